import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { doneAt } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { untilCounted } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { bucketOf, caseKey, logKey } from '#engine/store/keys.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { readRound } from '#engine/store/read.ts'
import { changeWrites } from './part-writes.ts'
import { type Boarded, boardedKey, boardedKind, type Running, runningKey } from './running.ts'
import { boardedItem, boardedOf, looked, nameOf, runningItem, takenUpBy } from './running-items.ts'
import { runningRows } from './running-rows.ts'
import { workItems } from './work-lists.ts'

/**
 * Brings board and counters to the running limits of a case. Replaces what it added before, noted in the same
 * transaction: repeated or late rows change nothing.
 */
export async function keepRunning(engine: Engine, row: Item): Promise<number> {
  const { id } = entryOf(row)
  return untilCounted(`board of case ${id}`, () => replaced(engine, id))
}

async function replaced(engine: Engine, id: string): Promise<number | null> {
  const [item, known] = await Promise.all([engine.table.get(caseKey(id)), engine.table.get(boardedKey(id))])
  if (!item) return 0
  const file = caseFile(item)
  const before: Boarded = known ? boardedKind.read(known) : { seq: 0, rules: [], work: [], parts: [] }
  if (before.seq >= file.seq) return before.seq
  const [isTaken, there] = await Promise.all([isTakenUp(engine, file), readAhead(engine, id, before)])
  const rows = runningRows(procedureOf(engine, file), file, isTaken)
  const note = boardedOf(file, rows, engine.deployment.directory)
  const writes = await Promise.all([
    rowWrites(there, file, before.rules, rows),
    workWrites(there, file, before.work),
    changeWrites(engine, bucketOf(id), before.parts, note.parts),
  ])
  const put = boardedItem(file, note, (known?.v ?? 0) + 1)
  const first: Write = { put, when: known ? { v: known.v } : 'absent' }
  return (await engine.table.transact([first, ...writes.flat()])).kind === 'done' ? file.seq : null
}

type There = (key: Key) => Promise<Item | undefined>

/** Reads what was added before in one turn with the log. */
async function readAhead({ table }: Engine, id: string, { rules, work }: Boarded): Promise<There> {
  const { pk } = caseKey(id)
  const keys = [...rules.map((name) => runningKey(id, name)), ...work.map((sk) => ({ pk, sk }))]
  const read = await Promise.all(keys.map(async (key) => [key.sk, await table.get(key)] as const))
  const known = new Map(read)
  return async (key) => (known.has(key.sk) ? known.get(key.sk) : table.get(key))
}

async function rowWrites(read: There, file: CaseFile, before: readonly string[], rows: readonly Running[]) {
  const { id } = file
  const gone = before.filter((name) => !rows.some((row) => nameOf(row) === name))
  const removed = gone.map(async (name): Promise<readonly Write[]> => {
    const there = await read(runningKey(id, name))
    return there ? [{ remove: runningKey(id, name), when: { v: there.v } }] : []
  })
  const put = rows.map(async (row): Promise<readonly Write[]> => {
    const there = await read(runningKey(id, nameOf(row)))
    const item = runningItem(file, row, (there?.v ?? 0) + 1)
    return [{ put: item, when: there ? { v: there.v } : 'absent' }]
  })
  return (await Promise.all([...removed, ...put])).flat()
}

/** Moves a case between the lists of work. */
async function workWrites(read: There, file: CaseFile, before: readonly string[]): Promise<readonly Write[]> {
  const { pk } = caseKey(file.id)
  const names = [...new Set([...before, ...workItems(file).map(({ sk }) => sk)])]
  const there = await Promise.all(names.map(async (sk) => [sk, (await read({ pk, sk }))?.v ?? 0] as const))
  const known = new Map(there)
  const now = workItems(file, (sk) => (known.get(sk) ?? 0) + 1)
  const left = there.filter(([sk, v]) => v > 0 && !now.some((item) => item.sk === sk))
  return [
    ...now.map((put): Write => ({ put, when: put.v === 1 ? 'absent' : { v: put.v - 1 } })),
    ...left.map(([sk, v]): Write => ({ remove: { pk, sk }, when: { v } })),
  ]
}

/** Most holders have entered fewer. */
const few = 8

/** Reads the entries since the holder's, mostly by their keys. */
async function isTakenUp({ table }: Engine, file: CaseFile): Promise<boolean> {
  if (takenUpBy(file, [])) return true
  const newest = Array.from({ length: Math.min(few, file.seq) }, (_, n) => logKey('case', file.id, file.seq - n))
  const rows = (await Promise.all(newest.map((key) => table.get(key)))).flatMap((item) => (item ? [logRow(item)] : []))
  const since = file.held?.at(-1)?.from ?? 0
  const isAll = rows.length === file.seq || rows.some((row) => doneAt(row) <= since)
  if (isAll || takenUpBy(file, rows)) return takenUpBy(file, rows)
  const asked = { index: 'main', pk: caseKey(file.id).pk, prefix: 'log#', newestFirst: true } as const
  return takenUpBy(file, (await readRound(table, asked, looked)).map(logRow))
}
