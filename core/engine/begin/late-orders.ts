import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { gathered, readMerged } from '#engine/store/read-several.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import { type Order, orderOf, ordersIn, ordersTo } from './order-kind.ts'
import { orderTarget } from './supervise.ts'

/** Unanswered orders past their day: of the area, or to `units`. */
export async function lateOrders(
  engine: Engine,
  person: Person,
  units: readonly string[] | null,
  most: number,
): Promise<readonly Order[]> {
  const range = { from: '0#', to: `0#${addDays(shanghaiDay(engine.clock.now()), -1)}~` }
  const lists =
    units === null
      ? [{ index: 'queue' as const, pk: ordersIn(engine.deployment.area), ...range }]
      : units.map((unit) => ({ index: 'lookup' as const, pk: ordersTo(unit), ...range }))
  if (lists.length === 0) return []
  const { items } = await gathered((at) => readMerged(engine.table, lists, at, most), most)
  const all = items.map(orderOf).map(async (one) => ({ one, target: await orderTarget(engine, one) }))
  return (await Promise.all(all)).flatMap(({ one, target }) => (may(person, 'order.read', target) ? [one] : []))
}
