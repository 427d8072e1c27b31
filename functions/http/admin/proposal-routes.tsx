import { may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { confirm, decline, type Proposal, proposals } from '#engine/people/people-admin.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain, seatName } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { ProposalsPage } from '#web/admin/proposals-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusedPage, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Proposals of the system administrator: the security administrator confirms or declines. */
export const proposalRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/seats', run: (ask, engine) => show(ask, engine) },
  {
    method: 'POST',
    path: '/admin/seats/{id}/confirm',
    async run(ask, engine) {
      const outcome = await confirm(engine, ask.person.id, ask.params['id'] ?? '')
      if (outcome.kind === 'done') return goTo(ask, paths.seats)
      const { code } = outcome.refusal
      return code === 'notFound' ? notFound(ask) : refusedPage(ask, code, paths.seats)
    },
  },
  {
    method: 'POST',
    path: '/admin/seats/{id}/decline',
    async run(ask, engine) {
      const outcome = await decline(engine, ask.person.id, ask.params['id'] ?? '', ask.form['reason'] ?? '')
      if (outcome.kind === 'done') return goTo(ask, paths.seats)
      return outcome.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(outcome.refusal, await show(ask, engine, outcome.refusal))
    },
  },
]

async function show(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'people.list', { holder: null })) return notFound(ask)
  const waiting = await across(await proposals(engine, ask.query['cursor']), (items) =>
    Promise.all(items.map((one) => rowOf(engine, one))),
  )
  return page(
    <ProposalsPage
      shell={ask.shell}
      waiting={waiting}
      mayConfirm={may(ask.person, 'seat.confirm') !== null}
      {...(refusal && { refusal, scope: ask.params['id'] ?? '', values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

async function rowOf(engine: Engine, proposal: Proposal) {
  const { id, kind, person, seat, email, reason, by, at } = proposal
  const [about, proposer] = await Promise.all([findPerson(engine, person), findPerson(engine, by)])
  return {
    id,
    kind,
    personName: about?.name ?? person,
    account: person,
    what: seat ? seatName(engine, seat) : plain(email ?? ''),
    reason,
    byName: proposer?.name ?? by,
    at,
  }
}
