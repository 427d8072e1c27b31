import { z } from 'zod'
import { may } from '#engine/people/authorise.ts'
import { readCodes } from '#engine/register/bulk-query.ts'
import { mostAsked, purposes } from '#engine/register/query-view.ts'
import { operations } from '#web/words/staff/api.ts'
import { askRegister } from '../staff/ask-register.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Day, Id, Words } from './shapes.ts'

const code = '91445300MA4WLYRT2F'

const Row = z.strictObject({
  ...{ id: Id, kind: z.string(), kindName: Words, title: z.string(), what: z.string() },
  ...{ decidedOn: Day.nullable(), disputed: z.boolean() },
})

/** The register read by departments' programs, under their own rights. */
export const queryOperations: readonly Operation[] = [
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
      return answered({ ...(await askRegister(engine, person, seat, { ...body, codes })), bad })
    },
  }),
]
