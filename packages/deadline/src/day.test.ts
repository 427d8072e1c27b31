import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOn,
  isDay,
  parseDay,
  serialOf,
  shanghaiDay,
  startOfDay,
  weekday,
} from './day.ts'
import { Fault } from './fault.ts'

const anySerial = fc.integer({ min: -719_162, max: 2_932_896 })
const isoOf = (serial: number) => new Date(serial * 86_400_000).toISOString().slice(0, 10)

describe('day', () => {
  it('agrees with the proleptic Gregorian calendar over every year from 1 to 9999', () => {
    fc.assert(
      fc.property(anySerial, (serial) => {
        expect(dayOf(serial)).toBe(isoOf(serial))
        expect(parseDay(isoOf(serial))).toBe(serial)
        expect(weekday(dayOf(serial))).toBe(new Date(serial * 86_400_000).getUTCDay())
      }),
      { numRuns: 2000 },
    )
    // Ends of eras, centuries and leap years.
    for (let year = 4; year < 9999; year += year % 100 === 96 ? 1 : 3)
      for (let serial = serialOf(`${String(year).padStart(4, '0')}-02-28`), n = 0; n < 3; serial += 1, n += 1)
        expect(dayOf(serial)).toBe(isoOf(serial))
    for (const serial of [-719_162, 2_932_896, 0, -1]) expect(serialOf(dayOf(serial))).toBe(serial)
    expect(dayOf(-719_162)).toBe('0001-01-01')
    expect(dayOf(2_932_896)).toBe('9999-12-31')
  })

  it('knows every day of a century from every text that only looks like one', () => {
    for (let serial = serialOf('1990-01-01'); serial <= serialOf('2100-12-31'); serial += 1) {
      expect(dayOf(serial)).toBe(isoOf(serial))
      expect(isDay(isoOf(serial))).toBe(true)
    }
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-04-31',
    '2026-1-01',
    '2026-01-1',
    '20260101',
    '2026/01/01',
    '2026-01/01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '0000-01-01',
    '+026-01-01',
    '2026-0a-01',
    '2026-a0-01',
    '2026-01-:0',
    '二〇二六-01-01',
    '',
    'today',
  ])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => serialOf(text)).toThrow(Fault)
  })

  it('takes a text for a day exactly where the calendar has it', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
    const texts = fc.tuple(part(99), part(99), part(13), part(32))
    fc.assert(
      fc.property(texts, ([century, year, month, date]) => {
        const text = `${century}${year}-${month}-${date}`
        const at = Date.parse(`${text}T00:00Z`)
        const isThere = text >= '0001' && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
        expect(isDay(text)).toBe(isThere)
      }),
      { numRuns: 2000 },
    )
    for (const [i, last] of [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      const month = `2026-${String(i + 1).padStart(2, '0')}`
      expect([isDay(`${month}-${last}`), isDay(`${month}-${last + 1}`)]).toEqual([true, false])
    }
  })

  it('takes no text with another character in place of any of its own', () => {
    fc.assert(
      fc.property(anySerial, fc.nat(9), fc.constantFrom(...'/:.-٣ '), (serial, at, other) => {
        const day = dayOf(serial)
        if (day[at] !== other) expect(isDay(day.slice(0, at) + other + day.slice(at + 1))).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('accepts the leap days of 2000 and 2024 and no value that is not text', () => {
    expect(isDay('2000-02-29')).toBe(true)
    expect(isDay('2024-02-29')).toBe(true)
    for (const value of [20260101, null, undefined, {}, ['2026-01-01'], new Date(0)]) expect(isDay(value)).toBe(false)
  })

  it('adds and counts days across leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
    expect(() => addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'dayOutOfRange' }))
    expect(() => addDays('0001-01-01', -1)).toThrow(Fault)
    expect(() => addDays('2026-01-01', 0.5)).toThrow(Fault)
  })

  it.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-10-31', 14, '2027-12-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-20', 0, '2026-05-20'],
  ])('%s plus %i months is %s: the corresponding day or the last (民法典 202)', (day, n, expected) => {
    expect(addMonths(day, n)).toBe(expected)
  })

  it('faults on months that leave the years 1 to 9999 or are no whole number', () => {
    expect(addMonths('9999-11-30', 1)).toBe('9999-12-30')
    expect(addMonths('0001-02-28', -1)).toBe('0001-01-28')
    for (const n of [1e9, -1e9, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addMonths('2026-05-20', n)).toThrow(Fault)
    }
    expect(() => addMonths('9999-12-01', 1)).toThrow(Fault)
    expect(() => addMonths('0001-01-01', -1)).toThrow(Fault)
  })

  it('dates an instant by the Shanghai clock', () => {
    expect(shanghaiDay(Date.UTC(2026, 8, 30, 16, 30))).toBe('2026-10-01')
    expect(shanghaiDay(Date.UTC(2026, 8, 30, 15, 59, 59, 999))).toBe('2026-09-30')
    expect(shanghaiDay(startOfDay('2026-10-10'))).toBe('2026-10-10')
    expect(shanghaiDay(startOfDay('2026-10-10') - 1)).toBe('2026-10-09')
    expect(startOfDay('2026-10-10')).toBe(Date.parse('2026-10-10T00:00+08:00'))
    expect(() => shanghaiDay(Number.NaN)).toThrow(Fault)
  })

  it('finds the instant of a time of day and refuses what is no time', () => {
    expect(instantOn('2026-10-08', '09:00')).toBe(Date.parse('2026-10-08T09:00+08:00'))
    expect(instantOn('2026-10-08', '23:59')).toBe(Date.parse('2026-10-08T23:59+08:00'))
    for (const time of ['24:00', '9:00', '09:60', '09:00:00', '']) {
      expect(() => instantOn('2026-10-08', time)).toThrow(expect.objectContaining({ code: 'invalidTime' }))
    }
  })
})
