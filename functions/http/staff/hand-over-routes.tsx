import { assignTask, mostReason } from '#engine/begin/assign-task.ts'
import { assignedTo } from '#engine/case/assigned.ts'
import { caseFile, isCase, procedureOf } from '#engine/case/case-of.ts'
import { rowLimit } from '#engine/case/own-limits.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { findPerson, peopleOf } from '#engine/people/people.ts'
import { inUnits } from '#engine/people/stand-in.ts'
import { absenceTarget } from '#engine/run/absence.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { queueOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import { paths } from '#web/paths.ts'
import { casePrefix, type HandedCase, HandOverPage } from '#web/staff/hand-over-page.tsx'
import { tell } from '#web/tell.ts'
import { absences } from '#web/words/staff/absence.ts'
import { board } from '#web/words/staff/board.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { eachInTurn, givenIn, resultOf } from '../case/together.tsx'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Cases that go at one time. */
const most = 50

/** Hands over a leaving person's work, by head, supervisor or administrator. */
export const handOverRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/hand-over/{person}',
    run: withPerson((ask, engine, person) => handOverPage(ask, engine, person)),
  },
  { method: 'POST', path: '/desk/hand-over/{person}', run: withPerson(passedOn) },
]

function withPerson(run: (ask: Signed, engine: Engine, person: Person) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const person = await findPerson(engine, ask.params['person'] ?? '')
    const isTheirs = person && mayHandOver(ask.person, person)
    return person && isTheirs ? run(ask, engine, person) : notFound(ask)
  }
}

/** True for staff with seats whose work the reader manages. */
export const mayHandOver = (reader: Person, one: Person): boolean =>
  one.subject === null && seatsOf(one).length > 0 && may(reader, 'work.handOver', absenceTarget(one)) !== null

const seatsOf = ({ roles }: Person) => roles.filter(({ role, unit }) => unit !== null && inUnits.includes(role))

async function passedOn(ask: Signed, engine: Engine, person: Person): Promise<Reply> {
  const ids = Object.entries(ask.form).flatMap(([name, value]) =>
    name.startsWith(casePrefix) && value === 'on' ? [name.slice(casePrefix.length)] : [],
  )
  const { to = '', reason = '' } = ask.form
  const isKnown = (await colleaguesOf(engine, person)).some(({ id }) => id === to)
  const fields = {
    ...(ids.length === 0 ? { cases: 'choose' } : ids.length > most ? { cases: 'tooManyCases' } : {}),
    ...(isKnown ? {} : { to: 'choose' }),
    ...textFault('reason', reason, mostReason),
  }
  if (Object.keys(fields).length > 0) {
    const refusal: Refusal = { code: 'malformed', fields }
    return refusing(refusal, await handOverPage(ask, engine, person, refusal))
  }
  const given = ids.map((id) => ({ id }))
  const query = await eachInTurn(given, ({ id }) => assignTask(engine, id, ask.person, givenIn(ask.form, id)))
  return goTo(ask, `${paths.handOver(person.id)}?${query}`)
}

async function colleaguesOf(engine: Engine, person: Person): Promise<readonly Person[]> {
  const found = (await Promise.all(seatsOf(person).map((seat) => peopleOf(engine, seat)))).flat()
  return [...new Map(found.filter(({ id }) => id !== person.id).map((one) => [one.id, one])).values()]
}

/** Cases of the person's seats: theirs by name, or nobody's. */
function casesOf(engine: Engine, reader: Person, person: Person, at: string | undefined) {
  const lists = seatsOf(person).map(({ role, unit }) => ({ index: 'queue', pk: queueOf(unit ?? '', role) }) as const)
  const isIn = (file: CaseFile) => {
    const by = assignedTo(file, file.holder)
    return (
      (by === null || by === person.id) &&
      may(reader, 'case.assign', caseTarget(procedureOf(engine, file), file)) !== null
    )
  }
  return readSifted(
    (from) => readMerged(engine.table, lists, from, most),
    (items) =>
      items
        .filter(isCase)
        .map(caseFile)
        .filter(isIn)
        .map((file) => lineOf(engine, person, file)),
    at,
    most,
  )
}

function lineOf(engine: Engine, person: Person, file: CaseFile): HandedCase {
  const procedure = procedureOf(engine, file)
  const due = rowLimit(procedure, file, [file.holder])?.clock.due ?? null
  const officer = assignedTo(file, file.holder)
  const { id, number } = file
  return { id, number, title: procedure.pages.words.title, due, own: officer === person.id, from: officer ?? '' }
}

async function handOverPage(ask: Signed, engine: Engine, person: Person, refusal?: Refusal): Promise<Reply> {
  const result = refusal ? null : await resultOf(engine, ask)
  return page(
    <HandOverPage
      shell={ask.shell}
      person={person}
      cases={await casesOf(engine, ask.person, person, ask.query['cursor'])}
      colleagues={(await colleaguesOf(engine, person)).map(({ id, name }) => ({ value: id, label: name }))}
      most={mostReason}
      atOnce={most}
      back={backOf(ask, person)}
      {...(result && { result })}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** The page from which the reader came. */
function backOf({ person: reader, lang }: Signed, person: Person) {
  const t = tell(lang)
  if (may(reader, 'list.absences')) return { path: paths.absences, label: t(absences.title) }
  if (may(reader, 'list.board')) return { path: paths.board, label: t(board.title) }
  return { path: paths.person(person.id), label: person.name }
}
