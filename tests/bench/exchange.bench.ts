import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { heldIn, ranges } from '#engine/feeds/holding.ts'
import { placeOf } from '#engine/run/consume.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { freePort, started } from '#tests/support/started.ts'
import { sheetOf } from './imported.ts'
import { atLeast, atMost, report } from './report.ts'

// node tests/bench/exchange.bench.ts [--rows 10000] [--seconds 10]: a sheet comes in while pages are served, once and again;
// then a recipient's list with 1 % differences is reconciled.
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '10' } },
})
const rows = Number(values.rows)
const recipient = 'GD-FGW'
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-exchange-'))
const at = { folder, port: await freePort() }
const program = await started({ at })
const env = { ...process.env, REDRESS_DATA: folder, PORT: String(at.port) }
const redress = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, ['cli/redress.ts', ...args], { env, maxBuffer: 1 << 30 })
try {
  const path = sheetOf(folder, rows)
  const idle = await pagesDuring(() => sleep(Number(values.seconds) * 1000))
  const busy = await pagesDuring(() => redress('import', path, '--json'))
  const again = await pagesDuring(() => redress('import', path, '--json'))
  const counts = JSON.parse(again.result.stdout)
  const { differing, found, seconds } = await reconciled()
  report(
    'exchange',
    [
      { what: 'pages, idle', p99: idle.p99, seconds: idle.seconds, rowsPerSecond: '', anonymousMB: idle.anonymous },
      ...[busy, again].map((one, i) => ({
        ...{ what: i === 0 ? 'import' : 'the same again', p99: one.p99, seconds: one.seconds },
        ...{ rowsPerSecond: rows / one.seconds, anonymousMB: one.anonymous },
      })),
      { what: `reconcile, ${differing} differ`, p99: '', seconds, rowsPerSecond: rows / seconds, anonymousMB: '' },
    ],
    [
      atMost('X1', 'p99 of pages during an import, of idle', busy.p99 / idle.p99, 2),
      atLeast('X1', 'rows a second while pages are served', rows / busy.seconds, 3000),
      atMost('X1', 'anonymous MB', Math.max(busy.anonymous, again.anonymous), 400),
      atMost('X2', 'rows that a second import changed', counts.accepted + counts.held, 0),
      atMost('X3', 'differences not found', differing - found, 0),
    ],
  )
} finally {
  await program.stop()
  rmSync(folder, { recursive: true })
}

/** Asks for a page each 20 ms until the work is done. */
async function pagesDuring<T>(work: () => Promise<T>) {
  const began = performance.now()
  let isOver = false
  const working = work().finally(() => {
    isOver = true
  })
  const waits: number[] = []
  let anonymous = 0
  while (!isOver) {
    const asked = performance.now()
    await (await fetch(`${program.url}/records`)).text()
    waits.push(performance.now() - asked)
    const [, kilobytes = '0'] = /RssAnon:\s*(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8')) ?? []
    anonymous = Math.max(anonymous, Number(kilobytes) / 1024)
    await sleep(20)
  }
  const result = await working
  const p99 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0
  return { result, p99, anonymous, seconds: (performance.now() - began) / 1000 }
}

/** Of what should be held, each hundredth is held otherwise. */
async function reconciled() {
  const store = localTable({ folder, readOnly: true })
  const end = (await store.journal.size()) - 1
  while ((await placeOf(store, 'copies')) < end) await sleep(200)
  const lines: string[] = []
  for (const range of ranges)
    for (const { record, digest } of await heldIn(store, 'all', range)) lines.push(`${record} ${digest}`)
  store.close()
  const changed = lines.map((line, n) => (n % 100 === 0 ? `${line.slice(0, 27)}${'0'.repeat(64)}` : line))
  const path = join(folder, 'held.txt')
  writeFileSync(path, changed.join('\n'))
  const began = performance.now()
  // Differences are told by exit 1.
  const { stdout } = await redress('reconcile', recipient, path, '--json').catch((told: { stdout: string }) => told)
  const seconds = (performance.now() - began) / 1000
  const { other } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
  return { differing: Math.ceil(lines.length / 100), found: Number(other), seconds }
}
