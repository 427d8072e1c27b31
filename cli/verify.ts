import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { checkpoints, readHead } from '#engine/proof/ledger-head.ts'
import type { StoreReader } from '#engine/run/store-reader.ts'
import type { Item } from '#engine/store/ports.ts'
import { toBase64 } from '#ledger/bytes.ts'
import { writeKey } from '#ledger/note.ts'
import type { Problem } from '#ledger/problem.ts'
import type { UncheckedRow } from '#ledger/row.ts'
import type { Verified } from '#ledger/verify.ts'
import { words } from '#ledger/words.ts'
import { judgeLedger, type Ledger } from './judge-ledger.ts'
import { readLedgerFile } from './ledger-file.ts'
import { sha256, trustOf } from './trust.ts'
import { verifyReceipt } from './verify-inclusion.ts'

type Options = {
  readonly data?: string
  readonly key?: string
  readonly checkpoint?: readonly string[]
  readonly json?: true
}
const help = `
文件可以是 redress ledger export 导出的日志，或回执、文书所附的证明。不联网，不需要服务。
The file is a ledger as redress ledger export writes it, or the proof beside a receipt or a letter. Offline.

--key         公布的公钥；不写则用文件所带的，只能证明文件自身未被改动
              the published key; without it the file's own is used, which proves only that the file was not changed
--checkpoint  另存的检查点，可多次：能发现整段截断和另签的分支
              a checkpoint kept elsewhere, any number of times: it shows a cut or a second branch

有问题即退出 1，并写明位置（从 0 数起）与行号 / exit 1 where anything is wrong, with its position (from 0) and line.`

export function register(program: Command): void {
  program
    .command('verify')
    .argument('[file]')
    .description('核验日志或证明是否被改动 / verify that a ledger, or a proof, was not changed')
    .option('--data <dir>', '直接核验数据目录，只读 / verify a data folder itself, only reading')
    .option('--key <key>', '公钥：名称+编号+base64 / the public key')
    .option('--checkpoint <file...>', '另存的检查点 / checkpoints kept elsewhere')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(verifyOne)
}

async function verifyOne(file: string | undefined, options: Options): Promise<void> {
  if ((file === undefined) === (options.data === undefined))
    throw new Error('请给出文件或 --data 之一 / give a file or --data')
  if (options.data !== undefined) return verifyData(resolve(options.data), options)
  const path = resolve(file ?? '')
  const ledger = await readLedgerFile(path)
  if (ledger === undefined) return verifyProof(path, options)
  await judge(ledger, options)
}

async function verifyData(folder: string, options: Options): Promise<void> {
  const { tools } = await import('#host')
  const store = await tools.openReader(folder)
  try {
    const name = (await readHead(store.table))?.head.ledger ?? 'redress'
    const key = store.ledgerKey && writeKey({ name, publicKey: store.ledgerKey }, sha256)
    const notes: string[] = []
    for await (const note of checkpoints(store.table)) notes.push(note)
    await judge({ ledger: name, key, checkpoints: notes, before: null, rows: () => rowsOf(store) }, options)
  } finally {
    store.close()
  }
}

/** With payloads, so that changed content shows too. */
async function* rowsOf({ journal }: StoreReader): AsyncGenerator<UncheckedRow> {
  for (let last = -1; ; ) {
    const rows = await journal.since(last, 1000)
    if (rows.length === 0) return
    for (const { item } of rows) yield rowIn(item)
    last += rows.length
  }
}

function rowIn({ body }: Item): UncheckedRow {
  const { entry, payload }: { readonly entry?: unknown; readonly payload?: unknown } = Object(body)
  return payload === undefined ? { entry } : { entry, payload }
}

