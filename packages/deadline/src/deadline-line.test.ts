import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar as calendar } from './china.ts'
import { deadlineLine, deadlineRefusals, replyText } from './deadline-line.ts'

const answer = (line: unknown) => deadlineLine(typeof line === 'string' ? line : JSON.stringify(line), calendar)

describe('a line', () => {
  it('is refused in both languages, in words that say what to send', () => {
    expect(Object.values(deadlineRefusals).map(({ zh, en }) => `${zh} / ${en}`)).toEqual([
      '不是 JSON / not JSON',
      '不是 JSON 对象 / not a JSON object',
      '有不认识的字段 / an unknown key',
      'start 不是有效日期（YYYY-MM-DD） / start is not a valid day (YYYY-MM-DD)',
      'workingDays、calendarDays、months 须有且只有一个 / exactly one of workingDays, calendarDays, months is needed',
      '期限须为非负整数 / the length must be a whole number, 0 or more',
      'as 只能是 act 或 period，period 只用于 months / as must be act or period, and period goes with months only',
      'strict 须为 true 或 false / strict must be true or false',
      'pauses 须为 [{from,to}]，两端均为有效日期且先后有序 / pauses must be [{from,to}], two valid days in order each',
      '日期超出日历范围 / the date lies outside the calendar',
      '日期为暂定，放假安排尚未公布 / the date is provisional: no holiday notice is published for it',
    ])
  })

  it.each([
    [{ start: '2026-09-24', workingDays: 3, ['n'.repeat(41)]: 1 }, `an unknown key: ${'n'.repeat(40)}`],
    [{ start: '2026-12-21', workingDays: 3, strict: true }, 'published for it: 2026-12-24'],
    [{ start: '2017-12-29', workingDays: 3 }, 'outside the calendar: 2018-01-01…2027-12-31'],
    [{ start: '2026-09-24', months: 9e15, as: 'period' }, 'outside the calendar: 0001-01-01…9999-12-31'],
    ['', 'not JSON'],
  ])('%j is told what was wrong with it', (line, end) => {
    expect(answer(line)).toMatchObject({ message: expect.stringMatching(new RegExp(`${end}$`)) })
  })

  it.each([
    [{ start: '2026-09-24', workingDays: 3 }, '2026-09-30', false],
    [{ start: '2026-09-19', workingDays: 1 }, '2026-09-20', false],
    [{ start: '2026-10-03', workingDays: 1 }, '2026-10-08', false],
    [{ start: '2026-12-25', workingDays: 20 }, '2027-01-25', true],
    [{ start: '2026-12-31', workingDays: 3, strict: false }, '2027-01-06', true],
    [{ start: '2026-12-18', workingDays: 3, strict: true }, '2026-12-23', false],
    [{ start: '2026-09-14', calendarDays: 20 }, '2026-10-08', false],
    [{ start: '2026-09-14', calendarDays: 20, as: 'act' }, '2026-10-08', false],
    [{ start: '2026-03-26', months: 6 }, '2026-09-28', false],
    [{ start: '2026-03-26', months: 6, as: 'act' }, '2026-09-28', false],
    [{ start: '2026-03-26', months: 6, as: 'period' }, '2026-09-26', false],
    [{ start: '2026-08-08', months: 6 }, '2027-02-09', true],
    [{ start: '2026-08-08', months: 6, as: 'period', strict: true }, '2027-02-08', false],
    [{ start: '1999-11-30', months: 3, as: 'period' }, '2000-02-29', false],
    [{ start: '2040-01-31', months: 1, as: 'period' }, '2040-02-29', false],
    [{ start: '2026-09-20', workingDays: 3, pauses: [{ from: '2026-09-22', to: '2026-10-14' }] }, '2026-10-16', false],
    [{ start: '2026-09-20', workingDays: 3, pauses: [] }, '2026-09-23', false],
    [
      {
        start: '2026-09-20',
        workingDays: 3,
        pauses: [
          { from: '2026-10-01', to: '2026-10-14' },
          { from: '2026-09-22', to: '2026-10-05' },
        ],
      },
      '2026-10-16',
      false,
    ],
    [{ start: '2018-01-01', workingDays: 1 }, '2018-01-02', false],
    [{ start: '2027-12-30', workingDays: 1 }, '2027-12-31', true],
    [{ start: '2026-10-04', workingDays: 0 }, '2026-10-08', false],
    [{ start: '2027-12-31', workingDays: 0 }, '2027-12-31', true],
    [{ start: '2026-09-20', workingDays: 3, pauses: [{ from: '2026-09-22', to: '2026-09-22' }] }, '2026-09-24', false],
  ])('%j ends %s', (line, end, provisional) => {
    expect(answer(line)).toEqual({ end, provisional })
  })

  it.each<[unknown, keyof typeof deadlineRefusals]>([
    ['', 'notJson'],
    ['   ', 'notJson'],
    ['{"start":', 'notJson'],
    ['{start:"2026-09-24"}', 'notJson'],
    ['NaN', 'notJson'],
    ['null', 'notObject'],
    ['[]', 'notObject'],
    ['3', 'notObject'],
    ['"2026-09-24"', 'notObject'],
    [{ start: '2026-09-24', workingDays: 3, note: 'x' }, 'unknownKey'],
    [{ start: '2026-09-24', workingdays: 3 }, 'unknownKey'],
    ['{"start":"2026-09-24","workingDays":3,"__proto__":{}}', 'unknownKey'],
    [{ start: '2026-09-24', workingDays: 3, toString: 1 }, 'unknownKey'],
    [{ workingDays: 3 }, 'invalidStart'],
    [{ start: '2026-02-30', workingDays: 3 }, 'invalidStart'],
    [{ start: '2026-2-3', workingDays: 3 }, 'invalidStart'],
    [{ start: '2026-09-24T00:00:00Z', workingDays: 3 }, 'invalidStart'],
    [{ start: 20260924, workingDays: 3 }, 'invalidStart'],
    [{ start: null, workingDays: 3 }, 'invalidStart'],
    [{ start: '2026-09-24' }, 'invalidUnit'],
    [{ start: '2026-09-24', workingDays: 3, months: 1 }, 'invalidUnit'],
    [{ start: '2026-09-24', workingDays: 3, calendarDays: null }, 'invalidUnit'],
    [{ start: '2026-09-24', workingDays: -1 }, 'invalidLength'],
    [{ start: '2026-09-24', workingDays: 1.5 }, 'invalidLength'],
    [{ start: '2026-09-24', workingDays: '3' }, 'invalidLength'],
    [{ start: '2026-09-24', workingDays: null }, 'invalidLength'],
    [{ start: '2026-09-24', months: true }, 'invalidLength'],
    [{ start: '2026-09-24', months: 1e300, as: 'period' }, 'invalidLength'],
    ['{"start":"2026-09-24","workingDays":1e999}', 'invalidLength'],
    [{ start: '2026-09-24', months: 1, as: 'both' }, 'invalidAs'],
    [{ start: '2026-09-24', months: 1, as: null }, 'invalidAs'],
    [{ start: '2026-09-24', workingDays: 1, as: 'period' }, 'invalidAs'],
    [{ start: '2026-09-24', workingDays: 1, strict: 'yes' }, 'invalidStrict'],
    [{ start: '2026-09-24', workingDays: 1, strict: null }, 'invalidStrict'],
    [{ start: '2026-09-24', workingDays: 1, pauses: {} }, 'invalidPauses'],
    [{ start: '2026-09-24', workingDays: 1, pauses: null }, 'invalidPauses'],
    [{ start: '2026-09-24', workingDays: 1, pauses: [null] }, 'invalidPauses'],
    [{ start: '2026-09-24', workingDays: 1, pauses: [{ from: '2026-09-25' }] }, 'invalidPauses'],
    [{ start: '2026-09-24', workingDays: 1, pauses: [{ from: '2026-09-25', to: null }] }, 'invalidPauses'],
    [{ start: '2026-09-24', workingDays: 1, pauses: [{ from: '2026-09-26', to: '2026-09-25' }] }, 'invalidPauses'],
    [{ start: '2026-09-24', workingDays: 1, pauses: [{ from: '2026-02-30', to: '2026-03-01' }] }, 'invalidPauses'],
    [
      { start: '2026-09-24', workingDays: 1, pauses: [{ from: '2026-09-25', to: '2026-09-25', why: '' }] },
      'invalidPauses',
    ],
    [{ start: '2026-09-24', workingDays: 1, pauses: [['2026-09-25', '2026-09-26']] }, 'invalidPauses'],
    [{ start: '2017-12-29', workingDays: 3 }, 'outsideCalendar'],
    [{ start: '2017-12-01', months: 6 }, 'outsideCalendar'],
    [{ start: '2017-12-01', calendarDays: 60 }, 'outsideCalendar'],
    [{ start: '2027-12-31', workingDays: 1 }, 'outsideCalendar'],
    [{ start: '2027-12-31', calendarDays: 1 }, 'outsideCalendar'],
    [{ start: '2027-11-30', months: 6 }, 'outsideCalendar'],
    [{ start: '2028-01-03', workingDays: 0 }, 'outsideCalendar'],
    [{ start: '2026-09-24', workingDays: 9007199254740991 }, 'outsideCalendar'],
    [{ start: '2026-09-24', months: 9007199254740991, as: 'period' }, 'outsideCalendar'],
    [{ start: '2026-09-24', workingDays: 3, pauses: [{ from: '2026-09-25', to: '9999-12-31' }] }, 'outsideCalendar'],
    [{ start: '2026-12-21', workingDays: 3, strict: true }, 'provisional'],
    [{ start: '2026-08-08', months: 6, strict: true }, 'provisional'],
  ])('%j is refused: %s', (line, code) => {
    const reply = answer(line)
    expect(reply).toEqual({ refused: code, message: expect.stringContaining(deadlineRefusals[code].zh) })
  })

  it('never throws, whatever it holds', () => {
    const key = fc.constantFrom('start', 'workingDays', 'calendarDays', 'months', 'pauses', 'strict', 'as', 'other')
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('2026-09-24', 3, 'act', true, [{ from: '2026-09-24', to: '2026-09-25' }]),
    )
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(key, value).map((fields) => JSON.stringify(fields)),
    )
    fc.assert(
      fc.property(line, (text) => {
        const reply = answer(text)
        expect('end' in reply || 'refused' in reply).toBe(true)
        expect(JSON.parse(replyText(reply))).toEqual(reply)
      }),
      { numRuns: 3000 },
    )
  })
})
