import { may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { absenceTarget, endAbsenceOf, enterAbsence, unitStaff } from '#engine/run/absence.ts'
import type { Engine } from '#engine/store/engine.ts'
import { seatName } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import { paths } from '#web/paths.ts'
import { AbsencePage } from '#web/staff/absence-page.tsx'
import { AbsencesPage } from '#web/staff/absences-page.tsx'
import { readLegalDay } from '#web/values.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { awayOf } from '../account/away-of.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { type EnteredList, enterAbsences } from './absence-list.ts'

/** Absences entered by head or system administrator. */
export const absenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/absences',
    async run(ask, engine) {
      if (!may(ask.person, 'list.absences')) return notFound(ask)
      const { entered } = ask.query
      return listPage(
        ask,
        engine,
        /^\d{1,3}$/.test(entered ?? '') ? { entered: Number(entered), refused: [] } : undefined,
      )
    },
  },
  {
    method: 'POST',
    path: '/desk/absences',
    async run(ask, engine) {
      if (!may(ask.person, 'list.absences')) return notFound(ask)
      const list = await enterAbsences(engine, ask.person, ask.form['rows'] ?? '', (one) => mayEnter(ask.person, one))
      if (list.refused.length === 0 && list.entered > 0) return goTo(ask, `${paths.absences}?entered=${list.entered}`)
      const refusal: Refusal = { code: 'malformed', fields: { rows: list.entered > 0 ? 'someLines' : 'noLines' } }
      return refusing(refusal, await listPage(ask, engine, list, refusal))
    },
  },
  {
    method: 'GET',
    path: '/desk/absences/{person}',
    run: withPerson((ask, engine, person) => absencePage(ask, engine, person)),
  },
  {
    method: 'POST',
    path: '/desk/absences/{person}',
    run: withPerson(async (ask, engine, person) => {
      const [from, until] = [readLegalDay(ask.form, 'from'), readLegalDay(ask.form, 'until')]
      const leaving = { from, until, delegate: ask.form['delegate'] ?? '' }
      const outcome = await enterAbsence(engine, ask.person, person, leaving)
      return outcome.kind === 'done'
        ? goTo(ask, paths.absence(person.id))
        : refusing(outcome.refusal, await absencePage(ask, engine, person, outcome.refusal))
    }),
  },
  {
    method: 'POST',
    path: '/desk/absences/{person}/end',
    run: withPerson(async (ask, engine, person) => {
      const outcome = await endAbsenceOf(engine, ask.person, person)
      return outcome.kind === 'done' ? goTo(ask, paths.absence(person.id)) : notFound(ask)
    }),
  },
]

async function listPage(ask: Signed, engine: Engine, list?: EnteredList, refusal?: Refusal): Promise<Reply> {
  const mine = (await unitStaff(engine, ask.person)).filter((one) => mayEnter(ask.person, one))
  const staff = await Promise.all(
    mine.map(async (one) => ({
      ...{ id: one.id, name: one.name, seats: one.roles.map((seat) => seatName(engine, seat)) },
      away: (await awayOf(engine, one)).away,
    })),
  )
  const left = list && list.refused.length > 0 ? list.refused.map(({ line }) => line).join('\n') : ask.form['rows']
  return page(
    <AbsencesPage
      shell={ask.shell}
      staff={staff}
      {...(list && { list })}
      {...(refusal && { refusal, values: { rows: left ?? '' } })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** Decides who may enter it; one's own is entered under one's account. */
const mayEnter = (reader: Person, one: Person): boolean =>
  one.id !== reader.id && one.subject === null && may(reader, 'absence.enter', absenceTarget(one)) !== null

function withPerson(run: (ask: Signed, engine: Engine, person: Person) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const person = await findPerson(engine, ask.params['person'] ?? '')
    return person && mayEnter(ask.person, person) ? run(ask, engine, person) : notFound(ask)
  }
}

async function absencePage(ask: Signed, engine: Engine, person: Person, refusal?: Refusal): Promise<Reply> {
  const isHead = may(ask.person, 'list.absences') !== null
  return page(
    <AbsencePage
      shell={ask.shell}
      person={person}
      back={isHead ? 'unit' : 'people'}
      {...(await awayOf(engine, person))}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
