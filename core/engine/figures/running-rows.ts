import { assignedTo } from '#engine/case/assigned.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Day } from '#law/day.ts'
import type { Directory } from '#records/directory.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { Part } from './part-writes.ts'
import type { Next, Running } from './running.ts'
import { noDay } from './workload.ts'

/** Behind every day, before what has none. */
export const pausedDay: Day = '9999-12-30'

/** Rows of an open case: duties, else choices (K1, G1). Pure. */
export function runningRows(procedure: Procedure, file: CaseFile, isTakenUp: boolean): readonly Running[] {
  if (file.closed) return []
  const live = procedure.timing.limits.flatMap((rule) => {
    const clock = file.clocks[rule.limit.id]
    return clock && (clock.state === 'running' || clock.state === 'paused') ? [{ rule, clock }] : []
  })
  const duties = live.filter(({ rule }) => !rule.lapses)
  const shown = duties.length > 0 ? duties : live
  const { id: caseId, number, chart, rules, seq, state, subject, holder, held = [] } = file
  const officer = assignedTo(file, holder)
  const against = procedure.parties.against?.(file.data) ?? []
  const named = { ...(officer !== null && { officer }), against }
  const own = { caseId, number, procedure: file.procedure, chart, rules, seq, state, subject, holder, held, ...named }
  const offered = eventsOffered(procedure, file)
  if (shown.length === 0) return [{ ...own, rule: null, clocks: {}, isTakenUp, next: nextIn(procedure, file, offered) }]
  return shown.map(({ rule, clock }) => ({
    ...own,
    rule: clock.rule,
    clocks: clocksOf(rule, file),
    isTakenUp,
    next: nextIn(procedure, file, offered, { rule, clock }),
  }))
}

const clocksOf = ({ limit, parts = [] }: LimitRule, { clocks }: CaseFile) =>
  Object.fromEntries([limit.id, ...parts].flatMap((id) => (clocks[id] ? [[id, clocks[id]] as const] : [])))

/** Acts possible now that meet the limit, else the holder's. */
function nextIn(
  procedure: Procedure,
  { holder }: CaseFile,
  offered: readonly string[],
  of?: { readonly rule: LimitRule; readonly clock: CaseClock },
): Next {
  const { events } = procedure.parties
  const by = (seat: Holder) => offered.filter((type) => events[type]?.by.includes(seat.role) && !events[type]?.beside)
  const meeting = of ? by(of.clock.owedBy).filter((type) => of.rule.meets.includes(type)) : []
  if (of && meeting.length > 0) return { by: of.clock.owedBy, events: meeting.slice(0, most) }
  return { by: holder, events: by(holder).slice(0, most) }
}

const most = 2

/** The day under which a row stands. */
export function dayOfRow({ rule, clocks }: Running): Day {
  const clock = rule === null ? undefined : clocks[rule]
  if (clock?.state === 'paused') return pausedDay
  return clock?.due ?? noDay
}

/** Party of the limit, else the holder. */
export const owing = ({ rule, clocks, holder }: Running): Holder =>
  (rule === null ? undefined : clocks[rule]?.owedBy) ?? holder

/** Lists of a row: area, unit, county; each whole and by procedure. */
export function listsOf(row: Running, area: string, directory: Directory): readonly string[] {
  const { unit } = owing(row)
  const county = unit === null ? undefined : directory.units.find(({ id }) => id === unit)?.area
  const lists = [boardList(area), ...(unit === null ? [] : [boardList(`unit.${unit}`)])]
  const all = county === undefined ? lists : [...lists, boardList(`county.${county}`)]
  return all.flatMap((list) => [list, `${list}#${row.procedure}`])
}

export const boardList = (of: string): string => `board#${of}`

/** Counts of rows by list. Cases against the supervisor have none. */
export function boardParts(rows: readonly Running[], area: string, directory: Directory): readonly Part[] {
  const seen = rows.filter(({ against }) => !against.includes(null))
  return seen.flatMap((row) => {
    const names = namesOf(row)
    return listsOf(row, area, directory).map((list) => ({ list, of: row.subject, names }))
  })
}

function namesOf(row: Running): readonly string[] {
  const clock = row.rule === null ? undefined : row.clocks[row.rule]
  const { role, unit } = owing(row)
  const day = dayOfRow(row)
  return [
    ...(day === pausedDay ? ['paused'] : [`due.${day}`]),
    ...(clock?.provisional && day !== pausedDay ? [`provisional.${day}`] : []),
    ...(row.state === 'stalled' ? ['stalled'] : []),
    ...(row.isTakenUp ? [] : ['untaken']),
    `seat.${unit ?? '-'}.${role}`,
    `state.${row.procedure}.${row.state}`,
  ]
}
