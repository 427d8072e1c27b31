import { z } from 'zod'
import type { Day } from '#law/day.ts'
import { DaySchema } from '#records/record.ts'

const Act = z.enum(['see', 'file', 'supplement', 'state', 'withdraw', 'review', 'consent'])

/** By letter (授权委托书), or for who cannot act; intake confirms on evidence. */
export const mandateKinds = ['agent', 'administrator', 'heir', 'formerRepresentative'] as const

const Letter = z.strictObject({
  key: z.string(),
  name: z.string(),
  size: z.number(),
  type: z.string(),
  sha256: z.string(),
})

/** Agent and principal, with acts, records and dates. */
export const Mandate = z.strictObject({
  id: z.string(),
  kind: z.enum(mandateKinds),
  /** The principal and the agent, by their subject keys. */
  subject: z.string(),
  subjectName: z.string(),
  agent: z.string(),
  agentName: z.string(),
  actions: z.array(z.union([Act, z.templateLiteral([z.string(), '.', Act])])).min(1),
  /** Null: every matter of the subject. */
  records: z.array(z.string()).nullable(),
  from: DaySchema,
  /** The last day on which it holds. */
  until: DaySchema,
  /** Empty where the subject gave it by account. */
  letters: z.array(Letter).max(5),
  /** `drafted`, `claimed` by the agent; `inForce` by subject or intake. */
  state: z.enum(['drafted', 'claimed', 'inForce', 'refused', 'revoked']),
  history: z.array(
    z.strictObject({ at: z.number(), by: z.string(), role: z.string(), what: z.string(), reason: z.string() }),
  ),
})
export type Mandate = z.infer<typeof Mandate>

/** In force on a day: given, begun, not revoked or lapsed. */
export const isInForce = ({ state, from, until }: Mandate, today: Day): boolean =>
  state === 'inForce' && from <= today && today <= until

/** Subjects revoke powers they gave; intake the others. */
export const isRevocable = ({ kind, state }: Mandate): boolean => kind === 'agent' && state === 'inForce'
