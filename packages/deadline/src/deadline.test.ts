import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar as calendar, chinaCalendarWith, publishedYears } from './china.ts'
import { workingDaysBetween } from './count.ts'
import { addDays, dayOf, serialOf } from './day.ts'
import { deadline, dueInstant, findDeadline, type Length, later, milestones, type Span } from './deadline.ts'
import { Fault } from './fault.ts'
import { mergeSpans } from './span.ts'

const workingDays = (n: number): Length => ({ unit: 'workingDays', n, as: 'act' })
const calendarDays = (n: number): Length => ({ unit: 'calendarDays', n, as: 'act' })
const months = (n: number, as: Length['as']): Length => ({ unit: 'months', n, as })
const due = (length: Length, start: string, excluded: readonly Span[] = []) =>
  deadline(length, start, calendar, { excluded }).due

describe('working days', () => {
  it.each([
    ['2026-09-24', 3, '2026-09-30'],
    ['2026-09-30', 10, '2026-10-20'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2026-04-30', 2, '2026-05-07'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-04-03', 5, '2026-04-13'],
    ['2026-05-08', 7, '2026-05-18'],
    ['2026-09-20', 3, '2026-09-23'],
    ['2026-12-18', 3, '2026-12-23'],
  ])('%s plus %i working days is %s, firm', (start, n, expected) => {
    expect(deadline(workingDays(n), start, calendar)).toEqual({ due: expected, provisional: false })
  })

  it.each([
    ['2026-12-21', 3, '2026-12-24'],
    ['2026-12-28', 3, '2026-12-31'],
    ['2026-12-31', 3, '2027-01-06'],
    ['2026-12-25', 20, '2027-01-25'],
    ['2027-01-25', 10, '2027-02-10'],
  ])('%s plus %i working days is provisional, estimated %s', (start, n, expected) => {
    expect(deadline(workingDays(n), start, calendar)).toEqual({ due: expected, provisional: true, estimate: expected })
  })

  it('counts from a rest day as from any other, and rolls a limit of no days (民法典 201, 203)', () => {
    expect(due(workingDays(1), '2026-10-03')).toBe('2026-10-08')
    expect(due(workingDays(0), '2026-10-03')).toBe('2026-10-08')
    expect(due(workingDays(0), '2026-10-08')).toBe('2026-10-08')
    expect(due({ unit: 'workingDays', n: 3, as: 'period' }, '2026-09-29')).toBe('2026-10-09')
  })

  it('holds the objection checks of GD 46', () => {
    expect(due(workingDays(1), '2026-09-24')).toBe('2026-09-28')
    expect(due(workingDays(2), '2026-09-24')).toBe('2026-09-29')
    expect(due(workingDays(3), '2026-09-29')).toBe('2026-10-09')
    expect(due(workingDays(2), '2026-10-09')).toBe('2026-10-12')
    expect(due(workingDays(2), '2026-09-15')).toBe('2026-09-17')
    expect(due(workingDays(3), '2026-09-17')).toBe('2026-09-21')
    expect(due(workingDays(2), '2026-09-21')).toBe('2026-09-23')
    expect(due(workingDays(3), '2026-09-20')).toBe('2026-09-23')
    expect(due(workingDays(2), '2026-09-23')).toBe('2026-09-28')
  })

  it('holds the check of O36 18 and the repair examples 9, 10, 12, 13', () => {
    expect(due(workingDays(7), '2026-09-23')).toBe('2026-10-10')
    expect(due(workingDays(3), '2026-08-21')).toBe('2026-08-26')
    expect(due(workingDays(7), '2026-08-26')).toBe('2026-09-04')
    expect(deadline(workingDays(7), '2026-08-26', calendar, { extendedBy: 10 }).due).toBe('2026-09-18')
    expect(due(workingDays(10), '2026-08-20')).toBe('2026-09-03')
    expect(deadline(workingDays(10), '2026-08-20', calendar, { extendedBy: 10 }).due).toBe('2026-09-17')
    expect(due(workingDays(3), '2026-09-18')).toBe('2026-09-22')
    expect(due(workingDays(3), '2026-04-30')).toBe('2026-05-08')
    expect(due(workingDays(10), '2026-09-23')).toBe('2026-10-14')
  })
})

