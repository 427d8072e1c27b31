import { may } from '#engine/people/authorise.ts'
import { addVisit, filedToday, readVisit, type Visit, visitsToday } from '#engine/people/visits.ts'
import { ticketsWaiting } from '#engine/register/tickets.ts'
import { type Counter, counterOf } from '#engine/store/counter.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { instantOn, isDay, shanghaiDay, startOfDay } from '#law/day.ts'
import { isOpenAt, receivedDay } from '#law/opening-hours.ts'
import { CounterPage } from '#web/counter/counter-page.tsx'
import { IdentityPage } from '#web/counter/identity-page.tsx'
import { paths } from '#web/paths.ts'
import { isPhone } from '#web/read-contact.ts'
import { type DocumentKind, type ReadIdentity, readIdentity } from '#web/read-identity.ts'
import { tell } from '#web/tell.ts'
import { readLegalDay } from '#web/values.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { applyRoutes } from '../applicant/apply-routes.tsx'
import { printedReceipt } from '../applicant/receipt-routes.tsx'
import { recordRoutes } from '../applicant/record-routes.tsx'
import type { Side } from '../case/for-whom.ts'
import { acting } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { subjectKey } from '../door/subject-key.ts'
import { noteView } from '../door/view-log.ts'
import { ticketRoutes, waitingTicket } from './ticket-routes.tsx'
import { visitCasesRoutes } from './visit-cases-routes.tsx'

const base = paths.visit('{visit}')

/** Files for visitors and paper, by the common forms and checks. */
export const counterRoutes: readonly Route[] = [
  { method: 'GET', path: paths.counter, run: atCounter(overview) },
  { method: 'GET', path: paths.newVisit('present'), run: atHall(async (ask) => identity(ask, 'present')) },
  {
    method: 'POST',
    path: paths.newVisit('present'),
    run: atHall((ask, engine, seat) => start(ask, engine, seat, 'present')),
  },
  { method: 'GET', path: paths.newVisit('phone'), run: atPhone(callOf) },
  {
    method: 'POST',
    path: paths.newVisit('phone'),
    run: atPhone((ask, engine, seat) => start(ask, engine, seat, 'phone')),
  },
  { method: 'GET', path: paths.newVisit('paper'), run: atCounter(async (ask) => identity(ask, 'paper')) },
  {
    method: 'POST',
    path: paths.newVisit('paper'),
    run: atCounter((ask, engine, seat) => start(ask, engine, seat, 'paper')),
  },
  ...ticketRoutes,
  ...recordRoutes(base, visitSide),
  ...applyRoutes(base, visitSide),
  ...visitCasesRoutes(visitSide),
  {
    method: 'GET',
    path: paths.visitReceipt('{visit}', '{id}'),
    async run(ask, engine) {
      const side = await visitSide(ask, engine)
      return side ? printedReceipt(acting(ask, side), engine) : notFound(ask)
    },
  },
]

/** The side of a visit of today that this clerk leads. */
export async function visitSide({ person, params }: Signed, engine: Engine): Promise<Side | null> {
  const visit = may(person, 'list.counter') ? await readVisit(engine, person.id, params['visit'] ?? '') : null
  return (
    visit && {
      subject: visit.subject,
      name: visit.name,
      base: paths.visit(visit.id),
      visit: visit.id,
      phone: visit.phone,
      ...(visit.mode === 'phone' && { caller: true as const }),
    }
  )
}

type Run = (ask: Signed, engine: Engine, seat: Actor & { unit: string }) => Promise<Reply>

function atCounter(run: Run) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const seat = may(ask.person, 'list.counter')
    return seat?.unit ? run(ask, engine, { ...seat, unit: seat.unit }) : notFound(ask)
  }
}

/** Visitors come to the hall; units enter paper. */
function atHall(run: Run) {
  return atCounter(async (ask, engine, seat) => (seat.role === 'clerk' ? run(ask, engine, seat) : notFound(ask)))
}

/** A caller confirms by a code: no call without texts. */
function atPhone(run: Run) {
  return atHall(async (ask, engine, seat) => (engine.couriers.sms.isThere ? run(ask, engine, seat) : notFound(ask)))
}

export const counterAt = (engine: Engine, unit: string): Counter =>
  counterOf(engine.deployment, unit, nameOfUnit(engine, unit))

