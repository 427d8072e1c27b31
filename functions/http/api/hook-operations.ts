import { z } from 'zod'
import { may } from '#engine/people/authorise.ts'
import { type Delivery, deliveryKind, type Hook, hookHeadKeys } from '#engine/run/hook-kinds.ts'
import { deliveriesOf, hookKey, hookOf, hookSecret, hooksAt, hooksOf } from '#engine/run/hooks.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { operations } from '#web/words/staff/api.ts'
import { idFor, once } from './idempotent.ts'
import { type Answered, answered, none, type Operation, refused, signed } from './operation.ts'
import { Id, Instant, Paged } from './shapes.ts'
import { signedList } from './signed-list.ts'
import { instant } from './views.ts'

const mostHooks = 5
const mostEnded = 100

const HookShape = z.strictObject({
  id: Id,
  url: z.string(),
  createdAt: Instant,
  stoppedAt: Instant.nullable(),
})
const WithSecret = HookShape.extend({
  secret: z.string().meta({ description: 'whsec_…: HMAC-SHA-256 over id.timestamp.body (Standard Webhooks).' }),
})
const Sent = z.strictObject({
  at: Instant,
  case: Id,
  seq: z.int(),
  type: z.string(),
  outcome: z.enum(['delivered', 'failed']),
  status: z.int().nullable(),
  reason: z.string(),
})
const example = {
  id: '0123456789ABCDEFGHJKMNPQRS',
  url: 'https://filing.example.cn/redress',
  createdAt: '2026-09-14T02:00:00.000Z',
  stoppedAt: null,
}

/** Tells a filing system each step of its subject's cases, in order. */
export const hookOperations: readonly Operation[] = [
  signed({
    id: 'subscribe',
    method: 'POST',
    path: '/webhooks',
    scope: 'write',
    keyed: true,
    summary: operations.subscribe,
    query: none,
    body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(500) }),
    status: 201,
    answer: WithSecret,
    refusals: ['keyNeeded', 'keyReused', 'hookAddress', 'hookUnknown', 'hookInside'],
    example: { body: { url: example.url }, answer: { ...example, secret: 'whsec_AAAA' } },
    run: async ({ key, body }, engine, person) => {
      if (!may(person, 'list.own') || person.subject === null) return refused({ code: 'notFound' })
      const { subject } = person
      return key === null
        ? refused({ code: 'keyNeeded' })
        : once(engine, key, () => subscribe(engine, subject, idFor(engine, key), body.url))
    },
  }),
  signedList({
    id: 'listWebhooks',
    path: '/webhooks',
    summary: operations.listWebhooks,
    query: Paged,
    of: 'webhooks',
    shape: HookShape,
    example: [example],
    async page({ query }, engine, person) {
      if (!may(person, 'list.own') || person.subject === null) return null
      const own = { index: 'main', ...hooksAt(person.subject) } as const
      const hooks = await readPage(engine.table, own, query.cursor)
      return across(hooks, (items) => items.map((item) => hookBody(hookOf(item))))
    },
  }),
  signed({
    id: 'stopWebhook',
    method: 'POST',
    path: '/webhooks/{id}/stop',
    scope: 'write',
    summary: operations.stopWebhook,
    query: none,
    body: none,
    status: 200,
    answer: HookShape,
    refusals: [],
    example: { body: {}, answer: { ...example, stoppedAt: '2026-09-15T02:00:00.000Z' } },
    run: ({ params }, engine, person) => stop(engine, person, params['id'] ?? ''),
  }),
  signedList({
    id: 'listDeliveries',
    path: '/webhooks/{id}/deliveries',
    summary: operations.listDeliveries,
    query: Paged,
    of: 'deliveries',
    shape: Sent,
    async page({ params, query }, engine, person) {
      const hook = await ownHook(engine, person, params['id'] ?? '')
      if (!hook) return null
      const sent = { index: 'main', ...deliveriesOf(hookOf(hook).id), newestFirst: true } as const
      const page = await readPage(engine.table, sent, query.cursor)
      return across(page, (items) => items.map((item) => sentBody(deliveryKind.read(item))))
    },
  }),
]

async function subscribe(engine: Engine, subject: string, id: string, url: string): Promise<Answered> {
  const head = await engine.table.get(hookHeadKeys.key(subject))
  const there = await hooksOf(engine, subject)
  const own = there.map(hookOf).find((one) => one.id === id)
  const live = there.filter((item) => hookOf(item).stoppedAt === null)
  if (own) return answered({ ...hookBody(own), secret: hookSecret(engine, id) }, 201)
  if (live.length >= mostHooks) return refused({ code: 'malformed', fields: { url: 'tooMany' } })
  const to = await engine.hooks.look(url)
  if (to.kind === 'closed') return refused({ code: closedTo[to.reason], fields: { url: to.reason } })
  const hook: Hook = { id, subject, url, createdAt: engine.clock.now(), stoppedAt: null }
  // Of several at once each is counted: who comes second looks again.
  const done = await engine.table.transact([
    { put: { ...hookKey(subject, id), v: 1, body: json(hook) }, when: 'absent' },
    { put: { ...hookHeadKeys.key(subject), v: (head?.v ?? 0) + 1, body: '' }, when: head ? { v: head.v } : 'absent' },
    ...spent(there).map(({ pk, sk, v }): Write => ({ remove: { pk, sk }, when: { v } })),
  ])
  return done.kind === 'done'
    ? answered({ ...hookBody(hook), secret: hookSecret(engine, id) }, 201)
    : subscribe(engine, subject, id, url)
}

const closedTo = { address: 'hookAddress', unknownHost: 'hookUnknown', privateAddress: 'hookInside' } as const

/** Oldest ended subscriptions beyond the limit, for short reads. */
const spent = (there: readonly Item[]) =>
  there
    .filter((item) => hookOf(item).stoppedAt !== null)
    .toSorted((a, b) => hookOf(a).createdAt - hookOf(b).createdAt)
    .slice(0, -mostEnded)
    .slice(0, 90)

async function stop(engine: Engine, person: Person, id: string): Promise<Answered> {
  const item = await ownHook(engine, person, id)
  if (!item) return refused({ code: 'notFound' })
  const hook = hookOf(item)
  if (hook.stoppedAt !== null) return answered(hookBody(hook))
  const stopped = { ...hook, stoppedAt: engine.clock.now() }
  const put = { ...item, v: item.v + 1, body: json(stopped) }
  const done = await engine.table.transact([{ put, when: { v: item.v } }])
  return done.kind === 'done' ? answered(hookBody(stopped)) : stop(engine, person, id)
}

const ownHook = async (engine: Engine, person: Person, id: string) =>
  person.subject === null || !may(person, 'list.own') ? undefined : engine.table.get(hookKey(person.subject, id))

const hookBody = ({ id, url, createdAt, stoppedAt }: Hook) => ({
  id,
  url,
  createdAt: instant(createdAt),
  stoppedAt: stoppedAt === null ? null : instant(stoppedAt),
})

const sentBody = ({ at, caseId, seq, type, outcome, status, reason }: Delivery) => ({
  at: instant(at),
  case: caseId,
  seq,
  type,
  outcome,
  status,
  reason,
})
