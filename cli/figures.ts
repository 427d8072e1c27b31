import { resolve } from 'node:path'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { editionAt, headAt } from '#audit/edition-at.ts'
import { changesBetween, rowsFor, type Scope } from '#engine/figures/edition-rows.ts'
import type { AuditSource } from '#engine/run/audit-source.ts'
import { allEditions } from '#engine/run/editions.ts'
import type { EditionHead, EditionRow } from '#engine/views/edition-view.ts'
import { Fault } from '#law/fault.ts'
import { programOf } from './read-store.ts'
import { common } from './words/common.ts'
import { figures as words } from './words/figures.ts'
import { entry, paragraphs, say } from './words/say.ts'

type Options = { readonly year: string; readonly at: string; readonly data?: string; readonly json?: true }

const help = () =>
  paragraphs(words.what, [entry('--at', words.atText, 8), entry('--json', words.jsonText, 8)].join('\n'))

export function register(program: Command): void {
  program
    .command('figures')
    .description(say(words.title))
    .requiredOption('--year <year>', say(words.year))
    .option('--at <head>', say(words.at), 'HEAD')
    .option('--data <dir>', say(words.data))
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(figures)
}

async function figures({ year: said, at, data, json }: Options): Promise<void> {
  const year = Number(said)
  if (!/^\d{4}$/.test(said)) throw new Fault('figures.year', say(words.badYear))
  const { tools } = await import('#host')
  const source = await tools.openAudit(data === undefined ? undefined : resolve(data))
  try {
    const head = await headAt(source, at)
    if (!head) throw new Fault('figures.head', say(words.badHead, { at }))
    const found = await editionAt({ ...source, ...(await programOf(source)) }, year, head.size)
    const rows = scoped(source, found.rows)
    process.stdout.write(
      json ? `${JSON.stringify({ year, head, ...found, rows, editions: await known(source, year) })}\n` : csv(rows),
    )
    process.stderr.write(`${say(words.counted, { ...head, cases: found.cases, year: said })}\n`)
    if (found.recounted > 0) process.stderr.write(`${say(words.recounted, { n: found.recounted })}\n`)
    await compare(source, { year, head, rows: found.rows })
  } finally {
    source.close()
  }
}

type Scoped = EditionRow & { readonly of: string }

/** The city, each county and each unit. */
function scoped({ deployment: { directory } }: AuditSource, rows: readonly EditionRow[]): readonly Scoped[] {
  const named = directory.units.filter(({ id }) => rows.some(({ unit }) => unit === id))
  const scopes: readonly Scope[] = [
    { kind: 'city' },
    ...[...new Set(named.map(({ area }) => area))].map((id): Scope => ({ kind: 'county', id })),
    ...named.map(({ id }): Scope => ({ kind: 'unit', id })),
  ]
  return scopes.flatMap((scope) => {
    const of = scope.kind === 'city' ? 'city' : `${scope.kind}:${scope.id}`
    return rowsFor(rows, scope, directory).map((row) => ({ ...row, of }))
  })
}

const columns = ['of', 'procedure', 'rule', 'onTime', 'late', 'lateByDate', 'overdue', 'open', 'rescinded']

const csv = (rows: readonly Scoped[]): string =>
  stringify([...rows], { header: true, columns, bom: true, escape_formulas: true })

const known = async (source: AuditSource, year: number) =>
  (await allEditions(source)).flatMap((one) =>
    one.year === year ? [{ n: one.n, ...one.head, frozen: one.frozen !== null }] : [],
  )

type Counted = { readonly year: number; readonly head: EditionHead; readonly rows: readonly EditionRow[] }

/** Holds the count to the edition taken at the same place. */
async function compare(source: AuditSource, { year, head, rows }: Counted): Promise<void> {
  const same = (await allEditions(source)).find((one) => one.year === year && one.head.size === head.size)
  if (!same) return
  const changes = changesBetween(same.rows, rows)
  for (const { before, after } of changes)
    process.stderr.write(`${say(words.differs, { before: JSON.stringify(before), after: JSON.stringify(after) })}\n`)
  process.stderr.write(`${say(changes.length === 0 ? words.agrees : words.apart, { n: same.n, year: String(year) })}\n`)
  if (changes.length > 0) process.exitCode = 1
}
