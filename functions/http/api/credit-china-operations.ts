import { z } from 'zod'
import { caseAt, caseFile } from '#engine/case/case-of.ts'
import { may } from '#engine/people/authorise.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { queueOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { shanghaiDay } from '#law/day.ts'
import { platformOf } from '#records/directory.ts'
import { operations } from '#web/words/staff/api.ts'
import { sendEvent } from '../case/send-event.ts'
import { type Answered, answered, none, type Operation, refused, signed } from './operation.ts'
import { Day, Id, Paged } from './shapes.ts'
import { signedList } from './signed-list.ts'

/** Application as 信用中国 is told of it. */
const Application = z
  .strictObject({
    id: Id,
    number: z.string(),
    state: z.string(),
    subject: z.string(),
    documentNumber: z.string().nullable(),
    authority: z.string().nullable(),
    explanation: z.string(),
    filedOn: Day,
    code: z.string().nullable().meta({ description: '查询码, once it was given.' }),
    receivedOn: Day.nullable(),
    pushedOn: Day.nullable(),
    acceptedOn: Day.nullable(),
    result: z
      .strictObject({ verdict: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: 'Once it is approved and served.' }),
  })
  .meta({ id: 'CreditChinaApplication' })

const code = z.string().trim().min(4).max(60)
const text = z.string().trim().min(1).max(2000)

/** Messages repeat what was before: order is harmless (O36 13, 16). */
const Message = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('receipt'), code, receivedOn: Day }),
    z.strictObject({ kind: z.literal('push'), code, receivedOn: Day, pushedOn: Day }),
    z.strictObject({
      ...{ kind: z.literal('feedback'), code, receivedOn: Day },
      ...{ verdict: z.enum(['repaired', 'refused', 'notAccepted']), reason: text, documentChecked: text },
    }),
  ])
  .meta({ id: 'CreditChinaMessage' })
type Message = z.infer<typeof Message>

/** Data of a repair that goes by 信用中国. */
const Handed = z.object({
  channel: z.literal('creditChina'),
  explanation: z.string(),
  acceptedAt: z.number().nullable(),
  answeredAt: z.number().nullable(),
  decision: z.object({ verdict: z.string(), reason: z.string() }).nullable(),
  handOver: z.object({
    code: z.string().nullable(),
    receivedOn: z.string().nullable(),
    pushedOn: z.string().nullable(),
  }),
})
type Handed = z.infer<typeof Handed>

const example = {
  ...{ id: '0123456789ABCDEFGHJKMNPQRS', number: '445300-20260914-0ABCDEFGH', state: 'handedOver' },
  ...{ subject: '91445300MA4WLYRT2F', documentNumber: '云环罚〔2026〕样1号', authority: '云浮市生态环境局' },
  ...{ explanation: '已整改', filedOn: '2026-09-14', code: null, receivedOn: null, pushedOn: null },
  ...{ acceptedOn: null, result: null },
}

/** The account of 信用中国 for its own steps (O36 13, 16). */
export const creditChinaOperations: readonly Operation[] = [
  signedList({
    id: 'listHandedOver',
    path: '/credit-china/applications',
    summary: operations.listHandedOver,
    query: Paged,
    of: 'applications',
    shape: Application,
    async page({ query }, engine, person) {
      const platform = platformOf(engine.deployment.directory)
      if (!platform || !may(person, 'creditChina.act')) return null
      const waiting = { index: 'queue', pk: queueOf(platform.id, 'intake') } as const
      return readSifted(
        (from) => readPage(engine.table, waiting, from),
        async (items) => {
          const found = await Promise.all(items.map((item) => application(engine, caseFile(item))))
          return found.flatMap((one) => (one?.state === 'handedOver' ? [one] : []))
        },
        query.cursor,
      )
    },
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
    example: { answer: example },
    async run({ params }, engine, person) {
      const file = may(person, 'creditChina.act') && (await caseAt(engine, params['id'] ?? ''))
      const found = file ? await application(engine, file) : null
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
    answer: z.strictObject({ outcome: z.enum(['taken', 'already']) }),
    refusals: ['notInThisState', 'malformed', 'movedOn'],
    example: {
      body: { kind: 'receipt', code: 'XYXF-20260914-0001', receivedOn: '2026-09-14' },
      answer: { outcome: 'taken' },
    },
    run: ({ params, body }, engine, person) => heard(engine, person, params['id'] ?? '', body),
  }),
]

const handedOf = ({ procedure, data }: CaseFile): Handed | null =>
  procedure === 'repair' ? (Handed.safeParse(data).data ?? null) : null

async function application(engine: Engine, file: CaseFile): Promise<z.infer<typeof Application> | null> {
  const handed = handedOf(file)
  if (!handed) return null
  const record = await recordFor(engine, file.recordId, 'subject')
  const { decision, answeredAt, acceptedAt } = handed
  return {
    ...{ id: file.id, number: file.number, state: file.state, subject: file.subject },
    documentNumber: record?.documentNumber.raw ?? null,
    authority: record?.authority.raw ?? null,
    explanation: handed.explanation,
    filedOn: shanghaiDay(file.openedAt),
    ...handed.handOver,
    acceptedOn: acceptedAt === null ? null : shanghaiDay(acceptedAt),
    // A proposal is nobody else's business.
    result: decision && answeredAt !== null ? { verdict: decision.verdict, reason: decision.reason } : null,
  }
}

/** Enters the steps of a message that are not there yet. */
async function heard(engine: Engine, person: Person, id: string, said: Message): Promise<Answered> {
  if (!may(person, 'creditChina.act')) return refused({ code: 'notFound' })
  let outcome: 'taken' | 'already' = 'already'
  for (let step = 0; step < 3; step += 1) {
    const file = await caseAt(engine, id)
    const handed = file && handedOf(file)
    if (!file || !handed) return refused({ code: 'notFound' })
    const next = nextStep(handed, file.state, said)
    if (!next) return answered({ outcome })
    const record = await recordFor(engine, file.recordId, 'subject')
    const sent = await sendEvent(engine, person, { file, record }, { ...next, seq: file.seq })
    if (sent.kind === 'refused')
      return refused(sent.refusal.code === 'notFound' ? { code: 'notInThisState' } : sent.refusal)
    outcome = 'taken'
  }
  return answered({ outcome })
}

/** The first step that the case does not know; null: it knows all. */
function nextStep({ handOver, decision }: Handed, state: string, said: Message) {
  const { code: told, receivedOn } = said
  const isHere = state === 'handedOver'
  if (isHere && handOver.code === null) return { type: 'intake.enteredReceipt', data: { code: told, receivedOn } }
  if (said.kind === 'push' && handOver.pushedOn === null)
    return { type: 'intake.enteredPush', data: { pushedOn: said.pushedOn } }
  if (said.kind !== 'feedback' || (!isHere && decision !== null)) return null
  const { verdict, reason, documentChecked } = said
  return { type: 'intake.enteredResult', data: { verdict, reason, documentChecked } }
}
