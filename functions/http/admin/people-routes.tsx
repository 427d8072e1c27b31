import { lockedUntil } from '#engine/people/access.ts'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { may } from '#engine/people/authorise.ts'
import { removeInterest } from '#engine/people/interests.ts'
import { findPerson, staffOf } from '#engine/people/people.ts'
import { enterPerson, propose, revoke } from '#engine/people/people-admin.ts'
import { grantable, isOneOfThree, isRole, type Seat } from '#engine/people/seats.ts'
import { authenticatorOf } from '#engine/people/second-factor.ts'
import { resetFactor, signOutPerson, unlock } from '#engine/people/security-admin.ts'
import { absenceTarget } from '#engine/run/absence.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, roleNames, seatName } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { isThere } from '#records/directory.ts'
import { PeoplePage } from '#web/admin/people-page.tsx'
import { PersonPage } from '#web/admin/person-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

const secured = [
  ['sign-out', 'signOut', signOutPerson],
  ['unlock', 'unlock', unlock],
  ['reset-factor', 'factor', resetFactor],
] as const

/** Staff accounts and seats, proposed and secured separately. */
export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/people', run: (ask, engine) => peoplePage(ask, engine) },
  {
    method: 'POST',
    path: '/admin/people',
    async run(ask, engine) {
      if (!may(ask.person, 'people.enter')) return notFound(ask)
      const { id = '', name = '', email = '', phone = '' } = ask.form
      const given = {
        id: id.trim(),
        name: name.trim(),
        email: email.trim(),
        ...(phone.trim() && { phone: phone.trim() }),
      }
      const outcome = await enterPerson(engine, ask.person.id, given)
      return outcome.kind === 'done'
        ? goTo(ask, paths.person(id.trim()))
        : refusing(outcome.refusal, await peoplePage(ask, engine, outcome.refusal))
    },
  },
  { method: 'GET', path: '/admin/people/{id}', run: (ask, engine) => personPage(ask, engine) },
  {
    method: 'POST',
    path: '/admin/people/{id}/propose',
    run: (ask, engine) => {
      const kind = kinds.find((one) => one === ask.form['kind']) ?? 'grant'
      const { reason = '', email = '', phone = '' } = ask.form
      const phoned = kind === 'address' && phone.trim() !== '' ? { phone: phone.trim() } : {}
      const asked = {
        kind,
        person: idOf(ask),
        seat: seatOf(ask),
        email: kind === 'address' ? email.trim() : null,
        ...phoned,
        reason,
      }
      const scope = kind === 'grant' ? 'seat' : kind === 'address' ? 'address' : `at${ask.form['at'] ?? ''}`
      return acted(ask, engine, scope, paths.seats, () => propose(engine, ask.person.id, asked))
    },
  },
  {
    method: 'POST',
    path: '/admin/people/{id}/revoke',
    run: (ask, engine) => {
      const seat = seatOf(ask)
      const asked = seat && { person: idOf(ask), seat, reason: ask.form['reason'] ?? '' }
      return acted(ask, engine, `at${ask.form['at'] ?? ''}`, paths.person(idOf(ask)), async () =>
        asked ? revoke(engine, ask.person.id, asked) : nowhere,
      )
    },
  },
  ...secured.map(
    ([path, scope, act]): Route => ({
      method: 'POST',
      path: `/admin/people/{id}/${path}`,
      run: (ask, engine) =>
        acted(ask, engine, scope, paths.person(idOf(ask)), () =>
          act(engine, ask.person.id, idOf(ask), ask.form['reason'] ?? ''),
        ),
    }),
  ),
  {
    method: 'POST',
    path: '/admin/people/{id}/remove-interest',
    run: (ask, engine) =>
      acted(ask, engine, `interest${ask.form['at'] ?? ''}`, paths.person(idOf(ask)), () =>
        removeInterest(engine, ask.person.id, {
          person: idOf(ask),
          subject: ask.form['subject'] ?? '',
          reason: ask.form['reason'] ?? '',
        }),
      ),
  },
]

const kinds = ['grant', 'revoke', 'address'] as const
const nowhere: AdminOutcome = { kind: 'refused', refusal: { code: 'notFound' } }

const idOf = (ask: Signed) => ask.params['id'] ?? ''

function seatOf({ form }: Signed): Seat | null {
  const { role = '', unit = '' } = form
  return isRole(role) ? { role, unit: unit === '' ? null : unit } : null
}

/** An act on a person; a refusal shows the page again. */
async function acted(
  ask: Signed,
  engine: Engine,
  scope: string,
  done: string,
  act: () => Promise<AdminOutcome>,
): Promise<Reply> {
  const outcome = await act()
  if (outcome.kind === 'done') return goTo(ask, done)
  return outcome.refusal.code === 'notFound'
    ? notFound(ask)
    : refusing(outcome.refusal, await personPage(ask, engine, { refusal: outcome.refusal, scope }))
}

async function peoplePage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'people.list')) return notFound(ask)
  const staff = await across(await staffOf(engine, ask.query['cursor']), (items) =>
    items
      .filter((one) => isSeen(ask.person, one))
      .map((one) => ({ ...one, seats: one.roles.map((seat) => seatName(engine, seat)) })),
  )
  return page(
    <PeoplePage
      shell={ask.shell}
      staff={staff}
      mayEnter={may(ask.person, 'people.enter') !== null}
      {...(refusal && { values: ask.form, refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

async function personPage(
  ask: Signed,
  engine: Engine,
  refused?: { readonly refusal: Refusal; readonly scope: string },
): Promise<Reply> {
  const person = may(ask.person, 'people.list') ? await findPerson(engine, idOf(ask)) : null
  if (!person || person.subject !== null || !isSeen(ask.person, person)) return notFound(ask)
  const { lang } = ask
  return page(
    <PersonPage
      shell={ask.shell}
      person={await viewOf(engine, person)}
      isSelf={person.id === ask.person.id}
      may={{
        propose: may(ask.person, 'seat.propose') !== null,
        revoke: may(ask.person, 'seat.revoke') !== null,
        secure: may(ask.person, 'account.secure') !== null,
        handOver: sitsInUnit(person) && may(ask.person, 'work.handOver') !== null,
        enterAbsence: sitsInUnit(person) && may(ask.person, 'absence.enter') !== null,
      }}
      roles={grantable.map((role) => ({ value: role, label: roleNames[role]?.[lang] ?? role }))}
      units={engine.deployment.directory.units
        .filter(isThere)
        .map(({ id }) => ({ value: id, label: nameOfUnit(engine, id)[lang] }))}
      {...(refused && { values: ask.form, ...refused })}
    />,
    refused ? statusOf(refused.refusal.code) : 200,
  )
}

/** A county’s administrator sees those who sit in its units alone. */
const isSeen = (reader: Person, one: Person) => may(reader, 'people.list', absenceTarget(one)) !== null

const sitsInUnit = (person: Person) => (absenceTarget(person).involved ?? []).length > 0

async function viewOf(engine: Engine, person: Person) {
  const own = await authenticatorOf(engine, person.id)
  return {
    ...person,
    phone: person.phone ?? '',
    seats: person.roles.map((seat) => ({ ...seat, name: seatName(engine, seat), byTwo: isOneOfThree(seat.role) })),
    lockedUntil: await lockedUntil(engine, person.id),
    hasAuthenticator: own !== null && own.confirmedAt !== null,
    interests: person.interests ?? [],
  }
}
