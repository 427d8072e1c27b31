import { generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { sha256 } from '#hosts/key-crypto.ts'
import { toHex } from '#ledger/bytes.ts'
import { chain } from '#ledger/chain.ts'
import { signCheckpoint } from '#ledger/checkpoint.ts'
import { type Entry, entryHash, leafBytes, payloadHash } from '#ledger/entry.ts'
import { append, type Frontier, frontier, frontierRoot } from '#ledger/frontier.ts'
import { lasts } from '#ledger/lasts.ts'
import { type Row, readRow, row, type UncheckedRow } from '#ledger/row.ts'
import { verifyLedger } from '#ledger/verify.ts'
import { atLeast, atMost, report } from './report.ts'

// node tests/bench/ledger.bench.ts [rows]: chain and tree beside bare SHA-256 of the same leaves, interleaved. Then
// verifies a whole file, as `redress verify` does.
const size = Number(process.argv[2] ?? 1_000_000)
const piece = 10_000
const sample = Math.min(size, 10 * piece)
const ledger = 'bench.example/ledger'
const pair = generateKeyPairSync('ed25519')
const key = {
  name: ledger,
  publicKey: new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12)),
}
const trust = {
  keys: [key],
  hash: sha256,
  verify: (_: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verify(null, message, pair.publicKey, signature),
}

const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
try {
  await bench(join(folder, 'log.ndjson'))
} finally {
  rmSync(folder, { recursive: true })
}

async function bench(file: string): Promise<void> {
  const { entries, seals } = await write(file)
  const leaves = entries.map(({ entry }) => leafBytes(entry))
  const sampleSeals = seals.slice(0, sample / piece)
  const [bare, text, chained, sealed]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let round = 0; round < 5; round += 1) {
    bare.push(await rate(sample, () => each(leaves, (leaf) => hash('sha256', leaf, 'buffer'))))
    text.push(await rate(sample, () => each(leaves, (leaf) => hash('sha256', leaf))))
    chained.push(await rate(sample, () => follow(entries)))
    sealed.push(await rate(sample, () => proven(entries, sampleSeals)))
  }
  const fromFile = await rate(size, () => proven(lines(file), seals))
  const figures = {
    ...{ bareSha256: median(bare), bareAsText: median(text), chain: median(chained) },
    ...{ chainTreeAndSeals: median(sealed), fromFile },
  }
  const { chainOfBare, chainOfText, allOfBare, secondsFromFile } = shares(figures)
  report(
    'ledger',
    [{ rows: size, ...figures, chainOfBare, chainOfText, allOfBare, secondsFromFile }],
    [
      atLeast('P7', 'chain verified, rows/s v the bare SHA-256', chainOfBare, 0.5),
      atMost('R5', `seconds to verify ${size} rows from a file`, secondsFromFile, 60),
    ],
  )
}

type Figures = {
  /** As bytes, and by Node's faster call, as hex text. */
  readonly bareSha256: number
  readonly bareAsText: number
  readonly chain: number
  readonly chainTreeAndSeals: number
  readonly fromFile: number
}

function shares(figures: Figures) {
  return {
    chainOfBare: Number((figures.chain / figures.bareSha256).toFixed(2)),
    chainOfText: Number((figures.chain / figures.bareAsText).toFixed(2)),
    allOfBare: Number((figures.chainTreeAndSeals / figures.bareSha256).toFixed(2)),
    secondsFromFile: Number((size / figures.fromFile).toFixed(1)),
  }
}

async function write(file: string) {
  const heads = new Map<string, Entry>()
  const [entries, seals]: [{ entry: Entry }[], string[]] = [[], []]
  let [tree, text]: [Frontier, string[]] = [frontier, []]
  for (let i = 0; i < size; i += 1) {
    const next = following(heads, i)
    if (i < sample) entries.push({ entry: next.entry })
    text.push(row(next))
    tree = append(tree, entryHash(next.entry, sha256), sha256)
    if (tree.size % piece !== 0 && tree.size !== size) continue
    seals.push(await seal(tree))
    appendFileSync(file, text.join(''))
    text = []
  }
  return { entries, seals }
}

function seal(tree: Frontier): Promise<string> {
  const checkpoint = { origin: ledger, size: tree.size, root: frontierRoot(tree, sha256), extensions: [] }
  return signCheckpoint(checkpoint, key, (message) => sign(null, message, pair.privateKey), sha256)
}

/** Twelve rows a case, a thousand cases together. */
function following(heads: Map<string, Entry>, i: number): Row {
  const number = Math.floor(i / 12_000) * 1000 + (i % 1000)
  const id = `k7m2q9x4c8v3b6n1z5w0r${number.toString(36).padStart(5, '0')}`
  const before = heads.get(id)
  const payload = { salt: i.toString(16).padStart(32, '0'), data: { by: 'officer', note: '材料已核对', item: i } }
  const entry: Entry = {
    v: 1,
    id,
    seq: (before?.seq ?? 0) + 1,
    type: 'provider.decided',
    at: 1_770_000_000_000 + i,
    rules: 'objection@1/2026-04',
    actor: i.toString(16).padStart(32, '0'),
    payload: payloadHash(payload, sha256),
    prev: before === undefined ? '' : toHex(entryHash(before, sha256)),
  }
  if (entry.seq === 12) heads.delete(id)
  else heads.set(id, entry)
  return { entry, payload }
}

function each(leaves: readonly Uint8Array[], hashed: (leaf: Uint8Array) => unknown): void {
  for (const leaf of leaves) hashed(leaf)
}

function follow(entries: readonly UncheckedRow[]): void {
  const links = { lasts: lasts(), hash: sha256, report: stop }
  for (const [i, one] of entries.entries()) chain(links, one, i)
}

async function proven(rows: Parameters<typeof verifyLedger>[0], seals: readonly string[]): Promise<void> {
  const { ok, problems } = await verifyLedger(rows, seals, ledger, trust)
  if (!ok) stop(problems)
}

async function* lines(file: string): AsyncIterable<UncheckedRow> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield readRow(line)
}

async function rate(rows: number, act: () => unknown): Promise<number> {
  const start = process.hrtime.bigint()
  await act()
  return Math.round(rows / (Number(process.hrtime.bigint() - start) / 1e9))
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}

function stop(found: unknown): never {
  throw new Error(`the bench log does not verify: ${JSON.stringify(found)}`)
}
