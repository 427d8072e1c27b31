import { expect, it } from 'vitest'
import { moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { latestTry, withNextTry } from './next-try.ts'

const now = Date.UTC(2026, 8, 1)
const hour = 3_600_000
const item = (at: number, list = 'due#mail#3', name = 'case#A#paper#1'): Item => ({
  ...{ pk: 'case#A', sk: 'paper#1', v: 1, body: null },
  index: { due: [list, `${moment(at)}#${name}`] },
})

it('keeps a next try that the program can have put off, as a draft of a paper, and none of years to come', () => {
  const should = item(now)
  const dueOf = (stands: Item) => withNextTry(should, stands, latestTry(now)).index?.due
  for (const at of [0, now, now + hour]) expect(dueOf(item(at))).toEqual(item(at).index?.due)
  const others = [item(Date.UTC(2099, 0, 1)), item(now, 'due#mail#9'), item(now, 'due#mail#3', 'case#B#paper#1')]
  for (const stands of others) expect(dueOf(stands)).toEqual(should.index?.due)
  const { index: _, ...undue } = item(now)
  expect(dueOf(undue)).toEqual(should.index?.due)
  expect(withNextTry(undue, item(now), now).index).toBeUndefined()
})

it('lets a mail wait for a morning after holidays, and no longer, whatever it says itself', () => {
  const day = 24 * hour
  expect(latestTry(now, now + 10 * day)).toBe(now + 11 * day)
  expect(latestTry(now, Date.UTC(2099, 0, 1))).toBe(now + 16 * day)
})
