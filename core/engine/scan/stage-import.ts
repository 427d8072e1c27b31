import type { Engine } from '#engine/store/engine.ts'
import type { ReadSheet, SheetLine, SheetSource } from '#engine/store/sheet.ts'
import { counted, noRows, type Plan, type Tally } from '#records/import/import.ts'
import type { Issue } from '#records/import/issue.ts'
import { holds } from '#records/import-words.ts'
import { batchItem, readBatch } from './import-batch.ts'
import { type ImportJob, jobItem, jobKey, jobKind, partFile, perPart } from './import-job.ts'
import { keepLines, type Line, partOf, removeFiles } from './import-parts.ts'
import { previewRow } from './import-row.ts'
import { beginSheet, contextOf, type ImportOptions, type ImportOutcome } from './import-rows.ts'

type Refused = Extract<ImportOutcome, { kind: 'refused' }>
type Staged = { readonly kind: 'staged'; readonly id: string; readonly rows: number }

const oneDay = 86_400_000

/** Keeps a whole sheet in parts; takes nothing yet. */
export async function stageImport(
  engine: Engine,
  source: SheetSource,
  options: Omit<ImportOptions, 'sha256'> & { readonly readSheet: ReadSheet },
): Promise<Refused | Staged> {
  const sheet = await options.readSheet(source, { breaksLate: true })
  if (sheet.kind === 'refused') return { ...sheet, issues: [] }
  const there = options.id === undefined ? null : await readBatch(engine, options.id)
  if (there) return { kind: 'staged', id: there.id, rows: await rowsIn(sheet.lines()) }
  const begun = await beginSheet(engine, sheet.lines(), { ...options, sha256: sheet.sha256 })
  if (begun.kind === 'refused') return begun
  const { id, at } = begun.first
  let [parts, rows] = [0, 0]
  for await (const lines of partsOf(begun.sheet)) {
    if ('broken' in lines) {
      await removeFiles(engine, { id, parts }, 0, () => false)
      return { kind: 'refused', code: 'brokenSheet', issues: [], line: lines.line }
    }
    await keepLines(engine, partFile(id, parts), lines)
    parts += 1
    rows += lines.length
  }
  const { actor, language, domain = null } = options
  const empty = { parts, next: 0, begun: -1, pages: 0, at: at + oneDay, isStarted: false }
  const job: ImportJob = { id, actor, language, domain, heading: begun.heading, ...empty }
  const batch = { ...begun.first, status: 'staged' } as const
  await engine.table.transact([
    { put: batchItem(batch, 1), when: 'absent' },
    { put: jobItem(job, 1), when: 'absent' },
  ])
  return { kind: 'staged', id, rows }
}

/** Starts it; false where it is under way or gone. */
export async function startImport(engine: Engine, id: string): Promise<boolean> {
  const [batch, item] = await Promise.all([readBatch(engine, id), engine.table.get(jobKey(id))])
  if (!batch || !item) return false
  const job = jobKind.read(item)
  if (job.isStarted) return false
  const put = jobItem({ ...job, isStarted: true, at: engine.clock.now() }, item.v + 1)
  const running = batchItem({ ...batch, status: 'running' }, 2)
  const done = await engine.table.transact([
    { put, when: { v: item.v } },
    { put: running, when: { v: 1 } },
  ])
  if (done.kind === 'done') engine.doorbell(id)
  return done.kind === 'done'
}

/** Finding of a preview; `rows`: it stands for so many. */
export type Foreseen = Issue & { readonly rows?: number }
export type Preview = Tally & { readonly rows: number; readonly issues: readonly Foreseen[] }

const mostIssues = 50

/** Fate of the first rows; null: nothing waits to start. */
export async function previewImport(engine: Engine, id: string): Promise<Preview | null> {
  const [batch, item] = await Promise.all([readBatch(engine, id), engine.table.get(jobKey(id))])
  const job = item && jobKind.read(item)
  if (!batch || !job || job.isStarted) return null
  const { rows, header, headIssues } = await partOf(engine, job, 0)
  const context = contextOf(engine, header, batch, optionsOf(job, batch))
  const plans: Plan[] = []
  for (const row of rows) plans.push(await previewRow(engine, row, context))
  const issues = [...headIssues, ...summed(plans.flatMap((plan) => plan.issues))].slice(0, mostIssues)
  return { ...plans.reduce(counted, noRows), rows: plans.length, issues }
}

/** Names rows kept out one by one, all else once a column. */
function summed(issues: readonly Issue[]): readonly Foreseen[] {
  const { keeping = [], others = [] } = Object.groupBy(issues, ({ code }) => (holds(code) ? 'keeping' : 'others'))
  const alike = Map.groupBy(others, ({ code, column }) => `${code} ${column}`)
  const sums = [...alike.values()].flatMap(([first, ...more]): Foreseen[] => {
    if (first === undefined) return []
    return [more.length === 0 ? first : { ...first, rows: more.length + 1 }]
  })
  return [...keeping, ...sums]
}

export const optionsOf = (
  { actor, language, domain }: Pick<ImportJob, 'actor' | 'language' | 'domain'>,
  { sender }: { readonly sender: string | null },
) => ({
  ...{ actor, language },
  ...(domain !== null && { domain }),
  ...(sender !== null && { sender }),
})

/** Rows below the heading. */
async function rowsIn(lines: AsyncIterable<SheetLine>): Promise<number> {
  let n = -1
  for await (const one of lines) if (!('broken' in one)) n += 1
  return Math.max(0, n)
}

type Broken = Extract<SheetLine, { broken: string }>

/** Parts of a sheet; last its break, where it has one. */
async function* partsOf(sheet: AsyncIterable<SheetLine>): AsyncGenerator<readonly Line[] | Broken> {
  let lines: Line[] = []
  for await (const one of sheet) {
    if ('broken' in one) return yield one
    lines.push([one.line, ...one.cells])
    if (lines.length < perPart) continue
    yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}
