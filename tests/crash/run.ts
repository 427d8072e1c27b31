import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { procedures } from '#workflows/index.ts'
import { kinds } from './faults.ts'
import { kill } from './kill.ts'
import { course, point } from './point.ts'

const { values } = parseArgs({
  options: { kill: { type: 'string' }, races: { type: 'string' }, only: { type: 'string' } },
})

async function sweepAll(): Promise<number> {
  const started = performance.now()
  const wrong = new Map<string, string[]>()
  let points = 0
  for (const procedure of Object.values(procedures)) {
    for (const example of procedure.examples) {
      if (values.only && !example.name.en.includes(values.only)) continue
      const run = await course(procedure.id, example)
      for (let at = 1; at <= run.calls; at += 1) {
        for (const kind of kinds) {
          points += 1
          for (const problem of await point(run, at, kind)) {
            const where = `${procedure.id} “${example.name.en}” call ${at} ${kind}`
            wrong.set(problem, [...(wrong.get(problem) ?? []), where])
          }
        }
      }
      console.error(`${example.name.en}: ${run.calls} calls × ${kinds.length} kinds`)
    }
  }
  for (const [problem, places] of wrong) console.log(`${problem}\n  ${places.length} times, first at ${places[0]}`)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`${points} points, ${wrong.size} broken invariants, every call and kind, ${seconds} s`)
  return wrong.size === 0 ? 0 : 1
}

/** R1: the real process over the real store. */
async function killAll(kills: number): Promise<number> {
  const started = performance.now()
  const { acknowledged, lost } = await kill(kills, Math.random)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`${kills} kills, ${acknowledged} acknowledged submissions, ${lost.length} lost, ${seconds} s`)
  for (const id of lost) console.log(`lost: ${id}`)
  return lost.length === 0 ? 0 : 1
}

/** Every race, in so many orders each; `npm test` runs the same races in fewer. */
function raceAll(orders: string): number {
  const env = { ...process.env, RUNS: orders }
  const args = ['run', 'tests/races', '--testTimeout=3600000', '--reporter=verbose']
  return spawnSync('vitest', args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status ?? 1
}

if (values.races !== undefined) process.exitCode = raceAll(values.races)
else process.exitCode = values.kill === undefined ? await sweepAll() : await killAll(Number(values.kill))
