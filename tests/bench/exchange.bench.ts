import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { heldIn, ranges } from '#engine/feeds/holding.ts'
import { differencesOf, readHeld } from '#engine/feeds/reconcile.ts'
import { placeOf } from '#engine/run/consume.ts'
import { readBatch } from '#engine/scan/import-batch.ts'
import { newId } from '#engine/store/id.ts'
import { handOver } from '#hosts/local/import-inbox.ts'
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
const recipient = { id: 'GD-FGW', scope: 'all' } as const
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-exchange-'))
const at = { folder, port: await freePort() }
const program = await started({ at })
try {
  const path = sheetOf(folder, rows)
  const idle = await pagesDuring(() => sleep(Number(values.seconds) * 1000))
  const busy = await pagesDuring(() => imported(path))
  const again = await pagesDuring(() => imported(path))
  const counts = again.result
  const { differing, found, seconds } = await reconciled()
  report(
    'exchange',
    [
      {
        what: 'pages, idle',
        p99: idle.p99,
        seconds: idle.seconds,
        rowsPerSecond: '',
        rowsPerProcessorSecond: '',
        anonymousMB: idle.anonymous,
      },
      ...[busy, again].map((one, i) => ({
        ...{ what: i === 0 ? 'import' : 'the same again', p99: one.p99, seconds: one.seconds },
        ...{
          rowsPerSecond: rows / one.seconds,
          rowsPerProcessorSecond: rows / one.processor,
          anonymousMB: one.anonymous,
        },
      })),
      {
        ...{ what: `reconcile, ${differing} differ`, p99: '', seconds, rowsPerSecond: rows / seconds },
        ...{ rowsPerProcessorSecond: '', anonymousMB: '' },
      },
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

/** Leaves the sheet as the command does, and waits for its report. */
async function imported(path: string) {
  const id = newId({ random: (n) => new Uint8Array(randomBytes(n)) })
  await handOver(folder, path, { id, file: 'import.csv', language: 'zh' })
  const { table, close } = localTable({ folder, readOnly: true })
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
  let anonymous = 0
  const before = processorOf(program.pid)
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
  const processor = processorOf(program.pid) - before
  return { result, p99, anonymous, processor, seconds: (performance.now() - began) / 1000 }
}

/** Seconds of processor that a process has had. */
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Of what should be held, each hundredth is held otherwise. */
async function reconciled() {
  const store = localTable({ folder, readOnly: true })
  const end = (await store.journal.size()) - 1
  while ((await placeOf(store, 'copies')) < end) await sleep(50)
  const lines: string[] = []
  for (const range of ranges)
    for (const { record, digest } of await heldIn(store, 'all', range)) lines.push(`${record} ${digest}`)
  const changed = lines.map((line, n) => (n % 100 === 0 ? `${line.slice(0, 27)}${'0'.repeat(64)}` : line))
  const began = performance.now()
  let found = 0
  const { held } = readHeld(changed.join('\n'))
  for await (const { what } of differencesOf(store, recipient, held)) if (what === 'other') found += 1
  store.close()
  return { differing: Math.ceil(lines.length / 100), found, seconds: (performance.now() - began) / 1000 }
}
