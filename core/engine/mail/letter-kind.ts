import { z } from 'zod'
import { channelNames } from '#engine/people/reach.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { answerMailKeys } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { exactly, Seat } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { ComposedMail, Enclosure, Letter } from './letter.ts'

const Enclosed: z.ZodType<Enclosure> = z.union([
  z.strictObject({ name: z.string(), type: z.string(), text: z.string() }),
  z.strictObject({ name: z.string(), type: z.string(), file: z.string() }),
])

const Composed = exactly<ComposedMail>({
  messageId: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().exactOptional(),
  enclosures: z.array(Enclosed),
  date: z.number().exactOptional(),
  bounceToken: z.string().exactOptional(),
  replyTo: z.string().exactOptional(),
  unsubscribe: z.string().exactOptional(),
})

const Row = exactly<Letter>({
  caseId: z.string(),
  area: z.string(),
  seq: z.int(),
  notice: z.string(),
  limit: z.string().nullable(),
  formal: z.boolean(),
  audience: z.enum(['applicant', 'staff', 'pool', 'alarm', 'digest']),
  to: Seat,
  mail: Composed,
  isText: z.literal(true).exactOptional(),
  by: z.enum(channelNames).exactOptional(),
  state: z.enum(['created', 'sending', 'waiting', 'accepted', 'failed', 'dropped']),
  handedOver: z.boolean().exactOptional(),
  failure: z.enum(['temporary', 'permanent', 'technical']).nullable(),
  tries: z.int(),
  doubtful: z.int(),
  lastReason: z.string().nullable(),
  acceptedAt: z.number().nullable(),
  failedAt: z.number().nullable(),
  notBefore: z.number(),
})

const index = {
  due: ['due#mail#{bucket} → {moment}#{key}'],
  lookup: ['bounce#{token} → {key}'],
  queue: ['undelivered#{area}#{month} → {moment}#{key}', 'counterSlips#{day} → {moment}#{key}'],
}
const due = 'it is sent, or tried again'

/** A mail or text that a case's log asks for. */
export const letterKind = stored('letter, by mail or as a text', {
  schema: Row,
  keys: [keyShape('case#{id}', 'mail#{name}')],
  index,
  due,
  from: 'log',
  sealed: true,
})

/** Mail that tells an order to a recipient. */
export const orderMailKeys = keyShape('holderOrder#{id}', 'mail#{reader}')

/**
 * A mail beside cases: no entry names it, nothing rests on it.
 */
export const mailingKind = stored('mail beside cases', {
  schema: Row,
  keys: [
    keyShape('record#{id}', 'mail#reminder#{person}#{moment}'),
    keyShape('record#{id}', 'mail#reminder#{person}#{moment}#{channel}'),
    keyShape('arrival#{id}', 'mail#{person}'),
    keyShape('arrival#{id}', 'mail#{person}#{channel}'),
    keyShape('person#{id}', 'mail#absence#{absence}'),
    keyShape('person#{id}', 'mail#succession#{succession}'),
    keyShape('digest#{day}', 'mail#{token}'),
    orderMailKeys,
    keyShape('gathered#{change}', 'mail#{reader}#{moment}'),
  ],
  index,
  due,
  from: 'door',
  sealed: true,
})

/** Either bears a seal. */
export const letterOf = (item: Item) => (letterKind.holds(item) ? letterKind : mailingKind).read(item)

/** Tells the letter that brings a case's answer. */
export const isAnswer = (key: Key): boolean => answerMailKeys.parts(key) !== null
