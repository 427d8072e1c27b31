import { describe, expect, it } from 'vitest'
import type { Calendar } from '#law/calendar.ts'
import { chinaCalendar, chinaCalendarWith } from '#law/china.ts'
import { ruleOf } from '#law/rules.ts'
import { instant } from '#tests/support/run-example.ts'
import type { CaseEvent, Holder, Ladder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { advanceClocks, type Clocks, dueMilestone, isExcused, nextMoment, recount, startsTooEarly } from './clocks.ts'

const unit: Holder = { role: 'officer', unit: 'HJ' }
const applicant: Holder = { role: 'applicant', unit: null }
type More = Partial<LimitRule> & { readonly owes?: Holder }
const rule = (id: string, { owes = unit, ...more }: More = {}): LimitRule => ({
  ...{ limit: ruleOf(id), starts: ['begun'], meets: ['done'], owedBy: () => owes, ...more },
})
const procedureOf = (...limits: readonly LimitRule[]) =>
  ({ timing: { limits, pauses: { from: 'paused', to: 'resumed', endedBy: 'decided' } } }) as unknown as Procedure

type Told = {
  readonly data?: object | null
  readonly state?: string
  readonly closed?: boolean
  readonly ladder?: Ladder
  readonly written?: string
  readonly calendar?: Calendar
  readonly rules?: readonly LimitRule[]
}
type Step = readonly [at: string, type: string, told?: Told]

/** Clocks after these events, of 2026 at ten unless told. */
function clocksAfter(limits: readonly LimitRule[], ...steps: readonly Step[]): Clocks {
  let clocks: Clocks = {}
  for (const [when, type, told = {}] of steps) {
    const { data = {}, state = 'open', closed = false, ladder, written, calendar = chinaCalendar } = told
    const event: CaseEvent = {
      ...{ type, at: at(when), actor: { id: 'a', role: 'officer', unit: 'HJ' }, data },
      ...(ladder && { ladder }),
      ...(written && { imported: { at: at(written), file: 'f', line: 1 } }),
    }
    clocks = advanceClocks(procedureOf(...(told.rules ?? limits)), clocks, { event, data, state, closed }, calendar)
  }
  return clocks
}
const at = (when: string) => instant(when.length > 5 ? when : `2026-${when} 10:00`)
const moment = (of: number) => new Date(of + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')

/** The day, what differs from it, and what is ahead. */
function said(clock: CaseClock | undefined): string {
  if (!clock) return 'none'
  const { state, due, told, provisional, ahead, breachedAt, endedAt, extendedBy, pauses, pausedOn } = clock
  const day = (of: string | null) => of?.replace('2026-', '') ?? 'open'
  return [
    `${state} ${day(due)}${provisional ? ' provisional' : ''}${told === due ? '' : ` told ${day(told)}`}`,
    ...(extendedBy === 0 ? [] : [`+${extendedBy}`]),
    ...pauses.map(({ from, to }) => `without ${day(from)}–${day(to)}`),
    ...(pausedOn === null ? [] : [`paused ${day(pausedOn)}`]),
    ...ahead.map((one) => `${one.milestone} ${moment(one.at)}`),
    ...(breachedAt === null ? [] : [`breached ${moment(breachedAt)}`]),
    ...(endedAt === null ? [] : [`ended ${moment(endedAt)}`]),
  ].join(', ')
}
const a4 = (...steps: readonly Step[]) => said(clocksAfter([A4], ...steps)['A4'])

// GD 46(2). In September 2026 the 20th is worked, 25–27 are off.
const A4 = rule('A4', { cancels: ['withdrawn'], endsIn: ['over'], pausable: true, extendedBy: 'extended' })
const begun: Step = ['09-17', 'begun']
const running = 'running 09-21, atRisk 09-20 09:00, dueToday 09-21 09:00, breach 09-22 00:00'
const breach: Step = ['2026-09-22 00:00', 'clock.A4.breach']

describe('a clock', () => {
  it.each<[string, string, readonly Step[]]>([
    ['begins with its event', running, [begun]],
    ['with no other', 'none', [['09-17', 'filed']]],
    ['not in a closed case', 'none', [['09-17', 'begun', { closed: true }]]],
    ['is met', 'met 09-21, ended 09-18 10:00', [begun, ['09-18', 'done']]],
    ['is met up to the last minute', 'met 09-21, ended 09-21 23:59', [begun, ['2026-09-21 23:59', 'done']]],
    ['is late from the next', 'late 09-21, ended 09-22 00:00', [begun, ['2026-09-22 00:00', 'done']]],
    ['is left by other events', running, [begun, ['09-18', 'noted'], ['09-18', 'clock.A5.breach']]],
    ['and by milestones nobody knows', running, [begun, ['09-18', 'clock.A4.over'], ['09-18', 'watch.A4.breach']]],
    [
      'begins anew',
      'running 09-22, atRisk 09-21 09:00, dueToday 09-22 09:00, breach 09-23 00:00',
      [begun, ['09-18', 'begun']],
    ],
    ['fires', 'running 09-21, dueToday 09-21 09:00, breach 09-22 00:00', [begun, ['09-20', 'clock.A4.atRisk']]],
    [
      'fires its last',
      'running 09-21, breach 09-22 00:00',
      [begun, ['09-20', 'clock.A4.atRisk'], ['09-21', 'clock.A4.dueToday']],
    ],
    ['is cancelled', 'cancelled 09-21, ended 09-18 10:00', [begun, ['09-18', 'withdrawn']]],
    ['by a state', 'cancelled 09-21, ended 09-18 10:00', [begun, ['09-18', 'noted', { state: 'over' }]]],
    ['by the end of the case', 'cancelled 09-21, ended 09-18 10:00', [begun, ['09-18', 'noted', { closed: true }]]],
    ['stays met', 'met 09-21, ended 09-18 10:00', [begun, ['09-18', 'done'], ['09-20', 'withdrawn'], breach]],
    ['is urged two days after a breach', 'running 09-21, urged 09-24 09:00, breached 09-22 00:00', [begun, breach]],
    [
      'then every five',
      'running 09-21, urged 10-09 09:00, breached 09-22 00:00',
      [begun, breach, ['2026-09-24 09:00', 'clock.A4.urged']],
    ],
    [
      'done after it, is late',
      'late 09-21, breached 09-22 00:00, ended 09-23 10:00',
      [begun, breach, ['09-23', 'done']],
    ],
    [
      'cancelled after it, is late',
      'late 09-21, breached 09-22 00:00, ended 09-23 10:00',
      [begun, breach, ['09-23', 'withdrawn']],
    ],
  ])('%s: %s', (_what, expected, steps) => {
    expect(a4(...steps)).toBe(expected)
  })

  it('runs from an instant of its own, by whom it is owed, if it applies', () => {
    const from = rule('A4', { from: () => at('09-14'), owes: applicant, applies: (data) => Object(data).yes === true })
    expect(clocksAfter([from], begun)).toEqual({})
    const clock = clocksAfter([from], ['09-14', 'begun', { data: { yes: true } }])['A4']
    expect(clock).toEqual({
      ...{ rule: 'A4', startedAt: at('09-14'), startDay: '2026-09-14', due: '2026-09-17', told: '2026-09-17' },
      ...{ provisional: false, pauses: [], pausedOn: null, extendedBy: 0, owedBy: applicant, state: 'running' },
      ...{ breachedAt: null, endedAt: null, ahead: clock?.ahead },
    })
  })

  it('is not met by an act done in part, nor cancelled by what is about something else', () => {
    const whole = (data: unknown) => Object(data).whole === true
    const partly = [rule('A4', { isMet: whole, cancels: ['withdrawn'], isCancelled: whole })]
    const of = (type: string, whole: boolean) =>
      said(clocksAfter(partly, begun, ['09-18', type, { data: { whole } }])['A4'])
    expect([of('done', false), of('withdrawn', false)]).toEqual([running, running])
    expect([of('done', true), of('withdrawn', true)]).toEqual([
      ...['met 09-21, ended 09-18 10:00', 'cancelled 09-21, ended 09-18 10:00'],
    ])
  })
})

describe('a pause (GD 46: inspection, appraisal, experts)', () => {
  const from: Step = ['09-20', 'begun']
  const paused: Step = ['09-21', 'paused']
  const moved = 'running 10-16, without 09-22–10-14, atRisk 10-15 09:00, dueToday 10-16 09:00, breach 10-17 00:00'

  it.each<[string, string, readonly Step[]]>([
    ['stops the clock', 'paused 09-23, paused 09-21', [from, paused]],
    ['leaves out the next day to the report', moved, [from, paused, ['10-14', 'resumed']]],
    [
      'by its arrival',
      moved.replace('atRisk 10-15 09:00, ', ''),
      [from, paused, ['10-15', 'resumed', { data: { arrivedOn: '2026-10-14' } }]],
    ],
    ['ended by a decision too', moved, [from, paused, ['10-14', 'decided']]],
    [
      'of the same day leaves out nothing',
      'running 09-23, atRisk 09-22 09:00, dueToday 09-23 09:00, breach 09-24 00:00',
      [from, paused, ['09-21', 'resumed']],
    ],
    [
      'begun on the last day leaves that day too',
      'running 10-15, without 09-23–10-14, dueToday 10-15 09:00, breach 10-16 00:00',
      [from, ['09-23', 'paused'], ['10-14', 'resumed']],
    ],
    [
      'begun and over on the last day leaves out nothing',
      'running 09-23, breach 09-24 00:00',
      [from, ['09-23', 'paused'], ['09-23', 'resumed']],
    ],
    ['is ended by nothing else', 'paused 09-23, paused 09-21', [from, paused, ['10-14', 'noted']]],
    [
      'is cancelled with the case',
      'cancelled 09-23, paused 09-21, ended 09-22 10:00',
      [from, paused, ['09-22', 'noted', { closed: true }]],
    ],
    ['is none where it never began', running, [begun, ['09-18', 'resumed']]],
  ])('%s: %s', (_what, expected, steps) => {
    expect(a4(...steps)).toBe(expected)
  })

  it('loses its last day in editions that knew no better', () => {
    const before = clocksAfter([{ ...A4, losesLastDay: true }], from, ['09-23', 'paused'], ['10-14', 'resumed'])['A4']
    expect(said(before)).toBe('running 09-23, without 09-24–10-14, breach 10-14 10:00')
  })

  it('does not stop a limit that knows none', () => {
    const plain = clocksAfter([rule('A4')], begun, ['09-18', 'paused'])['A4']
    expect(said(plain)).toBe(running)
  })

  it('keeps an earlier pause, and an extension before it', () => {
    const twice = a4(from, paused, ['09-22', 'resumed'], ['09-23', 'paused'], ['09-28', 'resumed'])
    expect(twice).toMatch(/^running 09-29, without 09-22–09-22, without 09-24–09-28, /)
    const longer = a4(from, ['09-20', 'extended', { data: { days: 2 } }], paused, ['10-14', 'resumed'])
    expect(longer).toMatch(/^running 10-20, \+2, without 09-22–10-14, /)
  })
})

describe('an extension (O36 16)', () => {
  const B3 = rule('B3', { extendedBy: 'extended' })
  const longer: Step = ['08-28', 'extended', { data: { days: 10 } }]
  const b3 = (...steps: readonly Step[]) => said(clocksAfter([B3], ['08-26', 'begun'], ...steps)['B3']).split(',')[0]

  it('stretches the limit once for each', () => {
    expect([b3(), b3(longer), b3(longer, longer)]).toEqual(['running 09-04', 'running 09-18', 'running 10-09'])
    expect(b3(['08-28', 'extended', { data: null }])).toBe('running 09-04')
    expect(b3(['08-28', 'extended'], ['08-28', 'extended', { data: { days: 0 } }])).toBe('running 09-04')
  })

  it('moves no breach that was told', () => {
    const told = clocksAfter([A4], begun, breach, ['09-22', 'extended', { data: { days: 1 } }])['A4']
    expect(said(told)).toBe('running 09-22, +1, urged 09-24 09:00, breached 09-22 00:00')
  })
})

describe('a limit that lapses (K5), and one that is excused (O36 16)', () => {
  it('ends the applicant’s right, and urges nobody', () => {
    const K5 = [rule('K5', { lapses: true, owes: applicant })]
    expect(said(clocksAfter(K5, begun)['K5'])).toBe('running 09-23, lapse 09-24 00:00')
    expect(said(clocksAfter(K5, begun, ['2026-09-24 00:00', 'clock.K5.lapse'])['K5'])).toBe(
      'cancelled 09-23, ended 09-24 00:00',
    )
    const own = clocksAfter([rule('A4', { owes: applicant })], begun, breach)['A4']
    expect(said(own)).toBe('running 09-21, breached 09-22 00:00')
  })

  const B2 = rule('B2', { meets: ['accepted'] })
  const B4 = rule('B4', { excusedBy: ['B2'], extendedBy: 'extended' })
  const lapsed: readonly Step[] = [
    ['08-20', 'begun'],
    ['2026-09-04 00:00', 'clock.B4.lapse'],
  ]
  const late: Step = ['09-05', 'clock.B2.breach']

  it('is a breach after all once what excused it is late', () => {
    expect(said(clocksAfter([B4], ...lapsed)['B4'])).toBe('cancelled 09-03, ended 09-04 00:00')
    expect(said(clocksAfter([B4], ...lapsed, late)['B4'])).toBe('running 09-03, breach 09-05 10:00')
    expect(said(clocksAfter([B4], ...lapsed, ['09-05', 'clock.B3.breach'])['B4'])).toBe(
      'cancelled 09-03, ended 09-04 00:00',
    )
    const extended: Step = ['2026-09-04 00:00', 'extended', { data: { days: 10 } }]
    expect(said(clocksAfter([B4], ...lapsed, extended)['B4'])).toMatch(/^running 09-17, \+10, /)
  })

  it('is none where it was cancelled in time, or is nobody’s excuse', () => {
    const early: readonly Step[] = [
      ['08-20', 'begun'],
      ['09-03', 'noted', { closed: true }],
    ]
    expect(said(clocksAfter([B4], ...early, late)['B4'])).toBe('cancelled 09-03, ended 09-03 10:00')
    expect(said(clocksAfter([B4], ...lapsed, ['2026-09-04 00:00', 'clock.B4.breach'])['B4'])).toBe(
      'cancelled 09-03, ended 09-04 00:00',
    )
    expect(said(clocksAfter([rule('B4')], ...lapsed, late)['B4'])).toBe('cancelled 09-03, ended 09-04 00:00')
  })

  it('is excused while none of them is late, if it names any', () => {
    const clocks = clocksAfter([B2, B4], ['08-20', 'begun'])
    const broken = clocksAfter([B2, B4], ['08-20', 'begun'], ['2026-08-26 00:00', 'clock.B2.breach'])
    const both = rule('B4', { excusedBy: ['B2', 'B3'] })
    expect([isExcused(both, clocks), isExcused(both, broken)]).toEqual([true, false])
    expect([isExcused(B4, clocks), isExcused(B4, {}), isExcused(B4, broken), isExcused(B2, clocks)]).toEqual([
      ...[true, true, false, false],
    ])
  })
})

describe('beyond the calendar', () => {
  const y2028 = { year: 2027, notice: { urls: ['x'] }, off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }] }
  const published = chinaCalendarWith([{ ...y2028, worked: [] }])

  it('a day waits for its notice, week by week, and urges go on', () => {
    const open: Step = ['2027-12-30 10:00', 'begun']
    expect(a4(open)).toBe('running open provisional, recomputed 01-06 00:00')
    expect(a4(open, ['2028-01-06 00:00', 'clock.A4.recomputed'])).toBe(
      'running open provisional, recomputed 01-13 00:00',
    )
  })

  it('an estimate is counted again: in time by the notice, or day by day without it', () => {
    const estimated: Step = ['2026-12-29 10:00', 'begun']
    expect(a4(estimated)).toMatch(/^running 2027-01-04 provisional, /)
    expect(a4(estimated, ['2027-01-04 10:00', 'done'])).toBe('met 2027-01-04 provisional, ended 01-04 10:00')
    expect(a4(estimated, ['2027-01-05 10:00', 'done'])).toBe('met 2027-01-04 provisional, ended 01-05 10:00')
    const again = (when: string, calendar?: Calendar) =>
      a4(estimated, [when, 'clock.A4.recomputed', calendar ? { calendar } : {}])
    expect(again('2027-01-05 00:00')).toBe('running 2027-01-04 provisional, breach 01-06 00:00')
    expect(again('2027-01-04 08:00')).toBe('running 2027-01-04 provisional, dueToday 01-04 09:00, breach 01-05 00:00')
    expect(again('2027-01-05 00:00', published)).toBe('running 2027-01-04, breach 01-05 00:00')
  })

  it('no clock begins before the first day', () => {
    const early = { event: { type: 'begun', at: instant('2017-12-31 10:00') }, data: {}, state: 'open', closed: false }
    const begins = (of: object) => startsTooEarly(procedureOf(A4), { ...early, ...of } as never, chinaCalendar)
    expect([begins({}), begins({ event: { type: 'begun', at: instant('2018-01-01 00:00') } })]).toEqual([true, false])
    expect([begins({ closed: true }), begins({ event: { type: 'done', at: 0 } })]).toEqual([false, false])
    const clock = clocksAfter([A4], begun)['A4']
    expect(() => clock && recount(A4, { ...clock, startDay: '2017-12-31' }, chinaCalendar)).toThrow(
      /A4 from 2017-12-31/,
    )
    expect(() => clock && recount(rule('K3'), clock, chinaCalendar)).toThrow(
      expect.objectContaining({ code: 'noLength' }),
    )
  })
})

