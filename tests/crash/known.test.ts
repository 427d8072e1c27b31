import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Consumer } from '#engine/run/consume.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { type Kind, kinds, kindsAt } from './faults.ts'
import { type Course, course, knownOf, point } from './point.ts'

const planted = vi.hoisted(() => ({ forgets: false }))
vi.mock('#engine/run/consume.ts', async (original) => {
  const real = await original<typeof import('#engine/run/consume.ts')>()
  /** Moves its bookmark before it has done the work. */
  async function forgetful(engine: Engine, name: string, consumer: Consumer): Promise<number> {
    const rows: Item[] = []
    const { round: _, ...plain } = consumer
    const noted = { ...plain, take: async (_: Engine, row: Item) => void rows.push(row) }
    const { passed, mark } = await real.followOn(engine, name, noted)
    if (mark) await engine.table.transact([mark])
    for (const row of rows) await consumer.take(engine, row)
    return passed
  }
  const consume: typeof real.consume = (...given) => (planted.forgets ? forgetful : real.consume)(...given)
  return { ...real, consume }
})

const seed = Number(process.env['SEED'] ?? 20_261_130)
const points = Number(process.env['POINTS'] ?? 40)

/** The shortest of a procedure's examples. */
async function shortest(id: string): Promise<Course> {
  const [example] = (procedures[id]?.examples ?? []).toSorted((a, b) => a.steps.length - b.steps.length)
  return course(id, example as Example)
}

async function differences(run: Course, all: readonly (readonly [number, Kind])[]) {
  const known = knownOf(run)
  const found = { differ: [] as string[], broken: 0 }
  for (const [at, kind] of all) {
    const whole = await point(run, at, kind)
    const short = await point(run, at, kind, known)
    if (whole.join() !== short.join()) found.differ.push(`call ${at} ${kind}: ${whole.join()}, not ${short.join()}`)
    if (whole.length > 0) found.broken += 1
  }
  return found
}

describe('a point that ends where the rest is known', () => {
  it(`is judged as the whole one (${points} points, seed ${seed})`, async () => {
    const run = await shortest('higherReview')
    const drawn = fc.sample(fc.tuple(fc.integer({ min: 1, max: run.calls }), fc.constantFrom(...kinds)), {
      numRuns: points,
      seed,
    })
    expect(await differences(run, drawn)).toEqual({ differ: [], broken: 0 })
  })

  it('finds a follower that forgets after a crash, at the same calls', async () => {
    planted.forgets = true
    const run = await shortest('shield')
    const crashes = run.effects.flatMap((at) =>
      (['crashBefore', 'crashAfter'] as const).map((kind) => [at, kind] as const),
    )
    const { differ, broken } = await differences(run, crashes)
    planted.forgets = false
    expect(differ).toEqual([])
    expect(broken).toBeGreaterThan(3)
  })
})

it('leaves out no kind at a call that changes something, and none that differs at a read', () => {
  expect(kindsAt(true, false)).toEqual(kinds)
  expect(kindsAt(false, true)).toEqual(['crashBefore', 'error', 'slow', 'duplicate'])
  expect(kindsAt(false, false)).toEqual(['crashBefore', 'error', 'slow'])
})