describe('calendar days and months', () => {
  it('rolls an act in calendar days to the next working day', () => {
    expect(due(calendarDays(20), '2026-09-14')).toBe('2026-10-08')
    expect(due(calendarDays(30), '2026-09-11')).toBe('2026-10-12')
    expect(due({ unit: 'calendarDays', n: 20, as: 'period' }, '2026-09-14')).toBe('2026-10-04')
    expect(due(calendarDays(0), '2026-09-14')).toBe('2026-09-14')
  })

  it('ends a period of months on its corresponding day, rest day or not, and never provisionally', () => {
    expect(deadline(months(6, 'period'), '2026-03-26', calendar)).toEqual({ due: '2026-09-26', provisional: false })
    expect(deadline(months(6, 'period'), '2026-08-08', calendar)).toEqual({ due: '2027-02-08', provisional: false })
    expect(deadline(months(36, 'period'), '2026-09-30', calendar)).toEqual({ due: '2029-09-30', provisional: false })
    expect(due(months(3, 'period'), '2025-11-30')).toBe('2026-02-28')
    expect(due(months(12, 'period'), '2024-02-29')).toBe('2025-02-28')
    expect(due(months(36, 'period'), '2024-02-29')).toBe('2027-02-28')
    expect(due(months(6, 'period'), '2025-08-31')).toBe('2026-02-28')
    expect(due(months(12, 'period'), '1999-12-31')).toBe('2000-12-31')
  })

  it('rolls an act of months and estimates it where no notice is published', () => {
    expect(deadline(months(6, 'act'), '2026-03-26', calendar)).toEqual({ due: '2026-09-28', provisional: false })
    const estimated = { due: '2027-02-09', provisional: true, estimate: '2027-02-09' }
    expect(deadline(months(6, 'act'), '2026-08-08', calendar)).toEqual(estimated)
    expect(deadline(calendarDays(1), '2026-12-23', calendar).provisional).toBe(true)
    expect(deadline(calendarDays(1), '2026-12-22', calendar).provisional).toBe(false)
  })

  it('moves both by the days of a pause', () => {
    const excluded = [{ from: '2026-03-01', to: '2026-03-05' }]
    expect(due(calendarDays(10), '2026-02-27', excluded)).toBe('2026-03-16')
    expect(due({ unit: 'calendarDays', n: 10, as: 'period' }, '2026-02-27', excluded)).toBe('2026-03-14')
    expect(due(months(1, 'period'), '2026-02-27', excluded)).toBe('2026-04-01')
    expect(due(months(1, 'period'), '2026-03-05', excluded)).toBe('2026-04-05')
  })
})

describe('a pause and an extension', () => {
  const examined = [{ from: '2026-09-22', to: '2026-10-14' }]

  it('leaves out the day after the pause starts to the day the report arrives', () => {
    expect(due(workingDays(3), '2026-09-20', examined)).toBe('2026-10-16')
  })

  it('keeps an extension through a later pause', () => {
    expect(deadline(workingDays(3), '2026-09-20', calendar, { excluded: examined, extendedBy: 2 }).due).toBe(
      '2026-10-20',
    )
  })

  it('counts overlapping, unsorted and adjoining spans once', () => {
    const pieces = [
      { from: '2026-10-10', to: '2026-10-14' },
      { from: '2026-09-22', to: '2026-10-09' },
      { from: '2026-09-25', to: '2026-10-11' },
    ]
    expect(due(workingDays(3), '2026-09-20', pieces)).toBe('2026-10-16')
  })

  it('ignores a span before the start or after the due day', () => {
    const elsewhere = [
      { from: '2026-01-01', to: '2026-09-20' },
      { from: '2026-09-24', to: '2026-10-30' },
    ]
    expect(due(workingDays(3), '2026-09-20', elsewhere)).toBe('2026-09-23')
    expect(due(calendarDays(3), '2026-09-20', elsewhere)).toBe('2026-09-23')
  })

  it('faults on a span that runs backwards and on no whole length', () => {
    expect(() => due(workingDays(3), '2026-09-20', [{ from: '2026-10-02', to: '2026-10-01' }])).toThrow(Fault)
    const code = 'invalidLength'
    for (const n of [-1, 1.5, Number.NaN])
      expect(() => due(workingDays(n), '2026-09-20')).toThrow(expect.objectContaining({ code }))
    expect(() => due(workingDays(3), '2026-02-30')).toThrow(Fault)
  })
})

