import { deliverChange } from '#engine/feeds/copies.ts'
import { recipientSecrets } from '#engine/feeds/recipient-secret.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
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
  const before: Push = item ? pushKind.read(item) : { position: -1, through: null, tries: 0, next: 0 }
  const now = engine.clock.now()
  if (before.next > now) return false
  const page = await fullFeed(engine, to, before.position, perCall)
  const lines = page.lines.filter(({ position }) => before.through === null || position <= before.through)
  // A row told meanwhile shortens the page; the rest comes next.
  const through = Math.min(before.through ?? page.through, page.through)
  if (through === before.position) return false
  const v = item?.v ?? 0
  const keep = async (push: Push, n: number) => {
    const when = n === 1 ? ('absent' as const) : { v: n - 1 }
    return (await engine.table.transact([{ put: { ...key, v: n, body: json(push) }, when }])).kind === 'done'
  }
  if (lines.length === 0) return keep({ position: through, through: null, tries: 0, next: 0 }, v + 1)
  if (!(await keep({ ...before, through, next: now + lease }, v + 1))) return false
  const isTaken = await tell(engine, to, lines, through)
  const tries = before.tries + 1
  const failed: Push = { ...before, through, tries, next: engine.clock.now() + waitAfter(tries) }
  // Over a rival after a lost lease: the later one moves.
  const isKept = await keep(isTaken ? { position: through, through: null, tries: 0, next: 0 } : failed, v + 2)
  return isTaken && isKept
}

async function tell(engine: Engine, to: Recipient, lines: readonly FullLine[], through: number): Promise<boolean> {
  const at = engine.clock.now()
  const data = { lines: lines.map(lineBody), cursor: String(through) }
  const body = JSON.stringify({ type: 'records.changed', timestamp: new Date(at).toISOString(), data })
  const secret = recipientSecrets(engine, to).join(' ')
  const id = `${to.id}.${lines[0]?.position ?? 0}-${through}`
  const answer = await engine.hooks.send({ url: to.endpoint ?? '', id, at, body, secret })
  if (answer.kind !== 'answered' || answer.status < 200 || answer.status >= 300) return false
  for (const { record, seq, owed } of lines) if (owed) await deliverChange(engine, to.id, { record, seq })
  return true
}
