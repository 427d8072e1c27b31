import { createHash } from 'node:crypto'
import { commit, type Outcome, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { seal } from '#engine/proof/seal.ts'
import { runTask } from '#engine/run/service.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { follower } from '#hosts/local/follower.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { testEngine } from '#tests/support/engine.ts'
import { benchProcedure } from './bench-procedure.ts'

/** Engine that the harness of the peers drives. */
export type Subject = {
  /** Resolves when the case waits for its person. */
  start(id: string): Promise<void>
  /** Resolves when the decision is durable. */
  signal(id: string): Promise<void>
  /** Called before the signal; resolves once the last row is durable. */
  wait(id: string): Promise<void>
  /** The log rows of a case. */
  rows(id: string): Promise<number>
  /** Tree and checkpoint over all that was written. */
  seal(): Promise<void>
  close(): Promise<void>
}

/** Runs tasks: the committer at once, or the local host's loop. */
export type Runner = 'committer' | 'follower'

/** Engine on one SQLite file, WAL and FULL read back. */
export function openEngine(folder: string, runner: Runner = 'committer'): Subject & { readonly engine: Engine } {
  const { table, journal, close } = localTable({ folder })
  const moments = waitingFor()
  let ring = (_caseId: string): void => {}
  const engine: Engine = {
    ...testEngine({ procedures: { bench: benchProcedure } }),
    table,
    journal,
    crypto: localCrypto(folder),
    clock: { now: () => Date.now() },
    doorbell: (caseId) => ring(caseId),
  }
  const loop = runner === 'follower' ? follower(engine, publish, fail) : null
  const look = async (caseId: string) => {
    const item = await table.get(caseKey(caseId))
    if (item) moments.reached(caseId, caseFile(item).state)
    loop?.ring(caseId)
  }
  if (loop) ring = (caseId) => void look(caseId).catch(fail)
  const goOn = async (outcome: Outcome) => {
    let file = moved(outcome)
    while (file.task && !loop) file = moved(await runTask(engine, file.id, publish))
    if (!loop) moments.reached(file.id, file.state)
  }
  return {
    engine,
    async start(id) {
      const waits = moments.until(caseIdOf(id), 'waiting')
      await goOn(await open(engine, { ...opening, id: caseIdOf(id) }))
      await waits
    },
    async signal(id) {
      goOn(await commit(engine, caseIdOf(id), decided)).catch(fail)
    },
    wait: (id) => moments.until(caseIdOf(id), 'over'),
    rows: async (id) =>
      (await table.query({ index: 'main', pk: `case#${caseIdOf(id)}`, prefix: 'log#', limit: 10 })).items.length,
    seal: async () => void (await seal(engine)),
    async close() {
      await loop?.stop()
      close()
    },
  }
}

/** Keeps those who wait for a case to reach a state. */
function waitingFor() {
  const waiting = new Map<string, () => void>()
  return {
    until: (caseId: string, state: string) =>
      new Promise<void>((resolve) => waiting.set(`${caseId} ${state}`, resolve)),
    reached(caseId: string, state: string): void {
      const resolve = waiting.get(`${caseId} ${state}`)
      waiting.delete(`${caseId} ${state}`)
      resolve?.()
    },
  }
}

function fail(error: unknown): never {
  console.error(error)
  process.exit(1)
}

/** Hashed, since real cases have random ids. */
export const caseIdOf = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 26)

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
  data: {},
} as const

function moved(outcome: Outcome | null): CaseFile {
  if (outcome?.kind === 'committed') return outcome.file
  throw new Error(`the bench case did not move: ${JSON.stringify(outcome)}`)
}
