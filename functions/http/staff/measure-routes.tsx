import { textFault } from '#engine/case/text-fault.ts'
import { ofLifting } from '#engine/feeds/confirmations.ts'
import { may } from '#engine/people/authorise.ts'
import type { Lifting } from '#engine/register/lifting-kind.ts'
import { lifted, liftingAt, openLiftings } from '#engine/register/measures.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { ownerFor, recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { beginningOf } from '#records/normalise.ts'
import { paths } from '#web/paths.ts'
import { type MeasureRow, MeasuresPage } from '#web/staff/measures-page.tsx'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'

/** Measures to lift after records ended, and the unit's word (O36 3). */
export const measureRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/measures', run: (ask, engine) => list(ask, engine) },
  { method: 'POST', path: '/desk/measures', run: confirmRest },
  { method: 'POST', path: '/desk/measures/{record}/{of}', run: confirm },
]

async function list(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  const { person, query, form: values } = ask
  const units = unitsOf(person)
  if (units.length === 0) return notFound(ask)
  const rows = await across(await openLiftings(engine, units, query['cursor']), async (items) => {
    const found = await Promise.all(items.map((lifting) => rowOf(engine, person, lifting)))
    return found.flatMap((row) => row ?? [])
  })
  const input = refusal ? { refusal, values } : {}
  return page(
    <MeasuresPage shell={ask.shell} rows={rows} done={Number(query['done']) || 0} {...input} />,
    refusal ? 422 : 200,
  )
}

const unitsOf = ({ roles }: Person) => [
  ...new Set(roles.flatMap(({ unit, role }) => (unit !== null && confirms.has(role) ? [unit] : []))),
]
const confirms = new Set(['intake', 'intakeHead', 'officer', 'head'])

async function rowOf(engine: Engine, person: Person, lifting: Lifting): Promise<MeasureRow | null> {
  const found = await seatFor(engine, person, lifting)
  if (!found) return null
  const { recordId, caseId, unit } = lifting
  return { ...ofLifting(engine, lifting), record: recordId, of: `${caseId}.${unit}`, title: found.title }
}

async function seatFor(
  engine: Engine,
  person: Person,
  { recordId, unit }: Pick<Lifting, 'recordId' | 'unit'>,
): Promise<{ readonly actor: Actor; readonly title: string } | null> {
  // Records sealed meanwhile are lifted by their id.
  const record = await recordFor(engine, recordId, 'recipient')
  const actor = may(person, 'measure.lift', { holder: unit, ...(await ownerFor(engine, recordId)) })
  return actor && { actor, title: record ? recordTitle(record) : recordId }
}

async function confirm(ask: Signed, engine: Engine): Promise<Reply> {
  const { record: recordId = '', of = '' } = ask.params
  const [caseId = '', unit = ''] = of.split('.')
  const name = `note.${recordId}.${of}`
  const note = (ask.form[name] ?? '').trim()
  const outcome = outcomes.find((one) => one === ask.form['outcome'])
  const done = await confirmOne(engine, ask.person, { recordId, caseId, unit }, { note, ...(outcome && { outcome }) })
  if (done !== 'unsaid') return done === 'done' ? goTo(ask, paths.measures) : notFound(ask)
  return list(ask, engine, { code: 'malformed', fields: textFault(name, note, mostNoted) })
}

const outcomes = ['none', 'handed'] as const
const mostNoted = 500

/** Confirms all that the page showed, but for the exceptions. */
async function confirmRest(ask: Signed, engine: Engine): Promise<Reply> {
  if (unitsOf(ask.person).length === 0) return notFound(ask)
  let done = 0
  for (const name of Object.keys(ask.form)) {
    const [kind, recordId = '', caseId = '', unit = ''] = name.split('.')
    if (kind !== 'row' || ask.form[name.replace('row', 'except')] !== undefined) continue
    if ((await confirmOne(engine, ask.person, { recordId, caseId, unit }, { note: '' })) === 'done') done += 1
  }
  return goTo(ask, `${paths.measures}?done=${done}`)
}

type Said = { readonly note: string; readonly outcome?: 'none' | 'handed' }

/** `unsaid`: of a suspected crime one says what came of it. */
async function confirmOne(
  engine: Engine,
  person: Person,
  at: Pick<Lifting, 'recordId' | 'caseId' | 'unit'>,
  said: Said,
): Promise<'done' | 'unsaid' | 'unknown'> {
  const there = await liftingAt(engine, at)
  const found = there && (await seatFor(engine, person, there))
  if (!found) return 'unknown'
  const isCrime = there.task === 'crime'
  if (isCrime && (!said.outcome || said.note === '' || said.note.length > mostNoted)) return 'unsaid'
  await lifted(engine, at, found.actor, isCrime ? said : { note: beginningOf(said.note, mostNoted) })
  return 'done'
}
