import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { kinds, kindsAt } from './faults.ts'
import { course, knownOf, point } from './point.ts'
import { keep, progress, tell } from './progress.ts'

/** R2–R4: every call of every example, broken in every way. */
export async function sweepAll(only: string | undefined): Promise<number> {
  for (const procedure of Object.values(procedures)) {
    for (const example of procedure.examples) {
      const name = nameOf(procedure.id, example)
      if (name in progress().swept || (only && !name.includes(only))) continue
      const done = await sweep(procedure.id, example)
      keep({ swept: { ...progress().swept, [name]: done }, sweeping: null })
      console.error(`${name}: ${done.points} points by ${done.runs} runs`)
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
  const runs = all.reduce((sum, one) => sum + one.runs, 0)
  tell(
    `crash sweep: ${points} points, every call and kind, by ${runs} runs of ${all.length} examples, ${broken.size} broken invariants`,
  )
  return broken.size === 0 ? 0 : 1
}

const perKept = 50

const nameOf = (procedure: string, example: Example) => `${procedure} “${example.name.en}”`

/** Goes on at the call where an earlier run was broken off. */
async function sweep(procedure: string, example: Example) {
  const name = nameOf(procedure, example)
  const run = await course(procedure, example)
  const known = knownOf(run)
  const [effects, lists] = [new Set(run.effects), new Set(run.lists)]
  const before = progress().sweeping
  const afresh = { name, calls: run.calls, at: 0, runs: 0, wrong: [] }
  let so = before?.name === name && before.calls === run.calls ? before : afresh
  for (let at = so.at + 1; at <= run.calls; at += 1) {
    const wrong: (readonly [string, string])[] = [...so.wrong]
    const differing = kindsAt(effects.has(at), lists.has(at))
    for (const kind of differing)
      for (const problem of await point(run, { at, kind }, { known }))
        wrong.push([problem, `${name} call ${at} ${kind}`])
    so = { ...so, at, runs: so.runs + differing.length, wrong }
    if (at % perKept === 0) keep({ sweeping: so })
  }
  return { points: run.calls * kinds.length, runs: so.runs, wrong: so.wrong }
}
