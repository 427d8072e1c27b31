import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { binds } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { bucketOf, caseKey, json } from '#engine/store/keys.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readRound } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { isOfOffice } from '#workflows/contract/actor.ts'
import { changeWrites } from './part-writes.ts'
import { type Boarded, boardedKey, boardedKind, type Running, runningIn, runningKey, runningOf } from './running.ts'
import { boardParts, dayOfRow, owing, runningRows } from './running-rows.ts'

// As many as cases may meet on one counter.
const attempts = 100

/**
 * Brings the board up to the limits that run in a case now, and its counters with them. What it added before is replaced,
 * with the note of what that was, in one transaction: a repeated or late row changes nothing.
 */
export async function keepRunning(engine: Engine, row: Item): Promise<void> {
  const { id } = entryOf(row)
  for (let attempt = 0; attempt < attempts; attempt += 1) if (await replaced(engine, id)) return
  throw new Fault('contention', `board of case ${id}`)
}

async function replaced(engine: Engine, id: string): Promise<boolean> {
  const item = await engine.table.get(caseKey(id))
  if (!item) return true
  const file = caseFile(item)
  const known = await engine.table.get(boardedKey(id))
  const before: Boarded = known ? boardedKind.read(known) : { seq: 0, rules: [], parts: [] }
  if (before.seq >= file.seq) return true
  const rows = runningRows(procedureOf(engine, file), file, await isTakenUp(engine, file))
  const parts = boardParts(rows, file.area, engine.deployment.directory)
  const note: Boarded = { seq: file.seq, rules: rows.map(nameOf), parts }
  const writes = [
    ...(await rowWrites(engine, file, before.rules, rows)),
    ...(await changeWrites(engine, bucketOf(id), before.parts, parts)),
  ]
  const put = { ...boardedKey(id), v: (known?.v ?? 0) + 1, body: json(note) }
  const first: Write = { put, when: known ? { v: known.v } : 'absent' }
  return (await engine.table.transact([first, ...writes])).kind === 'done'
}

const nameOf = ({ rule }: Running) => rule ?? '-'

async function rowWrites({ table }: Engine, file: CaseFile, before: readonly string[], rows: readonly Running[]) {
  const { id, area } = file
  const gone = before.filter((name) => !rows.some((row) => nameOf(row) === name))
  const removed = gone.map(async (name): Promise<readonly Write[]> => {
    const there = await table.get(runningKey(id, name))
    return there ? [{ remove: runningKey(id, name), when: { v: there.v } }] : []
  })
  const put = rows.map(async (row): Promise<readonly Write[]> => {
    const key = runningKey(id, nameOf(row))
    const there = await table.get(key)
    const place = `${dayOfRow(row)}#${id}#${nameOf(row)}`
    const { unit } = owing(row)
    const index = {
      queue: [runningOf(area, bucketOf(id)), place] as const,
      ...(unit === null ? {} : { lookup: [runningIn(unit), place] as const }),
    }
    const item: Item = { ...key, v: (there?.v ?? 0) + 1, body: json(row), index }
    return [{ put: item, when: there ? { v: there.v } : 'absent' }]
  })
  return (await Promise.all([...removed, ...put])).flat()
}

/** Entries of a case since it came to its holder, the newest first; more are seldom, and then somebody has worked. */
const looked = 100

/** True once its holder has done anything in it since it came. */
async function isTakenUp({ table }: Engine, { id, holder, held = [] }: CaseFile): Promise<boolean> {
  const since = held.at(-1)?.from
  if (since === undefined || !isOfOffice(holder)) return true
  const asked = { index: 'main', pk: caseKey(id).pk, prefix: 'log#', newestFirst: true } as const
  const rows = (await readRound(table, asked, looked)).map(logRow)
  const own = rows.filter(({ entry }) => entry.at > since)
  return own.length === looked || own.some(({ payload }) => payload !== undefined && binds(holder, payload.data.actor))
}
