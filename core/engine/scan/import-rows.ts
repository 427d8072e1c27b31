import type { Engine } from '#engine/store/engine.ts'
import { digest } from '#engine/store/held-items.ts'
import { newId } from '#engine/store/id.ts'
import type { RowFate } from '#engine/store/ports.ts'
import type { SheetLine } from '#engine/store/sheet.ts'
import { shanghaiDay } from '#law/day.ts'
import { catalogue, domainNamed } from '#records/catalogue.ts'
import { unitFinder } from '#records/directory.ts'
import { type Header, isBlankLine, readHeader, type SheetRow, toRow } from '#records/import/header.ts'
import { counted, noRows, type Plan, type Tally } from '#records/import/import.ts'
import type { Issue } from '#records/import/issue.ts'
import type { Language } from '#records/import-words.ts'
import type { RecordKind } from '#records/kind.ts'
import { publicity } from '#records/publicity/publicity.ts'
import type { PersonKey } from '#records/subject.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { holdAllAbsent } from './import-absent.ts'
import { batchReport } from './import-batch.ts'
import type { Batch } from './import-kinds.ts'
import { importRow, numberOfRow, type RowContext } from './import-row.ts'
import { importScope } from './import-scope.ts'
import { seenKeys, seenMark } from './seen-keys.ts'

export type ImportOptions = {
  readonly file: string
  readonly sha256: string
  readonly actor: Actor
  readonly language: Language
  /** Refuses a sheet of the other kind. */
  readonly kind?: RecordKind
  /** The domain of rows that name none. */
  readonly domain?: string
  /** Complete sheet: records it lacks are listed (ADR 14). */
  readonly full?: boolean
  /** The unit that sent the sheet. */
  readonly sender?: string
  readonly personKey?: PersonKey
  /** Left out: a new one. */
  readonly id?: string
  progress?(so: Batch): void
}

export type ImportRefusal =
  | 'empty'
  | 'brokenSheet'
  | 'unknownLayout'
  | 'columnTwice'
  | 'keyColumnMissing'
  | 'otherKind'
  | 'senderNeeded'
  | 'unknownSender'
  | 'foreignSender'
  | 'unknownDomain'
  | 'notText'

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly batch: Batch; readonly broken: { line: number; message: string } | null }
  | {
      readonly kind: 'refused'
      readonly code: ImportRefusal
      readonly issues: readonly Issue[]
      readonly line?: number
    }

type Lines = AsyncIterable<SheetLine> | Iterable<SheetLine>

/** Takes a sheet row by row. A second run changes nothing. */
export async function importRows(engine: Engine, lines: Lines, options: ImportOptions): Promise<ImportOutcome> {
  const begun = await beginSheet(engine, lines, options)
  return begun.kind === 'refused' ? begun : run(engine, { ...begun, options })
}

type Beginning = Pick<Engine, 'deployment' | 'clock'> & { readonly crypto: Pick<Engine['crypto'], 'random'> }
type Refused = Extract<ImportOutcome, { kind: 'refused' }>

/** Reads the heading; the rows are yet to come. */
export async function beginSheet(
  engine: Beginning,
  lines: Lines,
  options: ImportOptions,
): Promise<Refused | (Omit<Run, 'options'> & { readonly kind: 'begun'; readonly heading: readonly string[] })> {
  const refusal = optionRefusal(engine, options)
  if (refusal !== null) return refused(refusal)
  const sheet = each(lines)
  const head = await sheet.next()
  if (head.done) return refused('empty')
  if ('broken' in head.value) return { ...refused('brokenSheet'), line: head.value.line }
  const read = readHeader(head.value.cells, options.language)
  if (read.kind === 'refused') return refused(read.code, read.issues)
  const { layout } = read.header
  if (options.kind !== undefined && layout.kind !== options.kind) return refused('otherKind')
  const first = firstBatch(engine, options, layout.kind)
  const { header, issues: headIssues } = read
  return { kind: 'begun', sheet, header, headIssues, first, heading: head.value.cells }
}

type Run = {
  readonly sheet: AsyncGenerator<SheetLine>
  readonly header: Header
  readonly headIssues: readonly Issue[]
  readonly first: Batch
  readonly options: ImportOptions
}

async function run(engine: Engine, { sheet, header, headIssues, first, options }: Run): Promise<ImportOutcome> {
  const report = batchReport(engine, first)
  await report.put(first)
  await report.add(headIssues)
  const context = contextOf(engine, header, first, options)
  const seen = options.full ? seenKeys() : null
  let batch: Batch = { ...first, issues: headIssues.length }
  let broken: Extract<ImportOutcome, { kind: 'imported' }>['broken'] = null
  for await (const chunk of chunks(sheet, header)) {
    const plans = await importChunk(engine, chunk.rows, context, options.actor)
    const fates = plans.map((plan) => fateOf(engine, plan))
    for (const { mark } of fates) seen?.add(mark)
    batch = added(batch, fates)
    await report.add(plans.flatMap(({ issues }) => issues))
    options.progress?.(batch)
    broken = chunk.broken
  }
  // A sheet that breaks off says nothing about what it lacks.
  if (seen !== null && broken === null)
    batch = { ...batch, absent: await holdAllAbsent(engine, batch, (key) => seen.has(seenMark(engine, key))) }
  batch = { ...batch, status: broken === null ? 'done' : 'broken' }
  await report.put(batch)
  return { kind: 'imported', batch, broken }
}

