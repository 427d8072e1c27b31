import { z } from 'zod'
import { Answer, Evidence, Ground } from '#workflows/contract/item.ts'

/** Shapes of answers: both languages, Shanghai days, UTC instants. */
export const Words = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Words' })
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'Day', description: 'Shanghai day, YYYY-MM-DD', example: '2026-09-30' })
export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'UTC' })
export const Id = z
  .string()
  .regex(/^[0-9A-Z]{26}$/)
  .meta({ id: 'Id', example: '0123456789ABCDEFGHJKMNPQRS' })
export const Cursor = z
  .string()
  .nullable()
  .meta({ id: 'Cursor', description: 'Give it back as `cursor` for the next page; null on the last.' })
export const Paged = z.strictObject({ cursor: z.string().max(2000).optional() })

export const PublicRecord = z
  .strictObject({
    id: Id,
    kind: z.string(),
    area: z.string(),
    name: z.string(),
    code: z.string(),
    documentNumber: z.string(),
    authority: z.string(),
    cells: z.array(z.strictObject({ column: z.string(), value: z.string() })),
    from: Day,
    until: Day,
    publicUntil: Day,
    finding: z.strictObject({ by: z.string(), on: Day, until: Day }).nullable().meta({
      description: 'Fraud found in its repair (O36 25). Without cells: the record itself is no longer public.',
    }),
    disputed: z.boolean(),
    disputedColumns: z.array(z.string()),
    statement: z.strictObject({ text: z.string(), on: Day }).nullable(),
    corrected: z.strictObject({ version: z.int(), on: Day }).nullable(),
    history: z.array(
      z.strictObject({
        version: z.int(),
        on: Day,
        answer: Answer.shape.code,
        changes: z.array(z.strictObject({ column: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  })
  .meta({ id: 'PublicRecord' })

export const OwnRecord = z
  .strictObject({
    id: Id,
    kind: z.string(),
    documentNumber: z.string(),
    authority: z.string(),
    columns: z.array(
      z.strictObject({
        code: z.string(),
        name: Words,
        value: z.string(),
        public: z.boolean(),
        disputable: z.boolean().meta({ description: 'May be named in an objection.' }),
      }),
    ),
    shown: z.boolean().meta({ description: 'Public today.' }),
    publicUntil: Day.nullable(),
    disputed: z.boolean(),
    ended: z.boolean(),
  })
  .meta({ id: 'OwnRecord' })

export const CaseLine = z
  .strictObject({
    id: Id,
    number: z.string(),
    title: Words,
    record: z.string(),
    state: z.string(),
    stateName: Words,
    holder: Words,
    openedAt: Instant,
    due: Day.nullable(),
    dueName: Words.nullable(),
    provisional: z.boolean(),
    overdue: z.boolean(),
    closed: z.boolean(),
  })
  .meta({ id: 'CaseLine' })

const GivenAnswer = z.strictObject({
  code: Answer.shape.code,
  name: Words,
  unit: Words,
  documentChecked: z.string(),
  reason: z.string(),
  value: z.string().nullable(),
})

export const Case = z
  .strictObject({
    ...CaseLine.shape,
    procedure: z.string(),
    seq: z.int().meta({ description: 'Say it with the next event: what was decided was decided on this state.' }),
    channel: z.enum(['city', 'direct']).nullable(),
    facts: z
      .array(z.strictObject({ name: Words, value: Words }))
      .meta({ description: 'What it is about, beside its items.' }),
    explanation: z.string(),
    items: z.array(
      z.strictObject({
        id: z.string(),
        field: z.string().nullable(),
        shown: z.string(),
        claimed: z.string(),
        ground: Ground,
        answer: GivenAnswer.nullable(),
        proposed: GivenAnswer.nullable().meta({ description: 'Staff only.' }),
      }),
    ),
    files: z.array(Evidence.omit({ key: true }).extend({ state: z.string() })),
    clocks: z.array(
      z.strictObject({
        rule: z.string(),
        name: Words,
        state: z.enum(['running', 'paused', 'met', 'late', 'cancelled']),
        due: Day.nullable().meta({
          description: 'Null while the limit is open: the next holiday notice sets the day.',
        }),
        provisional: z.boolean(),
        statutory: z.boolean().meta({ description: '法定时限; false: 参考时限.' }),
        article: z.string(),
        owedBy: Words,
        overdue: z.boolean(),
        charged: Words.nullable().meta({ description: 'Of a limit not kept: on whose account its days over are.' }),
      }),
    ),
    timeline: z.array(
      z.strictObject({
        seq: z.int(),
        at: Instant,
        what: Words,
        who: Words,
        state: Words,
        details: z.array(z.strictObject({ label: Words, text: z.string() })),
      }),
    ),
    actions: z
      .array(z.strictObject({ event: z.string(), name: Words }))
      .meta({ description: 'What this token’s person may send now.' }),
    promise: Day.nullable(),
    promiseProvisional: z.boolean().meta({ description: 'The holidays of that time are not published yet.' }),
    supplement: z
      .strictObject({ list: z.string(), servedAt: Instant.nullable(), answeredAt: Instant.nullable() })
      .nullable(),
    pause: z.strictObject({ cause: z.string(), reason: z.string(), expectedEnd: Day }).nullable(),
    statement: z.string().nullable(),
    ending: z.string().nullable(),
    remedies: z.array(
      z.strictObject({ name: Words, to: Words, until: Day.nullable(), provisional: z.boolean(), article: z.string() }),
    ),
  })
  .meta({ id: 'Case' })

export const Upload = z
  .strictObject({
    id: Id,
    files: z.array(Evidence.omit({ key: true }).extend({ state: z.string() })),
    form: z
      .strictObject({ action: z.string(), fields: z.record(z.string(), z.string()) })
      .nullable()
      .meta({
        description:
          'S3’s presigned POST: send the fields, then `file`, as multipart/form-data. One file a form. Null: the case is full.',
      }),
  })
  .meta({ id: 'Upload' })

export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    status: z.int(),
    title: z.string(),
    code: z.string().meta({ description: 'Of the closed catalogue, docs/refusals.md.' }),
    fields: z.record(z.string(), z.string()).optional(),
    open: z.strictObject({ id: z.string(), number: z.string() }).optional(),
  })
  .meta({ id: 'Problem' })

export const Filed = z.strictObject({ id: Id, number: z.string(), receivedAt: Instant }).meta({ id: 'Filed' })
export const filedExample = {
  id: '0123456789ABCDEFGHJKMNPQRS',
  number: '445300-20260914-0ABCDEFGH',
  receivedAt: '2026-09-14T02:00:00.000Z',
}
