import { expect, it } from 'vitest'
import { locked } from './locked.ts'

const minute = 60_000

it('puts a grown log’s checkpoint at once and each five minutes, its last one too, and after a fault the next minute', async () => {
  let [now, isDown] = [0, false]
  const put: string[] = []
  const keep = locked(
    async (checkpoint) => {
      if (isDown) throw new Error('busy')
      put.push(`${now / minute} ${checkpoint}`)
    },
    { now: () => now },
  )
  const minutes = [null, 'a', 'b', 'c', 'c', 'c', 'c', 'c', 'c', 'd', 'd', 'e', 'f', 'f', 'f']
  for (const [at, checkpoint] of minutes.entries()) {
    now = at * minute
    isDown = at === 11
    await keep(checkpoint).catch(() => {})
  }
  expect(put).toEqual(['1 a', '6 c', '12 f'])
})

it('keeps it again in a fresh instance', async () => {
  const put: string[] = []
  const fresh = () => locked(async (checkpoint) => void put.push(checkpoint), { now: () => 0 })
  await fresh()('a')
  await fresh()('a')
  expect(put).toEqual(['a', 'a'])
})

it('waits for no clock that was set back', async () => {
  let now = 60 * minute
  const put: string[] = []
  const keep = locked(async (checkpoint) => void put.push(checkpoint), { now: () => now })
  await keep('a')
  now = 0
  await keep('b')
  expect(put).toEqual(['a', 'b'])
})
