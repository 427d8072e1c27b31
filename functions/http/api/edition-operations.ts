import { z } from 'zod'
import { rowsFor } from '#engine/figures/edition-rows.ts'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { may } from '#engine/people/authorise.ts'
import {
  allEditions,
  answerObjection,
  draftEdition,
  findEdition,
  freezeEdition,
  mostSaidOfFigures,
  objectToEdition,
} from '#engine/run/editions.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Edition } from '#engine/views/edition-view.ts'
import { operations } from '#web/words/staff/api.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import {
  differencesFor,
  type EditionFound,
  editionFor,
  freezingFor,
  mayObjectFor,
  nameOfScope,
  objectionsFor,
  onceCounted,
  scopeValue,
} from '../oversight/edition-read.ts'
import { type Answered, answered, none, type Operation, refused, signed } from './operation.ts'
import { Day, Instant, Words } from './shapes.ts'
import { instant } from './views.ts'

const count = z.int()
const Row = z
  .strictObject({
    ...{ unit: z.string().nullable(), procedure: z.string(), rule: z.string(), onTime: count },
    late: count.meta({ description: 'By the instant at which the limit was over.' }),
    lateByDate: count.meta({ description: 'By the Beijing date of the act against the due day.' }),
    ...{ open: count, overdue: count, rescinded: count },
  })
  .meta({ id: 'EditionRow' })
const Line = z
  .strictObject({
    ...{ year: count, n: count, draftedAt: Instant, frozenAt: Instant.nullable() },
    until: Day.meta({ description: 'Last day on which a unit may object.' }),
    head: z.strictObject({ size: count, root: z.string() }).meta({ description: 'Place in the log.' }),
  })
  .meta({ id: 'EditionLine' })
const Whole = Line.extend({
  scope: z.strictObject({ of: z.string(), name: Words }),
  scopes: z.array(z.strictObject({ of: z.string(), name: Words })).meta({ description: 'Ask for one as `of`.' }),
  rows: z.array(Row),
  differences: z
    .array(
      z.strictObject({
        from: z.union([z.literal('draft'), count]).meta({ description: 'Its own draft, or the edition before.' }),
        rows: z.array(z.strictObject({ before: Row.nullable(), after: Row.nullable() })),
      }),
    )
    .meta({ description: 'Of the units that the token’s person sees.' }),
  objections: z.array(
    z.strictObject({
      ...{ unit: z.string(), at: Instant, reason: z.string() },
      answer: z.strictObject({ at: Instant, reason: z.string() }).nullable(),
    }),
  ),
  mayObject: z.array(z.string()).meta({ description: 'Units for which an objection may be sent now.' }),
  freezing: z
    .enum(['ready', 'early', 'timeRuns', 'unanswered', 'own'])
    .nullable()
    .meta({ description: 'Whether it may be frozen, or why not; null: not by this person.' }),
}).meta({ id: 'Edition' })

const lineExample = {
  ...{ year: 2026, n: 1, draftedAt: '2027-01-04T02:00:00.000Z', frozenAt: null, until: '2027-01-11' },
  head: { size: 61234, root: 'oJ3yWxnqvM3sP9jSg8kH7n2m0Ue1q9v0cXc0cK5f2pE=' },
}
const city = { of: 'city', name: { zh: '全市', en: 'The city' } }
const example = {
  ...{ ...lineExample, scope: city, scopes: [city], rows: [], differences: [] },
  ...{ objections: [], mayObject: ['HJ'], freezing: null },
}

const Said = z.strictObject({ unit: z.string().max(80), reason: z.string().max(4 * mostSaidOfFigures) })
const saidExample = { unit: 'HJ', reason: 'A4 应为 1 件：转来时已过期限。' }

