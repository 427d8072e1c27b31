import { procedureOf } from '#engine/case/case-of.ts'
import { caseFigures, type Figure } from '#engine/figures/case-figures.ts'
import { addTo, rowsIn } from '#engine/figures/edition-rows.ts'
import { checkpoints } from '#engine/proof/ledger-head.ts'
import type { WholeWorld } from '#engine/run/audit-source.ts'
import { allEditions } from '#engine/run/editions.ts'
import type { Counts } from '#engine/store/counts.ts'
import type { EditionHead, EditionRow } from '#engine/views/edition-view.ts'
import { toBase64 } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { textOfNote } from '#ledger/note.ts'
import { administration } from './administration.ts'
import { playCase } from './play-case.ts'
import { recordBook } from './record-book.ts'

export type EditionAt = {
  readonly rows: readonly EditionRow[]
  readonly cases: number
  /** Cases counted again by a later calendar than theirs. */
  readonly recounted: number
}

/** A year’s limits from the log alone, its first `size` entries. */
export async function editionAt(world: WholeWorld, year: number, size: number): Promise<EditionAt> {
  const { calendarSince, erasedCases } = await administration(world)
  const look = { book: recordBook(world), calendarSince }
  const sums = new Map<string, Counts>()
  let [cases, recounted] = [0, 0]
  for (const { pk, items, places = new Map<string, number>() } of world.logs('case#')) {
    const log = items.filter(({ sk }) => (places.get(sk) ?? size) < size)
    if (log.length === 0) continue
    const erased = erasedCases.get(pk)
    const play = erased ? null : await playCase(world, { log, places }, undefined, look)
    if (!erased && !play) continue
    cases += 1
    if (play?.recounted) recounted += 1
    const figures = play
      ? caseFigures(world, procedureOf(world, play.file), play.file)
      : (erased?.remains.figures ?? [])
    addFigures(sums, year, figures)
  }
  return { rows: rowsIn(sums), cases, recounted }
}

function addFigures(sums: Map<string, Counts>, year: number, figures: readonly Figure[]): void {
  for (const { month, unit, name } of figures) {
    if (!month.startsWith(`${year}-`)) continue
    addTo(sums, unit, { [name]: 1 })
    // The city’s counters hold the units’ too.
    if (unit !== null) addTo(sums, null, { [name]: -1 })
  }
}

/** Newest checkpoint, or one by number or root; or an edition's place. */
export async function headAt(
  { table, journal, deployment }: Pick<WholeWorld, 'table' | 'journal' | 'deployment'>,
  at: string,
): Promise<EditionHead | null> {
  const isAsked = ({ size, root }: EditionHead) => String(size) === at || root === at
  const taken = (await allEditions({ table, deployment })).find(({ head }) => isAsked(head))
  if (taken) return taken.head
  let last: EditionHead | null = null
  for await (const note of checkpoints(table)) {
    const read = readCheckpoint(textOfNote(note))
    if (!read) continue
    last = { size: read.size, root: toBase64(read.root) }
    if (isAsked(last)) return last
  }
  if (at === 'HEAD') return last ?? { size: await journal.size(), root: '—' }
  return /^\d{1,12}$/.test(at) && Number(at) <= (await journal.size()) ? { size: Number(at), root: '—' } : null
}
