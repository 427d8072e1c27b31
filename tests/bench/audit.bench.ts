import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { placeOf } from '#engine/run/consume.ts'
import { scanKey, scanKind } from '#engine/scan/scan.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { ownMegabytes } from '#tests/support/own-megabytes.ts'
import { freePort, started } from '#tests/support/started.ts'
import { importRows } from './imported.ts'
import { atLeast, atMost, report } from './report.ts'

// node tests/bench/audit.bench.ts [--rows 100000] [--data DIR] [--threads N]
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    data: { type: 'string' },
    threads: { type: 'string' },
  },
})
const Said = z.object({
  ok: z.boolean(),
  found: z.int(),
  rows: z.int(),
  items: z.int(),
  undrawn: z.boolean().optional(),
})

const folder = values.data ?? mkdtempSync(join(tmpdir(), 'redress-bench-audit-'))
try {
  // A folder that is named is made once and kept.
  if (!existsSync(join(folder, 'redress.db'))) await publishedStore({ folder, port: await freePort() })
  const { seconds, cpuSeconds, megabytes, said } = await audited()
  if (!said.ok) throw new Error(`the audit found ${said.found} differences`)
  const perSecond = said.rows / seconds
  report(
    'audit',
    [
      {
        rows: said.rows,
        items: said.items,
        seconds,
        cpuSeconds,
        rowsPerSecond: perSecond,
        perCpuSecond: said.rows / cpuSeconds,
        megabytes,
      },
    ],
    [
      atLeast('A1', 'log rows a second: 1 M in ten minutes', perSecond, 1700),
      atMost('A1', 'megabytes of its own at most', megabytes, 400),
      atMost('A1', 'public files left out', said.undrawn ? 1 : 0, 0),
    ],
  )
} finally {
  if (values.data === undefined) rmSync(folder, { recursive: true })
}

async function publishedStore(at: { readonly folder: string; readonly port: number }): Promise<void> {
  mkdirSync(at.folder, { recursive: true })
  await (await started({ at })).stop()
  importRows(at, Number(values.rows))
  const program = await started({ at })
  const { table, journal, close } = localTable({ folder: at.folder, readOnly: true })
  const isBehind = async (name: string) => (await placeOf({ table }, name)) < (await journal.size()) - 1
  const isDrawn = async () => {
    const scan = await table.get(scanKey)
    return scan !== undefined && scanKind.read(scan).redraws === undefined
  }
  while ((await isBehind('entries')) || (await isBehind('publication')) || !(await isDrawn())) await sleep(500)
  close()
  await program.stop()
}

/** In its own process; memory without the mapped database. */
async function audited() {
  const began = performance.now()
  const threads = values.threads === undefined ? [] : ['--threads', values.threads]
  const child = spawn(process.execPath, ['cli/redress.ts', 'audit', '--json', '--data', folder, ...threads], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [megabytes, cpuSeconds] = [0, 0]
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, ownMegabytes(child.pid ?? 0))
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid ?? 0))
  }, 200)
  const ended = once(child, 'exit')
  const lines = (await text(child.stdout)).trim().split('\n')
  await ended
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  return { seconds, cpuSeconds, megabytes, said: Said.parse(JSON.parse(lines.at(-1) ?? '')) }
}

/** Of all threads: other work weighs less. */
function cpuOf(pid: number): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0 // it has ended
  }
}
