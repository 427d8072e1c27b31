import { createHash } from 'node:crypto'
import type { CaseFile } from '#engine/case-file.ts'
import { commit, type Outcome, open } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { seal } from '#engine/seal.ts'
import { runTask } from '#engine/service.ts'
import { localCrypto } from '#hosts/local/crypto.ts'
import { localTable } from '#hosts/local/table.ts'
import { testEngine } from '#tests/support/engine.ts'
import { benchProcedure } from './bench-procedure.ts'

/** What the harness of the peers drives. */
export type Subject = {
  /** Resolves when the case waits for its person. */
  start(id: string): Promise<void>
  /** Resolves when the decision is durable. */
  signal(id: string): Promise<void>
  /** Called before the signal; resolves when the case is finished and its last row durable. */
  wait(id: string): Promise<void>
  /** The log rows of a case. */
  rows(id: string): Promise<number>
  /** Tree and checkpoint over all that was written. */
  seal(): Promise<void>
  close(): void
}

/** The engine on this machine's own table: one SQLite file, WAL, FULL read back when it is opened. */
export function openEngine(folder: string): Subject {
  const { table, journal, close } = localTable({ folder })
  const engine: Engine = {
    ...testEngine({ procedures: { bench: benchProcedure } }),
    table,
    journal,
    crypto: localCrypto(folder),
    clock: { now: () => Date.now() },
  }
  const finished = new Map<string, { resolve(): void; reject(error: unknown): void }>()
  const finish = async (id: string) => {
    for (let file = moved(await runTask(engine, key(id), publish)); !file.closed; )
      file = moved(await runTask(engine, key(id), publish))
  }
  return {
    async start(id) {
      moved(await open(engine, { ...opening, id: key(id) }))
      moved(await runTask(engine, key(id), publish))
    },
    async signal(id) {
      moved(await commit(engine, key(id), decided))
      const waiting = finished.get(id)
      finished.delete(id)
      finish(id).then(waiting?.resolve, waiting?.reject)
    },
    wait: (id) => new Promise((resolve, reject) => finished.set(id, { resolve, reject })),
    rows: async (id) =>
      (await table.query({ index: 'main', pk: `case#${key(id)}`, prefix: 'log#', limit: 10 })).items.length,
    seal: async () => void (await seal(engine)),
    close,
  }
}

/** The harness counts its ids up; cases have random ones. */
const key = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 26)

const publish = async () => {}
const opening = {
  procedure: 'bench',
  actor: { id: 'applicant', role: 'applicant', unit: null },
  data: {},
  recordId: null,
  subject: '91445300MA4WLYRT2F',
  area: '445300',
} as const
const decided = {
  type: 'officer.decided',
  actor: { id: 'hj-1', role: 'officer', unit: 'HJ' },
  data: { ok: true },
} as const

function moved(outcome: Outcome | null): CaseFile {
  if (outcome?.kind === 'committed') return outcome.file
  throw new Error(`the bench case did not move: ${JSON.stringify(outcome)}`)
}
