import { expect, it } from 'vitest'
import { forecast } from './forecast.ts'

const days = ['2026-09-15', '2026-09-16', '2026-09-17'] as const
const load = { unit: 'HJ', due: {}, done: 20, people: 2, present: [2, 2, 2] }

it('misses nothing where the pace is enough: one a day, one due each day', () => {
  const due = { '2026-09-15': 1, '2026-09-16': 1, '2026-09-17': 1 }
  expect(forecast({ ...load, due }, days).days.map(({ missed }) => missed)).toEqual([0, 0, 0])
})

it('misses what stands behind others that are due as early', () => {
  expect(forecast({ ...load, due: { '2026-09-15': 3 } }, days).days.map(({ missed }) => missed)).toEqual([2, 0, 0])
})

it('does what is over first, and does not forecast it again', () => {
  const found = forecast({ ...load, due: { '2026-09-10': 2, '2026-09-16': 1 } }, days)
  expect([found.over, found.missed, found.days.map(({ missed }) => missed)]).toEqual([2, 1, [0, 1, 0]])
})

it('halves the pace where half of the people are away', () => {
  const due = { '2026-09-16': 2 }
  expect(forecast({ ...load, due }, days).missed).toBe(0)
  expect(forecast({ ...load, due, present: [1, 1, 1] }, days).missed).toBe(1)
  expect(forecast({ ...load, due, people: 0, present: [0, 0, 0] }, days).missed).toBe(2)
})
