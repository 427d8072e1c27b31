import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { type HolidayYear, makeCalendar } from './calendar.ts'
import { chinaCalendar as calendar, chinaCalendarWith, publishedYears, statutoryYears } from './china.ts'
import { addDays, serialOf } from './day.ts'

const y2027: HolidayYear = {
  year: 2027,
  notice: { urls: ['https://example.org/2027'] },
  off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }],
  worked: [{ name: '元旦', day: '2027-01-03' }],
}

describe('the calendar of China', () => {
  it('has the working days of each year 2018 to 2026', () => {
    const counts = [250, 250, 249, 250, 249, 249, 251, 248, 248]
    for (const [i, expected] of counts.entries()) {
      const first = `${2018 + i}-01-01`
      const last = `${2018 + i}-12-31`
      expect(calendar.workingDaysUpTo(serialOf(last)) - calendar.workingDaysUpTo(serialOf(first) - 1)).toBe(expected)
    }
  })

  it('has the days off and worked of the notice of 2025-11-04', () => {
    const off = [
      '2026-01-01',
      '2026-02-15',
      '2026-02-23',
      '2026-04-06',
      '2026-05-05',
      '2026-06-19',
      '2026-09-25',
      '2026-10-07',
    ]
    const worked = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
    for (const day of off) expect(calendar.isWorkingDay(day)).toBe(false)
    for (const day of worked) expect(calendar.isWorkingDay(day)).toBe(true)
    expect(calendar.isWorkingDay('2026-10-08')).toBe(true)
    expect(calendar.isWorkingDay('2026-10-11')).toBe(false)
    expect(calendar.nameOf('2026-09-20')).toBe('国庆节')
    expect(calendar.nameOf('2026-09-21')).toBeUndefined()
    expect(calendar.noticeOf('2026-10-10')).toMatchObject({ year: 2026, issuedOn: '2025-11-04' })
    expect(calendar.noticeOf('2026-10-11')).toBeUndefined()
  })

  it('merges by date what a notice says of the December before', () => {
    expect(calendar.isWorkingDay('2018-12-29')).toBe(true)
    expect(calendar.isWorkingDay('2018-12-31')).toBe(false)
    expect(calendar.noticeOf('2018-12-31')?.year).toBe(2019)
    expect(calendar.isWorkingDay('2022-12-31')).toBe(false)
    expect(calendar.nameOf('2022-12-31')).toBe('元旦')
    const moved = chinaCalendarWith([y2027])
    expect(calendar.isWorkingDay('2026-12-31')).toBe(true)
    expect(moved.isWorkingDay('2026-12-31')).toBe(false)
    expect(moved.isWorkingDay('2027-01-03')).toBe(true)
  })

  it('says what is published, estimated or outside, and faults outside', () => {
    expect(calendar.provisionalFrom).toBe('2026-12-24')
    expect(calendar.statusOf('2018-01-01')).toBe('published')
    expect(calendar.statusOf('2017-12-31')).toBe('outside')
    expect(calendar.statusOf('2026-12-23')).toBe('published')
    expect(calendar.statusOf('2026-12-24')).toBe('estimated')
    expect(calendar.statusOf('2027-12-31')).toBe('estimated')
    expect(calendar.statusOf('2028-01-01')).toBe('outside')
    for (const day of ['2017-12-31', '2028-01-01']) {
      expect(() => calendar.isWorkingDay(day)).toThrow(expect.objectContaining({ code: 'outsideCalendar' }))
    }
    expect(calendar.isWorkingDay('2018-01-01')).toBe(false)
    expect(calendar.isWorkingDay('2027-12-31')).toBe(true)
  })

  it('estimates 2027 by weekends and the statutory days', () => {
    const off: string[] = []
    for (let day = '2027-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      if (calendar.nameOf(day) !== undefined) off.push(day)
    }
    expect(off).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ])
    for (const day of off) expect(calendar.isWorkingDay(day)).toBe(false)
    expect(calendar.isWorkingDay('2027-02-09')).toBe(true)
    expect(calendar.isWorkingDay('2027-02-13')).toBe(false)
    expect(calendar.noticeOf('2027-01-01')).toBeUndefined()
  })

  it('takes the lunar days of its estimates from the lunar calendar', () => {
    // ICU misses the new years of 2027 and 2028 by a day.
    const newYears = ['2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03']
    for (const [i, { year, off }] of statutoryYears.entries()) {
      const first = (name: string) => off.find((span) => span.name === name)?.from ?? ''
      expect(addDays(first('春节'), 1)).toBe(newYears[i])
      expect(chineseDays.getLunarDate(first('端午节'))).toMatchObject({ lunarMon: 5, lunarDay: 5 })
      expect(chineseDays.getLunarDate(first('中秋节'))).toMatchObject({ lunarMon: 8, lunarDay: 15 })
      expect(first('清明节')).toBe(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'))
      expect(off.map(({ from, to }) => serialOf(to) - serialOf(from) + 1)).toEqual([1, 4, 1, 2, 1, 1, 3])
    }
  })

  it('moves its end and its version when a year is published or corrected', () => {
    const moved = chinaCalendarWith([y2027])
    expect(moved.lastYear).toBe(2027)
    expect(moved.provisionalFrom).toBe('2027-12-24')
    expect(moved.statusOf('2026-12-31')).toBe('published')
    expect(moved.version).not.toBe(calendar.version)
    const corrected = chinaCalendarWith([{ ...y2027, worked: [] }])
    expect(corrected.version).not.toBe(moved.version)
    expect(chinaCalendarWith([]).version).toBe(calendar.version)
    expect(calendar.version).toMatch(/^2018-2026\.[0-9a-f]{8}$/)
    const replaced = chinaCalendarWith(publishedYears.filter((one) => one.year === 2020))
    expect(replaced.version).toBe(calendar.version)
  })

  it('ends with the published years where no statutory days are known, or none of the next year', () => {
    const bare = makeCalendar(publishedYears)
    expect(makeCalendar(publishedYears, statutoryYears.slice(1)).lastDay).toBe('2026-12-31')
    const twice = makeCalendar(publishedYears, [...statutoryYears, { year: 2027, off: [] }])
    expect(twice.version).toBe(calendar.version)
    expect(bare.statusOf('2027-01-01')).toBe('outside')
    expect(bare.lastDay).toBe('2026-12-31')
  })

  it('numbers its working days one after another', () => {
    let n = 0
    for (let day = calendar.firstDay; day <= calendar.lastDay; day = addDays(day, 1)) {
      if (calendar.isWorkingDay(day)) {
        n += 1
        expect(calendar.workingDay(n)).toBe(serialOf(day))
      }
      expect(calendar.workingDaysUpTo(serialOf(day))).toBe(n)
      expect(calendar.dayAt(serialOf(day))).toBe(day)
    }
    expect(calendar.workingDay(n + 1)).toBeUndefined()
    expect(calendar.workingDay(0)).toBeUndefined()
  })

  it('takes a notice from 1 December before its year to its last day', () => {
    const worked = ['2026-12-01', '2027-12-31'].map((day) => ({ name: '元旦', day }))
    const { noticeOf } = makeCalendar([...publishedYears, { ...y2027, worked }])
    for (const { day } of worked) expect(noticeOf(day)?.year).toBe(2027)
  })

  it('joins the names of a day that is off twice', () => {
    const off = [...y2027.off, { name: '春节', from: '2027-01-02', to: '2027-01-02' }]
    const { nameOf } = makeCalendar([...publishedYears, { ...y2027, off }])
    expect([nameOf('2027-01-01'), nameOf('2027-01-02')]).toEqual(['元旦', '元旦、春节'])
  })

  it.each<[string, string, RegExp, readonly HolidayYear[]]>([
    ['no year', 'invalidCalendar', /no year/, []],
    [
      'a year missing between',
      'invalidCalendar',
      /not consecutive at 2022/,
      publishedYears.filter((one) => one.year !== 2021),
    ],
    ['a year given twice', 'invalidCalendar', /not consecutive at 2027/, [...publishedYears, y2027, y2027]],
    [
      'a day both off and worked',
      'invalidCalendar',
      /2027-01-01 is both/,
      [{ ...y2027, worked: [{ name: '元旦', day: '2027-01-01' }] }],
    ],
    [
      'a range that runs backwards',
      'invalidCalendar',
      /2027-01-02 lies after 2027-01-01/,
      [{ ...y2027, off: [{ name: '元旦', from: '2027-01-02', to: '2027-01-01' }] }],
    ],
    [
      'a day of November before',
      'invalidCalendar',
      /2026-11-30 does not belong to the notice of 2027/,
      [{ ...y2027, worked: [{ name: '元旦', day: '2026-11-30' }] }],
    ],
    [
      'a day of the year after',
      'invalidCalendar',
      /2028-01-01 does not belong/,
      [{ ...y2027, worked: [{ name: '元旦', day: '2028-01-01' }] }],
    ],
    [
      'a day that does not exist',
      'invalidDay',
      /2027-02-29/,
      [{ ...y2027, worked: [{ name: '元旦', day: '2027-02-29' }] }],
    ],
  ])('faults on data with %s', (_, code, message, years) => {
    expect(() => makeCalendar(years, statutoryYears)).toThrow(
      expect.objectContaining({ name: 'Fault', code, message: expect.stringMatching(message) }),
    )
  })
})

describe('a calendar', () => {
  it('names its content by years and a hash of eight digits, the estimate included', () => {
    const noticed = (url: string): HolidayYear => ({ ...y2027, notice: { urls: [url] } })
    expect(makeCalendar([noticed('https://example.org/2027')]).version).toBe('2027-2027.c2c70f53')
    expect(makeCalendar([noticed('https://example.org/3')]).version).toBe('2027-2027.0a090c63')
    expect(makeCalendar([noticed('https://example.org/2027')], statutoryYears).version).not.toMatch(/c2c70f53$/)
  })

  it('counts its first day, where nothing makes it a day off', () => {
    const plain = makeCalendar([{ ...y2027, off: [], worked: [] }])
    expect([plain.workingDaysUpTo(serialOf('2026-12-31')), plain.workingDaysUpTo(serialOf('2027-01-01'))]).toEqual([
      0, 1,
    ])
  })
})
