import { z } from 'zod'
import { Day } from '#engine/store/shapes.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'

/** The supervisor orders a unit in writing (督办单), in any procedure; its head answers. No chart knows either. */
export const orderedEvent = 'supervisor.ordered'
export const answeredEvent = 'order.answered'
export const acknowledgedEvent = 'order.acknowledged'

const Ordered = z.object({
  unit: z.string(),
  head: z.enum(['head', 'intakeHead']),
  order: z.string(),
  orderDue: Day,
  hearing: z.literal(true).optional(),
})
const Answered = z.object({ order: z.int(), answer: z.string() })
const Acknowledged = z.object({ order: z.int() })

type Entry = Pick<CaseEvent, 'type' | 'data'>

export const orderedIn = ({ type, data }: Entry) =>
  type === orderedEvent ? (Ordered.safeParse(data).data ?? null) : null
export const answeredIn = ({ type, data }: Entry) =>
  type === answeredEvent ? (Answered.safeParse(data).data ?? null) : null

export const acknowledgedIn = ({ type, data }: Pick<CaseEvent, 'type' | 'data'>) =>
  type === acknowledgedEvent ? (Acknowledged.safeParse(data).data ?? null) : null
