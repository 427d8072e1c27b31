import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookmarkKind } from '#engine/run/follower-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { engineOver, type World } from '#tests/support/world.ts'
import { procedures } from '#workflows/index.ts'
import { type Kind, kinds, kindsAt } from './faults.ts'
import { type Course, course, knownOf, point } from './point.ts'

const seed = Number(process.env['SEED'] ?? 20_261_130)
const points = Number(process.env['POINTS'] ?? 40)

/** The shortest of a procedure's examples. */
async function shortest(id: string): Promise<Course> {
  const [example] = (procedures[id]?.examples ?? []).toSorted((a, b) => a.steps.length - b.steps.length)
  if (!example) throw new Error(`no example of ${id}`)
  return course(id, example)
}

/** Each point run whole, and run to where the rest is known. */
async function compared(run: Course, faults: readonly (readonly [number, Kind])[], restart = engineOver) {
  const known = knownOf(run)
  const [differ, broken]: [string[], string[]] = [[], []]
  for (const [at, kind] of faults) {
    const whole = await point(run, { at, kind }, { restart })
    const short = await point(run, { at, kind }, { restart, known })
    if (`${whole}` !== `${short}`) differ.push(`call ${at} ${kind}: ${whole}, not ${short}`)
    if (whole.length > 0) broken.push(`call ${at} ${kind}`)
  }
  return { differ, broken }
}

/** Takes what the log holds for followed. */
function forgetful(world: World): Engine {
  const { items, log } = world.store
  for (const [key, item] of items)
    if (bookmarkKind.holds(item)) items.set(key, { ...item, v: item.v + 1, body: log.length - 1 })
  return engineOver(world)
}

describe('a point that ends where the rest is known', () => {
  it(`is judged as the whole one (${points} points, seed ${seed})`, async () => {
    const run = await shortest('higherReview')
    const one = fc.tuple(fc.integer({ min: 1, max: run.calls }), fc.constantFrom(...kinds))
    const drawn = fc.sample(one, { numRuns: points, seed })
    expect(await compared(run, drawn)).toEqual({ differ: [], broken: [] })
  })

  it('finds followers that forget when they start again, at the same calls', async () => {
    const run = await shortest('shield')
    const { differ, broken } = await compared(
      run,
      run.effects.map((at) => [at, 'crashAfter']),
      forgetful,
    )
    expect(differ).toEqual([])
    expect(broken.length).toBeGreaterThan(3)
    expect(broken.length).toBeLessThan(run.effects.length)
  })
})

it('leaves out no kind at a call that changes something, and none that differs at a read', () => {
  expect(kindsAt(true, false)).toEqual(kinds)
  expect(kindsAt(false, true)).toEqual(['crashBefore', 'error', 'slow', 'duplicate'])
  expect(kindsAt(false, false)).toEqual(['crashBefore', 'error', 'slow'])
})
