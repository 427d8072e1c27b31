import type { DatabaseSync } from 'node:sqlite'
import type { LogEnd } from '#engine/proof/log-end.ts'
import type { Crypto, Item, Write } from '#engine/store/ports.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { appendOnly, checkWrites, keyOf } from '#hosts/table-rules.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash, isEntry } from '#ledger/entry.ts'
import type { LogEndKeeper } from '../base/log-end.ts'
import { frozenItem, writtenBody } from '../body/stored-body.ts'
import { type Listed, writtenLists } from '../body/stored-lists.ts'
import { indexNames } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { musterKeeper } from './muster-keeper.ts'
import type { RecentRows } from './recent-rows.ts'
import { type Found, type Ready, rowWriter } from './row-writer.ts'
import { writerStatements } from './writer-statements.ts'

export type Outcome = { kind: 'done' } | { kind: 'conflict'; on: number }

/** A transaction, done while nothing is looked up as `alone`. */
export type Entering = { readonly ready: readonly Ready[]; readonly alone: string }

export type TableWriter = {
  transact(writes: readonly Write[]): Promise<Outcome>
  /** Takes new rows made ready, all in one commit. */
  take(all: Iterable<Entering>): Promise<readonly Outcome[]>
  /** Waits while another connection adds rows; hears its end of the log. */
  lend(work: () => Promise<LogEnd | null>): Promise<void>
  /** Counts sealed items from now on, where it was begun. */
  counting(crypto: Pick<Crypto, 'keyed'>): void
  /** The same, and begins. */
  muster(crypto: Pick<Crypto, 'keyed'>): Promise<void>
  /** Forgets what another connection may have changed. */
  forget(): void
  flush(): void
}

/** Checks all conditions before writing: a conflict undoes nothing. */
export function tableWriter(
  db: DatabaseSync,
  recent: RecentRows,
  keep: (end: LogEnd, entered: readonly (Entry | null)[]) => void,
  isThrowaway = false,
): TableWriter {
  const sql = writerStatements(db)
  const rows = rowWriter(sql, recent)
  let entries: (Entry | null)[] = []
  const put = (item: Item) =>
    rows.write(prepared({ put: item, when: { v: item.v } }, { isBare: true }), rows.find(item))
  const muster = musterKeeper(db, { find: rows.find, put })
  const commits = groupCommit<readonly Outcome[]>({
    db,
    closing: muster.closing,
    undone() {
      entries = []
      forget()
    },
    done() {
      const newest = entries.at(-1)
      if (newest) keep({ rows: rows.size(), newest: toHex(entryHash(newest, sha256)) }, entries)
      entries = []
    },
  })

  const forget = () => {
    for (const one of [rows, muster]) one.forget()
  }
  function apply(writes: readonly Ready[]): Outcome {
    const found = writes.map(({ key }) => rows.find(key))
    const on = writes.findIndex(({ when }, i) => !holds(when, found[i]))
    if (on >= 0) return { kind: 'conflict', on }
    const kept = writes.find(({ what }, i) => (what === 'put' || what === 'remove') && found[i]?.log)
    if (kept) throw appendOnly(kept.key)
    const made = writes.map((ready, i) => rows.bared(ready, found[i]))
    made.forEach((ready, i) => {
      rows.write(ready, found[i])
      if (ready.log) entries.push(ready.entry ?? null)
    })
    muster.took(made, found)
    return { kind: 'done' }
  }
  return {
    ...{ flush: commits.flush, forget },
    counting: muster.count,
    muster: async (crypto) => void (await commits.add(() => muster.begin(crypto))),
    async transact(writes) {
      const ready = readyToWrite(writes, { isThrowaway })
      const [outcome] = await commits.add(() => [apply(ready)])
      if (!outcome) throw new Fault('store.failed', 'no outcome of a transaction')
      return outcome
    },
    lend: (work) => commits.lend(() => lent({ rows, muster, keep: (end) => keep(end, []) }, work)),
    take: (all) =>
      commits.add(() =>
        Array.from(all, ({ ready, alone }) => (sql.lookedUp.get(alone) ? { kind: 'conflict', on: 0 } : apply(ready))),
      ),
  }
}

type Lender = {
  readonly rows: ReturnType<typeof rowWriter>
  readonly muster: ReturnType<typeof musterKeeper>
  readonly keep: LogEndKeeper['keep']
}

async function lent({ rows, muster, keep }: Lender, work: () => Promise<LogEnd | null>): Promise<void> {
  muster.forget()
  rows.lent()
  try {
    const end = await work()
    rows.added()
    if (end) keep(end)
  } catch (cause) {
    rows.forget()
    throw cause
  }
}

type Made = { readonly isBare?: boolean; readonly isThrowaway?: boolean }

/** Checked and packed, in any thread. `isBare`: remembered for no reader. */
export function readyToWrite(writes: readonly Write[], made: Made = {}): readonly Ready[] {
  checkWrites(writes)
  return writes.map((write) => prepared(write, made))
}

function prepared(write: Write, { isBare = false, isThrowaway = false }: Made): Ready {
  const { pk, sk } = keyOf(write)
  const common = { key: { pk, sk }, when: write.when, v: 0, log: false, body: '', entries: [], idx: '' }
  if ('erase' in write) return { ...common, what: 'erase' }
  if (!('put' in write)) return { ...common, what: 'remove' in write ? 'remove' : 'check' }
  const item = isBare ? write.put : frozenItem(write.put)
  const entries = indexEntries(write.put)
  const { v, log = false } = write.put
  const idx = writtenLists(entries, { pk, sk }, isThrowaway)
  const entry = log ? entryIn(item) : null
  const told = { ...(!isBare && { item }), ...(entry && { entry }) }
  return { ...common, what: 'put', v, log, ...told, body: writtenBody(item, isThrowaway), entries, idx }
}

/** Rows of tests have no entry. */
function entryIn({ body }: Item): Entry | null {
  const { entry }: { readonly entry?: unknown } = Object(body)
  return isEntry(entry) ? entry : null
}

/** In a fixed order. */
function indexEntries({ index }: Item): readonly Listed[] {
  if (!index) return []
  const entries: Listed[] = []
  for (const name of indexNames) {
    const at = index[name]
    if (at) entries.push([name, at[0], at[1]])
  }
  return entries
}

const holds = (when: Ready['when'], found: Found | undefined) =>
  when === 'absent' ? found === undefined : found?.v === when.v
