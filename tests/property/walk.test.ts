import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Move, walk } from './walk.ts'

const steps = Number(process.env['STEPS'] ?? 2400)
const seed = Number(process.env['SEED'] ?? 20_261_128)
const length = 40

const move: fc.Arbitrary<Move> = fc.record({
  pick: fc.nat({ max: 9999 }),
  who: fc.nat({ max: 9999 }),
  which: fc.nat({ max: 9 }),
  minutes: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 6000 })),
})

it(`keeps every promise through ${steps} random acts of several people (seed ${seed})`, async () => {
  const counts = { committed: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: length, maxLength: length }), async (moves) => {
      const { committed, refused, problems } = await walk(moves)
      counts.committed += committed
      counts.refused += refused
      expect(problems).toEqual([])
    }),
    { numRuns: Math.ceil(steps / length), seed },
  )
  expect(counts.committed).toBeGreaterThan(steps / 10)
  expect(counts.refused).toBeGreaterThan(steps / 50)
}, 300_000)

const kept = new URL('broken-walks.json', import.meta.url)
const walks: readonly { readonly was: string; readonly moves: readonly Move[] }[] = existsSync(kept)
  ? JSON.parse(readFileSync(kept, 'utf8'))
  : []

it.each(walks)('no longer: $was', async ({ moves }) => {
  expect((await walk(moves)).problems).toEqual([])
})