describe('other rules', () => {
  const days = (n: number) => ({ ...A4, limit: { ...A4.limit, length: { ...A4.limit.length, n } } })
  const moved = (when: string, n: number): Step => [when, 'rules.changed', { rules: [days(n)] }]

  it('count a running clock anew, but never to a past day', () => {
    expect(a4(begun, moved('09-18', 5))).toMatch(/^running 09-23, /)
    expect(a4(begun, moved('09-18', 1))).toBe('running 09-18 told 09-21, breach 09-19 00:00')
    expect(a4(begun, moved('09-20', 1))).toBe(running)
    expect(a4(begun, breach, moved('09-22', 9))).toMatch(/^running 09-21, urged/)
    expect(a4(begun, ['09-18', 'paused'], moved('09-18', 9))).toBe('paused 09-21, paused 09-18')
  })

  it('let the applicant keep the later day', () => {
    const G2 = rule('G2', { owes: applicant })
    const shorter = { ...G2, limit: { ...G2.limit, length: A4.limit.length } }
    const clocks = clocksAfter([G2], begun, ['09-18', 'rules.changed', { rules: [shorter] }])
    expect(said(clocks['G2'])).toBe(said(clocksAfter([G2], begun)['G2']))
    expect(said(clocks['G2'])).toMatch(/^running 10-08, /)
  })

  it('that no longer know a limit end its clock, and leave one that is over', () => {
    const gone = (...steps: readonly Step[]) =>
      said(clocksAfter([A4], begun, ...steps, ['09-23', 'rules.changed', { rules: [] }])['A4'])
    expect(gone()).toBe('cancelled 09-21, ended 09-23 10:00')
    expect(gone(['09-18', 'done'])).toBe('met 09-21, ended 09-18 10:00')
  })
})

