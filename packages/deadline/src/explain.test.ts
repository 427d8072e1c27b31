import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar as calendar } from './china.ts'
import { dayOf, serialOf } from './day.ts'
import { deadline } from './deadline.ts'
import { explain } from './explain.ts'
import { explanationText } from './explanation-text.ts'
import { ruleOf, ruleSetVersion } from './rules.ts'

it('beyond the calendar there is a start and no day, said so', () => {
  const open = explain(ruleOf('A4'), '2027-12-30', calendar)
  expect(open).toMatchObject({ due: null, provisional: true, rows: [{ day: '2027-12-30', kind: 'start' }] })
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

  it('shows of months the pauses that moved their end, and no day twice', () => {
    const length = { unit: 'months', n: 1, as: 'act' } as const
    const excluded = [
      { from: '2026-03-25', to: '2026-03-25' },
      { from: '2026-04-01', to: '2026-04-02' },
    ]
    const { rows, due } = explain(ruleOf('H2'), '2026-03-24', calendar, { length, excluded })
    // 24 April and three days: a Monday.
    expect(due).toBe('2026-04-27')
    expect(rows.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      ...['2026-03-24 start', '2026-03-25 paused', '2026-04-01 paused', '2026-04-02 paused', '2026-04-27 due'],
    ])
    const none = explain(ruleOf('H2'), '2026-09-14', calendar, { length: { ...length, n: 0 } })
    expect(none.rows.map(({ kind }) => kind)).toEqual(['start'])
  })

  it('names the holiday on which a period ends, or an act is due; no period has one', () => {
    const length = (as: 'act' | 'period') => ({ length: { unit: 'months', n: 6, as } as const })
    const [act, period] = [length('act'), length('period')].map((of) =>
      explain(ruleOf('H2'), '2026-03-20', calendar, of),
    )
    // Worked for National Day.
    expect(act?.rows.at(-1)).toMatchObject({ day: '2026-09-20', kind: 'due', name: { zh: '国庆节' } })
    expect(period?.rows.at(-1)).toEqual({ day: '2026-09-20', kind: 'due' })
  })

  it('is open where the case does not know the day yet, whatever the calendar says', () => {
    const open = explain(ruleOf('A4'), '2026-09-29', calendar, { isOpen: true })
    expect([open.due, open.rows.length]).toEqual([null, 1])
    expect(() => explain(ruleOf('K3'), '2026-06-01', calendar)).toThrow(expect.objectContaining({ code: 'noLength' }))
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

  const said = (...asked: Parameters<typeof explain>) =>
    (['zh', 'en'] as const).map((lang) => explanationText(explain(...asked), lang).slice(1, -1))

  it('tells pauses, made-up days and an extension in both languages', () => {
    const excluded = [{ from: '2026-09-22', to: '2026-10-08' }]
    expect(said(ruleOf('A4'), '2026-09-18', calendar, { excluded, extendedBy: 1 })).toEqual([
      [
        '法定时限：4 个工作日（含延长 1），自信息提供单位收到起算',
        '依据：《广东省社会信用条例》第四十六条第（二）项',
        '2026年9月18日（星期五）：起算日，当日不计入（民法典第二百零一条）',
        '2026年9月19日（星期六）：休息日，不计入',
        '2026年9月20日（星期日）：第 1 个工作日（国庆节调休上班）',
        '2026年9月21日（星期一）：第 2 个工作日',
        '2026年9月22日（星期二）至2026年10月8日（星期四）：暂停计算期限，不计入',
        '2026年10月9日（星期五）：第 3 个工作日',
        '2026年10月10日（星期六）：第 4 个工作日，截止日，至 24:00 止',
      ],
      [
        'Statutory time limit: 4 working days (with an extension of 1), from receipt by the provider',
        'Basis: Guangdong Social Credit Regulations, art. 46(2)',
        '18 September 2026 (Fri): the start, not counted (Civil Code, art. 201)',
        '19 September 2026 (Sat): weekend, not counted',
        '20 September 2026 (Sun): working day 1 (worked for National Day)',
        '21 September 2026 (Mon): working day 2',
        '22 September 2026 (Tue) to 8 October 2026 (Thu): paused, not counted',
        '9 October 2026 (Fri): working day 3',
        '10 October 2026 (Sat): working day 4, due, until 24:00',
      ],
    ])
  })

  it('tells how an act is rolled, over a holiday or a weekend (民法典 203)', () => {
    expect(said(ruleOf('H2'), '2026-03-26', calendar)).toEqual([
      [
        '法定时限：6 个月，自知道该决定起算',
        '依据：《中华人民共和国行政诉讼法》第四十五条、第四十六条',
        '2026年3月26日（星期四）：起算日，当日不计入（民法典第二百零一条）',
        '2026年9月26日（星期六）至2026年9月27日（星期日）：中秋节休息日，顺延（民法典第二百零三条）',
        '2026年9月28日（星期一）：截止日，至 24:00 止',
      ],
      [
        'Statutory time limit: 6 months, from knowledge of the decision',
        'Basis: Administrative Litigation Law, art. 45, 46',
        '26 March 2026 (Thu): the start, not counted (Civil Code, art. 201)',
        '26 September 2026 (Sat) to 27 September 2026 (Sun): Mid-Autumn Festival, rolled on (Civil Code, art. 203)',
        '28 September 2026 (Mon): due, until 24:00',
      ],
    ])
    const length = { unit: 'months', n: 1, as: 'act' } as const
    expect(said(ruleOf('H2'), '2026-03-26', calendar, { length }).map((lines) => [lines[0], lines[3]])).toEqual([
      ['法定时限：1 个月，自知道该决定起算', '2026年4月26日（星期日）：休息日，顺延（民法典第二百零三条）'],
      [
        'Statutory time limit: 1 month, from knowledge of the decision',
        '26 April 2026 (Sun): rest day, rolled on (Civil Code, art. 203)',
      ],
    ])
  })

  it('counts calendar days, the last of them due', () => {
    const length = (n: number) => ({ length: { unit: 'calendarDays', n, as: 'act' } as const })
    expect(said(ruleOf('F1'), '2026-10-09', calendar, length(1)).map((lines) => [lines[0], lines[3]])).toEqual([
      ['参考时限：1 日（自然日），自收到申请起算', '2026年10月10日（星期六）：第 1 日（自然日），截止日，至 24:00 止'],
      [
        'Reference time limit: 1 calendar day, from receipt of the application',
        '10 October 2026 (Sat): calendar day 1, due, until 24:00',
      ],
    ])
    expect(said(ruleOf('F1'), '2026-09-25', calendar, length(2)).map((lines) => [lines[0], lines[4]])).toEqual([
      ['参考时限：2 日（自然日），自收到申请起算', '2026年9月27日（星期日）：第 2 日（自然日）'],
      [
        'Reference time limit: 2 calendar days, from receipt of the application',
        '27 September 2026 (Sun): calendar day 2',
      ],
    ])
  })

  it('says what is provisional, a day with a name apart from weekends, and whose limit it is', () => {
    expect(said(ruleOf('K1'), '2026-12-31', calendar)).toEqual([
      [
        `参考时限：1 个工作日，自${ruleOf('K1').start.zh}起算`,
        '依据：本市自定的办理目标',
        '2026年12月31日（星期四）：起算日，当日不计入（民法典第二百零一条）',
        '2027年1月1日（星期五）：元旦放假，不计入',
        '2027年1月2日（星期六）至2027年1月3日（星期日）：休息日，不计入',
        '2027年1月4日（星期一）：第 1 个工作日，截止日，至 24:00 止',
        '暂定：该日的放假安排尚未公布，公布后重新计算；提前的，以原先告知的较晚日期为准',
      ],
      [
        `Reference time limit: 1 working day, from ${ruleOf('K1').start.en}`,
        'Basis: A target of the city’s own',
        '31 December 2026 (Thu): the start, not counted (Civil Code, art. 201)',
        '1 January 2027 (Fri): New Year’s Day holiday, not counted',
        '2 January 2027 (Sat) to 3 January 2027 (Sun): weekend, not counted',
        '4 January 2027 (Mon): working day 1, due, until 24:00',
        'Provisional: no holiday notice covers this day yet. It is computed again then; the applicant keeps the later date.',
      ],
    ])
  })

  it('has a title, an end that names its editions, and a name for each weekday', () => {
    const lines = explanationText(explain(ruleOf('A9'), '2026-11-02', calendar), 'en')
    expect([lines[0], lines.at(-1)]).toEqual([
      'Objection at Credit China: Verify and return the result',
      `Calendar ${calendar.version}, rules ${ruleSetVersion}`,
    ])
    expect(lines.flatMap((one) => /\((\w{3})\)/.exec(one)?.[1] ?? []).join(' ')).toBe(
      'Mon Tue Wed Thu Fri Sat Mon Tue Wed',
    )
  })

  it('beyond the calendar says that there is no day yet', () => {
    expect(said(ruleOf('E1'), '2027-12-31', calendar).map((lines) => [lines[1], ...lines.slice(3)])).toEqual([
      [
        '依据：主管部门的规定，条文待核对',
        '截止日待定：该期间的放假安排尚未公布，公布后推算并告知；在此之前照常计时，不算逾期',
      ],
      [
        'Basis: Rules of the authority in charge; the article is still to be checked',
        'No day yet: the holidays of that time are not published. It is counted and told once they are; until then it keeps running, and nobody counts as late.',
      ],
    ])
  })
})