describe('the edge of the calendar', () => {
  it('finds no deadline before 2018 or after the estimated year', () => {
    expect(findDeadline(workingDays(1), '2017-12-31', calendar)).toBeUndefined()
    expect(findDeadline(months(6, 'act'), '2017-12-31', calendar)).toBeUndefined()
    expect(findDeadline(workingDays(1), '2018-01-01', calendar)?.due).toBe('2018-01-02')
    expect(findDeadline(workingDays(1), '2027-12-30', calendar)?.due).toBe('2027-12-31')
    expect(findDeadline(workingDays(1), '2027-12-31', calendar)).toBeUndefined()
    expect(findDeadline(calendarDays(1), '2027-12-30', calendar)?.due).toBe('2027-12-31')
    expect(findDeadline(calendarDays(2), '2027-12-30', calendar)).toBeUndefined()
    expect(findDeadline(workingDays(1), '2028-01-01', calendar)).toBeUndefined()
    expect(findDeadline(workingDays(Number.MAX_SAFE_INTEGER), '2026-01-01', calendar)).toBeUndefined()
    expect(
      findDeadline(workingDays(3), '2026-01-01', calendar, { excluded: [{ from: '2026-01-01', to: '9999-12-31' }] }),
    ).toBeUndefined()
    expect(findDeadline(months(1e9, 'act'), '2026-01-01', calendar)).toBeUndefined()
    expect(findDeadline(months(1e9, 'period'), '2026-01-01', calendar)).toBeUndefined()
    expect(() => deadline(workingDays(300), '2026-12-31', calendar)).toThrow(
      expect.objectContaining({ code: 'outsideCalendar' }),
    )
  })

  it('rolls to the end of the calendar and no further', () => {
    const eve = chinaCalendarWith([
      {
        year: 2027,
        notice: { urls: ['x'] },
        off: [{ name: '元旦', from: '2027-12-31', to: '2027-12-31' }],
        worked: [],
      },
    ])
    expect(findDeadline(calendarDays(1), '2027-12-30', eve)?.due).toBe('2028-01-03')
  })
})

