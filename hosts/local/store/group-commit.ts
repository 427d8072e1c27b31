import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { Fault } from '#law/fault.ts'

type Work<T> = {
  readonly run: () => T
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}
type Options = {
  readonly db: DatabaseSync
  /** Batch applied, to be committed next. */
  readonly closing?: () => void
  /** Batch undone: counters along it must be read again. */
  readonly undone: () => void
  /** Batch committed, and nobody told of it yet. */
  readonly done: () => void
  readonly most?: number
}
export type GroupCommit<T> = {
  add(run: () => T): Promise<T>
  /** Commits nothing until the work ends: another connection writes. */
  lend<R>(work: () => Promise<R>): Promise<R>
  flush(): void
}

/**
 * Runs one turn's transactions in one BEGIN … COMMIT, so one fsync. A thrown Fault wrote nothing and fails alone;
 * anything else undoes the batch.
 */
export function groupCommit<T>({ db, closing = () => {}, undone, done, most = 512 }: Options): GroupCommit<T> {
  let queue: Work<T>[] = []
  let due = false
  let isLent = false
  let lastLoan: Promise<unknown> = Promise.resolve()

  function flush(): void {
    due = false
    if (isLent) return
    const batch = queue.slice(0, most)
    queue = queue.slice(most)
    if (queue.length > 0) schedule()
    if (batch.length > 0) settle(db, batch, { closing, undone, done })
  }

  function schedule(): void {
    if (!due) setImmediate(flush)
    due = true
  }

  async function lendNow<R>(work: () => Promise<R>): Promise<R> {
    // Commits first: neither side starves.
    if (queue.length > 0) await turn()
    isLent = true
    try {
      return await work()
    } finally {
      isLent = false
      if (queue.length > 0) schedule()
    }
  }

  return {
    lend(work) {
      const loan = lastLoan.then(() => lendNow(work))
      lastLoan = loan.catch(() => {})
      return loan
    },
    add: (run) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ run, resolve, reject })
        schedule()
      }),
    flush() {
      while (queue.length > 0 && !isLent) flush()
    },
  }
}

type Ends = Required<Pick<Options, 'closing' | 'undone' | 'done'>>

function settle<T>(db: DatabaseSync, batch: readonly Work<T>[], { closing, undone, done }: Ends): void {
  const answers: (() => void)[] = []
  try {
    db.exec('BEGIN IMMEDIATE')
    for (const work of batch) answers.push(answer(work))
    closing()
    db.exec('COMMIT')
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK')
    undone()
    for (const work of batch) work.reject(new Fault('store.failed', 'the transaction was not written', { cause }))
    return
  }
  done()
  for (const give of answers) give()
}

function answer<T>(work: Work<T>): () => void {
  try {
    const value = work.run()
    return () => work.resolve(value)
  } catch (error) {
    if (error instanceof Fault) return () => work.reject(error)
    throw error
  }
}
