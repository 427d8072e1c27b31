import { repairView } from '#engine/register/repair-view.ts'
import { isShownToday } from '#engine/register/shown-today.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { publicity } from '#records/publicity/publicity.ts'
import type { RecordFile } from '#records/record.ts'

/** Parts of one's records that a list can be narrowed to. */
export const recordParts = ['public', 'ready', 'open', 'ended'] as const
export type RecordPart = (typeof recordParts)[number]

/** A subject's records in figures. */
export type CreditOverview = {
  readonly total: number
  /** There are more than were counted. */
  readonly isPart: boolean
  readonly of: Readonly<Record<RecordPart, number>>
  /** The first day, after today, on which another can be repaired. */
  readonly nextRepairOn: Day | null
  /** Records with a day to come, the next first. */
  readonly days: { readonly next: readonly CreditDays[]; readonly more: number }
}

/** Days of one record's publicity and repair. */
export type CreditDays = {
  readonly documentNumber: string
  readonly from: Day | null
  readonly until: Day | null
  readonly applyOn: Day | null
}

/** Most records whose days one picture shows. */
const mostDays = 50

type Flagged = Pick<Engine, 'clock' | 'deployment'>

/** Records with an open case, and with a repair applied for. */
export type Running = { readonly open: ReadonlySet<string>; readonly applied: ReadonlySet<string> }

export function isIn(part: RecordPart, engine: Flagged, record: RecordFile, running: Running): boolean {
  if (part === 'ended') return record.ended !== null
  if (part === 'open') return running.open.has(record.id)
  if (part === 'public') return isShownToday(engine, record)
  return repairView(engine, record).standing === 'ready' && !running.applied.has(record.id)
}

/** Counts the parts, and finds the next day. */
export function creditOverview(
  engine: Flagged,
  records: readonly RecordFile[],
  running: Running,
  isPart: boolean,
): CreditOverview {
  const count = (part: RecordPart) => records.filter((record) => isIn(part, engine, record, running)).length
  const today = shanghaiDay(engine.clock.now())
  const days = records.flatMap((record) => {
    const { standing, applyOn } = repairView(engine, record)
    return standing === 'waits' && applyOn !== null && applyOn > today && !running.applied.has(record.id)
      ? [applyOn]
      : []
  })
  return {
    total: records.length,
    isPart,
    of: { public: count('public'), ready: count('ready'), open: count('open'), ended: count('ended') },
    nextRepairOn: days.toSorted()[0] ?? null,
    days: daysAhead(engine, records, today),
  }
}

function daysAhead(engine: Flagged, records: readonly RecordFile[], today: Day): CreditOverview['days'] {
  const all = records.flatMap((record) => {
    const { shown, from, until } = publicity(record, today, engine.deployment.flags)
    const { applyOn } = repairView(engine, record)
    const days = { from: shown ? from : null, until: shown ? until : null, applyOn }
    const [next] = [days.until, applyOn].filter((day) => day !== null && day >= today).toSorted()
    return next ? [{ next, days: { documentNumber: record.documentNumber.raw, ...days } }] : []
  })
  const inOrder = all.toSorted((a, b) => (a.next < b.next ? -1 : a.next > b.next ? 1 : 0)).map(({ days }) => days)
  return { next: inOrder.slice(0, mostDays), more: Math.max(0, inOrder.length - mostDays) }
}
