import { z } from 'zod'
import { caseAt } from '#engine/case/case-of.ts'
import { creditChinaSecrets, handedApplication } from '#engine/feeds/handed-over.ts'
import { may } from '#engine/people/authorise.ts'
import { operations } from '#web/words/staff/api.ts'
import { CreditChinaMessage, handedOver, hearCreditChina } from '../case/credit-china.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Day, Id, Paged } from './shapes.ts'
import { signedList } from './signed-list.ts'

/** Application as 信用中国 is told of it. */
export const Application = z
  .strictObject({
    id: Id,
    number: z.string(),
    state: z.string(),
    subject: z.string(),
    documentNumber: z.string().nullable(),
    authority: z.string().nullable(),
    explanation: z.string(),
    evidence: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
    filedOn: Day,
    code: z.string().nullable().meta({ description: '查询码, once it was given.' }),
    receivedOn: Day.nullable(),
    pushedOn: Day.nullable(),
    acceptedOn: Day.nullable(),
    result: z
      .strictObject({ verdict: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: 'Once it is approved and served.' }),
    ending: z
      .string()
      .nullable()
      .meta({ description: 'How it ended here, withdrawal and end of the record included.' }),
  })
  .meta({ id: 'CreditChinaApplication' })

const Message = CreditChinaMessage.meta({ id: 'CreditChinaMessage' })

/** Application just handed over. */
export const applicationExample = {
  ...{ id: '0123456789ABCDEFGHJKMNPQRS', number: '445300-20260914-0ABCDEFGH', state: 'handedOver' },
  ...{ subject: '91445300MA4WLYRT2F', documentNumber: '云环罚〔2026〕样1号', authority: '云浮市生态环境局' },
  ...{ explanation: '已整改', evidence: [], filedOn: '2026-09-14', code: null, receivedOn: null, pushedOn: null },
  ...{ acceptedOn: null, result: null, ending: null },
}

/** The account of 信用中国 for its own steps (O36 13, 16). */
export const creditChinaOperations: readonly Operation[] = [
  signed({
    id: 'readCreditChina',
    method: 'GET',
    path: '/credit-china',
    scope: 'read',
    summary: operations.readCreditChina,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({ endpoint: z.string().nullable(), secrets: z.array(z.string()) }),
    refusals: [],
    example: { answer: { endpoint: 'https://xyzg.example.cn/redress', secrets: ['whsec_AAAA'] } },
    async run(_call, engine, person) {
      if (!may(person, 'creditChina.act')) return refused({ code: 'notFound' })
      const { endpoint = null } = engine.deployment.directory.creditChina ?? {}
      return answered({ endpoint, secrets: creditChinaSecrets(engine) })
    },
  }),
  signedList({
    id: 'listHandedOver',
    path: '/credit-china/applications',
    summary: operations.listHandedOver,
    query: Paged,
    of: 'applications',
    shape: Application,
    page: async ({ query }, engine, person) =>
      may(person, 'creditChina.act') ? handedOver(engine, query.cursor) : null,
  }),
  signed({
    id: 'readHandedOver',
    method: 'GET',
    path: '/credit-china/applications/{id}',
    scope: 'read',
    summary: operations.readHandedOver,
    query: none,
    body: none,
    status: 200,
    answer: Application,
    refusals: [],
    example: { answer: applicationExample },
    async run({ params }, engine, person) {
      const file = may(person, 'creditChina.act') && (await caseAt(engine, params['id'] ?? ''))
      const found = file ? await handedApplication(engine, file) : null
      return found ? answered(found) : refused({ code: 'notFound' })
    },
  }),
  signed({
    id: 'sayCreditChina',
    method: 'POST',
    path: '/credit-china/applications/{id}/messages',
    scope: 'write',
    summary: operations.sayCreditChina,
    query: none,
    body: Message,
    status: 200,
    answer: z.strictObject({ outcome: z.enum(['taken', 'already', 'differs']) }),
    refusals: ['notInThisState', 'malformed', 'movedOn'],
    example: {
      body: { kind: 'receipt', code: 'XYXF-20260914-0001', receivedOn: '2026-09-14' },
      answer: { outcome: 'taken' },
    },
    async run({ params, body }, engine, person) {
      if (!may(person, 'creditChina.act')) return refused({ code: 'notFound' })
      const heard = await hearCreditChina(engine, person, params['id'] ?? '', body)
      return heard.kind === 'refused' ? refused(heard.refusal) : answered({ outcome: heard.outcome })
    },
  }),
]
