import type { CaseFile } from '#engine/store/case-file.ts'
import type { HeldMandate, Person, Seat } from '#engine/store/person.ts'
import type { Actor, MandateAction, Role } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { allows } from './mandate-powers.ts'

/** Everything a door may ask for beside the events of a procedure. */
export type Action =
  | 'case.begin'
  | 'case.read'
  | 'case.receipt'
  | 'case.cite'
  | 'case.log'
  | 'case.restart'
  | 'case.note'
  | 'case.urge'
  | 'case.assign'
  | 'case.claim'
  | 'case.join'
  | 'case.supervise'
  | 'list.orders'
  | 'order.read'
  | 'order.answer'
  | 'breach.contest'
  | 'breach.rule'
  | 'case.consent'
  | 'case.rate'
  | 'case.identify'
  | 'evidence.open'
  | 'number.reveal'
  | 'paper.read'
  | 'paper.serve'
  | 'measure.lift'
  | 'record.read'
  | 'record.complete'
  | 'list.own'
  | 'list.clients'
  | 'list.counter'
  | 'list.mandates'
  | 'mandate.give'
  | 'mandate.read'
  | 'mandate.revoke'
  | 'mandate.claim'
  | 'mandate.judge'
  | 'list.queue'
  | 'list.register'
  | 'list.board'
  | 'list.listed'
  | 'list.stalled'
  | 'list.undelivered'
  | 'list.views'
  | 'import'
  | 'feed.read'
  | 'feed.acknowledge'
  | 'copies.list'
  | 'copies.handle'
  | 'people.list'
  | 'people.enter'
  | 'seat.propose'
  | 'seat.confirm'
  | 'seat.revoke'
  | 'account.secure'
  | 'switches.read'
  | 'switches.change'
  | 'settings.read'
  | 'settings.propose'
  | 'settings.confirm'
  | 'erasure.read'
  | 'erasure.propose'
  | 'erasure.confirm'
  | 'calendar.read'
  | 'calendar.propose'
  | 'calendar.confirm'
  | 'admin.log'
  | 'incident.read'
  | 'incident.enter'
  | 'incident.close'
  | 'accounts.read'
  | 'accounts.review'
  | 'health.read'
  | 'list.absences'
  | 'absence.enter'
  | 'work.handOver'
  | 'edition.read'
  | 'edition.draft'
  | 'edition.object'
  | 'edition.freeze'
  | 'creditChina.act'
  | 'creditChina.hand'
  | 'ticket.hand'
  | 'ticket.take'
  | 'bulletin.read'
  | 'bulletin.write'
  | 'list.rechecks'
  | 'recheck.draw'
  | 'recheck.read'
  | 'recheck.enter'
  | 'register.query'
  | 'query.list'

/** Ties of a person to what is asked for. */
export type Relation = 'own' | 'agentOf' | 'atCounter' | 'holder' | 'asked' | 'involved' | 'any'

