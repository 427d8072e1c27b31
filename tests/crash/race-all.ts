import { spawnSync } from 'node:child_process'
import { keep, progress, tell } from './progress.ts'

/** Orders between two notes; each run of them draws its own. */
const perKept = 100
const heldIn = (name: string) => progress().raced[name] ?? 0

/** R6: every race in so many orders, unless it held before. */
export async function raceAll(orders: number): Promise<number> {
  const all = races()
  const failed: string[] = []
  for (const name of all) {
    // As vitest matches: the whole name, its parts joined by spaces.
    const named = `^${name.replaceAll(' > ', ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
    const args = ['run', 'tests/races', '-t', named, '--testTimeout=3600000']
    for (let done = heldIn(name); done < orders; done = heldIn(name)) {
      const more = Math.min(perKept, orders - done)
      const { status } = vitest(args, { RUNS: String(more) }, 'inherit')
      console.error(`${name}: ${status === 0 ? done + more : 'broken'}`)
      if (status !== 0) failed.push(name)
      if (status !== 0) break
      keep({ raced: { ...progress().raced, [name]: done + more } })
    }
  }
  const held = all.filter((name) => heldIn(name) >= orders)
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
