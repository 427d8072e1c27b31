import { hash, randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { heldIn, rangeOf, ranges } from '#engine/feeds/holding.ts'
import { type Difference, differencesOf, differingRanges, rangeDigests, readHeld } from '#engine/feeds/reconcile.ts'
import { placeOf } from '#engine/run/consume.ts'
import { readBatch } from '#engine/scan/import-batch.ts'
import { newId } from '#engine/store/id.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { handOver } from '#hosts/local/import-inbox.ts'
import { type LocalTable, localTable } from '#hosts/local/store/table.ts'
import type { Recipient } from '#records/recipient.ts'
import { freePort, started } from '#tests/support/started.ts'
import { sheetOf } from './imported.ts'
import { atLeast, atMost, report } from './report.ts'

// node tests/bench/exchange.bench.ts [--rows 10000] [--rounds 1] [--seconds 10] [--follow 600] [--held 10000] [--import-only] [--nearby]:
// in each round pages are served at rest for so many seconds, then while a sheet of its part of the rows comes in. Its
// followers catch up (scan, public files, copies) for so many seconds at most, the last sheet comes again, and a
// recipient's list with 1 % differences is reconciled; then one of --held records by itself. The demo's recipients,
// which keep whole books in files, are left out.
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    follow: { type: 'string', default: '600' },
    held: { type: 'string', default: '10000' },
    'import-only': { type: 'boolean', default: false },
    nearby: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)
const recipient: Recipient = {
  ...{ id: 'GD-FGW', name: { zh: '省', en: 'Province' }, sort: 'province', basis: 'GD 46(3)' },
  ...{ kind: 'acknowledges', scope: 'all' },
}
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-exchange-'))
const at = { folder: join(folder, 'data'), port: await freePort() }
const program = await started({ at, proxies: 1, env: { REDRESS_DEPLOYMENT: withoutPushes(join(folder, 'city')) } })
// Readers sit elsewhere: root alone can say so.
if (!values.nearby && process.getuid?.() === 0) setPriority(-10)
const random = (n: number) => new Uint8Array(randomBytes(n))
type Reached = Omit<Awaited<ReturnType<typeof pagesDuring>>, 'result'>
type Goal = ReturnType<typeof atMost>
const figures: Readonly<Record<string, string | number>>[] = []
const goals: Goal[] = []
let readers = 0
try {
  const each = Math.ceil(rows / Number(values.rounds))
  const [calm, loaded]: [Reached[], Reached[]] = [[], []]
  let path = ''
  for (let before = 0; before < rows; before += each) {
    path = sheetOf(folder, each, before)
    calm.push(await pagesDuring(() => sleep(Number(values.seconds) * 1000)))
    loaded.push(await pagesDuring(() => imported(path)))
  }
  const [idle, busy] = [together(calm), together(loaded)]
  figures.push(line('pages, idle', idle), line('import', busy, rows))
  goals.push(
    atMost('X1', 'p99 of pages during an import, of idle', busy.p99 / idle.p99, 2),
    atLeast('X1', 'rows a second while pages are served', rows / busy.seconds, 3000),
    atMost('X1', 'anonymous MB', busy.anonymous, 400),
  )
  if (!values['import-only']) await rest(path, each, idle)
  report('exchange', figures, goals)
} finally {
  await program.stop()
  rmSync(folder, { recursive: true })
}

/** Followers, the same sheet again, and what a recipient holds. */
async function rest(path: string, each: number, idle: Reached): Promise<void> {
  const following = await pagesDuring(() => followed(Number(values.follow)))
  figures.push(line(`followed: ${following.result}`, following, following.result))
  const again = await pagesDuring(() => imported(path))
  figures.push(line('the same again', again, each))
  const { accepted, held } = again.result
  goals.push(
    atMost('P11', 'p99 of pages while followers catch up, of idle', following.p99 / idle.p99, 2),
    atMost('X1', 'anonymous MB until the second time', Math.max(following.anonymous, again.anonymous), 400),
    atMost('X2', 'rows that a second import changed', accepted + held, 0),
  )
  const store = localTable({ folder: at.folder, readOnly: true })
  await reconciled('of the import', store)
  store.close()
  const other = localTable({ folder: join(folder, 'held') })
  await holdMany(other, Number(values.held))
  await reconciled('of many', other)
  other.close()
}

function line(what: string, { p99, seconds, processor, anonymous, resets }: Omit<Reached, 'result'>, done?: number) {
  const speed = done === undefined ? '' : done / seconds
  return {
    ...{ what, p99, resets, seconds, rowsPerSecond: speed, anonymousMB: anonymous },
    rowsPerProcessorSecond: done === undefined ? '' : done / processor,
  }
}

/** The sample city, with recipients that nothing is pushed to. */
function withoutPushes(to: string): string {
  cpSync('deployments/yunfu', to, { recursive: true })
  const file = join(to, 'departments.json')
  const { recipients, ...directory } = JSON.parse(readFileSync(file, 'utf8'))
  const kept = recipients.map((one: { id: string }) => ({ ...one, id: `BENCH-${one.id}` }))
  writeFileSync(file, JSON.stringify({ ...directory, recipients: kept }))
  return to
}

/** Leaves the sheet as the command does, and waits for its report. */
async function imported(path: string) {
  const id = newId({ random })
  await handOver(at.folder, path, { id, file: 'import.csv', language: 'zh' })
  const { table, close } = localTable({ folder: at.folder, readOnly: true })
  try {
    for (;;) {
      const batch = await readBatch({ table }, id)
      if (batch?.status === 'done') return batch
      await sleep(50)
    }
  } finally {
    close()
  }
}

