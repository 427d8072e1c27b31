import {
  closeIncident,
  doDuty,
  enterIncident,
  findIncident,
  incidentDue,
  incidents,
  mostOfIncident,
} from '#engine/figures/incidents.ts'
import { may } from '#engine/people/authorise.ts'
import { type Duty, duties, dutiesLeft, harms, type Incident } from '#engine/people/incident-view.ts'
import { nameOfPerson } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across } from '#engine/store/paged.ts'
import { shanghaiDay } from '#law/day.ts'
import { IncidentPage, IncidentsPage } from '#web/oversight/incident-pages.tsx'
import { paths } from '#web/paths.ts'
import { readLegalDay } from '#web/values.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Incidents with personal information: entered, worked off, closed by another. */
export const incidentRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/incidents', run: (ask, engine) => listPage(ask, engine) },
  {
    method: 'POST',
    path: '/admin/incidents',
    async run(ask, engine) {
      const { harm, certain, what = '' } = ask.form
      const done = await enterIncident(engine, ask.person.id, {
        harm: harms.find((one) => one === harm) ?? null,
        certain: yesOrNo(certain),
        noticed: readLegalDay(ask.form, 'noticed'),
        what,
      })
      if (done.kind === 'done') return goTo(ask, paths.incident(done.n))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await listPage(ask, engine, done.refusal))
    },
  },
  { method: 'GET', path: '/admin/incidents/{n}', run: withOne((ask, engine, one) => onePage(ask, engine, one)) },
  {
    method: 'POST',
    path: '/admin/incidents/{n}',
    run: withOne(async (ask, engine, { n }) => {
      const { act, note = '', told } = ask.form
      const by = ask.person.id
      const done =
        act === 'close'
          ? await closeIncident(engine, by, n, note)
          : await doDuty(engine, by, n, { duty: dutyOf(ask), note, told: yesOrNo(told) })
      if (done.kind === 'done') return goTo(ask, paths.incident(n))
      const now = await findIncident(engine, n)
      return done.refusal.code === 'notFound' || !now
        ? notFound(ask)
        : refusing(done.refusal, await onePage(ask, engine, now, done.refusal))
    }),
  },
]

const yesOrNo = (text: string | undefined) => (text === 'yes' ? true : text === 'no' ? false : null)
const dutyOf = ({ form }: Signed): Duty | null => duties.find((one) => one === form['duty']) ?? null

function withOne(run: (ask: Signed, engine: Engine, one: Incident) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'incident.read')) return notFound(ask)
    const n = /^\d{1,6}$/.test(ask.params['n'] ?? '') ? Number(ask.params['n']) : 0
    const one = await findIncident(engine, n)
    return one ? run(ask, engine, one) : notFound(ask)
  }
}

async function listPage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'incident.read')) return notFound(ask)
  const lineOf = async (one: Incident) => ({
    ...one,
    byName: await nameOfPerson(engine, one.by),
    left: dutiesLeft(one).length,
    isClosed: one.closed !== null,
  })
  return page(
    <IncidentsPage
      shell={ask.shell}
      list={await across(await incidents(engine, ask.query['cursor']), (all) => Promise.all(all.map(lineOf)))}
      mayEnter={may(ask.person, 'incident.enter') !== null}
      most={mostOfIncident}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

async function onePage(ask: Signed, engine: Engine, one: Incident, refusal?: Refusal): Promise<Reply> {
  const isOpen = one.closed === null
  const ids = [one.by, one.closed?.by, ...duties.map((duty) => one.done[duty]?.by)].flatMap((id) => id ?? [])
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOfPerson(engine, id)] as const)))
  const due = incidentDue(engine, one)
  const isOthers = one.by !== ask.person.id && dutiesLeft(one).length === 0
  return page(
    <IncidentPage
      shell={ask.shell}
      one={one}
      nameOf={(id) => names.get(id) ?? id}
      due={due}
      isLate={shanghaiDay(engine.clock.now()) > due}
      may={{
        enter: isOpen && may(ask.person, 'incident.enter') !== null,
        close: isOpen && isOthers && may(ask.person, 'incident.close') !== null,
      }}
      most={mostOfIncident}
      {...(refusal && {
        refusal,
        scope: ask.form['act'] === 'close' ? 'close' : (dutyOf(ask) ?? ''),
        values: ask.form,
      })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
