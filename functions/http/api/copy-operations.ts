import { z } from 'zod'
import { confirmChange, deliverChange, readChange } from '#engine/feeds/copies.ts'
import { contentFor } from '#engine/feeds/copy-content.ts'
import { recipientSecrets, signedFor } from '#engine/feeds/recipient-secret.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { differingRanges, noteDifferences, rangeDigests } from '#engine/feeds/reconcile.ts'
import { may } from '#engine/people/authorise.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { fullFeed, lineBody } from '#engine/run/full-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { canonical } from '#ledger/canonical.ts'
import { Recipient } from '#records/recipient.ts'
import { operations } from '#web/words/staff/api.ts'
import { ChangeName, Content, Digest, FeedLine } from './feed-line.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Id, Instant } from './shapes.ts'

const Range = z
  .string()
  .regex(/^[0-9A-Z]{2,6}$/)
  .meta({ description: 'First characters of an id: two, or more for a finer range.' })

const mostRecords = 2000
const recordsIn = (given: Readonly<Record<string, string | object>>) =>
  Object.values(given).reduce((sum, one) => sum + (typeof one === 'string' ? 0 : Object.keys(one).length), 0)

const lineExample = {
  cursor: '41',
  change: '0123456789ABCDEFGHJKMNPQRS.5',
  record: '0123456789ABCDEFGHJKMNPQRS',
  event: 'record.ended',
  at: '2026-09-14T02:00:00.000Z',
  owed: { limit: 'B6', due: '2026-09-17', provisional: false },
  holds: 'nothing',
  digest: null,
  content: null,
}
const digestExample = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The recipients’ feed, signed, confirmed and reconciled (GD 46(3)). */
export const copyOperations: readonly Operation[] = [
  signed({
    id: 'ownRecipient',
    method: 'GET',
    path: '/recipient',
    scope: 'read',
    summary: operations.ownRecipient,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({ ...Recipient.shape, secrets: z.array(z.string()) }),
    refusals: [],
    example: {
      answer: {
        ...{ id: 'GD-FGW', name: { zh: '省平台', en: 'Provincial platform' }, sort: 'province', basis: 'GD 46(3)' },
        ...{ kind: 'acknowledges', scope: 'all', secrets: ['whsec_AAAA'] },
      },
    },
    async run(_call, engine, person) {
      const to = await ownRecipient(engine, person)
      return to ? answered({ ...to, secrets: recipientSecrets(engine, to) }) : refused({ code: 'notFound' })
    },
  }),
  signed({
    id: 'fullFeed',
    method: 'GET',
    path: '/feed',
    scope: 'read',
    summary: operations.fullFeed,
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^(-1|\d{1,15})$/)
        .optional()
        .meta({
          description:
            'Beyond the end, as after a restore here: refused as `cursorAhead`. Reconcile, then read without it from the beginning.',
        }),
    }),
    body: none,
    status: 200,
    answer: z.strictObject({
      lines: z.array(FeedLine),
      cursor: z.string().meta({ description: 'Give it back for what comes next, also when there is nothing yet.' }),
      isEnd: z.boolean(),
      at: Instant,
      signature: z.string().meta({
        description:
          'v1,… of Standard Webhooks, one a key: HMAC-SHA-256 over `feed.SECOND.TEXT`, TEXT the canonical JSON of {lines, cursor}.',
      }),
    }),
    refusals: [],
    example: {
      answer: {
        ...{ lines: [lineExample], cursor: '41', isEnd: true, at: '2026-09-14T02:00:00.000Z' },
        signature: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
      },
    },
    async run({ query }, engine, person) {
      const to = await ownRecipient(engine, person)
      if (!to) return refused({ code: 'notFound' })
      const page = await fullFeed(engine, to, query.cursor === undefined ? -1 : Number(query.cursor))
      if (page.isAhead) return refused({ code: 'malformed', fields: { cursor: 'cursorAhead' } })
      for (const { record, seq, owed } of page.lines) if (owed) await deliverChange(engine, to.id, { record, seq })
      const said = { lines: page.lines.map(lineBody), cursor: String(page.through) }
      const at = engine.clock.now()
      const signature = signedFor(engine, to, { id: 'feed', at, body: canonical(said) })
      return answered({ ...said, isEnd: page.isEnd, at: new Date(at).toISOString(), signature })
    },
  }),
  signed({
    id: 'confirmChange',
    method: 'POST',
    path: '/feed/{change}/confirm',
    scope: 'write',
    summary: operations.confirmChange,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({ change: ChangeName, outcome: z.enum(['confirmed', 'already']) }),
    refusals: [],
    example: { body: {}, answer: { change: lineExample.change, outcome: 'confirmed' } },
    async run({ params }, engine, person) {
      const to = await ownRecipient(engine, person)
      const actor = may(person, 'feed.acknowledge')
      const change = readChange(params['change'] ?? '')
      if (!to || !actor || !change) return refused({ code: 'notFound' })
      const outcome = await confirmChange(engine, to.id, change, { actor, how: 'api' })
      return outcome === 'unknown'
        ? refused({ code: 'notFound' })
        : answered({ change: params['change'] ?? '', outcome })
    },
  }),
  signed({
    id: 'rangeDigests',
    method: 'GET',
    path: '/feed/ranges',
    scope: 'read',
    summary: operations.rangeDigests,
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^\d{1,4}$/)
        .optional(),
    }),
    body: none,
    status: 200,
    answer: z.strictObject({
      ranges: z.array(z.strictObject({ range: Range, digest: Digest, records: z.int() })),
      cursor: z.string().nullable(),
    }),
    refusals: [],
    example: { answer: { ranges: [{ range: '01', digest: digestExample, records: 0 }], cursor: null } },
    async run({ query }, engine, person) {
      const to = await ownRecipient(engine, person)
      if (!to) return refused({ code: 'notFound' })
      const { ranges, next } = await rangeDigests(engine, to, Number(query.cursor ?? 0))
      return answered({ ranges, cursor: next === null ? null : String(next) })
    },
  }),
  signed({
    id: 'reconcile',
    method: 'POST',
    path: '/feed/reconcile',
    scope: 'read',
    summary: operations.reconcile,
    query: none,
    body: z.strictObject({
      ranges: z
        .record(Range, z.union([Digest, z.record(Id, Digest)]))
        .refine((given) => Object.keys(given).length <= 64, 'at most 64')
        .refine((given) => recordsIn(given) <= mostRecords, `at most ${mostRecords} records`)
        .meta({
          description:
            'Of each range its digest, or all of its records with their digests; then differences alone come back.',
        }),
    }),
    status: 200,
    answer: z.strictObject({
      ranges: z.array(
        z.strictObject({
          range: Range,
          digest: Digest,
          records: z.int(),
          held: z.array(z.strictObject({ record: z.string(), digest: Digest })).optional(),
          differences: z
            .array(
              z.strictObject({
                record: z.string(),
                what: z.enum(['missing', 'other', 'extra']),
                digest: Digest.nullable(),
              }),
            )
            .optional(),
        }),
      ),
    }),
    refusals: [],
    example: { body: { ranges: { '01': digestExample } }, answer: { ranges: [] } },
    async run({ body }, engine, person) {
      const to = await ownRecipient(engine, person)
      const actor = may(person, 'feed.read')
      if (!to || !actor) return refused({ code: 'notFound' })
      const ranges = await differingRanges(engine, to, body.ranges)
      const found = ranges.flatMap((one) => ('differences' in one ? one.differences : []))
      await noteDifferences(engine, to, found, actor)
      return answered({ ranges })
    },
  }),
  signed({
    id: 'heldRecords',
    method: 'POST',
    path: '/feed/records',
    scope: 'read',
    summary: operations.heldRecords,
    query: none,
    body: z.strictObject({ records: z.array(Id).max(100) }),
    status: 200,
    answer: z.strictObject({
      records: z.array(z.strictObject({ record: Id, content: Content.nullable() })),
    }),
    refusals: [],
    example: {
      body: { records: [lineExample.record] },
      answer: { records: [{ record: lineExample.record, content: null }] },
    },
    async run({ body }, engine, person) {
      const to = await ownRecipient(engine, person)
      if (!to) return refused({ code: 'notFound' })
      const records = body.records.map(async (record) => {
        const content = contentFor(engine, await recordFor(engine, record, 'recipient'), to.scope)
        return { record, content: content && json(content) }
      })
      return answered({ records: await Promise.all(records) })
    },
  }),
]

export async function ownRecipient(engine: Engine, person: Person): Promise<Recipient | null> {
  const seat = may(person, 'feed.read')
  return seat && recipientOf(engine, seat.unit)
}