/** Denies by default: pages, links, files, lists, exports. */
const table: readonly (readonly [Action, Role, Relation])[] = [
  ['case.begin', 'applicant', 'own'],
  ['case.begin', 'applicant', 'agentOf'],
  ['case.begin', 'clerk', 'atCounter'],
  ['case.begin', 'intake', 'atCounter'],
  ['case.begin', 'officer', 'atCounter'],
  ['case.begin', 'intake', 'any'],
  ['case.begin', 'intakeHead', 'any'],
  ['case.begin', 'officer', 'involved'],
  ['case.begin', 'head', 'involved'],
  ['case.begin', 'supervisor', 'any'],
  ['case.read', 'applicant', 'own'],
  ['case.read', 'applicant', 'agentOf'],
  ['case.read', 'intake', 'involved'],
  ['case.read', 'intakeHead', 'involved'],
  ['case.read', 'officer', 'involved'],
  ['case.read', 'head', 'involved'],
  ['case.read', 'supervisor', 'any'],
  ['case.consent', 'applicant', 'own'],
  ['case.consent', 'applicant', 'agentOf'],
  ['case.rate', 'applicant', 'own'],
  ['case.rate', 'applicant', 'agentOf'],
  // Holders of the case establish a caller's identity.
  ['case.identify', 'intake', 'holder'],
  ['case.identify', 'officer', 'holder'],
  ['case.receipt', 'clerk', 'atCounter'],
  ['case.receipt', 'intake', 'atCounter'],
  ['case.receipt', 'officer', 'atCounter'],
  // Begins another from a case of whoever stands there.
  ['case.cite', 'clerk', 'atCounter'],
  ['case.log', 'auditor', 'any'],
  ['case.restart', 'systemAdmin', 'any'],
  ['evidence.open', 'applicant', 'own'],
  ['evidence.open', 'applicant', 'agentOf'],
  ['evidence.open', 'intake', 'holder'],
  ['evidence.open', 'intakeHead', 'holder'],
  ['evidence.open', 'officer', 'holder'],
  ['evidence.open', 'head', 'holder'],
  ['evidence.open', 'supervisor', 'holder'],
  ['evidence.open', 'officer', 'asked'],
  ['evidence.open', 'head', 'asked'],
  ['number.reveal', 'intake', 'holder'],
  ['number.reveal', 'intakeHead', 'holder'],
  ['number.reveal', 'officer', 'holder'],
  ['number.reveal', 'head', 'holder'],
  ['paper.read', 'applicant', 'own'],
  ['paper.read', 'applicant', 'agentOf'],
  ['paper.read', 'intake', 'involved'],
  ['paper.read', 'intakeHead', 'involved'],
  ['paper.read', 'officer', 'involved'],
  ['paper.read', 'head', 'involved'],
  ['paper.read', 'supervisor', 'any'],
  ['paper.read', 'auditor', 'any'],
  ['paper.serve', 'supervisor', 'holder'],
  ['paper.serve', 'intake', 'holder'],
  ['paper.serve', 'intakeHead', 'holder'],
  ['paper.serve', 'officer', 'holder'],
  ['paper.serve', 'head', 'holder'],
  ['measure.lift', 'intake', 'holder'],
  ['measure.lift', 'intakeHead', 'holder'],
  ['measure.lift', 'officer', 'holder'],
  ['measure.lift', 'head', 'holder'],
  ['record.read', 'applicant', 'own'],
  ['record.read', 'applicant', 'agentOf'],
  ['record.read', 'clerk', 'atCounter'],
  ['record.read', 'intake', 'atCounter'],
  ['record.read', 'officer', 'atCounter'],
  ['record.read', 'intake', 'any'],
  ['record.read', 'intakeHead', 'any'],
  ['record.read', 'officer', 'involved'],
  ['record.read', 'head', 'involved'],
  ['record.read', 'auditor', 'any'],
  ['record.complete', 'officer', 'involved'],
  ['record.complete', 'head', 'involved'],
  ['record.complete', 'intake', 'involved'],
  ['record.complete', 'intakeHead', 'involved'],
  ['list.own', 'applicant', 'any'],
  ['list.clients', 'applicant', 'any'],
  ['list.counter', 'clerk', 'any'],
  ['list.counter', 'intake', 'any'],
  ['list.counter', 'officer', 'any'],
  ['list.mandates', 'intake', 'any'],
  ['list.mandates', 'intakeHead', 'any'],
  ['mandate.give', 'applicant', 'own'],
  ['mandate.read', 'applicant', 'own'],
  ['mandate.revoke', 'applicant', 'own'],
  ['mandate.claim', 'applicant', 'own'],
  ['mandate.judge', 'intake', 'any'],
  ['mandate.judge', 'intakeHead', 'any'],
  ['list.queue', 'intake', 'any'],
  ['list.queue', 'intakeHead', 'any'],
  ['list.queue', 'officer', 'any'],
  ['list.queue', 'head', 'any'],
  ['list.queue', 'supervisor', 'any'],
  ['list.register', 'intake', 'any'],
  ['list.register', 'intakeHead', 'any'],
  ['list.register', 'officer', 'any'],
  ['list.register', 'head', 'any'],
  ['list.board', 'supervisor', 'any'],
  ['list.listed', 'supervisor', 'any'],
  ['list.listed', 'systemAdmin', 'any'],
  ['list.listed', 'auditor', 'any'],
  ['list.stalled', 'systemAdmin', 'any'],
  ['list.undelivered', 'systemAdmin', 'any'],
  ['list.views', 'auditor', 'any'],
  // Own rows alone, but for the city's administrator.
  ['import', 'systemAdmin', 'any'],
  ['import', 'officer', 'any'],
  ['feed.read', 'recipient', 'any'],
  ['feed.acknowledge', 'recipient', 'any'],
  // Files for recipients without interface: their own, or the platform's work.
  ['copies.list', 'intake', 'any'],
  ['copies.list', 'intakeHead', 'any'],
  ['copies.handle', 'intake', 'any'],
  ['copies.handle', 'intakeHead', 'any'],
  ['copies.handle', 'recipient', 'holder'],
  ['register.query', 'intake', 'any'],
  ['register.query', 'intakeHead', 'any'],
  ['register.query', 'officer', 'any'],
  ['register.query', 'head', 'any'],
  ['query.list', 'supervisor', 'any'],
  // Applications handed over to it, and its own steps alone.
  ['creditChina.act', 'creditChina', 'any'],
  ['ticket.hand', 'hotline', 'any'],
  ['ticket.take', 'clerk', 'any'],
  ['creditChina.hand', 'intake', 'any'],
  ['creditChina.hand', 'intakeHead', 'any'],
  // 三员分立: one proposes, another confirms, the third only reads.
  ['people.list', 'systemAdmin', 'any'],
  ['people.list', 'securityAdmin', 'any'],
  ['people.enter', 'systemAdmin', 'any'],
  ['seat.propose', 'systemAdmin', 'any'],
  ['seat.confirm', 'securityAdmin', 'any'],
  ['seat.revoke', 'systemAdmin', 'any'],
  ['seat.revoke', 'securityAdmin', 'any'],
  ['account.secure', 'securityAdmin', 'any'],
  ['switches.read', 'securityAdmin', 'any'],
  ['switches.read', 'auditor', 'any'],
  ['switches.change', 'securityAdmin', 'any'],
  // Settings: proposed by one, confirmed by another.
  ['settings.read', 'systemAdmin', 'any'],
  ['settings.read', 'securityAdmin', 'any'],
  ['settings.read', 'auditor', 'any'],
  ['settings.propose', 'systemAdmin', 'any'],
  ['settings.confirm', 'systemAdmin', 'any'],
  ['settings.confirm', 'securityAdmin', 'any'],
  // Contents of a case whose period is over.
  ['erasure.read', 'systemAdmin', 'any'],
  ['erasure.read', 'securityAdmin', 'any'],
  ['erasure.read', 'auditor', 'any'],
  ['erasure.propose', 'systemAdmin', 'any'],
  ['erasure.confirm', 'securityAdmin', 'any'],
  ['calendar.read', 'systemAdmin', 'any'],
  ['calendar.read', 'securityAdmin', 'any'],
  ['calendar.read', 'auditor', 'any'],
  ['calendar.propose', 'systemAdmin', 'any'],
  ['calendar.confirm', 'systemAdmin', 'any'],
  ['calendar.confirm', 'securityAdmin', 'any'],
  ['admin.log', 'auditor', 'any'],
  // Incidents with personal information; another person closes.
  ['incident.read', 'supervisor', 'any'],
  ['incident.read', 'systemAdmin', 'any'],
  ['incident.read', 'securityAdmin', 'any'],
  ['incident.read', 'auditor', 'any'],
  ['incident.enter', 'supervisor', 'any'],
  ['incident.enter', 'systemAdmin', 'any'],
  ['incident.enter', 'securityAdmin', 'any'],
  ['incident.close', 'supervisor', 'any'],
  ['incident.close', 'systemAdmin', 'any'],
  ['incident.close', 'securityAdmin', 'any'],
  ['accounts.read', 'systemAdmin', 'any'],
  ['accounts.read', 'securityAdmin', 'any'],
  ['accounts.read', 'auditor', 'any'],
  ['accounts.review', 'systemAdmin', 'any'],
  ['accounts.review', 'securityAdmin', 'any'],
  ['health.read', 'systemAdmin', 'any'],
  ['health.read', 'securityAdmin', 'any'],
  ['health.read', 'auditor', 'any'],
  // Absence for somebody else: by the head, or the system administrator.
  ['list.absences', 'intakeHead', 'any'],
  ['list.absences', 'head', 'any'],
  ['absence.enter', 'intakeHead', 'involved'],
  ['absence.enter', 'head', 'involved'],
  ['absence.enter', 'systemAdmin', 'any'],
  ['case.urge', 'supervisor', 'any'],
  // Notes and supervision orders (督办单); the unit's head answers.
  ['case.supervise', 'supervisor', 'any'],
  ['list.orders', 'supervisor', 'any'],
  ['list.orders', 'intakeHead', 'any'],
  ['list.orders', 'head', 'any'],
  ['order.read', 'supervisor', 'any'],
  ['order.read', 'intakeHead', 'holder'],
  ['order.read', 'head', 'holder'],
  ['order.answer', 'intakeHead', 'holder'],
  ['order.answer', 'head', 'holder'],
  // A breach is contested by the charged unit's head, ruled on above.
  ['breach.contest', 'intakeHead', 'holder'],
  ['breach.contest', 'head', 'holder'],
  ['breach.rule', 'supervisor', 'any'],
  // Yearly figures: drafted, objected to by heads, frozen by another.
  ['edition.read', 'supervisor', 'any'],
  ['edition.read', 'intakeHead', 'any'],
  ['edition.read', 'head', 'any'],
  ['edition.read', 'auditor', 'any'],
  ['edition.draft', 'supervisor', 'any'],
  ['edition.freeze', 'supervisor', 'any'],
  ['bulletin.read', 'supervisor', 'any'],
  ['bulletin.read', 'intakeHead', 'any'],
  ['bulletin.read', 'head', 'any'],
  ['bulletin.read', 'auditor', 'any'],
  ['bulletin.write', 'supervisor', 'any'],
  // Rechecks of commitments: drawn above, done by the unit.
  ['list.rechecks', 'supervisor', 'any'],
  ['list.rechecks', 'officer', 'any'],
  ['list.rechecks', 'head', 'any'],
  ['recheck.draw', 'supervisor', 'any'],
  ['recheck.read', 'supervisor', 'any'],
  ['recheck.read', 'officer', 'holder'],
  ['recheck.read', 'head', 'holder'],
  ['recheck.enter', 'officer', 'holder'],
  ['recheck.enter', 'head', 'holder'],
  ['edition.object', 'intakeHead', 'holder'],
  ['edition.object', 'head', 'holder'],
  // Assigned by head, supervisor, or administrator of accounts.
  ['case.assign', 'intakeHead', 'holder'],
  ['case.assign', 'head', 'holder'],
  ['case.assign', 'supervisor', 'any'],
  ['case.assign', 'systemAdmin', 'any'],
  // Taken on in its seat, and handed on by its officer.
  ['case.claim', 'intake', 'holder'],
  ['case.claim', 'intakeHead', 'holder'],
  ['case.claim', 'officer', 'holder'],
  ['case.claim', 'head', 'holder'],
  // Joined with others of the matter by whoever handles both.
  ['case.join', 'intake', 'holder'],
  ['case.join', 'intakeHead', 'holder'],
  ['case.join', 'officer', 'holder'],
  ['case.join', 'head', 'holder'],
  ['work.handOver', 'intakeHead', 'involved'],
  ['work.handOver', 'head', 'involved'],
  ['work.handOver', 'supervisor', 'any'],
  ['work.handOver', 'systemAdmin', 'any'],
  ['case.note', 'intake', 'holder'],
  ['case.note', 'intakeHead', 'holder'],
  ['case.note', 'supervisor', 'holder'],
  ['case.note', 'officer', 'holder'],
  ['case.note', 'head', 'holder'],
  ['case.note', 'officer', 'asked'],
  ['case.note', 'head', 'asked'],
]

