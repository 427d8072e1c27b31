import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { kinds } from './faults.ts'
import { kill } from './kill.ts'
import { course, point } from './point.ts'
import { keep, progress, startAfresh } from './progress.ts'

// npm run crash [-- --only TEXT | --kill N | --races N] [--fresh]: resumes a broken run.
const { values } = parseArgs({
  options: {
    kill: { type: 'string' },
    races: { type: 'string' },
    only: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

async function sweepAll(): Promise<number> {
  for (const procedure of Object.values(procedures)) {
    for (const example of procedure.examples) {
      const name = nameOf(procedure.id, example)
      if (name in progress().swept || (values.only && !name.includes(values.only))) continue
      const done = await sweep(procedure.id, example)
      keep({ swept: { ...progress().swept, [name]: done } })
      console.error(`${name}: ${done.points} points`)
    }
  }
  const all = Object.values(progress().swept)
  const broken = Map.groupBy(
    all.flatMap(({ wrong }) => wrong),
    ([problem]) => problem,
  )
  for (const [problem, places] of broken)
    console.log(`${problem}\n  ${places.length} times, first at ${places[0]?.[1]}`)
  const points = all.reduce((sum, one) => sum + one.points, 0)
  console.log(`${points} points of ${all.length} examples, ${broken.size} broken invariants, every call and kind`)
  return broken.size === 0 ? 0 : 1
}

const nameOf = (procedure: string, example: Example) => `${procedure} “${example.name.en}”`

async function sweep(procedure: string, example: Example) {
  const wrong: (readonly [string, string])[] = []
  const run = await course(procedure, example)
  for (let at = 1; at <= run.calls; at += 1) {
    for (const kind of kinds) {
      const where = `${nameOf(procedure, example)} call ${at} ${kind}`
      for (const problem of await point(run, at, kind)) wrong.push([problem, where])
    }
  }
  return { points: run.calls * kinds.length, wrong }
}

/** R1: real process and store, a new folder each 25 kills. */
async function killAll(kills: number): Promise<number> {
  while (progress().killed.kills < kills) {
    const before = progress().killed
    const more = await kill(Math.min(25, kills - before.kills), Math.random)
    keep({
      killed: {
        kills: before.kills + more.kills,
        acknowledged: before.acknowledged + more.acknowledged,
        lost: [...before.lost, ...more.lost],
      },
    })
    console.error(`${progress().killed.kills} kills`)
  }
  const { kills: done, acknowledged, lost } = progress().killed
  console.log(`${done} kills, ${acknowledged} acknowledged submissions, ${lost.length} lost`)
  for (const id of lost) console.log(`lost: ${id}`)
  return lost.length === 0 ? 0 : 1
}

/** Every race in this many orders; `npm test` runs fewer. */
function raceAll(orders: string): number {
  const env = { ...process.env, RUNS: orders }
  const args = ['run', 'tests/races', '--testTimeout=3600000', '--reporter=verbose']
  return spawnSync('vitest', args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status ?? 1
}

if (values.fresh) startAfresh()
if (values.races !== undefined) process.exitCode = raceAll(values.races)
else process.exitCode = values.kill === undefined ? await sweepAll() : await killAll(Number(values.kill))
