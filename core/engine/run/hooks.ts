import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { creditChinaMessage, creditChinaSecrets, handedOf } from '#engine/feeds/handed-over.ts'
import { noteOwnStep } from '#engine/feeds/own-steps.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { bucketOf, caseKey, dueBuckets, json, logKey, moment, pad } from '#engine/store/keys.ts'
import type { HookCall, Item, Write } from '#engine/store/ports.ts'
import { readAll, readRound } from '#engine/store/read.ts'
import { sideBySide } from '#engine/store/side-by-side.ts'
import { timeline } from '#engine/views/timeline.ts'
import { shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { fromHex, toBase64 } from '#ledger/bytes.ts'
import {
  type Delivery,
  deliveryKeys,
  type Hook,
  hookHeadKeys,
  hookKeys,
  hookKind,
  type Lane,
  laneKeys,
  laneKind,
} from './hook-kinds.ts'
import { pushChanges, waitAfter } from './push-changes.ts'

/** Last try some three days after the first. */
const mostTries = 15
const lease = 60_000
/** An application without a 查询码 is told again after a day. */
const untilAskedAgain = 86_400_000

/** Lane of 信用中国: told of the steps of all subjects. */
const creditChina = 'creditChina'

export const hooksAt = (subject: string) => ({ pk: `hooks#${subject}`, prefix: 'hook#' })
export const hookKey = hookKeys.key
const laneKey = laneKeys.key
const dueHooks = (bucket: number) => `due#hooks#${bucket}`
export const deliveriesOf = (hook: string) => ({ pk: `hook#${hook}`, prefix: 'sent#' })
export const hookOf = hookKind.read

/** Never stored: whoever reads the store cannot sign. Standard Webhooks' form. */
export const hookSecret = ({ crypto }: Pick<Engine, 'crypto'>, id: string): string =>
  `whsec_${toBase64(fromHex(crypto.keyed('session', `webhook ${id}`)) ?? new Uint8Array())}`

/** Of most subjects one item tells that they never had any. */
export async function hooksOf({ table }: Pick<Engine, 'table'>, subject: string): Promise<readonly Item[]> {
  const hasAny = (await table.get(hookHeadKeys.key(subject))) !== undefined
  return hasAny ? readAll(table, { index: 'main', ...hooksAt(subject) }) : []
}

/** A log row wakes the lane of each hook of its subject. */
export async function wakeHooks(engine: Engine, row: Item): Promise<void> {
  const log = logRow(row)
  const { entry } = log
  const item = await engine.table.get(caseKey(entry.id))
  if (!item) return
  const file = caseFile(item)
  if (handedOf(file)) {
    await noteOwnStep(engine, log)
    if (engine.deployment.directory.creditChina)
      await wakeLane(engine, { id: creditChina, subject: file.subject }, entry.id, entry.seq)
  }
  for (const hook of (await hooksOf(engine, file.subject)).map(hookOf)) {
    if (hook.stoppedAt === null) await wakeLane(engine, hook, entry.id, entry.seq)
  }
}

type Woken = Pick<Hook, 'id' | 'subject'>

async function wakeLane(engine: Engine, hook: Woken, caseId: string, seq: number): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const there = await engine.table.get(laneKey(hook.id, caseId))
    const begun: Lane = {
      hook: hook.id,
      subject: hook.subject,
      caseId,
      // What came before a subscription is not told.
      sent: hook.id === creditChina ? 0 : seq - 1,
      wanted: seq,
      tries: 0,
      state: 'waiting',
    }
    const before = there ? laneOf(there) : begun
    if (there && before.wanted >= seq) return
    const isAsleep = before.state === 'idle' || before.state === 'failed'
    const next = { ...before, wanted: seq, ...(isAsleep && { state: 'waiting' as const, tries: 0 }) }
    const isAsked = hook.id === creditChina && before.state === 'waiting'
    const at = there && !isAsleep && !isAsked ? dueAt(there) : engine.clock.now()
    if (await keep(engine, there, next, at)) return
  }
  throw new Fault('contention', `hook ${hook.id}`)
}

