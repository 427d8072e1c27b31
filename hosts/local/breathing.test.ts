import { expect, it } from 'vitest'
import type { PublicFile, PublicFolder } from '#engine/store/ports.ts'
import { putTogether } from '#functions/stream/put-together.ts'
import { oneATurn } from './breathing.ts'

it.each([1, 2, 101])('draws one file a turn, the last of an owner’s after its others: %i owners', async (owners) => {
  const [put, drawn]: [string[], string[]] = [[], []]
  const folder: PublicFolder = {
    put: async ({ path }) => void put.push(path),
    get: async () => undefined,
    remove: async () => {},
    list: async () => [],
  }
  const file = (path: string): PublicFile => ({
    ...{ path, type: 'text/html', publicUntil: '2026-12-31' },
    get body() {
      drawn.push(path)
      return path
    },
  })
  const most: number[] = []
  const counting = setImmediate(function count() {
    most.push(drawn.length)
    next = setImmediate(count)
  })
  let next = counting
  const paced = oneATurn(folder)
  const filesOf = (n: number) => ['zh', 'en', 'json'].map((name) => file(`/${n}/${name}`))
  await Promise.all(Array.from({ length: owners }, (_, n) => putTogether(paced, [], filesOf(n))))
  clearImmediate(next)
  expect(put).toHaveLength(3 * owners)
  for (let n = 0; n < owners; n += 1) expect(put.filter((path) => path.startsWith(`/${n}/`)).at(-1)).toBe(`/${n}/json`)
  const atOnce = most.map((count, i) => count - (most[i - 1] ?? 0))
  expect(Math.max(...atOnce)).toBe(1)
})
