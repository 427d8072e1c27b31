import { z } from 'zod'
import { partiesIn } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { Seat } from '#engine/store/shapes.ts'
import type { Calendar } from '#law/calendar.ts'
import { type CaseEvent, isOfOffice, isSameSeat } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { assignedEvent } from './assigned.ts'
import { consentWithdrawn } from './consent.ts'
import { rulesChanged } from './on-rules.ts'
import { answeredEvent, orderedIn } from './ordered-in.ts'
import { promised } from './promised.ts'
import { contestIn, rulingIn } from './ruling.ts'

/** Lists whom the procedure names, and the holder. */
export function noticesOf(
  procedure: Procedure,
  before: CaseFile | null,
  event: CaseEvent,
  after: CaseFile,
  calendar: Calendar,
): readonly Notice[] {
  const named = [
    ...procedure.results.notices(event, after.data, after.state),
    ...urged(event),
    ...assigned(event),
    ...ordered(event),
    ...ruled(event),
    ...byHandNow(event, after),
    ...redated(before, event, after),
    ...repromised(procedure, before, event, after, calendar),
  ]
  const { holder } = after
  const isTold = named.some(({ to }) => isSameSeat(to, holder))
  const isNew = before === null || !isSameSeat(before.holder, holder)
  return isNew && isOfOffice(holder) && !isTold ? [...named, { notice: 'task', to: holder, formal: false }] : named
}

/** An order of the supervisor, logged on whatever case it is about. */
function urged({ type, data }: CaseEvent): readonly Notice[] {
  if (type !== 'supervisor.urged' || typeof data !== 'object' || data === null) return []
  const seat = Seat.safeParse('seat' in data ? data.seat : null).data
  if (seat) return [{ notice: 'urged', to: seat, formal: false, ...together(data) }]
  if (!('unit' in data) || typeof data.unit !== 'string') return []
  const role = 'head' in data && data.head === 'intakeHead' ? 'intakeHead' : 'head'
  return [{ notice: 'urgedBySupervisor', to: { role, unit: data.unit }, formal: false }]
}

/** Tells the seat's assigned person, unless they took it on. */
function assigned({ type, data, actor }: CaseEvent): readonly Notice[] {
  const given = type === assignedEvent ? z.object({ seat: Seat, person: z.string() }).safeParse(data).data : undefined
  return given && given.person !== actor.id
    ? [{ notice: 'assigned', to: given.seat, formal: false, ...together(data) }]
    : []
}

/** A supervision order goes to the unit's head, its answer to the supervisor. */
function ordered(event: CaseEvent): readonly Notice[] {
  if (event.type === answeredEvent)
    return [{ notice: 'orderAnswered', to: { role: 'supervisor', unit: null }, formal: false }]
  const given = orderedIn(event)
  if (!given) return []
  const to = { role: given.head, unit: given.unit }
  return [{ notice: 'supervisionOrder', to, formal: false, paper: 'supervision' }]
}

/** A contest goes to the supervisor, its ruling back. */
function ruled(event: CaseEvent): readonly Notice[] {
  if (contestIn(event)) return [{ notice: 'breachContested', to: { role: 'supervisor', unit: null }, formal: false }]
  const ruling = rulingIn(event)
  return ruling ? [{ notice: ruledAs[ruling.kind], to: ruling.by, formal: false }] : []
}

const ruledAs = { kept: 'breachKept', rescinded: 'breachRescinded', reattributed: 'breachReattributed' } as const

/** Consent was withdrawn: whoever serves papers by hand now is told. */
function byHandNow({ type }: CaseEvent, file: CaseFile): readonly Notice[] {
  if (type !== consentWithdrawn) return []
  const to = partiesIn(file).find((party) => party.unit !== null && isOfOffice(party))
  return to ? [{ notice: 'consentWithdrawn', to, formal: false }] : []
}

/** Tells the owner of a limit that rules moved. */
function redated(before: CaseFile | null, { type, data }: CaseEvent, { clocks }: CaseFile): readonly Notice[] {
  if (before === null || !countsAnew(type)) return []
  const owing = Object.values(clocks)
    .filter(({ rule, due, state }) => state === 'running' && due !== null && due !== before.clocks[rule]?.due)
    .map(({ owedBy }) => owedBy)
    .filter(({ role }) => role !== 'system')
  const once = owing.filter((one, i) => owing.findIndex((other) => isSameSeat(one, other)) === i)
  return once.map((to) => ({ notice: 'dateSet', to, formal: false, ...together(data) }))
}

/** Tells the applicant of a moved or reached promise. */
function repromised(
  procedure: Procedure,
  before: CaseFile | null,
  { type, data }: CaseEvent,
  after: CaseFile,
  calendar: Calendar,
): readonly Notice[] {
  if (before === null || !countsAnew(type)) return []
  const day = promised(procedure, after, calendar)
  if (day === null || day === promised(procedure, before, calendar)) return []
  return [{ notice: 'promiseMoved', to: { role: 'applicant', unit: null }, formal: false, ...together(data) }]
}

/** One mail tells a person of a calendar or an act. */
const together = (data: unknown): Pick<Notice, 'gathered'> =>
  typeof data === 'object' && data !== null && ('calendar' in data || 'together' in data) ? { gathered: true } : {}

const countsAnew = (type: string) => type === rulesChanged || /^clock\.\w+\.recomputed$/.test(type)
