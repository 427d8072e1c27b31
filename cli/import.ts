import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import type { HandedSheet } from '#engine/run/host-tools.ts'
import { allIssuesOf, readBatch } from '#engine/scan/import-batch.ts'
import { importFile } from '#engine/scan/import-file.ts'
import type { Batch } from '#engine/scan/import-kinds.ts'
import { beginSheet, type ImportOutcome } from '#engine/scan/import-rows.ts'
import { commandActor } from '#engine/scan/import-scope.ts'
import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'
import { RecordKind } from '#records/kind.ts'
import { cells } from './cells.ts'
import { onOpenedStore } from './opened-store.ts'
import { readStore } from './read-store.ts'
import { common } from './words/common.ts'
import { imports as words } from './words/imports.ts'
import { paragraphs, say as sayWords } from './words/say.ts'

type Options = {
  readonly kind?: RecordKind
  readonly domain?: string
  readonly full?: true
  readonly sender?: string
  readonly for?: string
  readonly json?: true
  readonly en?: true
}

const shape =
  '--json: {"read","accepted","unchanged","held","stillHeld","issues":[{row,line,column,code,value,reason,remedy}]}'

const help = () => paragraphs(words.sheet, words.delta, shape, sayWords(words.afterwards))

export function register(program: Command): void {
  program
    .command('import')
    .argument('<file>')
    .description(sayWords(words.title))
    .addOption(new Option('--kind <kind>', sayWords(words.kind)).choices(RecordKind.options))
    .option('--domain <domain>', sayWords(words.domain))
    .option('--full', sayWords(words.full))
    .option('--sender <unit>', sayWords(words.sender))
    .option('--for <unit|county>', sayWords(words.for))
    .option('--json', sayWords(common.json))
    .option('--en', sayWords(words.inEnglish))
    .addHelpText('after', help())
    .action(importOne)
}

async function importOne(path: string, options: Options): Promise<void> {
  await access(path)
  const given = {
    file: basename(path),
    language: options.en ? 'en' : 'zh',
    ...(options.kind && { kind: options.kind }),
    ...(options.domain !== undefined && { domain: options.domain }),
    ...(options.full && { full: true }),
    ...(options.sender !== undefined && { sender: options.sender }),
    ...(options.for !== undefined && { for: options.for }),
  } as const
  const { tools } = await import('#host')
  try {
    await onOpenedStore('', async (engine) => {
      const actor = commandActor(engine.deployment.directory, options.for)
      if (actor === null) return unknown(options.for)
      const ways = { ...given, actor, readSheet: tools.readSheet, progress }
      await say(engine, await importFile(engine, () => createReadStream(path), ways), options.json ?? false)
    })
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'store.locked')) throw error
    await throughService(path, given, options.json ?? false)
  }
}

/** Waits while the service takes it, and tells. */
async function throughService(path: string, given: Omit<HandedSheet, 'id'>, json: boolean): Promise<void> {
  const { tools } = await import('#host')
  const sheet = await tools.readSheet(() => createReadStream(path))
  const id = await readStore(async (store) => {
    const actor = commandActor(store.deployment.directory, given.for)
    if (actor === null) return unknown(given.for)
    const crypto = { ...store.crypto, random: (n: number) => new Uint8Array(randomBytes(n)) }
    if (sheet.kind === 'refused') return say(store, { ...sheet, issues: [] }, json)
    const begun = await beginSheet({ ...store, crypto }, sheet.lines(), { ...given, actor, sha256: sheet.sha256 })
    return begun.kind === 'refused' ? say(store, begun, json) : begun.first.id
  })
  if (typeof id !== 'string') return
  await tools.handOver(path, { id, ...given })
  process.stderr.write(`${sayWords(words.handedOver, { id })}\n`)
  for (let isOver = false; !isOver; await setTimeout(500)) {
    // Asked first: a sheet that was taken has its batch by then.
    const isWaiting = await tools.isHandedOver(id)
    isOver = await readStore(async (store) => {
      const batch = await readBatch(store, id)
      if (batch) progress(batch)
      else if (!isWaiting) return dropped()
      if (batch?.status !== 'done') return false
      await say(store, { kind: 'imported', batch, broken: null }, json)
      return true
    })
  }
}

/** Refused since it was handed over, or given up on the page. */
function dropped(): true {
  process.stderr.write(`${sayWords(words.dropped)}\n`)
  process.exitCode = 1
  return true
}

function unknown(id = ''): void {
  process.stderr.write(`${sayWords(words.unknownFor, { id })}\n`)
  process.exitCode = 1
}

async function say(engine: Store, outcome: ImportOutcome, json: boolean): Promise<void> {
  if (outcome.kind === 'refused') {
    const { code, issues, line } = outcome
    const why = words.refusals[code]
    process.stderr.write(
      `${line === undefined ? sayWords(words.refused, { why }) : sayWords(words.refusedAt, { why, line })}\n`,
    )
    process.stderr.write(table(issues))
    if (json)
      process.stdout.write(`${JSON.stringify({ refused: code, ...(line !== undefined && { line }), issues })}\n`)
    process.exitCode = 1
    return
  }
  if (json) await writeJson(engine, outcome.batch)
  else for await (const issues of allIssuesOf(engine, outcome.batch.id)) process.stderr.write(table(issues))
  process.stderr.write(summary(outcome.batch))
  if (outcome.broken !== null) {
    const { line, message } = outcome.broken
    process.stderr.write(`${sayWords(words.broken, { line })}: ${message}\n`)
    process.exitCode = 1
  }
}

/** Written by page: a long sheet's findings exceed memory. */
async function writeJson(engine: Store, batch: Batch): Promise<void> {
  const { read, accepted, unchanged, held, stillHeld, foreign } = batch
  const counts = { read, accepted, unchanged, held, stillHeld, ...(foreign !== undefined && { foreign }) }
  process.stdout.write(`${JSON.stringify(counts).slice(0, -1)},"issues":[`)
  let comma = ''
  for await (const issues of allIssuesOf(engine, batch.id)) {
    process.stdout.write(comma + JSON.stringify(issues).slice(1, -1))
    comma = ','
  }
  process.stdout.write(']}\n')
}

type Store = Pick<Engine, 'table'>
type Issues = Extract<ImportOutcome, { kind: 'refused' }>['issues']

const table = (issues: Issues) =>
  issues
    .map(({ row, line, column, value, reason, remedy }) => {
      const place = cells([`#${row}`, 6], [`L${line}`, 7], [column, 16], [value, 24])
      return `${place}${reason} → ${remedy}\n`
    })
    .join('')

function summary(batch: Batch): string {
  const line = (name: keyof typeof words.tally) =>
    `${cells([words.tally[name].zh, 16], [words.tally[name].en, 26])}${String(batch[name]).padStart(8)}\n`
  const rows = (['read', 'accepted', 'shown', 'unchanged', 'held', 'stillHeld'] as const).map(line).join('')
  return `\n${rows}${batch.foreign === undefined ? '' : line('foreign')}${batch.full ? line('absent') : ''}`
}

let told = 0

/** Line each 5,000 rows, as a sign of progress. */
function progress({ read }: Batch): void {
  if (Math.floor(read / 5000) === told) return
  told = Math.floor(read / 5000)
  process.stderr.write(`${sayWords(words.progress, { read })}\n`)
}