/** Rows of one number wait; others share an fsync. */
export async function importChunk(engine: Engine, rows: readonly SheetRow[], context: RowContext, actor: Actor) {
  const plans = new Map<SheetRow, Plan>()
  const chains = Map.groupBy(rows, (row) => numberOfRow(context.layout, row))
  await Promise.all(
    [...chains.values()].map(async (chain) => {
      for (const row of chain) plans.set(row, await importRow(engine, row, context, actor))
    }),
  )
  return rows.map((row) => plans.get(row)).filter((plan) => plan !== undefined)
}

/** Parts of a plan that are counted. */
export function fateOf(engine: Pick<Engine, 'clock' | 'deployment'> & Hash, plan: Plan): Fate {
  const today = shanghaiDay(engine.clock.now())
  return {
    outcome: plan.outcome,
    issues: plan.issues,
    mark: seenMark(engine, plan.naturalKey),
    shown: plan.outcome === 'accepted' && publicity(plan.record, today, engine.deployment.flags).shown,
  }
}

type Hash = { readonly crypto: Pick<Engine['crypto'], 'sha256'> }
export type Fate = RowFate & { readonly outcome: Plan['outcome'] }

export function added(batch: Batch, fates: readonly Fate[]): Batch {
  return {
    ...batch,
    ...fates.reduce(counted, tallyOf(batch)),
    shown: batch.shown + fates.filter(({ shown }) => shown).length,
    issues: batch.issues + fates.reduce((sum, { issues }) => sum + issues.length, 0),
  }
}

const tallyOf = ({ read, accepted, unchanged, held, stillHeld, foreign }: Batch): Tally => ({
  read,
  accepted,
  unchanged,
  held,
  stillHeld,
  ...(foreign !== undefined && { foreign }),
})

type Chunk = { readonly rows: readonly SheetRow[]; readonly broken: { line: number; message: string } | null }

async function* chunks(sheet: AsyncGenerator<SheetLine>, header: Header): AsyncGenerator<Chunk> {
  let rows: SheetRow[] = []
  let row = 0
  for await (const one of sheet) {
    if ('broken' in one) return yield { rows, broken: { line: one.line, message: one.broken } }
    row += 1
    rows.push(toRow(header, one.cells, row, one.line))
    if (rows.length === perChunk) {
      yield { rows, broken: null }
      rows = []
    }
  }
  if (rows.length > 0) yield { rows, broken: null }
}

const perChunk = 512

async function* each(lines: Lines): AsyncGenerator<SheetLine> {
  for await (const line of lines) if ('broken' in line || !isBlankLine(line.cells)) yield line
}

export function contextOf(
  engine: Pick<Engine, 'crypto' | 'deployment'>,
  { layout }: Header,
  batch: Pick<Batch, 'id' | 'at'>,
  options: Pick<ImportOptions, 'actor' | 'domain' | 'language' | 'sender' | 'personKey'>,
): RowContext {
  const { crypto, deployment } = engine
  const scope = importScope(options.actor, deployment.directory)
  return {
    layout,
    batch: batch.id,
    at: batch.at,
    area: deployment.area,
    domain: options.domain === undefined ? null : (domainNamed(options.domain)?.id ?? null),
    catalogueEdition: catalogue.edition,
    language: options.language,
    sender: options.sender ?? null,
    ...(scope && { own: scope.units }),
    flags: deployment.flags,
    unitByName: unitFinder(deployment.directory),
    personKey: options.personKey ?? ((number) => crypto.keyed('subject', number)),
    digest: (text) => digest(engine, text),
    newId: () => newId(crypto),
  }
}

const firstBatch = (engine: Beginning, options: ImportOptions, kind: Batch['kind']): Batch => ({
  ...noRows,
  ...ofScope(engine, options),
  id: options.id ?? newId(engine.crypto),
  at: engine.clock.now(),
  file: options.file,
  sha256: options.sha256,
  kind,
  full: options.full ?? false,
  sender: options.sender ?? null,
  by: options.actor.id,
  shown: 0,
  absent: 0,
  issues: 0,
  status: 'running',
})

function ofScope({ deployment }: Pick<Engine, 'deployment'>, { actor }: ImportOptions): Pick<Batch, 'of'> {
  const scope = importScope(actor, deployment.directory)
  return scope ? { of: scope.id } : {}
}

function optionRefusal(
  { deployment }: Pick<Engine, 'deployment'>,
  { full, sender, domain, actor }: ImportOptions,
): ImportRefusal | null {
  if (domain !== undefined && domainNamed(domain) === null) return 'unknownDomain'
  if (sender === undefined) return full ? 'senderNeeded' : null
  if (!deployment.directory.units.some(({ id }) => id === sender)) return 'unknownSender'
  const scope = importScope(actor, deployment.directory)
  return scope === null || scope.units.has(sender) ? null : 'foreignSender'
}

const refused = (code: ImportRefusal, issues: readonly Issue[] = []) => ({ kind: 'refused', code, issues }) as const
