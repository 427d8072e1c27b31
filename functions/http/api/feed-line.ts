import { z } from 'zod'
import { RecordKind } from '#records/kind.ts'
import { RecordChange } from '#records/publicity/change.ts'
import { Subject, Tier } from '#records/record.ts'
import { Day, Id, Instant, PublicRecord } from './shapes.ts'

export const ChangeName = z
  .string()
  .meta({ description: 'Record and entry: names the change at every repeat.', example: '0123456789ABCDEFGHJKMNPQRS.5' })
export const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Every kind of change, as the feed names it. */
export const feedEvents = RecordChange.options.map(({ shape }) => `record.${shape.kind.value}` as const)

/** Held by a recipient whose `scope` is `all`. */
const HeldRecord = z
  .strictObject({
    ...{ id: Id, kind: RecordKind, domain: z.string().nullable(), area: z.string() },
    ...{ documentNumber: z.string(), authority: z.string(), provider: z.string(), subject: Subject },
    fields: z.record(z.string(), z.string()).meta({
      description: 'Cells by the columns of its kind, as `GET /register/resources` names them.',
    }),
    tier: Tier.shape.value.nullable(),
    publicUntil: Day.nullable().meta({ description: 'Last public day; null: not public today.' }),
    disputed: z.boolean(),
    statement: z.string().nullable(),
  })
  .meta({ id: 'HeldRecord' })

/** Content to hold: of all, or of what is public, by the recipient’s scope. */
export const Content = z.union([HeldRecord, PublicRecord])

const head = {
  cursor: z.string(),
  change: ChangeName,
  record: Id,
  event: z.enum(feedEvents).meta({ description: 'What happened. What is to be held stands below, whatever it was.' }),
  at: Instant,
  owed: z
    .strictObject({ limit: z.enum(['A6', 'B6']), due: Day.nullable(), provisional: z.boolean() })
    .nullable()
    .meta({ description: 'Has to be followed and confirmed; null: only told.' }),
}

/** Published schema of a line of the full feed. */
export const FeedLine = z
  .discriminatedUnion('holds', [
    z.strictObject({
      ...head,
      holds: z.literal('content'),
      digest: Digest.meta({ description: 'SHA-256 of the canonical JSON (RFC 8785) of `content`.' }),
      content: Content,
    }),
    z.strictObject({ ...head, holds: z.literal('nothing'), digest: z.null(), content: z.null() }),
  ])
  .meta({ id: 'FeedLine', description: 'A change, and what is to be held of the record now.' })
