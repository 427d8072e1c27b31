import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { readHead } from '#engine/proof/ledger-head.ts'
import { exportLedger } from '#engine/run/export-ledger.ts'
import type { StoreReader } from '#engine/run/store-reader.ts'
import { writeKey } from '#ledger/note.ts'
import { sha256 } from './trust.ts'

export function register(program: Command): void {
  const ledger = program.command('ledger').description('日志 / the ledger')
  ledger
    .command('export')
    .argument('<file>')
    .description('导出日志与检查点，不含个人信息；服务可以照常运行 / write entries and checkpoints, without payloads')
    .action((path: string) => onReader((store) => exportTo(path, store)))
  ledger
    .command('key')
    .description('公布用的公钥 / the public key, to be published')
    .action(() => onReader(sayKey))
  ledger
    .command('checkpoint')
    .description('最新的检查点，宜另行保存 / the newest checkpoint, to be kept elsewhere')
    .action(() => onReader(sayCheckpoint))
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
  process.stderr.write(`已导出 ${size} 行 / ${size} rows written to ${path}\n`)
  if (late > 0)
    process.stderr.write(`最后 ${late} 行尚未签名，未导出 / the last ${late} are not signed yet and left out\n`)
}

async function sayKey({ table, ledgerKey }: StoreReader): Promise<void> {
  const stored = await readHead(table)
  if (stored === null || ledgerKey === null)
    throw new Error('日志尚未签名，或密钥不在 / the ledger is not signed yet, or its key is not here')
  process.stdout.write(`${writeKey({ name: stored.head.ledger, publicKey: ledgerKey }, sha256)}\n`)
}

async function sayCheckpoint({ table }: StoreReader): Promise<void> {
  const checkpoint = (await readHead(table))?.head.checkpoint ?? null
  if (checkpoint === null) throw new Error('还没有检查点 / there is no checkpoint yet')
  process.stdout.write(checkpoint)
}
