import { expect, it } from 'vitest'
import { sayDay, sayIfDay, sayKnown, sayLength } from './say.ts'

it('names each month', () => {
  const said = Array.from({ length: 12 }, (_, i) => sayDay(`2026-${String(i + 1).padStart(2, '0')}-09`))
  expect(said.map(({ en }) => en.split(' ')[1]).join(' ')).toBe(
    'January February March April May June July August September October November December',
  )
  expect(said[9]).toEqual({ zh: '2026年10月9日', en: '9 October 2026' })
})

it.each([
  ['2026-04-01', '2026年4月1日', '1 April 2026'],
  ['2026-11', '2026年11月', 'November 2026'],
  ['2019', '2019年', '2019'],
])('says %s as exactly as it is known', (date, zh, en) => {
  expect(sayKnown(date)).toEqual({ zh, en })
})

it('leaves a text that is no day', () => {
  expect(sayIfDay('2026-02-30')).toEqual({ zh: '2026-02-30', en: '2026-02-30' })
  expect(sayIfDay('2026-02-28').zh).toBe('2026年2月28日')
})

it.each([
  ['workingDays', 1, '1个工作日', '1 working day'],
  ['workingDays', 3, '3个工作日', '3 working days'],
  ['calendarDays', 1, '1日', '1 day'],
  ['calendarDays', 20, '20日', '20 days'],
  ['months', 1, '1个月', '1 month'],
  ['months', 6, '6个月', '6 months'],
] as const)('says a length of %s %i', (unit, n, zh, en) => {
  expect(sayLength({ unit, n, as: 'act' })).toEqual({ zh, en })
})
