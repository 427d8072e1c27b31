import { z } from 'zod'
import { acknowledgedIn, answeredIn, orderedIn } from '#engine/case/ordered-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { exactly, Day as ShapeOfDay } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Day } from '#law/day.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'

/** A supervision order (督办单) and what came of it. */
export type Order = {
  readonly caseId: string
  /** Of its entry: names it within the case. */
  readonly seq: number
  readonly number: string
  readonly subject: string
  readonly unit: string
  readonly order: string
  readonly due: Day
  readonly at: number
  /** Moment of the head's acknowledgement; left out: none. */
  readonly read?: number
  /** Asks who should handle the case (会商). */
  readonly hearing?: true
  readonly answered: { readonly at: number; readonly answer: string } | null
}

const keys = keyShape('case#{id}', 'order#{seq}')
export const orderKey = (id: string, seq: number) => keys.key(id, String(seq))

export const ordersIn = (area: string): string => `orders#${area}`
export const ordersTo = (unit: string): string => `ordersTo#${unit}`

export const orderKind = stored('supervision order', {
  schema: exactly<Order>({
    ...{ caseId: z.string(), seq: z.int(), number: z.string(), subject: z.string(), unit: z.string() },
    ...{ order: z.string(), due: ShapeOfDay, at: z.number() },
    read: z.number().exactOptional(),
    hearing: z.literal(true).exactOptional(),
    answered: z.strictObject({ at: z.number(), answer: z.string() }).nullable(),
  }),
  keys: [keys],
  index: {
    queue: ['orders#{area} → {answered}#{due}#{id}#{seq}'],
    lookup: ['ordersTo#{unit} → {answered}#{due}#{id}#{seq}'],
  },
  due: null,
  from: 'log',
})
export const orderOf = orderKind.read

/** The order that an entry gives. */
export function orderItem({ id, seq, number, subject, area }: CaseFile, event: CaseEvent): Item | null {
  const given = orderedIn(event)
  if (!given) return null
  const { unit, order, orderDue: due, hearing } = given
  const asks = hearing ? { hearing } : {}
  return itemOf({ caseId: id, seq, number, subject, unit, order, due, at: event.at, ...asks, answered: null }, area, 1)
}

type Told = Pick<CaseEvent, 'type' | 'data' | 'at'>

/** The order once read or answered; the first answer counts. */
export function orderAfter(item: Item, area: string, event: Told): Item | null {
  const order = orderOf(item)
  if (order.answered !== null) return null
  const given = answeredIn(event)
  if (given) return itemOf({ ...order, answered: { at: event.at, answer: given.answer } }, area, item.v + 1)
  const isRead = acknowledgedIn(event) !== null && order.read === undefined
  return isRead ? itemOf({ ...order, read: event.at }, area, item.v + 1) : null
}

/** Names the order that an entry is about, after it was given. */
export const orderNamed = (event: Told): number | null => (answeredIn(event) ?? acknowledgedIn(event))?.order ?? null

/** Writes it beside its entry. */
export function orderWrites(file: CaseFile, event: CaseEvent): readonly Write[] {
  const given = orderItem(file, event)
  return given ? [{ put: given, when: 'absent' }] : []
}

/** What is not answered stands first, by its day. */
function itemOf(order: Order, area: string, v: number): Item {
  const place = `${order.answered === null ? 0 : 1}#${order.due}#${order.caseId}#${order.seq}`
  const index = { queue: [ordersIn(area), place] as const, lookup: [ordersTo(order.unit), place] as const }
  return { ...orderKey(order.caseId, order.seq), v, body: json(order), index }
}