/** Tells what is due, receivers side by side; answers the lanes moved. */
export async function sendHooks(engine: Engine): Promise<number> {
  const to = `${moment(engine.clock.now())}~`
  const due = await Promise.all(
    Array.from({ length: dueBuckets }, (_, bucket) =>
      readRound(engine.table, { index: 'due', pk: dueHooks(bucket), to }, 50),
    ),
  )
  let moved = 0
  const lanes = due.flat().map((item) => [item])
  const work = sideBySide(
    lanes,
    async (item) => {
      if (await sendNext(engine, item)) moved += 1
    },
    { code: 'hooksFailed', lane: 'goesOn', isStopping: engine.isStopping },
  )
  const [pushed] = await Promise.all([pushChanges(engine), work])
  return moved + pushed
}

/** A lane's next entry, in order, by one claimer, until taken. */
export async function sendNext(engine: Engine, found: Item): Promise<boolean> {
  const now = engine.clock.now()
  const item = await engine.table.get(found)
  if (!item || dueAt(item) > now) return false
  const lane: Lane = { ...laneOf(item), state: 'sending' }
  // Else one silent receiver's lanes fill each round.
  const rest = restOf(engine, lane.hook)
  if (rest.until > now) return keep(engine, item, laneOf(item), rest.until)
  if (!(await keep(engine, item, lane, now + lease))) return false
  const told = lane.hook === creditChina ? await tellChina(engine, lane) : await tellHook(engine, lane)
  noteAnswer(engine, lane.hook, told)
  return settle(engine, lane, told)
}

type Rest = { readonly times: number; readonly until: number }
/** Receivers that gave no answer; each process finds out for itself. */
const resting = new WeakMap<Engine['table'], Map<string, Rest>>()
const awake: Rest = { times: 0, until: 0 }

const restOf = ({ table }: Engine, hook: string): Rest => resting.get(table)?.get(hook) ?? awake

function noteAnswer(engine: Engine, hook: string, told: Told): void {
  if (typeof told === 'string') return
  const all = resting.get(engine.table) ?? new Map<string, Rest>()
  resting.set(engine.table, all)
  const now = engine.clock.now()
  const { times, until } = restOf(engine, hook)
  if (told.status !== null) all.delete(hook)
  // Of those asked side by side the first counts.
  else if (until <= now) all.set(hook, { times: times + 1, until: now + waitAfter(times + 1) })
}

async function tellHook(engine: Engine, lane: Lane): Promise<Told> {
  const hook = await engine.table.get(hookKey(lane.subject, lane.hook))
  return hook && hookOf(hook).stoppedAt === null ? tellNext(engine, hookOf(hook), lane) : 'stopped'
}

type Told = Delivery | 'nothing' | 'stopped'

async function tellNext(engine: Engine, hook: Hook, { caseId, sent }: Lane): Promise<Told> {
  const seq = sent + 1
  const body = await bodyOf(engine, caseId, seq)
  if (body === null) return 'nothing'
  const call = { url: hook.url, id: `${caseId}.${seq}`, body, secret: hookSecret(engine, hook.id) }
  return sendCall(engine, call, { caseId, seq, type: JSON.parse(body).type })
}

/** Next step of a case that 信用中国 is told of. */
async function tellChina(engine: Engine, { caseId, sent }: Lane): Promise<Told> {
  const seq = sent + 1
  const { endpoint } = engine.deployment.directory.creditChina ?? {}
  if (endpoint === undefined) return 'stopped'
  const message = await creditChinaMessage(engine, caseId, seq)
  if (message === null) return 'nothing'
  const { type, body, isAsked } = message
  // Asked again on another day, it is another message.
  const id = `${caseId}.${seq}${isAsked ? `.${shanghaiDay(engine.clock.now())}` : ''}`
  const secret = creditChinaSecrets(engine).join(' ')
  return sendCall(engine, { url: endpoint, id, body, secret }, { caseId, seq, type })
}

