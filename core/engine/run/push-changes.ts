import { deliverChange } from '#engine/feeds/copies.ts'
import { recipientSecrets } from '#engine/feeds/recipient-secret.ts'
import { type HolderOrder, holderOrder } from '#engine/papers/holder-order.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import type { Recipient } from '#records/recipient.ts'
import { type FullLine, fullFeed, lineBody } from './full-feed.ts'
import { type Push, pushKeys, pushKind } from './hook-kinds.ts'

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
  if (before.next > now) return false
  if (before.orders) return pushOrder(engine, to, { ...before, orders: before.orders }, item?.v ?? 0)
  const page = await fullFeed(engine, to, before.position, perCall)
  const lines = page.lines.filter(({ position }) => before.through === null || position <= before.through)
  // A row told meanwhile shortens the page; the rest comes next.
  const through = Math.min(before.through ?? page.through, page.through)
  if (through === before.position) return false
  const v = item?.v ?? 0
  const keep = async (push: Push, n: number) => (await engine.table.transact([pushed(to.id, push, n)])).kind === 'done'
  if (lines.length === 0) return keep({ position: through, through: null, tries: 0, next: 0 }, v + 1)
  if (!(await keep({ ...before, through, next: now + lease }, v + 1))) return false
  const isTaken = await tell(engine, to, lines, through)
  const tries = before.tries + 1
  const failed: Push = { ...before, through, tries, next: engine.clock.now() + waitAfter(tries) }
  // Over a rival after a lost lease: the later one moves.
  const isKept = await keep(isTaken ? { position: through, through: null, tries: 0, next: 0 } : failed, v + 2)
  return isTaken && isKept
}

const first: Push = { position: -1, through: null, tries: 0, next: 0 }

function pushed(id: string, push: Push, n: number): Write {
  return { put: { ...pushKeys.key(id), v: n, body: json(push) }, when: n === 1 ? 'absent' : { v: n - 1 } }
}

/** Has an order told to a recipient that is pushed to. */
export async function owePush(engine: Engine, to: Recipient, order: string): Promise<readonly Write[]> {
  if (to.endpoint === undefined) return []
  const item = await engine.table.get(pushKeys.key(to.id))
  const before = item ? pushKind.read(item) : first
  return [pushed(to.id, { ...before, orders: [...(before.orders ?? []), order] }, (item?.v ?? 0) + 1)]
}

/** An order, under the same name until it is taken. */
async function pushOrder(
  engine: Engine,
  to: Recipient,
  before: Push & { readonly orders: readonly string[] },
  v: number,
): Promise<boolean> {
  const keep = async (push: Push, n: number) => (await engine.table.transact([pushed(to.id, push, n)])).kind === 'done'
  if (!(await keep({ ...before, next: engine.clock.now() + lease }, v + 1))) return false
  const [id = '', ...left] = before.orders
  const order = await holderOrder(engine, { recipient: to.id, id })
  const isTaken = order === null || (await send(engine, to, `order.${id}`, 'order.given', orderBody(order)))
  const { orders: _, ...rest } = before
  const tries = before.tries + 1
  // One given meanwhile has the lease end, and this one told again.
  return keep(
    isTaken
      ? { ...rest, tries: 0, next: 0, ...(left.length > 0 && { orders: left }) }
      : { ...before, tries, next: engine.clock.now() + waitAfter(tries) },
    v + 2,
  )
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
