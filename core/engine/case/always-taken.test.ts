import { expect, test } from 'vitest'
import { isAlwaysTaken, isTakenAfterClosing } from './always-taken.ts'

test.each(['clock.A4b.breach', 'clock.S1.recomputed', 'notice.served', 'breach.contested', 'task.failed'])(
  'a case takes %s in any open state',
  (type) => {
    expect(isAlwaysTaken(type)).toBe(true)
  },
)

test.each(['clock.breach', 'clock..breach', 'clock.A4.over', 'clock.A4.breach.more', 'notice.sent', 'paper'])(
  'a case does not take %s by itself',
  (type) => {
    expect(isAlwaysTaken(type)).toBe(false)
  },
)

test('of a closed case only the service of a paper is told', () => {
  expect(['notice.failed', 'paper.dispatched', 'evidence.opened'].map(isTakenAfterClosing)).toEqual([true, true, false])
})