/** Yearly figures for programs: read, drafted, contested, frozen. */
export const editionOperations: readonly Operation[] = [
  signed({
    id: 'listEditions',
    method: 'GET',
    path: '/board/editions',
    scope: 'read',
    summary: operations.listEditions,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({ editions: z.array(Line) }),
    refusals: [],
    example: { answer: { editions: [lineExample] } },
    async run(_call, engine, person) {
      if (!may(person, 'edition.read')) return refused({ code: 'notFound' })
      return answered({ editions: (await allEditions(engine)).map(lineBody) })
    },
  }),
  signed({
    id: 'draftEdition',
    method: 'POST',
    path: '/board/editions',
    scope: 'write',
    summary: operations.draftEdition,
    query: none,
    body: z.strictObject({ year: count }),
    status: 201,
    answer: Line,
    refusals: ['movedOn', 'stillCounting', 'rowsAside'],
    example: { body: { year: 2026 }, answer: lineExample },
    async run({ body: { year } }, engine, person) {
      const done = await onceCounted(() => draftEdition(engine, person.id, year))
      if (done.kind === 'refused') return refused(done.refusal)
      const [newest] = (await allEditions(engine)).filter((one) => one.year === year)
      return newest ? answered(lineBody(newest), 201) : refused({ code: 'notFound' })
    },
  }),
  signed({
    id: 'readEdition',
    method: 'GET',
    path: '/board/editions/{year}/{n}',
    scope: 'read',
    summary: operations.readEdition,
    query: z.strictObject({ of: z.string().max(80).optional() }),
    body: none,
    status: 200,
    answer: Whole,
    refusals: [],
    example: { answer: example },
    async run({ params, query: { of } }, engine, person) {
      const found = await editionFor(engine, person, { year: params['year'], n: params['n'], of })
      return found ? answered(await wholeBody(engine, person, found)) : refused({ code: 'notFound' })
    },
  }),
  onEdition('objectToEdition', 'objections', ['notInThisState'], objectToEdition),
  onEdition('answerObjection', 'answers', ['fourEyes'], answerObjection),
  signed({
    id: 'freezeEdition',
    method: 'POST',
    path: '/board/editions/{year}/{n}/freeze',
    scope: 'approve',
    summary: operations.freezeEdition,
    query: none,
    body: none,
    status: 200,
    answer: Line,
    refusals: ['movedOn', 'fourEyes', 'editionNotReady', 'stillCounting', 'rowsAside'],
    example: { body: {}, answer: { ...lineExample, frozenAt: '2027-01-12T02:00:00.000Z' } },
    run: ({ params }, engine, person) =>
      acted(engine, person, params, (of) => onceCounted(() => freezeEdition(engine, person.id, of))),
  }),
]

type Act = typeof objectToEdition

/** An objection of a unit, or the answer to it. */
function onEdition(
  id: 'objectToEdition' | 'answerObjection',
  part: string,
  refusals: readonly RefusalCode[],
  act: Act,
): Operation {
  return signed({
    id,
    method: 'POST',
    path: `/board/editions/{year}/{n}/${part}`,
    scope: 'write',
    summary: operations[id],
    query: none,
    body: Said,
    status: 200,
    answer: Line,
    refusals: ['movedOn', ...refusals],
    example: { body: saidExample, answer: lineExample },
    run: ({ params, body }, engine, person) =>
      acted(engine, person, params, (of) => act(engine, person.id, { ...of, ...body })),
  })
}

type Of = Pick<Edition, 'year' | 'n'>
type Params = Readonly<Record<string, string>>

async function acted(
  engine: Engine,
  person: Person,
  { year, n }: Params,
  act: (of: Of) => Promise<AdminOutcome>,
): Promise<Answered> {
  const found = await editionFor(engine, person, { year, n, of: undefined })
  if (!found) return refused({ code: 'notFound' })
  const done = await act(found.edition)
  if (done.kind === 'refused') return refused(done.refusal)
  const now = await findEdition(engine, found.edition.year, found.edition.n)
  return answered(lineBody(now ?? found.edition))
}

const lineBody = ({ year, n, at, until, frozen, head }: Edition) => ({
  ...{ year, n, until, head, draftedAt: instant(at) },
  frozenAt: frozen === null ? null : instant(frozen.at),
})

async function wholeBody(engine: Engine, person: Person, found: EditionFound) {
  const { edition, scope, scopes } = found
  const named = (one: EditionFound['scope']) => ({ of: scopeValue(one), name: nameOfScope(engine, one) })
  return {
    ...lineBody(edition),
    scope: named(scope),
    scopes: scopes.map(named),
    rows: rowsFor(edition.rows, scope, engine.deployment.directory),
    differences: await differencesFor(engine, found),
    objections: objectionsFor(person, edition).map(({ unit, at, reason, answer }) => ({
      ...{ unit, at: instant(at), reason },
      answer: answer && { at: instant(answer.at), reason: answer.reason },
    })),
    mayObject: mayObjectFor(engine, person, edition),
    freezing: freezingFor(engine, person, edition),
  }
}
