import { may } from '#engine/people/authorise.ts'
import { dutiesLeft } from '#engine/people/incident-view.ts'
import {
  accountReviewKey,
  accountReviewOf,
  incidentKey,
  incidentOf,
  reviewYear,
} from '#engine/people/oversight-kinds.ts'
import { openProposals } from '#engine/people/people-admin.ts'
import { settingEditionKey, settingEditionKind } from '#engine/people/setting-kind.ts'
import { erasureOf, openErasures } from '#engine/register/erasure-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { gathered, readMerged } from '#engine/store/read-several.ts'
import { addDays, shanghaiDay, startOfDay } from '#law/day.ts'
import { holidayEditionOf, holidayEditionsIn } from './calendar-kind.ts'
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

/** Changes to settle, duties and reviews that wait. */
export type WaitingAct = { readonly by: string; readonly at: number } & (
  | { readonly kind: 'settings'; readonly n: number }
  | { readonly kind: 'holidays'; readonly year: number; readonly n: number }
  | { readonly kind: 'seats'; readonly person: string }
  | { readonly kind: 'erasures'; readonly id: string; readonly number: string }
  | { readonly kind: 'incidents'; readonly n: number; readonly left: number }
  | { readonly kind: 'accounts'; readonly year: number }
)

type Store = Pick<Engine, 'table' | 'deployment' | 'clock'>

/** All that waits, the oldest first; accounts from November on. */
export async function waitingActs({ table, deployment, clock }: Store): Promise<readonly WaitingAct[]> {
  const { pk } = settingEditionKey(deployment.area, 1)
  const year = await reviewYear({ table, deployment, clock })
  const due = startOfDay(`${year}-11-01`)
  const [settings, holidays, seats, erasures, incidents, review] = await Promise.all([
    readAll(table, { index: 'main', pk }),
    readAll(table, { index: 'queue', pk: holidayEditionsIn(deployment.area) }),
    openProposals({ table }),
    readAll(table, { index: 'queue', pk: openErasures(deployment.area) }),
    readAll(table, { index: 'main', pk: incidentKey(deployment.area, 1).pk }),
    table.get(accountReviewKey(deployment.area, year)),
  ])
  const isOpen = ({ state }: { readonly state: string }) => state === 'proposed'
  const all: readonly WaitingAct[] = [
    ...settings
      .map(settingEditionKind.read)
      .filter(isOpen)
      .map(({ n, by, at }) => ({ kind: 'settings' as const, n, by, at })),
    ...holidays
      .map(holidayEditionOf)
      .filter(isOpen)
      .map(({ year, n, by, at }) => ({ kind: 'holidays' as const, year, n, by, at })),
    ...seats.map(({ person, by, at }) => ({ kind: 'seats' as const, person, by, at })),
    ...erasures.map(erasureOf).map(({ id, number, by, at }) => ({ kind: 'erasures' as const, id, number, by, at })),
    ...incidents
      .map(incidentOf)
      .filter(({ closed }) => closed === null)
      .map((one) => ({ kind: 'incidents' as const, n: one.n, by: one.by, at: one.at, left: dutiesLeft(one).length })),
    ...(clock.now() < due || (review && accountReviewOf(review).closed)
      ? []
      : [{ kind: 'accounts' as const, year, by: '', at: due }]),
  ]
  return all.toSorted((a, b) => a.at - b.at)
}

const acting = {
  settings: 'settings.confirm',
  holidays: 'calendar.confirm',
  seats: 'seat.confirm',
  erasures: 'erasure.confirm',
  incidents: 'incident.enter',
  accounts: 'accounts.review',
} as const

/** Acts for this person; a change never for its proposer. */
export const waitingFor = (person: Person, all: readonly WaitingAct[]): readonly WaitingAct[] =>
  all.filter((one) => may(person, acting[one.kind]) !== null && !isOwnPart(person, one))

/** Another confirms a change, and closes an incident. */
const isOwnPart = ({ id }: Person, one: WaitingAct) => one.by === id && !(one.kind === 'incidents' && one.left > 0)
