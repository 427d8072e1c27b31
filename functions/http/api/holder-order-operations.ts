import { z } from 'zod'
import { mostSaid } from '#engine/begin/supervise.ts'
import { answerHolderOrder, holderOrder, holderOrders } from '#engine/papers/holder-order.ts'
import { may } from '#engine/people/authorise.ts'
import { orderBody } from '#engine/run/push-changes.ts'
import { across } from '#engine/store/paged.ts'
import { operations } from '#web/words/staff/api.ts'
import { ownRecipient } from './copy-operations.ts'
import { ChangeName } from './feed-line.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Day, Id, Instant, Paged } from './shapes.ts'
import { signedList } from './signed-list.ts'

/** Published schema of an order (督办单) to a recipient. */
export const OrderGiven = z
  .strictObject({
    ...{ id: Id, number: z.string(), words: z.string(), due: Day, at: Instant },
    changes: z.array(ChangeName).meta({ description: 'Changes to be followed and confirmed.' }),
    answered: z.strictObject({ at: Instant, answer: z.string() }).nullable(),
  })
  .meta({ id: 'OrderGiven', description: 'An order of the supervisor, to be answered by its `due` day.' })

export const orderExample = {
  ...{ id: '0123456789ABCDEFGHJKMNPQRS', number: '云信督〔2026〕3号', words: '请立即按变更处理。', due: '2026-10-30' },
  ...{ at: '2026-10-12T02:00:00.000Z', changes: ['0123456789ABCDEFGHJKMNPQRS.5'], answered: null },
}

/** Orders to the recipient that asks, and its answer. */
export const holderOrderOperations: readonly Operation[] = [
  signedList({
    id: 'listOrders',
    path: '/feed/orders',
    summary: operations.listOrders,
    query: Paged,
    of: 'orders',
    shape: OrderGiven,
    example: [orderExample],
    async page({ query }, engine, person) {
      const to = await ownRecipient(engine, person)
      return to && across(await holderOrders(engine, to.id, query.cursor), (orders) => orders.map(orderBody))
    },
  }),
  signed({
    id: 'answerOrder',
    method: 'POST',
    path: '/feed/orders/{order}/answer',
    scope: 'write',
    summary: operations.answerOrder,
    query: none,
    body: z.strictObject({ answer: z.string() }),
    status: 200,
    answer: OrderGiven,
    refusals: ['movedOn', 'malformed'],
    example: {
      body: { answer: '已逐条处理并确认。' },
      answer: { ...orderExample, answered: { at: '2026-10-13T02:00:00.000Z', answer: '已逐条处理并确认。' } },
    },
    async run({ params, body }, engine, person) {
      const to = await ownRecipient(engine, person)
      const actor = to && may(person, 'copies.handle', { holder: to.id })
      const of = { recipient: to?.id ?? '', id: params['order'] ?? '' }
      if (!actor || !(await holderOrder(engine, of))) return refused({ code: 'notFound' })
      const refusal = await answerHolderOrder(engine, of, actor, { said: body.answer, most: mostSaid })
      const order = await holderOrder(engine, of)
      return refusal || !order ? refused(refusal ?? { code: 'notFound' }) : answered(orderBody(order))
    },
  }),
]