async function overview(ask: Signed, engine: Engine, seat: Actor & { unit: string }): Promise<Reply> {
  const { hours, name } = counterAt(engine, seat.unit)
  const now = engine.clock.now()
  const filed = await filedToday(engine, seat.id)
  const visits = (await visitsToday(engine, seat.id)).map((one) => ({
    id: one.id,
    at: one.startedAt,
    name: one.name,
    documentKind: documentKindOf(one),
    tail: one.tail,
    ticket: one.ticket ?? null,
    cases: filed.filter(({ visit }) => visit === one.id),
  }))
  return page(
    <CounterPage
      shell={ask.shell}
      name={tell(ask.lang)(name)}
      hours={hours}
      countsFrom={isOpenAt(hours, now, engine.calendar) ? null : receivedDay(hours, now, engine.calendar)}
      isHall={seat.role === 'clerk'}
      takesCalls={seat.role === 'clerk' && engine.couriers.sms.isThere}
      visits={visits}
      tickets={may(ask.person, 'ticket.take') ? await ticketsWaiting(engine, ask.query['cursor']) : null}
    />,
  )
}

export const documentKindOf = ({ documentKind }: Visit): DocumentKind =>
  (['uscc', 'residentId', 'passport'] as const).find((one) => one === documentKind) ?? 'otherDocument'

/** A ticket handed in by machine fills in what it says. */
async function callOf(ask: Signed, engine: Engine): Promise<Reply> {
  const ticket = await waitingTicket(ask, engine, ask.query['ticket'] ?? '')
  if (ticket) await noteView(engine, ask.person, `ticket ${ticket.number}`)
  return identity(
    ask,
    'phone',
    undefined,
    ticket && { ticket: ticket.number, name: ticket.caller, phone: ticket.phone },
  )
}

function identity(
  ask: Signed,
  mode: Visit['mode'],
  refusal?: Refusal,
  values: Readonly<Record<string, string>> | null = null,
): Reply {
  const input = refusal ? { values: ask.form, refusal } : values ? { values } : {}
  const shown = page(<IdentityPage shell={ask.shell} mode={mode} {...input} />, refusal ? 422 : 200)
  return refusal ? refusing(refusal, shown) : shown
}

async function start(ask: Signed, engine: Engine, seat: Actor & { unit: string }, mode: Visit['mode']): Promise<Reply> {
  const now = engine.clock.now()
  const read = readIdentity(ask.form, { name: 'name', kind: 'kind', number: 'number' }, shanghaiDay(now))
  const phone = (ask.form['phone'] ?? '').trim()
  const ticket = (ask.form['ticket'] ?? '').normalize('NFKC').trim()
  const handedInAt = mode === 'paper' ? readHandedIn(ask.form) : null
  const fields = {
    ...('faults' in read ? read.faults : {}),
    ...(phone === '' || isPhone(phone) ? {} : { phone: 'badPhone' }),
    ...(mode === 'phone' && mobileOf(phone) === null ? { phone: 'badMobile' } : {}),
    ...(mode === 'phone' && !isTicket(ticket) ? { ticket: 'badTicket' } : {}),
    ...(typeof handedInAt === 'string' ? { receivedOn: handedInAt } : {}),
    ...(typeof handedInAt === 'number' && handedInAt > now ? { receivedOn: 'future' } : {}),
    ...(typeof handedInAt === 'number' && handedInAt < startOfDay(engine.calendar.firstDay)
      ? { receivedOn: 'tooEarly' }
      : {}),
  }
  if ('faults' in read || Object.keys(fields).length > 0 || typeof handedInAt === 'string')
    return identity(ask, mode, { code: 'malformed', fields })
  const visit = visitOf(engine, seat, mode, read, { phone, ticket, handedInAt, now })
  if (!may(ask.person, 'case.begin', { subject: visit.subject, clerk: seat.id })) return notFound(ask)
  await addVisit(engine, visit)
  await noteView(engine, ask.person, `visit ${visit.id}`)
  return goTo(ask, `${paths.visit(visit.id)}/records`)
}

type Rest = {
  readonly phone: string
  readonly ticket: string
  readonly handedInAt: number | null
  readonly now: number
}

function visitOf(
  engine: Engine,
  seat: Actor & { unit: string },
  mode: Visit['mode'],
  read: ReadIdentity,
  { phone, ticket, handedInAt, now }: Rest,
): Visit {
  return {
    id: newId(engine.crypto),
    clerk: seat.id,
    unit: seat.unit,
    mode,
    startedAt: now,
    handedInAt,
    subject: subjectKey(engine, read),
    name: read.name,
    documentKind: read.documentKind,
    tail: read.number.slice(-4),
    phone,
    ...(mode === 'phone' && { ticket }),
  }
}

const isTicket = (text: string) => /^[A-Za-z0-9-]{4,40}$/.test(text)

/** Shanghai instant of the paper's arrival, or the fault. */
function readHandedIn(form: Signed['form']): number | 'badDate' {
  const day = readLegalDay(form, 'receivedOn')
  const time = (form['receivedAt'] ?? '').normalize('NFKC').trim().padStart(5, '0')
  return isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? instantOn(day, time) : 'badDate'
}
