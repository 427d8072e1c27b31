import { caseKind } from '#engine/case/case-kind.ts'
import type { CaseBegun, LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { type Played, replay } from '#engine/case/replay.ts'
import type { AuditWorld, Partition } from '#engine/run/audit-source.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Item } from '#engine/store/ports.ts'
import { recounted } from './clocks/recounted.ts'
import { type RecordBook, unplaced } from './record-book.ts'

/** A case as its log tells it. */
export type CasePlay = {
  readonly rows: readonly LogRow[]
  readonly played: readonly Played[]
  readonly last: Played
  /** The row that should stand now. */
  readonly file: CaseFile
  /** Places of its rows in the journal, in order. */
  readonly positions: readonly number[]
  /** Counted by a former calendar too: what has ended is taken so. */
  readonly recounted: boolean
}

/** State that all cases share. */
export type Look = { readonly book: RecordBook; readonly calendarSince: number }

/** Null where neither an old log nor a row tells its beginning. */
export async function playCase(
  world: AuditWorld,
  { log, places }: Pick<Partition, 'places'> & { readonly log: readonly Item[] },
  stands: Item | undefined,
  { book, calendarSince }: Look,
): Promise<CasePlay | null> {
  const rows = log.map((item) => logRow(item))
  const positions = await Promise.all(
    log.map(async (item) => places?.get(item.sk) ?? (await world.journal.positionOf(item)) ?? unplaced),
  )
  const row = stands && caseKind.schema.safeParse(stands.body).data
  const known = begunIn(rows)
  const begun = known ?? row
  if (!begun) return null
  const { number, subject, recordId, recordSeq, targets, arisesFrom } = begun
  const more = { ...(recordSeq !== undefined && { recordSeq }), ...(targets && { targets }) }
  const first = { number, subject, recordId, arisesFrom, ...more }
  const records = await Promise.all(
    positions.map((position) => (recordId === null ? null : book.before(recordId, position))),
  )
  // Until 2026-11-28 district cases stood on their district's lists.
  const area = known ? world.deployment.area : (row?.area ?? world.deployment.area)
  const played = replay({ ...world, area }, rows, first, (seq) => records[seq - 1] ?? null)
  const last = played.at(-1)
  if (!last) return null
  const isRecounted = last.file.openedAt < calendarSince
  const file = row && isRecounted ? recounted(last.file, played, row) : last.file
  return { rows, played, last, file: known ? file : asBefore(file, row), positions, recounted: isRecounted }
}

function begunIn(rows: readonly LogRow[]): CaseBegun | undefined {
  const begun = rows[0]?.payload?.data.begun
  return begun && 'recordId' in begun ? begun : undefined
}

/** Keeps holders as an earlier release recorded them. */
function asBefore({ held: _, ...file }: CaseFile, row: CaseFile | undefined): CaseFile {
  return { ...file, ...(row?.held && { held: row.held }) }
}
