import fc from 'fast-check'
import { expect, it } from 'vitest'
import { procedures } from '#workflows/index.ts'
import { type Kind, kinds } from './faults.ts'
import { type Course, course, point } from './point.ts'

const points = Number(process.env['POINTS'] ?? 2000)
const seed = Number(process.env['SEED'] ?? 20_260_924)

/** Half of the points at calls that change something outside, half at any. */
function chosen(courses: readonly Course[]): readonly { run: Course; at: number; kind: Kind }[] {
  const all = courses.flatMap((run) => Array.from({ length: run.calls }, (_, i) => ({ run, at: i + 1 })))
  const effects = courses.flatMap((run) => run.effects.map((at) => ({ run, at })))
  const one = (from: readonly { run: Course; at: number }[]) =>
    fc.tuple(fc.constantFrom(...from), fc.constantFrom(...kinds)).map(([place, kind]) => ({ ...place, kind }))
  const half = Math.ceil(points / 2)
  return [...fc.sample(one(all), { numRuns: half, seed }), ...fc.sample(one(effects), { numRuns: half, seed })]
}

it(`keeps every promise through ${points} of the ways to fail (seed ${seed}; all of them: npm run crash)`, async () => {
  const courses: Course[] = []
  for (const procedure of Object.values(procedures))
    for (const example of procedure.examples) courses.push(await course(procedure.id, example))
  const broken: string[] = []
  for (const { run, at, kind } of chosen(courses))
    for (const problem of await point(run, at, kind))
      broken.push(`“${run.example.name.en}” call ${at} ${kind}: ${problem}`)
  expect(broken).toEqual([])
})
