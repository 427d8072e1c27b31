import { doneAt, type LogRow } from '#engine/case/log-item.ts'
import { binds } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { bucketOf, json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Directory } from '#records/directory.ts'
import { isOfOffice } from '#workflows/contract/actor.ts'
import { type Boarded, boardedKey, type Running, runningIn, runningKey, runningOf, tailLookup } from './running.ts'
import { boardParts, dayOfRow, owing } from './running-rows.ts'
import { workItems, workParts } from './work-lists.ts'

/** Newest entries looked at; more mean that somebody has worked. */
export const looked = 100

/** True once its holder acted; `newest` entries come first. Pure. */
export function takenUpBy({ seq, holder, held = [] }: CaseFile, newest: readonly LogRow[]): boolean {
  const since = held.at(-1)?.from
  if (since === undefined || !isOfOffice(holder)) return true
  const own = newest.filter((row) => row.entry.seq <= seq && doneAt(row) > since)
  return own.length >= looked || own.some(({ payload }) => payload !== undefined && binds(holder, payload.data.actor))
}

export const nameOf = ({ rule }: Pick<Running, 'rule'>): string => rule ?? '-'

/** Row of the board, in the lists of area and unit. */
export function runningItem({ id, area }: Pick<CaseFile, 'id' | 'area'>, row: Running, v: number): Item {
  const place = `${dayOfRow(row)}#${id}#${nameOf(row)}`
  const { unit } = owing(row)
  const index = {
    queue: [runningOf(area, bucketOf(id)), place] as const,
    ...(unit === null ? {} : { lookup: [runningIn(unit), place] as const }),
  }
  return { ...runningKey(id, nameOf(row)), v, body: json(row), index }
}

/** Notes what a case adds to the board. */
export const boardedOf = (file: CaseFile, rows: readonly Running[], directory: Directory): Boarded => ({
  seq: file.seq,
  rules: rows.map(nameOf),
  work: workItems(file).map(({ sk }) => sk),
  parts: [...boardParts(rows, file.area, directory), ...workParts(file)],
})

export const boardedItem = ({ id, number }: CaseFile, note: Boarded, v: number): Item => ({
  ...boardedKey(id),
  v,
  body: json(note),
  index: { lookup: [tailLookup(number), id] },
})
