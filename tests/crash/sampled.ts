import fc from 'fast-check'
import { procedures } from '#workflows/index.ts'
import { type Kind, kinds } from './faults.ts'
import { type Course, course, point } from './point.ts'

/** Breakages by faults that the seed draws from all examples. */
export async function sampled(points: number, seed: number): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { run, at, kind } of chosen(await courses(), points, seed))
    for (const problem of await point(run, { at, kind }))
      broken.push(`“${run.example.name.en}” call ${at} ${kind}: ${problem}`)
  return broken
}

/** Every example of every procedure, gone well once. */
export async function courses(): Promise<readonly Course[]> {
  const found: Course[] = []
  for (const procedure of Object.values(procedures))
    for (const example of procedure.examples) found.push(await course(procedure.id, example))
  return found
}

type Chosen = { readonly run: Course; readonly at: number; readonly kind: Kind }

/** Half the points at calls with outside effects. */
function chosen(all: readonly Course[], points: number, seed: number): readonly Chosen[] {
  const calls = all.flatMap((run) => Array.from({ length: run.calls }, (_, i) => ({ run, at: i + 1 })))
  const effects = all.flatMap((run) => run.effects.map((at) => ({ run, at })))
  const one = (from: readonly { run: Course; at: number }[]) =>
    fc.tuple(fc.constantFrom(...from), fc.constantFrom(...kinds)).map(([place, kind]) => ({ ...place, kind }))
  const half = Math.ceil(points / 2)
  return [...fc.sample(one(calls), { numRuns: half, seed }), ...fc.sample(one(effects), { numRuns: half, seed })]
}
