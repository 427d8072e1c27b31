import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keep, progress, seed, tell } from './progress.ts'

type Race = { readonly name: string; readonly file: string }

/** Orders between two notes. */
const perKept = 500
const heldIn = ({ name }: Race) => progress().raced[name] ?? 0

/** R6: every race in so many orders, seeded by batch. */
export async function raceAll(orders: number): Promise<number> {
  const all: Race[] = []
  const failed: string[] = []
  for (const race of tests()) {
    let ran: number | null = null
    for (let done = heldIn(race); done < orders; done = heldIn(race)) {
      ran = ordersRun(race, Math.min(perKept, orders - done), done)
      console.error(`${race.name}: ${ran === null ? 'broken' : done + ran}`)
      if (!ran) break
      keep({ raced: { ...progress().raced, [race.name]: done + ran } })
    }
    if (ran === null && heldIn(race) < orders) failed.push(race.name)
    // A test without orders is none.
    if (ran !== 0) all.push(race)
  }
  const held = all.filter((race) => heldIn(race) >= orders)
  tell(`races: ${held.length} of ${all.length} held in ${orders} orders each (seed ${seed()}), ${failed.length} broken`)
  for (const name of failed) console.log(`broken: ${name}`)
  return held.length === all.length ? 0 : 1
}

/** Orders that the test counted; null where it fails. */
function ordersRun({ name, file }: Race, more: number, done: number): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'redress-races-'))
  const [counted, report] = [join(folder, 'orders'), join(folder, 'report.json')]
  const named = `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
  const env = { RUNS: String(more), SEED: String(seed() + done), ORDERS_FILE: counted }
  const how = ['--project=short', '--testTimeout=3600000', '--reporter=json', `--outputFile=${report}`]
  vitest(['run', file, '-t', named, ...how], env, 'inherit')
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'))
  const lines = existsSync(counted) ? readFileSync(counted, 'utf8').trim().split('\n') : []
  rmSync(folder, { recursive: true })
  // A name that matches nothing would seem to hold.
  if (passed + failed !== 1) throw new Error(`${passed + failed} tests are called ${name}`)
  return failed === 0 ? lines.reduce((sum, line) => sum + Number(line), 0) : null
}

/** Of tests that run short and long, the short one. */
function tests(): readonly Race[] {
  const args = ['list', 'tests/races', '--project=short', '--json', '--staticParse=false']
  const { stdout } = vitest(args, {}, 'pipe')
  const listed: readonly Race[] = JSON.parse(stdout.slice(stdout.indexOf('[')))
  const hasOrders = new Map(listed.map(({ file }) => [file, readFileSync(file, 'utf8').includes('./schedule.ts')]))
  return listed.filter(({ file }) => hasOrders.get(file)).map(({ name, file }) => ({ name, file }))
}

const vitest = (args: readonly string[], more: Readonly<Record<string, string>>, stdout: 'inherit' | 'pipe') =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    ...{ env: { ...process.env, ...more }, encoding: 'utf8', maxBuffer: 2 ** 26 },
    stdio: ['ignore', stdout, 'inherit'],
  })