/** Actions of a county’s supervisor or administrator. */
const inCounty: ReadonlySet<Action> = new Set([
  ...(['case.read', 'paper.read', 'order.read', 'list.queue', 'list.orders', 'list.board', 'edition.read'] as const),
  ...(['bulletin.read', 'list.rechecks', 'recheck.read', 'query.list'] as const),
  ...([
    'case.urge',
    'case.supervise',
    'case.assign',
    'work.handOver',
    'absence.enter',
    'people.list',
    'import',
  ] as const),
])
/** Seen by any unit’s county; done by the holder’s. */
const reads: ReadonlySet<Action> = new Set(['case.read', 'paper.read'])

/** Powers an agent's mandate must name; seeing is of every procedure. */
type Needed = { readonly act: MandateAction; readonly in: string | null }
const see: Needed = { act: 'see', in: null }
const asked: Partial<Record<Action, Needed>> = {
  'case.read': see,
  'evidence.open': see,
  'paper.read': see,
  'record.read': see,
}

/** Consent and rating need their procedure's own power: seeing is no act. */
function neededFor(action: Action, { procedure, begunBy = 'file' }: Target): Needed | undefined {
  if (action === 'case.consent') return { act: 'consent', in: procedure ?? null }
  return action === 'case.rate' ? { act: begunBy, in: procedure ?? null } : asked[action]
}