describe('the ladder', () => {
  it('warns at the city’s own levels', () => {
    const ladder: Ladder = [
      { level: 'atRisk', days: 2, party: 'mail' },
      { level: 'breach', days: 0, head: 'mail' },
      { level: 'urged', days: 1, party: 'mail' },
    ]
    expect(a4(['09-17', 'begun', { ladder }])).toBe('running 09-21, atRisk 09-18 09:00, breach 09-22 00:00')
    const urged = a4(begun, ['2026-09-22 00:00', 'clock.A4.breach', { ladder }])
    expect(urged).toBe('running 09-21, urged 09-23 09:00, breached 09-22 00:00')
    expect(a4(begun, breach, ['2026-09-24 09:00', 'clock.A4.urged', { ladder }])).toBe(
      'running 09-21, breached 09-22 00:00',
    )
  })

  it('tells of an imported step only what lies ahead of its writing, or the end at once', () => {
    const written = (when: string) => a4(['09-17', 'begun', { written: when }])
    expect(written('09-20')).toBe('running 09-21, dueToday 09-21 09:00, breach 09-22 00:00')
    expect(written('09-25')).toBe('running 09-21, breach 09-25 10:00')
  })
})

describe('the next moment', () => {
  const two = clocksAfter([A4, rule('A3')], begun)

  it('is the earliest of all that live', () => {
    // Half of A3 and its warning are its first day.
    expect(moment(nextMoment(two) ?? 0)).toBe('09-18 09:00')
    expect([nextMoment({}), nextMoment(clocksAfter([A4], begun, ['09-18', 'done']))]).toEqual([null, null])
    expect(nextMoment(clocksAfter([A4], begun, ['09-18', 'paused']))).toBeNull()
  })

  it('fires the earliest that has come', () => {
    const due = (when: string) => {
      const found = dueMilestone(two, instant(when))
      return found && `${found.rule} ${found.milestone} ${moment(found.at)}`
    }
    expect([due('2026-09-17 11:00'), due('2026-09-18 09:00')]).toEqual([null, due('2026-09-30 00:00')])
    expect(due('2026-09-18 09:00')).toMatch(/^A3 \w+ 09-18 09:00$/)
    expect(dueMilestone(clocksAfter([rule('A3'), rule('A5')], begun), instant('2026-09-18 09:00'))?.rule).toBe('A3')
    expect(dueMilestone(clocksAfter([A4], begun, ['09-18', 'done']), instant('2026-12-01 00:00'))).toBeNull()
  })
})
