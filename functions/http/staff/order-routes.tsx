import { type Order, orderOf, ordersIn, ordersTo } from '#engine/begin/order-kind.ts'
import {
  acknowledgeOrder,
  answerOrder,
  findOrder,
  isOrderLate,
  mostSaid,
  orderTarget,
} from '#engine/begin/supervise.ts'
import { paperId } from '#engine/papers/paper.ts'
import { may, type Target } from '#engine/people/authorise.ts'
import { heads } from '#engine/store/binds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import { shanghaiDay } from '#law/day.ts'
import { paths } from '#web/paths.ts'
import { OrderPage, OrdersPage, type OrderView } from '#web/staff/orders-page.tsx'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Supervision orders (督办单): a head's unit answers, the supervisor sees all. */
export const orderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/orders',
    async run(ask, engine) {
      if (!may(ask.person, 'list.orders')) return notFound(ask)
      return page(<OrdersPage shell={ask.shell} list={await ordersFor(engine, ask.person, ask.query['cursor'])} />)
    },
  },
  {
    method: 'GET',
    path: '/desk/orders/{id}/{seq}',
    run: withOrder(async (ask, engine, known) => orderPage(ask, engine, known)),
  },
  {
    method: 'POST',
    path: '/desk/orders/{id}/{seq}',
    run: withOrder(async (ask, engine, known) => {
      const one = orderOf(known.item)
      const actor = may(ask.person, 'order.answer', known.target)
      if (!actor) return notFound(ask)
      const done =
        ask.form['read'] === undefined
          ? await answerOrder(engine, known.item, actor, ask.form['answer'] ?? '')
          : await acknowledgeOrder(engine, known.item, actor)
      return done.kind === 'committed'
        ? goTo(ask, paths.order(one.caseId, one.seq))
        : refusing(done.refusal, orderPage(ask, engine, known, done.refusal))
    }),
  },
]

type Known = { readonly item: Item; readonly target: Target }

function withOrder(run: (ask: Signed, engine: Engine, known: Known) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const item = await findOrder(engine, ask.params['id'] ?? '', ask.params['seq'] ?? '')
    const target = item && (await orderTarget(engine, orderOf(item)))
    return item && target && may(ask.person, 'order.read', target) ? run(ask, engine, { item, target }) : notFound(ask)
  }
}

function ordersFor(engine: Engine, person: Person, at: string | undefined): Promise<Paged<OrderView>> {
  const isOfArea = person.roles.some(({ role, unit }) => role === 'supervisor' && unit === null)
  const own = person.roles.flatMap(({ role, unit, over = [] }) => [
    ...over,
    ...(unit !== null && heads.has(role) ? [unit] : []),
  ])
  const lists = isOfArea
    ? [{ index: 'queue' as const, pk: ordersIn(engine.deployment.area) }]
    : [...new Set(own)].map((unit) => ({ index: 'lookup' as const, pk: ordersTo(unit) }))
  const seen = async (items: readonly Item[]) => {
    const all = items.map(orderOf).map(async (one) => ({ one, target: await orderTarget(engine, one) }))
    const mine = (await Promise.all(all)).filter(({ target }) => may(person, 'order.read', target) !== null)
    return mine.map(({ one }) => viewOf(engine, one))
  }
  return readSifted((from) => readMerged(engine.table, lists, from), seen, at)
}

function viewOf(engine: Engine, one: Order): OrderView {
  const { caseId, seq, number, order, due, at, answered, read = null, unit } = one
  const late = isOrderLate(one, shanghaiDay(engine.clock.now()))
  return { caseId, seq, number, order, due, at, answered, read, late, unitName: nameOfUnit(engine, unit) }
}

function orderPage(ask: Signed, engine: Engine, { item, target }: Known, refusal?: Refusal): Reply {
  const one = orderOf(item)
  return page(
    <OrderPage
      shell={ask.shell}
      one={viewOf(engine, one)}
      paper={paperId(one.seq, 0)}
      most={mostSaid}
      mayAnswer={may(ask.person, 'order.answer', target) !== null}
      {...(refusal && { values: ask.form, refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
