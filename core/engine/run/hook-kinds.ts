import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

const Hook = z.strictObject({
  id: z.string(),
  subject: z.string(),
  url: z.string(),
  createdAt: z.number(),
  stoppedAt: z.number().nullable(),
})
/** A subject's own program, told of each step of the subject's cases. */
export type Hook = z.infer<typeof Hook>

/** Last entry of a case that a hook was told. */
const Lane = z.strictObject({
  hook: z.string(),
  subject: z.string(),
  caseId: z.string(),
  sent: z.int(),
  wanted: z.int(),
  tries: z.int(),
  state: z.enum(['waiting', 'sending', 'idle', 'failed']),
})
export type Lane = z.infer<typeof Lane>

const Delivery = z.strictObject({
  at: z.number(),
  caseId: z.string(),
  seq: z.int(),
  type: z.string(),
  outcome: z.enum(['delivered', 'failed']),
  status: z.number().nullable(),
  reason: z.string(),
})
export type Delivery = z.infer<typeof Delivery>

export const hookKeys = keyShape('hooks#{subject}', 'hook#{id}')
export const hookHeadKeys = keyShape('hooks#{subject}', 'head')
export const laneKeys = keyShape('hook#{id}', 'lane#{case}')
export const deliveryKeys = keyShape('hook#{id}', 'sent#{moment}#{case}#{seq}')

export const hookKind = stored('webhook', { schema: Hook, keys: [hookKeys], due: null, from: 'door', sealed: true })

export const hookHeadKind = stored('count of webhooks ever made', {
  schema: z.literal(''),
  keys: [hookHeadKeys],
  due: null,
  from: 'door',
})

// Deliveries stand in no log.
export const laneKind = stored('how far a webhook was told of a case', {
  schema: Lane,
  keys: [laneKeys],
  index: { due: ['due#hooks#{bucket} → {moment}#{id}#{case}'] },
  due: 'the next entry is sent, or tried again',
  from: 'door',
  sealed: true,
})

export const deliveryKind = stored('what was sent to a webhook', {
  schema: Delivery,
  keys: [deliveryKeys],
  due: null,
  from: 'door',
  sealed: true,
})

/** Place of a recipient in the feed pushed to it. */
export type Push = {
  readonly position: number
  /** End of the call under way; a repeat has it too. */
  readonly through: number | null
  readonly tries: number
  readonly next: number
  /** Orders (督办单) still to be told; none holds up changes. */
  readonly orders?: readonly OwedOrder[]
}
export type OwedOrder = { readonly id: string; readonly tries: number; readonly next: number }

export const pushKeys = keyShape('recipient#{id}', 'push')

export const pushKind = stored('how far the feed was pushed to a recipient', {
  schema: exactly<Push>({
    ...{ position: z.int(), through: z.int().nullable(), tries: z.int(), next: z.number() },
    orders: z.array(z.strictObject({ id: z.string(), tries: z.int(), next: z.number() })).exactOptional(),
  }),
  keys: [pushKeys],
  due: null,
  from: 'door',
  sealed: true,
})
