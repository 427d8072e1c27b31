import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar as calendar } from './china.ts'
import { dayOf, serialOf } from './day.ts'
import { deadline } from './deadline.ts'
import { explain } from './explain.ts'
import { explanationText } from './explanation-text.ts'
import { Fault } from './fault.ts'
import { ruleOf, ruleSetVersion } from './rules.ts'

it('beyond the calendar there is a start and no day, said so', () => {
  const open = explain(ruleOf('A4'), '2027-12-30', calendar)
  expect(open).toMatchObject({ due: null, provisional: true, rows: [{ day: '2027-12-30', kind: 'start' }] })
  expect(explanationText(open, 'zh').join()).toContain('截止日待定')
  expect(explanationText(open, 'en').join()).toContain('No day yet')
})

describe('an explanation', () => {
  it('goes day by day from the start to the due day of A4', () => {
    const { rows, due, provisional, calendarVersion } = explain(ruleOf('A4'), '2026-09-29', calendar)
    expect(rows.map((row) => [row.day, row.kind, row.n, row.name?.en])).toEqual([
      ['2026-09-29', 'start', undefined, undefined],
      ['2026-09-30', 'counted', 1, undefined],
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => [`2026-10-0${n}`, 'holiday', undefined, 'National Day']),
      ['2026-10-08', 'counted', 2, undefined],
      ['2026-10-09', 'due', 3, undefined],
    ])
    expect(rows[2]?.notice).toMatchObject({ year: 2026, issuedOn: '2025-11-04' })
    expect([due, provisional, calendarVersion]).toEqual(['2026-10-09', false, calendar.version])
  })

  it('names made-up days, weekends and pauses', () => {
    const excluded = [{ from: '2026-09-22', to: '2026-10-08' }]
    const { rows } = explain(ruleOf('A4'), '2026-09-18', calendar, { excluded })
    expect(rows.filter((row) => row.kind !== 'paused').map((row) => [row.day, row.kind])).toEqual([
      ['2026-09-18', 'start'],
      ['2026-09-19', 'restDay'],
      ['2026-09-20', 'madeUp'],
      ['2026-09-21', 'counted'],
      ['2026-10-09', 'due'],
    ])
    expect(rows.filter((row) => row.kind === 'paused')).toHaveLength(17)
  })

  it('shows the days over which an act is rolled, and none for a period', () => {
    const review = explain(ruleOf('F1'), '2026-09-14', calendar)
    expect(review.rows.filter((row) => row.kind === 'rolled').map((row) => row.day)).toEqual([
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ])
    expect(review.rows.at(-1)).toMatchObject({ day: '2026-10-08', kind: 'due' })
    const suit = explain(ruleOf('H2'), '2026-03-26', calendar)
    expect(suit.rows.map((row) => [row.day, row.kind])).toEqual([
      ['2026-03-26', 'start'],
      ['2026-09-26', 'rolled'],
      ['2026-09-27', 'rolled'],
      ['2026-09-28', 'due'],
    ])
    const publicity = explain(ruleOf('C2'), '2026-07-06', calendar)
    expect(publicity.rows.map((row) => row.kind)).toEqual(['start', 'due'])
  })

  it('takes the extension and a variant of the row, and faults where there is no figure', () => {
    expect(explain(ruleOf('B3'), '2026-08-26', calendar, { extendedBy: 10 })).toMatchObject({
      due: '2026-09-18',
      extendedBy: 10,
      length: { n: 17 },
      ruleSetVersion,
    })
    const length = { unit: 'calendarDays', n: 15, as: 'act' } as const
    expect(explain(ruleOf('H2'), '2026-06-01', calendar, { length }).due).toBe('2026-06-16')
    expect(() => explain(ruleOf('K3'), '2026-06-01', calendar)).toThrow(Fault)
  })

  it('ends where the deadline ends and counts as many days, whatever the pauses', () => {
    const day = fc.integer({ min: serialOf('2018-01-01'), max: serialOf('2027-06-30') }).map(dayOf)
    const unit = fc.constantFrom('workingDays' as const, 'calendarDays' as const)
    fc.assert(
      fc.property(unit, day, fc.integer({ min: 1, max: 25 }), fc.nat(20), fc.nat(20), (of, start, n, after, more) => {
        const from = dayOf(serialOf(start) + after)
        const excluded = [{ from, to: dayOf(serialOf(from) + more) }]
        const length = { unit: of, n, as: 'act' } as const
        const { rows, ...found } = explain(ruleOf('A4'), start, calendar, { length, excluded })
        const { due } = deadline(length, start, calendar, { excluded })
        expect(found.due).toBe(due)
        expect(rows.at(-1)).toMatchObject({ day: due, kind: 'due' })
        expect(Math.max(...rows.map((row) => row.n ?? 0))).toBe(n)
        expect(rows).toHaveLength(serialOf(due) - serialOf(start) + 1)
      }),
    )
  })
})

describe('its text', () => {
  it('reads as a citizen’s calculation in Chinese', () => {
    expect(explanationText(explain(ruleOf('A4'), '2026-09-29', calendar), 'zh')).toEqual([
      '异议（本市平台）：信息提供单位核查并反馈平台',
      '法定时限：3 个工作日，自信息提供单位收到起算',
      '依据：《广东省社会信用条例》第四十六条第（二）项',
      '2026年9月29日（星期二）：起算日，当日不计入（民法典第二百零一条）',
      '2026年9月30日（星期三）：第 1 个工作日',
      '2026年10月1日（星期四）至2026年10月7日（星期三）：国庆节放假，不计入',
      '2026年10月8日（星期四）：第 2 个工作日',
      '2026年10月9日（星期五）：第 3 个工作日，截止日，至 24:00 止',
      `日历版本 ${calendar.version}，规则版本 ${ruleSetVersion}`,
    ])
  })

  it('says in English what is a reference limit and what is provisional', () => {
    const text = explanationText(explain(ruleOf('G2'), '2026-12-31', calendar), 'en')
    expect(text[1]).toBe('Reference time limit: 10 working days, from service of the paper')
    expect(text[4]).toBe('1 January 2027 (Fri): New Year’s Day holiday, not counted')
    expect(text.at(-2)).toMatch(/^Provisional/)
    expect(explanationText(explain(ruleOf('K1'), '2026-06-01', calendar), 'zh')[2]).toBe('依据：本市自定的办理目标')
  })

  it('tells pauses, made-up days, rolling and an extension', () => {
    const excluded = [{ from: '2026-09-22', to: '2026-10-08' }]
    const paused = explanationText(
      explain(ruleOf('A4'), '2026-09-18', calendar, { excluded, extendedBy: 1 }),
      'zh',
    ).join('\n')
    expect(paused).toContain('4 个工作日（含延长 1）')
    expect(paused).toContain('第 1 个工作日（国庆节调休上班）')
    expect(paused).toContain('至2026年10月8日（星期四）：暂停计算期限，不计入')
    const rolled = explanationText(explain(ruleOf('H2'), '2026-03-26', calendar), 'en').join('\n')
    expect(rolled).toContain(
      '26 September 2026 (Sat) to 27 September 2026 (Sun): Mid-Autumn Festival, rolled on (Civil Code, art. 203)',
    )
    expect(rolled).toContain('6 months')
  })
})
