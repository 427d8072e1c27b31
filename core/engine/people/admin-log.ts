import { z } from 'zod'
import type { LogRow } from '#engine/case/log-item.ts'
import { logItem } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, logKey, moment } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Action, may, type Target } from './authorise.ts'
import { actingPerson } from './stand-in.ts'

/** Writes of an act, or its refusal; planned anew after another act. */
export type Plan =
  | { readonly kind: 'change'; readonly data: object; readonly writes: readonly Write[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
export type AdminOutcome = { readonly kind: 'done'; readonly seq: number } | Extract<Plan, { kind: 'refused' }>

/** A seat, looked up at each try, or somebody beyond the directory. */
export type By =
  | { readonly person: string; readonly action: Action; readonly target?: Target }
  | { readonly actor: Actor }

/** Many acts may follow each other, as in seeding. */
const mostTries = 40

/** Act and ledger entry together; the log's head orders all acts. */
export async function administer(
  engine: Engine,
  by: By,
  type: string,
  plan: (actor: Actor, at: number) => Promise<Plan>,
): Promise<AdminOutcome> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const there = await engine.table.get(headKey(engine))
    const actor = await actorOf(engine, by)
    if (!actor) return refused('notFound')
    const head = there ? adminHeadKind.read(there) : { seq: 0, hash: '' }
    // One moment for the act and for all that it writes, never before the act it follows.
    const now = Math.max(engine.clock.now(), await instantOf(engine, head.seq))
    const planned = await plan(actor, now)
    if (planned.kind === 'refused') return planned
    const seq = head.seq + 1
    const event = { type, at: now, actor, data: json(planned.data) }
    const at = { id: engine.deployment.area, seq, procedure: 'admin' }
    const { entry, item } = logItem(engine, 'admin', at, event, head.hash, null)
    const next: Head = { seq, hash: toHex(entryHash(entry, engine.crypto.sha256)) }
    const done = await engine.table.transact([
      {
        put: { ...headKey(engine), v: (there?.v ?? 0) + 1, body: json(next) },
        when: there ? { v: there.v } : 'absent',
      },
      { put: item, when: 'absent' },
      ...planned.writes,
    ])
    if (done.kind === 'done') return { kind: 'done', seq }
  }
  throw new Fault('contention', 'the log of administration kept moving')
}

type Reader = Pick<Engine, 'table' | 'deployment'>

async function instantOf({ table, deployment }: Reader, seq: number): Promise<number> {
  const item = seq > 0 ? await table.get(logKey('admin', deployment.area, seq)) : undefined
  return item ? entryOf(item).at : 0
}

/** The log of administration, newest first. */
export async function adminLog(engine: Engine, at: string | undefined): Promise<Paged<LogRow>> {
  const log = { index: 'main', pk: headKey(engine).pk, prefix: 'log#', newestFirst: true } as const
  return across(await readPage(engine.table, log, at), (items) => items.map(logRow))
}

/** Contents of a type's acts at one moment, found by halves. */
export async function actsAt(engine: Reader, type: string, at: number): Promise<readonly unknown[]> {
  const head = await engine.table.get(headKey(engine))
  const last = head ? adminHeadKind.read(head).seq : 0
  let [from, to] = [1, last]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((await instantOf(engine, middle)) < at) from = middle + 1
    else to = middle
  }
  const found: unknown[] = []
  for (let seq = from; seq <= last; seq += 1) {
    const item = await engine.table.get(logKey('admin', engine.deployment.area, seq))
    if (!item || entryOf(item).at !== at) break
    if (entryOf(item).type === type) found.push(logRow(item).payload?.data.event)
  }
  return found
}

export const refused = (code: Refusal['code'], fields?: Refusal['fields']): Extract<Plan, { kind: 'refused' }> => ({
  kind: 'refused',
  refusal: { code, ...(fields && { fields }) },
})

export const change = (data: object, writes: readonly Write[]): Plan => ({ kind: 'change', data, writes })

/** Item under administration, in order of moments. */
export const listed = (key: Key, list: string, at: number, body: object, v = 1): Item => ({
  ...key,
  v,
  body: json(body),
  index: { queue: [list, `${moment(at)}#${key.pk}`] },
})

type Head = { readonly seq: number; readonly hash: string }

const headKeys = keyShape('admin#{area}', 'head')
export const adminHeadKey = (area: string): Key => headKeys.key(area)
const headKey = ({ deployment }: Pick<Engine, 'deployment'>): Key => adminHeadKey(deployment.area)

export const adminHeadKind = stored('head of the log of administration', {
  schema: exactly<Head>({ seq: z.int(), hash: z.string() }),
  keys: [headKeys],
  due: null,
  from: 'log',
})

async function actorOf(engine: Engine, by: By): Promise<Actor | null> {
  if ('actor' in by) return by.actor
  const person = await actingPerson(engine, by.person)
  return person && may(person, by.action, by.target)
}
