import { z } from 'zod'
import type { ZodOpenApiObject } from 'zod-openapi'
import { creditChinaSteps } from '#engine/feeds/handed-over.ts'
import { Application, applicationExample } from './credit-china-operations.ts'
import { FeedLine } from './feed-line.ts'
import { OrderGiven, orderExample } from './holder-order-operations.ts'
import { Id, Instant, Words } from './shapes.ts'

const signedBy = z.object({
  'webhook-id': z.string().meta({ description: 'The same for each try.' }),
  'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970, UTC.' }),
  'webhook-signature': z.string().meta({ description: 'v1,HMAC-SHA-256 over id.timestamp.body (Standard Webhooks).' }),
})

const Step = z
  .strictObject({
    type: z.string().meta({ description: 'The event, as unit.proposed.' }),
    timestamp: Instant,
    data: z.strictObject({
      id: Id,
      number: z.string(),
      procedure: z.string(),
      seq: z.int(),
      what: Words,
      state: Words,
    }),
  })
  .meta({ id: 'StepTold', description: 'One step of a case, as its subject may see it.' })

const Changes = z
  .strictObject({
    type: z.literal('records.changed'),
    timestamp: Instant,
    data: z.strictObject({ lines: z.array(FeedLine), cursor: z.string() }),
  })
  .meta({ id: 'ChangesTold', description: 'Next lines of the full feed, in order.' })

const Ordered = z
  .strictObject({ type: z.literal('order.given'), timestamp: Instant, data: OrderGiven })
  .meta({ id: 'OrderTold', description: 'An order of the supervisor over changes that were not followed.' })

const Handed = z
  .strictObject({
    type: z.enum(creditChinaSteps.map((step) => `creditChina.${step}`)),
    timestamp: Instant,
    data: z.strictObject({ seq: z.int(), application: Application }),
  })
  .meta({
    id: 'CreditChinaTold',
    description:
      'A step of a repair that goes by 信用中国, in order case by case. Each repeats the whole application: keep the highest `seq`. An application comes again each day until its 查询码 is there.',
  })

const handed = {
  type: 'creditChina.application',
  timestamp: '2026-09-14T02:00:00.000Z',
  data: { seq: 2, application: applicationExample },
}

const step = {
  type: 'applicant.withdrew',
  timestamp: '2026-09-15T02:00:00.000Z',
  data: {
    id: '0123456789ABCDEFGHJKMNPQRS',
    number: '445300-20260914-0ABCDEFGH',
    procedure: 'repair',
    seq: 4,
    what: { zh: '撤回申请', en: 'Application withdrawn' },
    state: { zh: '已撤回', en: 'Withdrawn' },
  },
}

/** Calls that go out to subscribers and recipients. */
export const webhooks: NonNullable<ZodOpenApiObject['webhooks']> = {
  caseStep: told('caseStep', 'webhooks', 'A step of a case · 案件的一步', Step, step),
  creditChinaTold: told('creditChinaTold', 'credit-china', 'A step told to 信用中国 · 告知信用中国', Handed, handed),
  orderGiven: told('orderGiven', 'feed', 'An order to a recipient · 给接收单位的督办单', Ordered, {
    ...{ type: 'order.given', timestamp: '2026-10-12T02:00:00.000Z', data: orderExample },
  }),
  recordsChanged: told('recordsChanged', 'feed', 'Changes of the register · 登记变更', Changes),
}

function told(operationId: string, tag: string, summary: string, schema: z.ZodType, example?: object) {
  return {
    post: {
      operationId,
      tags: [tag],
      summary,
      description:
        'Any 2xx takes it; else it comes again after 1, 5, 30 minutes, 2 hours, then every 6. A repeat has the same webhook-id.',
      security: [],
      requestParams: { header: signedBy },
      requestBody: { required: true, content: { 'application/json': { schema, ...(example && { example }) } } },
      responses: {
        '204': { description: 'Taken' },
        '410': { description: 'Not taken; it comes again, as after any other answer.' },
      },
    },
  }
}
