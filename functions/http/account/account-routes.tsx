import { endLinksOf } from '#engine/people/action-link.ts'
import { may } from '#engine/people/authorise.ts'
import { declareInterest } from '#engine/people/interests.ts'
import { authenticatorOf } from '#engine/people/second-factor.ts'
import { dropSession, endSessionsOf, sessionsOf } from '#engine/people/sessions.ts'
import { declareAbsence, endAbsence } from '#engine/run/absence.ts'
import type { Engine } from '#engine/store/engine.ts'
import { seatName } from '#engine/store/names.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { AccountPage } from '#web/account/account-page.tsx'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { readLegalDay } from '#web/values.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { forgetting, goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { afterSignOut, endSession, readSession } from '../door/session.ts'
import { statusOf } from '../door/status.ts'
import { awayOf } from './away-of.ts'

/** Pages of one's own account, for everybody who is signed in. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/account', run: (ask, engine) => accountPage(ask, engine) },
  {
    method: 'POST',
    path: '/account/interests',
    async run(ask, engine) {
      if (!isStaff(ask)) return notFound(ask)
      const { code = '', name = '', relation = '' } = ask.form
      const outcome = await declareInterest(engine, ask.person, { code, name, relation })
      return outcome.kind === 'done'
        ? goTo(ask, paths.account)
        : refusing(outcome.refusal, await accountPage(ask, engine, outcome.refusal))
    },
  },
  {
    method: 'POST',
    path: '/account/absence',
    async run(ask, engine) {
      if (!isStaff(ask)) return notFound(ask)
      const [from, until] = [readLegalDay(ask.form, 'from'), readLegalDay(ask.form, 'until')]
      const outcome = await declareAbsence(engine, ask.person, { from, until, delegate: ask.form['delegate'] ?? '' })
      return outcome.kind === 'done'
        ? goTo(ask, paths.account)
        : refusing(outcome.refusal, await accountPage(ask, engine, outcome.refusal, 'absence'))
    },
  },
  {
    method: 'POST',
    path: '/account/absence/end',
    async run(ask, engine) {
      const isDone = isStaff(ask) && (await endAbsence(engine, ask.person)).kind === 'done'
      return isDone ? goTo(ask, paths.account) : notFound(ask)
    },
  },
  {
    method: 'POST',
    path: '/account/sessions/{id}/end',
    async run(ask, engine) {
      const mine = await ownSessions(ask, engine)
      const one = mine.find(({ id }) => id === ask.params['id'])
      if (!one) return notFound(ask)
      await dropSession(engine, one.id)
      return goTo(ask, paths.account)
    },
  },
  {
    method: 'POST',
    path: '/account/sign-out-everywhere',
    async run(ask, engine) {
      const here = await readSession(engine, ask.cookies)
      await endSessionsOf(engine, ask.person.id)
      await endLinksOf(engine, ask.person.id)
      return forgetting(to(ask.shell, await afterSignOut(engine)), here ? [await endSession(engine, here.name)] : [])
    },
  },
]

async function accountPage(ask: Signed, engine: Engine, refusal?: Refusal, tried?: string): Promise<Reply> {
  const here = await readSession(engine, ask.cookies)
  const current = here?.hash
  const sessions = (await ownSessions(ask, engine)).map((one) => ({ ...one, isThis: one.id === current }))
  const seats = ask.person.roles.filter(({ role }) => role !== 'applicant').map((seat) => seatName(engine, seat))
  const own = isStaff(ask) ? await authenticatorOf(engine, ask.person.id) : null
  const staff = isStaff(ask)
    ? {
        interests: ask.person.interests ?? [],
        hasAuthenticator: own !== null && own.confirmedAt !== null,
        ...(await awayOf(engine, ask.person)),
      }
    : null
  return page(
    <AccountPage
      shell={ask.shell}
      seats={seats}
      sessions={sessions}
      staff={staff}
      files={may(ask.person, 'list.own') !== null}
      {...(refusal && { refusal, values: ask.form })}
      {...(tried !== undefined && { tried })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

const isStaff = ({ person }: Signed) => person.roles.some(({ role }) => role !== 'applicant')

const ownSessions = async (ask: Signed, engine: Engine) => sessionsOf(engine, ask.person.id, await readSwitches(engine))
