import { z } from 'zod'
import { type LogRow, logItem } from '#engine/case/log-item.ts'
import { textFault } from '#engine/case/text-fault.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { exactly, Day as ShapeOfDay } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { type Sha256, toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import { platformOf } from '#records/directory.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { numbers } from './paper-number.ts'
import { supervisionSeries } from './supervision-order.ts'

/** Order (督办单) to a recipient over changes, and its answer. */
export type HolderOrder = {
  readonly id: string
  readonly recipient: string
  readonly number: string
  /** Unit that signs it. */
  readonly by: string
  readonly words: string
  readonly due: Day
  readonly at: number
  /** Changes that it covers, as recipients name them. */
  readonly changes: readonly string[]
  readonly answered: { readonly at: number; readonly by: string; readonly answer: string } | null
}

/** Order with the hash of its newest entry. */
type Stored = HolderOrder & { readonly seq: number; readonly head: string }

const shape = {
  ...{ id: z.string(), recipient: z.string(), number: z.string(), by: z.string(), words: z.string() },
  ...{ due: ShapeOfDay, at: z.number(), changes: z.array(z.string()) },
  answered: z.strictObject({ at: z.number(), by: z.string(), answer: z.string() }).nullable(),
}
const Row = exactly<HolderOrder>(shape)

const keys = keyShape('copy#{id}', 'order')

export const holderOrderKind = stored('order over changes at a recipient', {
  schema: exactly<Stored>({ ...shape, seq: z.int(), head: z.string() }),
  keys: [keys],
  index: { queue: ['holderOrders#{recipient} → {answered}#{due}#{id}'] },
  due: null,
  from: 'log',
})

type Given = Pick<HolderOrder, 'recipient' | 'words' | 'due' | 'changes'>
const prefix = 'holderOrder.'

/** Tells it, in the same transaction. */
type Tell = (order: HolderOrder) => Promise<readonly Write[]>

/** Gives an order its number, of the platform's series. */
export async function orderHolder(engine: Engine, actor: Actor, given: Given, tell: Tell): Promise<HolderOrder> {
  const by = platformOf(engine.deployment.directory)?.id ?? ''
  const id = newId(engine.crypto)
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const at = engine.clock.now()
    const drawn = numbers(engine, at)
    await drawn.ahead([{ unit: by, series: supervisionSeries }])
    const number = await drawn.next(by, supervisionSeries)
    const order: HolderOrder = { ...given, id, number, by, at, answered: null }
    const entered = writesOf(engine, order, null, { type: 'given', actor })
    const writes = async () => [...drawn.writes(), ...entered, ...(await tell(order))]
    const done = await writes()
      .then((all) => engine.table.transact(all))
      .finally(drawn.done)
    if (done.kind === 'done') return order
  }
  throw new Fault('contention', `orders of ${by}`)
}

/** The recipient's answer, once; null: taken. */
export async function answerHolderOrder(
  engine: Engine,
  of: Pick<HolderOrder, 'recipient' | 'id'>,
  actor: Actor,
  { said, most }: { readonly said: string; readonly most: number },
): Promise<Refusal | null> {
  const answer = said.trim()
  const fields = textFault('answer', answer, most)
  if (Object.keys(fields).length > 0) return { code: 'malformed', fields }
  const item = await engine.table.get(keyOf(of))
  const there = item && orderOf(item)
  if (!item || !there || there.answered) return { code: 'movedOn' }
  const next = { ...there, answered: { at: engine.clock.now(), by: actor.id, answer } }
  const done = await engine.table.transact(writesOf(engine, next, item, { type: 'answered', actor }))
  return done.kind === 'done' ? null : { code: 'movedOn' }
}

/** Orders to a recipient: without an answer first, by their day. */
export const holderOrders = async (
  { table }: Pick<Engine, 'table'>,
  recipient: string,
  at: string | undefined,
): Promise<Paged<HolderOrder>> =>
  across(await readPage(table, { index: 'queue', pk: ordersAt(recipient) }, at, 10), (items) => items.map(orderOf))

export async function holderOrder(
  { table }: Pick<Engine, 'table'>,
  of: Pick<HolderOrder, 'recipient' | 'id'>,
): Promise<HolderOrder | null> {
  const item = /^[0-9A-Z]{26}$/.test(of.id) ? await table.get(keyOf(of)) : undefined
  return item ? orderOf(item) : null
}

/** The order that its log tells; null: a log of something else. */
export function holderOrderIn(log: readonly LogRow[], sha256: Sha256): Item | null {
  const last = log.at(-1)
  if (!last?.entry.type.startsWith(prefix)) return null
  if (last.payload === undefined) throw new Fault('replay.erased', last.entry.id)
  return itemOf(Row.parse(last.payload.data.event), last.entry, sha256)
}

/** Unit of whose series an entry drew its number; null: it drew none. */
export const orderedBy = ({ entry, payload }: LogRow): string | null =>
  entry.type === `${prefix}given` && payload ? Row.parse(payload.data.event).by : null

const ordersAt = (recipient: string): string => `holderOrders#${recipient}`
const idOf = ({ recipient, id }: Pick<HolderOrder, 'recipient' | 'id'>): string => `${recipient}.${id}`
const keyOf = (of: Pick<HolderOrder, 'recipient' | 'id'>) => keys.key(idOf(of))

function orderOf(item: Item): HolderOrder {
  const { seq: _, head: __, ...order } = holderOrderKind.read(item)
  return order
}

type By = { readonly type: 'given' | 'answered'; readonly actor: Actor }

/** Row and entry together. */
function writesOf(engine: Engine, next: HolderOrder, item: Item | null, { type, actor }: By): readonly Write[] {
  const before = item && holderOrderKind.read(item)
  const at = { id: idOf(next), seq: (before?.seq ?? 0) + 1, procedure: 'copy' }
  const said = { type: `${prefix}${type}`, at: engine.clock.now(), actor, data: next }
  const { entry, item: row } = logItem(engine, 'copy', at, said, before?.head ?? '', null)
  return [
    { put: itemOf(next, entry, engine.crypto.sha256), when: item ? { v: item.v } : 'absent' },
    { put: row, when: 'absent' },
  ]
}

/** The order as it stands after an entry of its log. */
function itemOf(order: HolderOrder, entry: Entry, sha256: Sha256): Item {
  const body: Stored = { ...order, seq: entry.seq, head: toHex(entryHash(entry, sha256)) }
  const place = `${order.answered === null ? 0 : 1}#${order.due}#${order.id}`
  return {
    ...keyOf(order),
    v: entry.seq,
    body: json(body),
    index: { queue: [ordersAt(order.recipient), place] },
  }
}
