import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { kinds } from './faults.ts'
import { course, point } from './point.ts'
import { keep, progress, tell } from './progress.ts'

/** R2–R4: every call of every example, broken in every way. */
export async function sweepAll(only: string | undefined): Promise<number> {
  for (const procedure of Object.values(procedures)) {
    for (const example of procedure.examples) {
      const name = nameOf(procedure.id, example)
      if (name in progress().swept || (only && !name.includes(only))) continue
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
  tell(`crash sweep: ${points} points of ${all.length} examples, ${broken.size} broken invariants, every call and kind`)
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