/** Facts to judge by: whose it is, and the units' relations. */
export type Target = {
  readonly subject?: string
  /** Of a case: what a mandate must name. */
  readonly procedure?: string
  /** Act by which an agent begins such cases; `file` unless said. */
  readonly begunBy?: MandateAction
  /** Record of the subject, as mandates may name some. */
  readonly record?: string | null
  /** Clerk before whom the subject stands or stood. */
  readonly clerk?: string
  readonly holder?: string | null
  readonly asked?: readonly string[]
  readonly involved?: readonly string[]
  /** Role that holds it for the whole area. */
  readonly areaHolder?: Role | null
  /** Units complained of, shut out (ADR 11); null is the supervisor. */
  readonly against?: readonly (string | null)[]
}

/** Seat that may, or null; an interest (回避) spares own seats. */
export function may(person: Person, action: Action, target: Target = {}): Actor | null {
  const rows = table.filter(([named]) => named === action)
  for (const seat of person.roles) {
    if (isOfCounty(seat) && !(inCounty.has(action) && isOver(seat, target, reads.has(action)))) continue
    for (const [, role, relation] of rows) {
      if (isOfCounty(seat) && relation !== 'any') continue
      const actor = role === seat.role ? actorFrom(person, seat, relation, target, neededFor(action, target)) : null
      if (actor) return actor
    }
  }
  return null
}