/** Asks for a page each 20 ms until the work is done. */
async function pagesDuring<T>(work: () => Promise<T>) {
  const began = performance.now()
  let isOver = false
  const working = work().finally(() => {
    isOver = true
  })
  const waits: number[] = []
  let [anonymous, resets] = [0, 0]
  const before = processorOf(program.pid)
  while (!isOver) {
    const asked = performance.now()
    resets += await askPage()
    waits.push(performance.now() - asked)
    const [, kilobytes = '0'] = /RssAnon:\s*(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8')) ?? []
    anonymous = Math.max(anonymous, Number(kilobytes) / 1024)
    await sleep(20)
  }
  const result = await working
  const processor = processorOf(program.pid) - before
  const seconds = (performance.now() - began) / 1000
  return { result, waits, p99: p99Of(waits), anonymous, resets, processor, seconds }
}

function p99Of(waits: readonly number[]): number {
  return waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0
}

/** Rounds as one: their waits side by side. */
function together(rounds: readonly Reached[]): Reached {
  const sum = (of: (one: Reached) => number) => rounds.reduce((all, one) => all + of(one), 0)
  const waits = rounds.flatMap((one) => one.waits)
  return {
    ...{ waits, p99: p99Of(waits), anonymous: Math.max(...rounds.map((one) => one.anonymous)) },
    resets: sum(({ resets }) => resets),
    processor: sum(({ processor }) => processor),
    seconds: sum(({ seconds }) => seconds),
  }
}

/** Asks as another reader, since each has a budget; again where a kept connection was closed. */
async function askPage(): Promise<number> {
  readers += 1
  const headers = { 'x-forwarded-for': `10.${readers >> 16}.${(readers >> 8) & 255}.${readers & 255}` }
  const ask = async () => {
    const reply = await fetch(`${program.url}/records`, { headers })
    await reply.text()
    if (!reply.ok) throw new Error(`no page, but ${reply.status}`)
  }
  try {
    await ask()
    return 0
  } catch (error) {
    const { cause } = error instanceof Error ? error : {}
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET')) throw error
    await ask()
    return 1
  }
}

/** Seconds of processor that a process has had. */
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Rows followed, once all are or the time is over. */
async function followed(most: number): Promise<number> {
  const store = localTable({ folder: at.folder, readOnly: true })
  const until = performance.now() + most * 1000
  const end = (await store.journal.size()) - 1
  for (;;) {
    const places = await Promise.all(['entries', 'scan', 'copies'].map((name) => placeOf(store, name)))
    const least = Math.min(...places)
    if (least < end && performance.now() < until) await sleep(200)
    else {
      store.close()
      return least
    }
  }
}

/** Writes what should be held of so many records. */
async function holdMany({ table }: LocalTable, many: number): Promise<void> {
  const digest = (n: number) => hash('sha256', String(n))
  for (let from = 0; from < many; from += 100) {
    const ids = Array.from({ length: Math.min(100, many - from) }, () => newId({ random }))
    await table.transact(
      ids.map((sk, i) => {
        const held = { all: digest(from + i), public: null }
        return { put: { pk: `holding#${rangeOf(sk)}`, sk, v: 1, body: held }, when: 'absent' }
      }),
    )
  }
}

/** Of what should be held, each hundredth is held otherwise: by a whole list, then by ranges as a program asks. */
async function reconciled(what: string, store: LocalTable): Promise<void> {
  const lines: string[] = []
  for (const range of ranges)
    for (const { record, digest } of await heldIn(store, 'all', range)) lines.push(`${record} ${digest}`)
  const changed = lines.map((line, n) => (n % 100 === 0 ? `${line.slice(0, 27)}${'0'.repeat(64)}` : line))
  const { held } = readHeld(changed.join('\n'))
  const differing = Math.ceil(lines.length / 100)
  const timed = async (how: string, find: () => Promise<number>) => {
    const began = performance.now()
    const found = await find()
    const seconds = (performance.now() - began) / 1000
    const speed = { seconds, rowsPerSecond: lines.length / seconds, rowsPerProcessorSecond: '' }
    const anonymousMB = process.memoryUsage().rss / 1024 ** 2
    figures.push({ what: `reconcile ${lines.length} ${what}, ${how}`, p99: '', resets: '', ...speed, anonymousMB })
    goals.push(atMost('X3', `of ${differing} differences ${what}, not found, ${how}`, differing - found, 0))
  }
  await timed('by a list', async () => {
    let found = 0
    for await (const one of differencesOf(store, recipient, held)) if (one.what === 'other') found += 1
    return found
  })
  await timed('by ranges', async () => (await byRanges({ table: store.table, crypto: { sha256 } }, held)).length)
}

/** Differences alone, as a program has them by `/feed/ranges` and `/feed/reconcile`. */
async function byRanges(store: Parameters<typeof rangeDigests>[0], held: ReadonlyMap<string, string>) {
  const own = Map.groupBy([...held].toSorted(), ([id]) => rangeOf(id))
  const digest = (range: string) => hash('sha256', (own.get(range) ?? []).map(([id, one]) => `${id} ${one}\n`).join(''))
  const found: Difference[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page: Awaited<ReturnType<typeof rangeDigests>> = await rangeDigests(store, recipient, from)
    from = page.next
    for (const { range } of page.ranges.filter((one) => one.digest !== digest(one.range))) {
      const [answer] = await differingRanges(store, recipient, { [range]: Object.fromEntries(own.get(range) ?? []) })
      if (answer && 'differences' in answer) found.push(...answer.differences)
    }
  }
  return found
}