async function sendCall(
  engine: Engine,
  call: Omit<HookCall, 'at'>,
  { caseId, seq, type }: Pick<Delivery, 'caseId' | 'seq' | 'type'>,
): Promise<Delivery> {
  const at = engine.clock.now()
  const answer = await engine.hooks.send({ ...call, at })
  const status = answer.kind === 'answered' ? answer.status : null
  const isTaken = status !== null && status >= 200 && status < 300
  const reason = answer.kind === 'answered' ? '' : answer.reason
  return { at, caseId, seq, type, outcome: isTaken ? 'delivered' : 'failed', status, reason }
}

/** Subject's view of an entry; null: none. */
async function bodyOf(engine: Engine, caseId: string, seq: number): Promise<string | null> {
  const [item, row] = await Promise.all([
    engine.table.get(caseKey(caseId)),
    engine.table.get(logKey('case', caseId, seq)),
  ])
  if (!item || !row) return null
  const file = caseFile(item)
  const log = logRow(row)
  const record = await recordFor(engine, file.recordId, 'subject')
  const [entry] = timeline(engine, procedureOf(engine, file), { file, record, log: [log] }, true)
  if (!entry) return null
  const { what, state, at } = entry
  const data = { id: caseId, number: file.number, procedure: file.procedure, seq, what, state }
  return JSON.stringify({ type: log.entry.type, timestamp: new Date(at).toISOString(), data })
}

/** Notes how it went, over a new entry that woke the lane. */
async function settle(engine: Engine, claimed: Lane, told: Told): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const item = await engine.table.get(laneKey(claimed.hook, claimed.caseId))
    if (!item) return false
    const { wanted } = laneOf(item)
    const { next, at } = after(engine, { ...claimed, wanted }, told, wanted > claimed.wanted)
    if (await keep(engine, item, next, at, typeof told === 'string' ? [] : [logged(claimed.hook, told)])) return true
  }
  throw new Fault('contention', `hook ${claimed.hook}`)
}

type Next = { readonly next: Lane; readonly at: number }

function after(engine: Engine, lane: Lane, told: Told, isMore: boolean): Next {
  const now = engine.clock.now()
  if (told === 'stopped') return { next: { ...lane, state: 'idle', sent: lane.wanted }, at: now }
  if (told !== 'nothing' && told.outcome === 'failed') {
    const tries = lane.tries + 1
    const at = now + waitAfter(tries)
    const goesOn = lane.hook === creditChina || tries < mostTries
    return { next: { ...lane, tries, state: goesOn ? 'waiting' : 'failed' }, at }
  }
  if (told !== 'nothing' && told.type === 'creditChina.application')
    return { next: { ...lane, tries: 0, state: 'waiting' }, at: isMore ? now : now + untilAskedAgain }
  const sent = lane.sent + 1
  return { next: { ...lane, sent, tries: 0, state: sent < lane.wanted ? 'waiting' : 'idle' }, at: now }
}

async function keep(
  engine: Engine,
  before: Item | undefined,
  lane: Lane,
  at: number,
  also: readonly Write[] = [],
): Promise<boolean> {
  const isDue = lane.state === 'waiting' || lane.state === 'sending'
  const sort = `${moment(at)}#${lane.hook}#${lane.caseId}`
  const put: Item = {
    ...laneKey(lane.hook, lane.caseId),
    v: (before?.v ?? 0) + 1,
    body: json(lane),
    ...(isDue && { index: { due: [dueHooks(bucketOf(lane.caseId)), sort] as const } }),
  }
  const when = before ? { v: before.v } : ('absent' as const)
  return (await engine.table.transact([{ put, when }, ...also])).kind === 'done'
}

const logged = (hook: string, delivery: Delivery): Write => ({
  put: {
    ...deliveryKeys.key(hook, moment(delivery.at), delivery.caseId, pad(delivery.seq, 8)),
    v: 1,
    body: json(delivery),
  },
  when: 'absent',
})

const laneOf = laneKind.read
const dueAt = (item: Item): number => Number(item.index?.due?.[1].slice(0, 15) ?? Number.POSITIVE_INFINITY)
