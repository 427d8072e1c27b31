import { spawnSync } from 'node:child_process'
import { keep, progress, tell } from './progress.ts'

/** R6: every race in so many orders, unless it held before. */
export async function raceAll(orders: number): Promise<number> {
  const all = races()
  const failed: string[] = []
  for (const name of all) {
    if ((progress().raced[name] ?? 0) >= orders) continue
    // As vitest matches: the whole name, its parts joined by spaces.
    const named = `^${name.replaceAll(' > ', ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
    const args = ['run', 'tests/races', '-t', named, '--testTimeout=3600000']
    const { status } = vitest(args, { RUNS: String(orders) }, 'inherit')
    if (status === 0) keep({ raced: { ...progress().raced, [name]: orders } })
    else failed.push(name)
    console.error(`${name}: ${status === 0 ? orders : 'broken'}`)
  }
  const held = all.filter((name) => (progress().raced[name] ?? 0) >= orders)
  tell(`races: ${held.length} of ${all.length} held in ${orders} orders each, ${failed.length} broken`)
  for (const name of failed) console.log(`broken: ${name}`)
  return held.length === all.length ? 0 : 1
}

function races(): readonly string[] {
  const { stdout } = vitest(['list', 'tests/races', '--json', '--staticParse=false'], {}, 'pipe')
  const listed: readonly { readonly name: string }[] = JSON.parse(stdout.slice(stdout.indexOf('[')))
  return [...new Set(listed.map(({ name }) => name))]
}

const vitest = (args: readonly string[], more: Readonly<Record<string, string>>, stdout: 'inherit' | 'pipe') =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    ...{ env: { ...process.env, ...more }, encoding: 'utf8', maxBuffer: 2 ** 26 },
    stdio: ['ignore', stdout, 'inherit'],
  })
