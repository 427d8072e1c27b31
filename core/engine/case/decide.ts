import type { CaseFile } from '#engine/store/case-file.ts'
import { heldAfter } from '#engine/store/held.ts'
import type { Calendar } from '#law/calendar.ts'
import { applyChange, type RecordChange } from '#records/publicity/change.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'
import { type CaseEvent, writtenAt } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { isAlwaysTaken, isTakenAfterClosing } from './always-taken.ts'
import { assignedAfter } from './assigned.ts'
import { withCharge } from './charges.ts'
import { advanceClocks, nextMoment, startsTooEarly } from './clocks.ts'
import { afterConsent, ratingIn } from './consent.ts'
import { jointAfter } from './joint.ts'
import { withRuling } from './ruling.ts'
import { step } from './step.ts'

export type Decision =
  | {
      readonly kind: 'moved'
      readonly file: CaseFile
      readonly event: CaseEvent
      readonly changes: readonly RecordChange[]
      readonly record: RecordFile | null
      readonly announced: readonly PublicNotice[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Milliseconds before a failed task's next tries; then a person decides. */
const patience = [5_000, 60_000, 600_000]
export const triesBeforeStalling = patience.length + 1

/** Decides what an event does: the next row, or a refusal. Pure. */
export function decide(
  procedure: Procedure,
  file: CaseFile,
  event: CaseEvent,
  record: RecordFile | null,
  calendar: Calendar,
  flags: PublicityFlags = {},
): Decision {
  if (file.closed && !isTakenAfterClosing(event.type)) return refused('closed')
  const read = readEvent(procedure, event)
  if ('code' in read) return { kind: 'refused', refusal: read }
  const seen = { record, clocks: file.clocks, limits: procedure.timing.limits, flags }
  const { bars, check } = procedure.course
  const objection = bars?.(file.data, read, file.state, seen) ?? check(file.data, read, file.state, seen)
  if (objection) return typeof objection === 'string' ? refused(objection) : { kind: 'refused', refusal: objection }
  return taken(procedure, file, read, record, calendar)
}

/** Takes an event that was read and checked, also when played again. */
export function taken(
  procedure: Procedure,
  file: CaseFile,
  read: CaseEvent,
  record: RecordFile | null,
  calendar: Calendar,
): Decision {
  const data = afterConsent(procedure.course.evolve(file.data, read, file.state, record), read)
  const moved = file.closed ? null : step(procedure.course.chart, file.state, data, read.type)
  if (!moved && !isAlwaysTaken(read.type)) return refused('notInThisState')
  const { state, names, closed } = moved ?? { state: file.state, names: [], closed: file.closed }
  return settle(procedure, file, { event: read, data, state, closed, names }, record, calendar)
}

type Settled = {
  readonly event: CaseEvent
  readonly data: unknown
  readonly state: string
  readonly closed: boolean
  readonly names: readonly string[]
}

/** The row after a step, the first too: clocks, holder, task, record. */
export function settle(
  procedure: Procedure,
  file: CaseFile,
  step: Settled,
  record: RecordFile | null,
  calendar: Calendar,
): Decision {
  const { event, data, state, closed } = step
  if (startsTooEarly(procedure, { event, data, state, closed }, calendar)) return refused('dayTooEarly')
  const changed = changeRecord(procedure, step, file.id, record)
  if (changed.kind === 'refused') return changed
  const advanced = advanceClocks(procedure, file.clocks, { event, data, state, closed }, calendar)
  const clocks = withRuling(withCharge({ procedure, file, calendar }, advanced, event), event)
  const task = taskOf(procedure, file, step)
  const holder = procedure.parties.holder(state, data)
  const assigned = assignedAfter(file.assigned, event)
  const joint = jointAfter(file.joint, event)
  const rated = ratingIn(event)?.steps ?? file.rated
  const wakeAt = wakeOf({ closed, task, clocks })
  return {
    kind: 'moved',
    event,
    changes: changed.changes,
    record: changed.record,
    announced: step.names.flatMap((name) => procedure.results.announces?.(name, data, writtenAt(event), record) ?? []),
    file: {
      ...file,
      seq: file.seq + 1,
      state,
      data,
      changedAt: event.at,
      holder,
      held: heldAfter(file.held ?? [], holder, event),
      ...(assigned && { assigned }),
      ...(joint !== undefined && { joint }),
      ...(rated !== undefined && { rated }),
      clocks,
      task,
      wakeAt,
      closed,
    },
  }
}

/** Next moment of any kind, null once closed. */
export function wakeOf({ closed, task, clocks }: Pick<CaseFile, 'closed' | 'task' | 'clocks'>): number | null {
  if (closed) return null
  const moment = nextMoment(clocks)
  if (task === null) return moment
  return moment === null ? task.notBefore : Math.min(task.notBefore, moment)
}

const refused = (code: Refusal['code']): Decision => ({ kind: 'refused', refusal: { code } })

function readEvent(procedure: Procedure, event: CaseEvent): CaseEvent | Refusal {
  const rule = procedure.parties.events[event.type]
  if (!rule) return event
  const parsed = rule.data.safeParse(event.data)
  if (parsed.success) return { ...event, data: parsed.data }
  return {
    code: 'malformed',
    fields: Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.code])),
  }
}

function changeRecord(
  procedure: Procedure,
  { event, data, names }: Settled,
  caseId: string,
  record: RecordFile | null,
) {
  let current = record
  const changes: RecordChange[] = []
  for (const name of names) {
    if (current === null) break
    for (const change of procedure.results.effects(name, data, writtenAt(event), caseId, current)) {
      const applied = applyChange(current, change, writtenAt(event))
      if (applied.kind === 'refused')
        return { kind: 'refused' as const, refusal: { code: 'recordGone' as const, fields: { change: applied.code } } }
      current = applied.record
      changes.push(change)
    }
  }
  return { kind: 'changed' as const, changes, record: current }
}

function taskOf(procedure: Procedure, file: CaseFile, { event, state }: Settled): CaseFile['task'] {
  const name = taskName(procedure, state)
  if (name === null) return null
  if (event.type !== 'task.failed')
    return state === file.state && file.task ? file.task : { name, tries: 0, notBefore: event.at }
  const tries = (file.task?.tries ?? 0) + 1
  return { name, tries, notBefore: event.at + (patience[tries - 1] ?? patience.at(-1) ?? 0) }
}

/** The task of a service state, from the chart's meta; else null. */
export function taskName(procedure: Procedure, state: string): string | null {
  const meta: unknown = procedure.course.chart.states[state]?.config.meta
  return typeof meta === 'object' && meta !== null && 'task' in meta && typeof meta.task === 'string' ? meta.task : null
}