async function judge(ledger: Ledger, options: Options): Promise<void> {
  const kept = await Promise.all((options.checkpoint ?? []).map((path) => readFile(path, 'utf8')))
  const trust = trustIn(options.key ?? ledger.key)
  const found = await judgeLedger({ ...ledger, rows: () => counted(ledger.rows()) }, kept, trust)
  const lineOf = (problem: Problem) => (ledger.before === null ? null : line(problem, ledger.before))
  if (options.json) process.stdout.write(`${JSON.stringify(asJson(ledger, found, lineOf))}\n`)
  for (const problem of found.problems) process.stderr.write(sentence(problem, lineOf(problem)))
  const unsaid = found.found - found.problems.length
  if (unsaid > 0) process.stderr.write(`另有 ${unsaid} 处 / and ${unsaid} more\n`)
  process.stderr.write(summary(ledger, found, options.key === undefined))
  if (!found.ok) process.exitCode = 1
}

async function verifyProof(path: string, options: Options): Promise<void> {
  const file = proofIn(await readFile(path, 'utf8'))
  if (file === undefined)
    throw new Error(`${path}: 既不是导出的日志也不是证明 / neither an exported ledger nor a proof`)
  const key = options.key ?? (typeof file['key'] === 'string' ? file['key'] : null)
  const proven = verifyReceipt(file, trustIn(key))
  if (options.json) process.stdout.write(`${JSON.stringify(proven)}\n`)
  if (proven.ok) {
    const { entry, index, size } = proven
    process.stderr.write(
      `属实：${entry.id} 的第 ${entry.seq} 条（${entry.type}）是日志第 ${index} 行，检查点 ${size} 行\n` +
        `proven: entry ${entry.seq} of ${entry.id} (${entry.type}) is row ${index} of the ${size} signed\n${keyLine(key, options.key === undefined)}`,
    )
    return
  }
  process.stderr.write(`不成立 / not proven: ${proven.message.zh} / ${proven.message.en}\n`)
  process.exitCode = 1
}

function trustIn(key: string | null) {
  const trust = key === null ? undefined : trustOf(key)
  if (trust === undefined)
    throw new Error('没有可用的公钥，请用 --key 给出 / there is no usable public key; give one by --key')
  return trust
}

function proofIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'proof' in value ? { ...value } : undefined
  } catch {
    return undefined // no JSON, so no proof
  }
}

async function* counted(rows: AsyncIterable<UncheckedRow>): AsyncGenerator<UncheckedRow> {
  let read = 0
  for await (const row of rows) {
    read += 1
    if (read % 100_000 === 0) process.stderr.write(`已核验 ${read} 行 / ${read} rows\n`)
    yield row
  }
}

const line = ({ where, position }: Problem, before: number) => (where === 'row' ? before : 1) + position + 1

const asJson = ({ ledger, key }: Ledger, found: Verified, lineOf: (problem: Problem) => number | null) => ({
  ok: found.ok,
  ledger,
  key,
  rows: found.size,
  sealed: found.sealed,
  root: toBase64(found.root),
  found: found.found,
  problems: found.problems.map((problem) => ({ ...problem, line: lineOf(problem), message: filled(problem) })),
})

function sentence(problem: Problem, at: number | null): string {
  const { zh, en } = filled(problem)
  const place = `${problem.where} ${problem.position}${at === null ? '' : ` (line ${at})`}`
  return `${place}: ${problem.code}: ${zh} / ${en}\n`
}

function filled({ code, detail }: Problem) {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? name))
  return { zh: fill(words[code].zh), en: fill(words[code].en) }
}

function summary({ ledger, key }: Ledger, { ok, size, sealed, found }: Verified, own: boolean): string {
  const late = size - sealed
  const unsealed = late > 0 ? `最后 ${late} 行尚无检查点 / the last ${late} rows have no checkpoint yet\n` : ''
  const verdict = ok
    ? `完好：${ledger}，${size} 行，其中 ${sealed} 行有签名 / intact: ${size} rows, ${sealed} of them signed for\n`
    : `有 ${found} 处问题 / ${found} problems in ${size} rows\n`
  return `${verdict}${unsealed}${keyLine(key, own)}`
}

const keyLine = (key: string | null, own: boolean) =>
  own
    ? `所用公钥来自文件自身，请与公布的核对 / the key is the file's own; compare it with the published one: ${key}\n`
    : ''
