import { z } from 'zod'
import { may } from '#engine/people/authorise.ts'
import { readBatch } from '#engine/scan/import-batch.ts'
import { ownRun, seenRun } from '#engine/scan/import-scope.ts'
import { previewImport, stageImport, startImport } from '#engine/scan/stage-import.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { RecordKind } from '#records/kind.ts'
import { operations } from '#web/words/staff/api.ts'
import { withKey } from './idempotent.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Id } from './shapes.ts'

const counts = { read: z.int(), accepted: z.int(), unchanged: z.int(), held: z.int(), stillHeld: z.int() }
const foreign = z.int().exactOptional().meta({ description: 'Rows of others, left alone; absent: none.' })
const Finding = z.strictObject({
  ...{ row: z.int(), line: z.int(), column: z.string(), code: z.string(), value: z.string() },
  ...{ reason: z.string(), remedy: z.string(), sealed: z.literal(true).optional() },
})
const rows = z.int().exactOptional().meta({ description: 'Rows alike that this one stands for; absent: it alone.' })
const Preview = z
  .strictObject({ ...counts, foreign, rows: z.int(), issues: z.array(Finding.extend({ rows })) })
  .meta({ id: 'ImportPreview', description: 'What would become of the first rows; first what keeps some out.' })
const Standing = z
  .strictObject({ import: Id, status: z.enum(['staged', 'running', 'done', 'broken']), ...counts, foreign })
  .meta({ id: 'ImportStanding' })

const id = '0123456789ABCDEFGHJKMNPQRS'
const tally = { read: 14, accepted: 7, unchanged: 0, held: 7, stillHeld: 0 }

/** Sheets by program: staged, looked at, started, followed (ADR 14). */
export const importOperations: readonly Operation[] = [
  signed({
    id: 'stageImport',
    method: 'POST',
    path: '/imports',
    scope: 'write',
    summary: operations.stageImport,
    query: none,
    keyed: true,
    body: z.strictObject({
      file: z.string().trim().min(1).max(200),
      text: z.string().min(1).max(400_000).meta({ description: 'The sheet as CSV, column names in the first row.' }),
      kind: RecordKind.optional().meta({ description: 'Refuses a sheet of another kind.' }),
      domain: z.string().max(100).optional().meta({ description: 'The domain of rows that name none.' }),
      full: z.boolean().default(false).meta({ description: 'What it lacks is listed for its sender; nothing ends.' }),
      sender: z
        .string()
        .max(40)
        .optional()
        .meta({ description: 'The unit that sent it; needed where it is complete.' }),
    }),
    status: 201,
    answer: z.strictObject({
      ...{ import: Id, rows: z.int() },
      preview: Preview.nullable().meta({ description: 'Null: sent again after it was started.' }),
    }),
    refusals: ['keyNeeded', 'keyReused', 'malformed'],
    example: {
      body: { file: '2026-11.csv', text: 'CF_XDR_MC,CF_WSH,…' },
      answer: { import: id, rows: 14, preview: { ...tally, rows: 14, issues: [] } },
    },
    async run(call, engine, person) {
      const { text, file, full, kind, domain, sender } = call.body
      const actor = may(person, 'import')
      if (!actor) return refused({ code: 'notFound' })
      const bytes = new TextEncoder().encode(text)
      return withKey(engine, call, async (staged) => {
        const done = await stageImport(engine, () => once(bytes), {
          ...{ id: staged, file, actor, language: call.lang, readSheet: engine.readSheet },
          ...(full && { full }),
          ...(kind && { kind }),
          ...(domain !== undefined && { domain }),
          ...(sender !== undefined && { sender }),
        })
        if (done.kind === 'refused') return refused({ code: 'malformed', fields: { text: done.code } })
        return answered({ import: done.id, rows: done.rows, preview: await previewImport(engine, done.id) }, 201)
      })
    },
  }),
  signed({
    id: 'startImport',
    method: 'POST',
    path: '/imports/{import}/start',
    scope: 'write',
    summary: operations.startImport,
    query: none,
    body: none,
    status: 200,
    answer: Standing,
    refusals: [],
    example: { body: {}, answer: { import: id, status: 'running', ...tally, read: 0, accepted: 0, held: 0 } },
    async run({ params: { import: id = '' } }, engine, person) {
      const actor = may(person, 'import')
      if (!actor || !(await ownRun(engine, actor, id))) return refused({ code: 'notFound' })
      await startImport(engine, id)
      return standing(await readBatch(engine, id))
    },
  }),
  signed({
    id: 'readImport',
    method: 'GET',
    path: '/imports/{import}',
    scope: 'read',
    summary: operations.readImport,
    query: none,
    body: none,
    status: 200,
    answer: Standing,
    refusals: [],
    example: { answer: { import: id, status: 'done', ...tally } },
    run: async ({ params }, engine, person) => standing(await seenBy(person, engine, params['import'] ?? '')),
  }),
]

async function seenBy(person: Person, engine: Engine, id: string) {
  const actor = may(person, 'import')
  return actor && (await seenRun(engine, actor, id))
}

function standing(batch: Awaited<ReturnType<typeof readBatch>>) {
  if (!batch) return refused({ code: 'notFound' })
  const { status, read, accepted, unchanged, held, stillHeld } = batch
  const others = batch.foreign === undefined ? {} : { foreign: batch.foreign }
  return answered({ import: batch.id, status, read, accepted, unchanged, held, stillHeld, ...others })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
