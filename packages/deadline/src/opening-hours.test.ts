import { describe, expect, it } from 'vitest'
import { chinaCalendar } from './china.ts'
import { instantOn } from './day.ts'
import { isOpenAt, receivedDay } from './opening-hours.ts'

const hours = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '17:30' },
]
const at = (day: string, time: string) => instantOn(day, time)

describe('paper at the counter', () => {
  it.each([
    ['before it opens on a working day', '2026-09-24', '07:00', '2026-09-24'],
    ['at noon', '2026-09-24', '13:00', '2026-09-24'],
    ['a minute before it closes', '2026-09-24', '17:29', '2026-09-24'],
    ['once it has closed, before the holidays', '2026-09-24', '17:30', '2026-09-28'],
    ['on a rest day', '2026-09-26', '10:00', '2026-09-28'],
    ['on a Sunday that is worked', '2026-09-20', '10:00', '2026-09-20'],
    ['after closing before National Day', '2026-09-30', '18:00', '2026-10-08'],
  ])('is received %s', (_when, day, time, received) => {
    expect(receivedDay(hours, at(day, time), chinaCalendar)).toBe(received)
  })

  it.each([
    ['2026-09-24', '08:30', true],
    ['2026-09-24', '12:00', false],
    ['2026-09-24', '14:30', true],
    ['2026-09-24', '17:30', false],
    ['2026-09-25', '10:00', false],
  ])('can be handed in on %s at %s: %s', (day, time, open) => {
    expect(isOpenAt(hours, at(day, time), chinaCalendar)).toBe(open)
  })
})
