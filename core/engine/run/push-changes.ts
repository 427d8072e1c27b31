import { deliverChange } from '#engine/feeds/copies.ts'
import { recipientSecrets } from '#engine/feeds/recipient-secret.ts'
import { type HolderOrder, holderOrder } from '#engine/papers/holder-order.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import type { Recipient } from '#records/recipient.ts'
import { type FullLine, fullFeed, lineBody } from './full-feed.ts'
import { type OwedOrder, type Push, pushKeys, pushKind } from './hook-kinds.ts'

const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
const lease = 60_000
const perCall = 50

/** 1, 5, 30 minutes, 2 hours, then every 6. */
export const waitAfter = (tries: number): number => waits[tries - 1] ?? waits.at(-1) ?? 0

/** Pushes to each recipient by itself; answers the calls taken. */
export async function pushChanges(engine: Engine): Promise<number> {
  const to = (engine.deployment.directory.recipients ?? []).filter(({ endpoint }) => endpoint !== undefined)
  const moved = await Promise.all(to.map((one) => pushNext(engine, one)))
  return moved.filter(Boolean).length
}

/** Next lines, under the same name until they are taken. */
async function pushNext(engine: Engine, to: Recipient): Promise<boolean> {
  const key = pushKeys.key(to.id)
  const item = await engine.table.get(key)
  const before: Push = item ? pushKind.read(item) : first
  const now = engine.clock.now()
  const order = before.orders?.find((one) => one.next <= now)
  if (order) return pushOrder(engine, to, order, { before, v: item?.v ?? 0 })
  if (before.next > now) return false
  const page = await fullFeed(engine, to, before.position, perCall)
  const lines = page.lines.filter(({ position }) => before.through === null || position <= before.through)
  // A row told meanwhile shortens the page; the rest comes next.
  const through = Math.min(before.through ?? page.through, page.through)
  if (through === before.position) return false
  const v = item?.v ?? 0
  const keep = (push: Push, n: number) => kept(engine, to, push, n)
  const told: Push = { ...before, position: through, through: null, tries: 0, next: 0 }
  if (lines.length === 0) return keep(told, v + 1)
  if (!(await keep({ ...before, through, next: now + lease }, v + 1))) return false
  const isTaken = await tell(engine, to, lines, through)
  const tries = before.tries + 1
  const failed: Push = { ...before, through, tries, next: engine.clock.now() + waitAfter(tries) }
  // Over a rival after a lost lease: the later one moves.
  const isKept = await keep(isTaken ? told : failed, v + 2)
  return isTaken && isKept
}

const first: Push = { position: -1, through: null, tries: 0, next: 0 }

function pushed(id: string, push: Push, n: number): Write {
  return { put: { ...pushKeys.key(id), v: n, body: json(push) }, when: n === 1 ? 'absent' : { v: n - 1 } }
}

const kept = async (engine: Engine, { id }: Recipient, push: Push, n: number): Promise<boolean> =>
  (await engine.table.transact([pushed(id, push, n)])).kind === 'done'

/** Has an order told to a recipient that is pushed to. */
export async function owePush(engine: Engine, to: Recipient, order: string): Promise<readonly Write[]> {
  if (to.endpoint === undefined) return []
  const item = await engine.table.get(pushKeys.key(to.id))
  const before = item ? pushKind.read(item) : first
  const orders = [...(before.orders ?? []), { id: order, tries: 0, next: 0 }]
  return [pushed(to.id, { ...before, orders }, (item?.v ?? 0) + 1)]
}

type At = { readonly before: Push; readonly v: number }

/** An order, under the same name until it is taken. */
async function pushOrder(engine: Engine, to: Recipient, owed: OwedOrder, { before, v }: At): Promise<boolean> {
  const { orders = [], ...rest } = before
  const others = orders.filter(({ id }) => id !== owed.id)
  const keep = (left: readonly OwedOrder[], n: number) =>
    kept(engine, to, { ...rest, ...(left.length > 0 && { orders: left }) }, n)
  if (!(await keep([...others, { ...owed, next: engine.clock.now() + lease }], v + 1))) return false
  const order = await holderOrder(engine, { recipient: to.id, id: owed.id })
  const isTaken = order === null || (await send(engine, to, `order.${owed.id}`, 'order.given', orderBody(order)))
  const tries = owed.tries + 1
  const again = { ...owed, tries, next: engine.clock.now() + waitAfter(tries) }
  // Changed meanwhile, it is told again after its lease.
  return (await keep(isTaken ? others : [...others, again], v + 2)) && isTaken
}

/** An order as recipients get it, pulled or pushed. */
export const orderBody = ({ id, number, words, due, at, changes, answered }: HolderOrder) => ({
  ...{ id, number, words, due, at: new Date(at).toISOString(), changes: [...changes] },
  answered: answered && { at: new Date(answered.at).toISOString(), answer: answered.answer },
})

async function tell(engine: Engine, to: Recipient, lines: readonly FullLine[], through: number): Promise<boolean> {
  const data = { lines: lines.map(lineBody), cursor: String(through) }
  if (!(await send(engine, to, `${lines[0]?.position ?? 0}-${through}`, 'records.changed', data))) return false
  for (const { record, seq, owed } of lines) if (owed) await deliverChange(engine, to.id, { record, seq })
  return true
}

/** A signed call; true: it was taken. */
async function send(engine: Engine, to: Recipient, name: string, type: string, data: object): Promise<boolean> {
  const at = engine.clock.now()
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
  const secret = recipientSecrets(engine, to).join(' ')
  const answer = await engine.hooks.send({ url: to.endpoint ?? '', id: `${to.id}.${name}`, at, body, secret })
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300
}
