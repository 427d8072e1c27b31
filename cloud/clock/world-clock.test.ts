import { expect, it } from 'vitest'
import { worldClock } from './world-clock.ts'

it('wakes what waits for a moment that it is moved past, once, and no other', () => {
  const clock = worldClock(-86_400_000)
  const since = clock.now()
  expect(since).toBeLessThan(Date.now() - 86_000_000)
  const woken: string[] = []
  clock.onPassed(since + 60_000, () => woken.push('minute'))
  clock.onPassed(since + 3_600_000, () => woken.push('hour'))
  clock.onPassed(since + 60_000, () => woken.push('left'))()
  clock.passTo(since + 120_000)
  clock.passTo(since + 180_000)
  expect(woken).toEqual(['minute'])
  expect(clock.now() - since).toBeGreaterThanOrEqual(180_000)
  expect(() => clock.passTo(since)).toThrow('already')
})