/** Seat that may begin a case: applicant's side, or staff the way names. */
export function mayBegin(
  person: Person,
  { procedure, way }: { readonly procedure: Pick<Procedure, 'id'>; readonly way: Pick<WayIn, 'by' | 'mandate'> },
  target: Target,
  at: 'side' | 'desk',
): Actor | null {
  const rows = table.filter(
    ([action, , relation]) => action === 'case.begin' && atSide.has(relation) === (at === 'side'),
  )
  const needed = way.mandate && { act: way.mandate, in: procedure.id }
  for (const seat of person.roles) {
    for (const [, role, relation] of rows) {
      if (isOfCounty(seat) || role !== seat.role || !way.by.includes(relation === 'atCounter' ? 'clerk' : role))
        continue
      const actor = actorFrom(person, seat, relation, target, needed)
      if (actor) return actor
    }
  }
  return null
}

/** An area’s seat in a unit is for its county. */
export const isOfCounty = ({ role, unit }: Pick<Seat, 'role' | 'unit'>): boolean =>
  unit !== null && (role === 'supervisor' || role === 'systemAdmin')

function isOver({ over = [] }: Seat, target: Target, isRead: boolean): boolean {
  const { holder, asked, involved, subject } = target
  const isIn = (unit: string) => over.includes(unit)
  if (isRead) return [holder ?? [], asked ?? [], involved ?? []].flat().some(isIn)
  if (holder !== undefined) return holder !== null && isIn(holder)
  // Without a case: a list, or people of the county alone.
  return involved ? involved.length > 0 && involved.every(isIn) : subject === undefined
}

const atSide: ReadonlySet<Relation> = new Set(['own', 'agentOf', 'atCounter'])

function begunBy({ parties: { ways = [] } }: Procedure): Pick<Target, 'begunBy'> {
  const act = ways.find(({ mandate }) => mandate)?.mandate
  return act ? { begunBy: act } : {}
}

export const caseTarget = (procedure: Procedure, file: CaseFile): Target => ({
  subject: file.subject,
  procedure: procedure.id,
  ...begunBy(procedure),
  record: file.recordId,
  clerk: file.applicant,
  holder: file.holder.unit,
  asked: procedure.parties.asked(file.data),
  involved: procedure.parties.involved(file.data),
  areaHolder: file.holder.unit === null ? file.holder.role : null,
  against: procedure.parties.against?.(file.data) ?? [],
})

