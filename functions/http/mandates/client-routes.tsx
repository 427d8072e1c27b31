import { subjectList } from '#engine/figures/workload.ts'
import { countsOn, standingOf } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { added, type Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged, paged } from '#engine/store/paged.ts'
import type { HeldMandate } from '#engine/store/person.ts'
import { ClientWorkPage } from '#web/mandates/client-work-page.tsx'
import { type Client, ClientsPage } from '#web/mandates/clients-page.tsx'
import { paths } from '#web/paths.ts'
import { applyRoutes } from '../applicant/apply-routes.tsx'
import { casesPage } from '../applicant/own-cases.tsx'
import { prepareRoutes } from '../applicant/prepare-routes.tsx'
import { recordRoutes, withSide } from '../applicant/record-routes.tsx'
import type { Side } from '../case/for-whom.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'
import { csvReply } from '../door/sheet.ts'
import { clientList, clientWork } from './client-work.ts'
import { namedPowers } from './view.ts'

const base = paths.client('{id}')

/** An agent's clients, with the pages of each. */
export const clientRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.clients,
    async run(ask, engine) {
      if (!may(ask.person, 'list.clients')) return notFound(ask)
      const clients = await across(pageOf(ask.person.mandates ?? [], ask.query['cursor']), (mandates) =>
        Promise.all(mandates.map((held) => clientOf(engine, held))),
      )
      return page(<ClientsPage shell={ask.shell} clients={clients} />)
    },
  },
  {
    method: 'GET',
    path: paths.clientWork,
    run: agents(async (ask, engine) => page(<ClientWorkPage shell={ask.shell} work={await clientWork(engine, ask)} />)),
  },
  {
    method: 'GET',
    path: paths.clientWorkList,
    run: agents(async (ask, engine) => csvReply('clients', clientList(ask, await clientWork(engine, ask)))),
  },
  {
    method: 'GET',
    path: base,
    run: withSide(clientSide, async (ask, _engine, side) => goTo(ask, `${side.base}/records`)),
  },
  {
    method: 'GET',
    path: paths.clientCases('{id}'),
    run: withSide(clientSide, (ask, engine, side) => casesPage(ask, engine, side)),
  },
  ...recordRoutes(base, clientSide),
  ...prepareRoutes(base, clientSide),
  ...applyRoutes(base, clientSide),
]

function agents(run: (ask: Signed, engine: Engine) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine) => (may(ask.person, 'list.clients') ? run(ask, engine) : notFound(ask))
}

/** Reads the mandate from the store at each request. */
async function clientSide({ person, params }: Signed): Promise<Side | null> {
  const held = person.mandates?.find(({ id }) => id === params['id'])
  return held ? { subject: held.subject, name: held.subjectName, base: paths.client(held.id) } : null
}

/** Counts records that the mandate shows. */
async function clientOf(engine: Engine, held: HeldMandate): Promise<Client> {
  const { id, kind, subject, subjectName, actions, records, until } = held
  const list = subjectList(subject)
  const parts = records === null ? [undefined] : records
  const counts = await Promise.all(actions.includes('see') ? parts.map((of) => countsOn(engine, list, of)) : [])
  const all = counts.reduce<Counts>((sum, one) => added(sum, Object.entries(one)), {})
  const { open, next, overdue } = standingOf(all, engine)
  const powers = namedPowers(engine, actions)
  return { id, kind, subjectName, powers, records, until, open, due: next, overdue: overdue > 0 }
}

const perPage = 20

/** Shows a page of an agent's mandates by principal. */
function pageOf(held: readonly HeldMandate[], at: string | undefined): Paged<HeldMandate> {
  const mandates = held.toSorted((a, b) => a.subjectName.localeCompare(b.subjectName, 'zh', { numeric: true }))
  const from = mandates.findIndex(({ id }) => id === at) + 1
  const items = mandates.slice(from, from + perPage)
  return paged({ items, cursor: from + perPage < mandates.length ? (items.at(-1)?.id ?? null) : null })
}