describe('milestones', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`)

  it('fire at 09:00 on the working days of A4, the breach at the due instant', () => {
    expect(milestones({ start: '2026-09-29', due: '2026-10-09' }, calendar)).toEqual({
      half: at('2026-10-08T09:00'),
      atRisk: at('2026-10-08T09:00'),
      dueToday: at('2026-10-09T09:00'),
      breach: at('2026-10-10T00:00'),
    })
  })

  it('round the half up and skip paused days', () => {
    const five = milestones({ start: '2026-06-01', due: '2026-06-08' }, calendar)
    expect(five.half).toBe(at('2026-06-04T09:00'))
    expect(five.atRisk).toBe(at('2026-06-05T09:00'))
    const excluded = [{ from: '2026-09-22', to: '2026-10-14' }]
    const paused = milestones({ start: '2026-09-20', due: '2026-10-16', excluded }, calendar)
    expect(paused.half).toBe(at('2026-10-15T09:00'))
    expect(paused.atRisk).toBe(at('2026-10-15T09:00'))
    expect(paused.dueToday).toBe(at('2026-10-16T09:00'))
  })

  it('put a one-day limit at risk on the working day before', () => {
    const one = milestones({ start: '2026-09-24', due: '2026-09-28' }, calendar)
    expect(one.atRisk).toBe(at('2026-09-24T09:00'))
    expect(one.half).toBe(at('2026-09-28T09:00'))
    expect(milestones({ start: '2026-06-02', due: '2026-06-03' }, calendar).atRisk).toBe(at('2026-06-02T09:00'))
  })

  it('stand on working days where a period ends on a rest day', () => {
    const period = milestones({ start: '2026-07-06', due: '2026-10-06' }, calendar)
    expect(period.dueToday).toBe(at('2026-09-30T09:00'))
    expect(period.atRisk).toBe(at('2026-09-29T09:00'))
    expect(period.breach).toBe(at('2026-10-07T00:00'))
  })

  it('all fall on a day that is due at once', () => {
    const now = milestones({ start: '2026-10-08', due: '2026-10-08' }, calendar)
    expect(now.half).toBe(at('2026-10-08T09:00'))
    expect(now.dueToday).toBe(at('2026-10-08T09:00'))
    expect(now.atRisk).toBe(at('2026-09-30T09:00'))
  })

  it('reach to the first and the last day of the calendar', () => {
    const first = milestones({ start: '2018-01-01', due: '2018-01-02' }, calendar)
    expect([first.half, first.atRisk]).toEqual([at('2018-01-02T09:00'), at('2018-01-02T09:00')])
    const last = milestones({ start: '2027-12-29', due: '2027-12-31' }, calendar)
    expect([last.half, last.atRisk, last.dueToday]).toEqual([
      ...[at('2027-12-30T09:00'), at('2027-12-30T09:00'), at('2027-12-31T09:00')],
    ])
  })

  it('warn as many working days before as a city asks, over the start if need be', () => {
    const warned = (before: number) => milestones({ start: '2026-06-01', due: '2026-06-08', before }, calendar).atRisk
    expect([1, 2, 4, 5, 6].map(warned)).toEqual([
      ...[at('2026-06-05T09:00'), at('2026-06-04T09:00'), at('2026-06-02T09:00')],
      ...[at('2026-06-01T09:00'), at('2026-05-29T09:00')],
    ])
  })

  it('fault outside the calendar', () => {
    expect(() => milestones({ start: '2017-12-31', due: '2018-01-05' }, calendar)).toThrow(
      expect.objectContaining({ code: 'outsideCalendar' }),
    )
    expect(() => milestones({ start: '2027-12-30', due: '2028-01-05' }, calendar)).toThrow(Fault)
  })
})

it('spans left out are one where they meet or overlap, and none of them runs backwards', () => {
  const span = (from: number, to: number) => ({ from: dayOf(from), to: dayOf(to) })
  expect(mergeSpans([span(20, 22), span(5, 9), span(10, 12), span(6, 7), span(14, 15)])).toEqual([
    ...[
      { from: 5, to: 12 },
      { from: 14, to: 15 },
      { from: 20, to: 22 },
    ],
  ])
  expect([mergeSpans([]), mergeSpans(undefined)]).toEqual([[], []])
  expect(() => mergeSpans([span(9, 8)])).toThrow(expect.objectContaining({ code: 'invalidSpan' }))
})

describe('dates told', () => {
  it('end at 24:00 in Shanghai, exclusive', () => {
    expect(dueInstant('2026-10-09')).toBe(Date.parse('2026-10-09T16:00Z'))
  })

  it('stay where the new date is earlier', () => {
    expect(later('2027-01-25', '2027-01-22')).toBe('2027-01-25')
    expect(later('2027-01-22', '2027-01-25')).toBe('2027-01-25')
  })
})

describe('every deadline', () => {
  const day = fc.integer({ min: serialOf('2018-01-01'), max: serialOf('2027-06-30') }).map(dayOf)
  const n = fc.integer({ min: 0, max: 60 })
  const length = fc.record({
    unit: fc.constantFrom('workingDays' as const, 'calendarDays' as const),
    n,
    as: fc.constantFrom('act' as const, 'period' as const),
  })
  const spans = fc.array(
    fc.tuple(day, fc.nat(15)).map(([from, more]) => ({ from, to: addDays(from, more) })),
    { maxLength: 5 },
  )
  const near = fc
    .tuple(day, fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.nat(12)), { maxLength: 5 }))
    .map(([start, list]): [string, Span[]] => [
      start,
      list.map(([after, more]) => ({ from: addDays(start, after), to: addDays(start, after + more) })),
    ])

  // The plain reading of the rule, a day at a time.
  function walked(limit: Length, start: string, excluded: readonly Span[]): string | undefined {
    let current = start
    for (let left = limit.n; left > 0; ) {
      current = addDays(current, 1)
      if (calendar.statusOf(current) === 'outside') return undefined
      const counts = limit.unit === 'calendarDays' || calendar.isWorkingDay(current)
      if (counts && !excluded.some((span) => span.from <= current && current <= span.to)) left -= 1
    }
    if (limit.as === 'period' && limit.unit !== 'workingDays') return current
    while (calendar.statusOf(current) !== 'outside' && !calendar.isWorkingDay(current)) current = addDays(current, 1)
    return calendar.statusOf(current) === 'outside' ? undefined : current
  }

  it('is the one found by walking day by day', () => {
    fc.assert(
      fc.property(length, near, (limit, [start, excluded]) => {
        expect(findDeadline(limit, start, calendar, { excluded })?.due).toBe(walked(limit, start, excluded))
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves between two days the working days that are walked', () => {
    fc.assert(
      fc.property(near, fc.nat(60), ([start, excluded], more) => {
        const last = addDays(start, more)
        const isLeftOut = (one: string) => excluded.some((span) => span.from <= one && one <= span.to)
        let walkedDays = 0
        for (let one = addDays(start, 1); one <= last; one = addDays(one, 1))
          if (calendar.isWorkingDay(one) && !isLeftOut(one)) walkedDays += 1
        const paused = mergeSpans(excluded)
        expect(workingDaysBetween(serialOf(start), serialOf(last), paused, calendar)).toBe(walkedDays)
      }),
    )
  })

  it('never moves back as the limit grows', () => {
    fc.assert(
      fc.property(length, near, (limit, [start, excluded]) => {
        const longer = findDeadline({ ...limit, n: limit.n + 1 }, start, calendar, { excluded })
        const shorter = findDeadline(limit, start, calendar, { excluded })
        if (longer !== undefined) expect((shorter?.due ?? '9999') <= longer.due).toBe(true)
      }),
    )
  })

  it('is never earlier from a later start', () => {
    fc.assert(
      fc.property(length, near, fc.nat(30), (limit, [start, excluded], more) => {
        const after = findDeadline(limit, addDays(start, more), calendar, { excluded })
        if (after !== undefined) expect(due(limit, start, excluded) <= after.due).toBe(true)
      }),
    )
  })

  it('is never shortened by a pause, nor by any order of pauses', () => {
    fc.assert(
      fc.property(length, near, spans, (limit, [start, excluded], further) => {
        const more = findDeadline(limit, start, calendar, { excluded: [...excluded, ...further] })
        if (more === undefined) return
        expect(due(limit, start, excluded) <= more.due).toBe(true)
        expect(due(limit, start, [...further, ...excluded].reverse())).toBe(more.due)
      }),
    )
  })

  it('takes an extension as length', () => {
    fc.assert(
      fc.property(length, day, fc.nat(20), (limit, start, extendedBy) => {
        const extended = findDeadline(limit, start, calendar, { extendedBy })
        expect(extended).toEqual(findDeadline({ ...limit, n: limit.n + extendedBy }, start, calendar))
      }),
    )
  })

  it('is provisional exactly from 24 December of the last published year', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (start, many) => {
        const found = findDeadline(workingDays(many), start, calendar)
        if (found !== undefined) expect(found.provisional).toBe(found.due >= '2026-12-24')
      }),
    )
  })
})

describe('npm chinese-days', () => {
  it('finds the same working days from every day of 2018 to 2026, with 0 differences', () => {
    const lengths = [1, 2, 3, 5, 7, 10, 15, 20, 30]
    const differences: string[] = []
    for (let day = '2018-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (calendar.isWorkingDay(day) !== chineseDays.isWorkday(day)) differences.push(day)
      const n = lengths[serialOf(day) % lengths.length] ?? 1
      const ours = due(workingDays(n), day)
      if (ours <= '2026-12-31' && ours !== chineseDays.findWorkday(n, day)) differences.push(`${day}+${n}`)
    }
    expect(differences).toEqual([])
    expect(publishedYears).toHaveLength(9)
  })
})