/** Seat that may send, or why not; unknown looks forbidden. */
export function maySend(person: Person, procedure: Procedure, file: CaseFile, type: string): Actor | RefusalCode {
  const rule = Object.hasOwn(procedure.parties.events, type) ? procedure.parties.events[type] : undefined
  if (!rule) return 'notFound'
  const target = caseTarget(procedure, file)
  for (const seat of person.roles) {
    const { role, unit, standsInFor } = seat
    if (isOfCounty(seat) || !rule.by.includes(role)) continue
    const needed = rule.mandate && { act: rule.mandate, in: procedure.id }
    const agent = rule.relation === 'own' ? asAgent(person, seat, target, needed) : null
    if (agent && !sits(person, seat, 'own', target)) return agent
    if (!sits(person, seat, rule.relation, target)) continue
    if (rule.relation !== 'own' && isComplainedOf(person, target)) return 'notFound'
    if (rule.relation !== 'own' && isBarred(person, seat, file.subject)) return 'conflictOfInterest'
    // Stand-ins of the proposer are no second eyes.
    const proposers = rule.fourEyes ? procedure.parties.proposers(file.data) : []
    if ([person.id, standsInFor?.id].some((id) => id !== undefined && proposers.includes(id))) return 'fourEyes'
    return { id: person.id, role, unit, ...standing(seat) }
  }
  return 'notFound'
}

/** Tells if a person is the subject, its agent or its clerk. */
export const isOnOwnSide = (person: Person, { subject }: { readonly subject: string }): boolean =>
  person.subject === subject || actsFor(person, subject) || person.roles.every(({ role }) => role === 'clerk')

/** Mandate for that act, subject and record, or null. */
export function mandateFor(
  person: Pick<Person, 'mandates'>,
  { subject, record }: Target,
  needed: Needed = see,
): HeldMandate | null {
  const covers = (one: HeldMandate) =>
    one.subject === subject &&
    allows(one.actions, needed.act, needed.in) &&
    (one.records === null || (typeof record === 'string' && one.records.includes(record)))
  return person.mandates?.find(covers) ?? null
}

/** Declared, or acting for the subject: no other seat there (ADR 11). */
const isInterested = (person: Person, subject: string) =>
  person.subject === subject || hasDeclared(person, subject) || actsFor(person, subject)

/** Declared an interest in the subject (回避). */
export const hasDeclared = ({ conflicts }: Pick<Person, 'conflicts'>, subject: string): boolean =>
  conflicts.includes(subject)

/** Stand-ins are barred where the absent holder is. */
const isBarred = (person: Person, { standsInFor }: Seat, subject: string) =>
  isInterested(person, subject) || (standsInFor?.conflicts.includes(subject) ?? false)

const standing = ({ standsInFor }: Seat) => (standsInFor ? { standsInFor: standsInFor.id } : {})

/** One seat in the unit complained of bars all others. */
const isComplainedOf = (person: Person, { against = [] }: Target) =>
  person.roles.some(({ role, unit }) => against.includes(unit) && (unit !== null || role === 'supervisor'))

/** Sits in a unit complained of, other than `besides`. */
export const isAgainst = (person: Person, procedure: Procedure, file: CaseFile, besides?: string | null): boolean =>
  isComplainedOf(person, { against: (procedure.parties.against?.(file.data) ?? []).filter((one) => one !== besides) })

const actsFor = (person: Person, subject: string) => person.mandates?.some((one) => one.subject === subject) ?? false

function actorFrom(
  person: Person,
  seat: Seat,
  relation: Relation,
  target: Target,
  needed: Needed | undefined,
): Actor | null {
  if (relation === 'agentOf') return asAgent(person, seat, target, needed)
  const { role, unit } = seat
  const barred = relation !== 'own' && target.subject !== undefined && isBarred(person, seat, target.subject)
  if (barred || (relation !== 'own' && isComplainedOf(person, target)) || !sits(person, seat, relation, target))
    return null
  const { subject } = target
  return {
    id: person.id,
    role,
    unit,
    ...standing(seat),
    ...(relation === 'atCounter' && subject !== undefined ? { onBehalfOf: subject } : {}),
  }
}

function asAgent(person: Person, { role, unit }: Seat, target: Target, needed: Needed | undefined): Actor | null {
  const held = needed === undefined ? null : mandateFor(person, target, needed)
  return held && { id: person.id, role, unit, onBehalfOf: held.subject, mandate: held.id }
}

function sits(person: Person, seat: Seat, relation: Exclude<Relation, 'agentOf'>, target: Target): boolean {
  if (relation === 'own') return person.subject !== null && person.subject === target.subject
  if (relation === 'atCounter') return target.clerk === person.id
  if (relation === 'any') return true
  if (seat.unit === null) return relation === 'holder' && target.areaHolder === seat.role
  if (relation === 'holder') return seat.unit === target.holder
  return (relation === 'asked' ? target.asked : target.involved)?.includes(seat.unit) ?? false
}
