import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { readHead } from '#engine/proof/ledger-head.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { exportLedger } from '#engine/run/export-ledger.ts'
import { writeKey } from '#ledger/note.ts'
import { sha256 } from './trust.ts'
import { ledger as words } from './words/ledger.ts'
import { say } from './words/say.ts'

export function register(program: Command): void {
  const ledger = program.command('ledger').description(say(words.title))
  ledger
    .command('export')
    .argument('<file>')
    .description(say(words.export))
    .action((path: string) => onReader((store) => exportTo(path, store)))
  ledger
    .command('key')
    .description(say(words.key))
    .action(() => onReader(sayKey))
  ledger
    .command('checkpoint')
    .description(say(words.checkpoint))
    .action(() => onReader(sayCheckpoint))
  ledger.command('signer').argument('<folder>').argument('<socket>').description(say(words.signer)).action(signer)
}

/** Until it is told to end. */
async function signer(folder: string, socket: string): Promise<void> {
  const { tools } = await import('#host')
  const stop = await tools.serveSigner(resolve(folder), resolve(socket))
  process.stderr.write(`${say(words.signing, { socket })}\n`)
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await stop()
}

async function onReader(work: (store: StoreReader) => Promise<void>): Promise<void> {
  const { tools } = await import('#host')
  const store = await tools.openReader()
  try {
    await work(store)
  } finally {
    store.close()
  }
}

async function exportTo(path: string, store: StoreReader): Promise<void> {
  await pipeline(Readable.from(exportLedger(store)), createWriteStream(path, { flags: 'wx', mode: 0o640 }))
  const size = (await readHead(store.table))?.head.frontier.size ?? 0
  const late = (await store.journal.size()) - size
  process.stderr.write(`${say(words.written, { rows: size, path })}\n`)
  if (late > 0) process.stderr.write(`${say(words.unsigned, { rows: late })}\n`)
}

async function sayKey({ table, ledgerKey }: StoreReader): Promise<void> {
  const stored = await readHead(table)
  if (stored === null || ledgerKey === null) throw new Error(say(words.noKey))
  process.stdout.write(`${writeKey({ name: stored.head.ledger, publicKey: ledgerKey }, sha256)}\n`)
}

async function sayCheckpoint({ table }: StoreReader): Promise<void> {
  const checkpoint = (await readHead(table))?.head.checkpoint ?? null
  if (checkpoint === null) throw new Error(say(words.noCheckpoint))
  process.stdout.write(checkpoint)
}
