import { z } from 'zod'
import { may } from '#engine/people/authorise.ts'
import { readCodes } from '#engine/register/bulk-query.ts'
import { mostAsked, purposes } from '#engine/register/query-view.ts'
import { resourcesOf } from '#engine/register/resources-view.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { platformOf } from '#records/directory.ts'
import { operations } from '#web/words/staff/api.ts'
import { queries as words } from '#web/words/staff/queries.ts'
import { askRegister } from '../staff/ask-register.ts'
import { answered, none, type Operation, open, refused, signed } from './operation.ts'
import { Day, Id, Words } from './shapes.ts'

const code = '91445300MA4WLYRT2F'

const Row = z.strictObject({
  ...{ id: Id, kind: z.string(), kindName: Words, title: z.string(), what: z.string() },
  ...{ decidedOn: Day.nullable(), disputed: z.boolean() },
})

const Resource = z
  .strictObject({
    ...{ id: z.string(), kind: z.string(), name: Words, provider: Words },
    sharing: z.literal('conditional').meta({ description: '有条件共享: shared with a purpose, by grants of its own.' }),
    condition: Words,
    columns: z.array(z.strictObject({ code: z.string(), name: Words, type: z.string(), isPublic: z.boolean() })),
    ways: z.strictObject({
      push: z.string().meta({ description: 'Webhook of changes, to a recipient with an endpoint.' }),
      pull: z.string(),
      query: z.string(),
      file: z.string().meta({ description: 'Command or page that writes a file, where there is no interface.' }),
    }),
  })
  .meta({ id: 'SharedResource' })

/** Ways to each resource; the file stands in for an interface. */
const ways = {
  push: 'recordsChanged',
  pull: 'GET /api/v1/feed',
  query: 'POST /api/v1/register/queries',
  file: 'redress changes RECIPIENT FILE',
}

const resourceExample = {
  ...{ id: '445300-penalty', kind: 'penalty', name: { zh: '行政处罚', en: 'Administrative penalty' } },
  ...{ provider: { zh: '云浮市发展和改革局', en: 'Yunfu Development and Reform Bureau' }, sharing: 'conditional' },
  ...{ condition: words.condition, ways },
  columns: [
    { code: 'CF_WSH', name: { zh: '行政处罚决定书文号', en: 'Decision number' }, type: 'text', isPublic: true },
  ],
}

/** The register read by departments' programs, under their own rights. */
export const queryOperations: readonly Operation[] = [
  open({
    id: 'listResources',
    method: 'GET',
    path: '/register/resources',
    summary: operations.listResources,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({ resources: z.array(Resource) }),
    refusals: [],
    example: { answer: { resources: [resourceExample] } },
    async run(_call, engine) {
      const provider = nameOfUnit(engine, platformOf(engine.deployment.directory)?.id ?? null)
      const said = { provider, sharing: 'conditional', condition: words.condition, ways }
      return answered({ resources: resourcesOf(engine).map((one) => ({ ...one, ...said })) })
    },
  }),
  signed({
    id: 'askRegister',
    method: 'POST',
    path: '/register/queries',
    scope: 'read',
    summary: operations.askRegister,
    query: none,
    body: z.strictObject({
      purpose: z.enum(purposes),
      matter: z.string().trim().min(1).max(200).meta({ description: 'Told to each subject.' }),
      codes: z.array(z.string().max(40)).min(1).max(mostAsked),
    }),
    status: 200,
    answer: z.strictObject({
      answers: z.array(z.strictObject({ code: z.string(), name: z.string().nullable(), records: z.array(Row) })),
      barred: z.array(z.string()).meta({ description: 'Not looked at: the person declared an interest.' }),
      bad: z.array(z.string()).meta({ description: 'No credit codes.' }),
    }),
    refusals: [],
    example: {
      body: { purpose: 'procurement', matter: '2026年第3批采购', codes: [code] },
      answer: { answers: [{ code, name: null, records: [] }], barred: [], bad: [] },
    },
    async run({ body }, engine, person) {
      const seat = may(person, 'register.query')
      if (!seat) return refused({ code: 'notFound' })
      const { codes, bad } = readCodes(body.codes.join('\n'))
      if (codes.length + bad.length > mostAsked)
        return refused({ code: 'malformed', fields: { codes: 'tooManyCodes' } })
      return answered({ ...(await askRegister(engine, person, seat, { ...body, codes })), bad })
    },
  }),
]
