import { describe, expect, it } from 'vitest'
import type { Held } from '#engine/store/held.ts'
import { chinaCalendar } from '#law/china.ts'
import { ruleOf } from '#law/rules.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { charges, isLate, misroutedDays, withCharge } from './charges.ts'

// March 2026 has no holidays: the 2nd, 9th and 16th are Mondays.
const at = (day: number) => Date.parse(`2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`)
const [unit, head, intake, other] = (
  [
    ['officer', 'HJ'],
    ['head', 'HJ'],
    ['intake', 'FGW'],
    ['officer', 'RS'],
  ] as const
).map(([role, of]): Holder => ({ role, unit: of })) as [Holder, Holder, Holder, Holder]

const limit = (id: string, n = 1) => ({ ...ruleOf('A4'), id, length: { unit: 'workingDays', n, as: 'act' } })
const procedure = {
  timing: { limits: [{ limit: limit('A4') }, { limit: limit('K3') }, { limit: limit('A0'), parts: ['A4'] }] },
} as unknown as Procedure

/** Due on Friday the 6th, begun on Monday the 2nd. */
const clock = (over: Partial<CaseClock> = {}): CaseClock =>
  ({
    ...{ rule: 'A4', startDay: '2026-03-02', due: '2026-03-06', pauses: [], owedBy: unit, state: 'running' },
    ...{ breachedAt: null, endedAt: null, ...over },
  }) as CaseClock
const span = (by: Holder, from: number, until: number | null, over: Partial<Held> = {}): Held =>
  ({ by, from: at(from), until: until === null ? null : at(until), ...over }) as Held
const counting = (clocks: Readonly<Record<string, CaseClock>>, held?: readonly Held[]) => ({
  ...{ procedure, calendar: chinaCalendar, file: { clocks, ...(held ? { held } : {}) } },
})
const said = (of: ReturnType<typeof charges>) =>
  of.map(({ to, days, cause }) => `${to.role} ${to.unit} ${days} ${cause}`)
const late = (day: number, over: Partial<CaseClock> = {}, held?: readonly Held[]) =>
  said(charges(counting({ A4: clock(over) }, held), 'A4', at(day)))

describe('days past the end', () => {
  it('are none on the last day, without a clock, a day or a limit', () => {
    expect([late(6), late(9, { due: null }), said(charges(counting({}), 'A4', at(9)))]).toEqual([[], [], []])
    expect(charges(counting({ X: clock() }), 'X', at(9))).toEqual([])
    expect(late(12, { endedAt: at(6) })).toEqual([])
  })

  it('are working days of whoever owes the step, without its pauses; on a rest day the first is to come', () => {
    expect([late(10), late(7), late(13)]).toEqual([
      ...[['officer HJ 2 own'], ['officer HJ 1 own'], ['officer HJ 5 own']],
    ])
    expect(late(20, { endedAt: at(10) })).toEqual(['officer HJ 2 own'])
    expect(late(10, { pauses: [{ from: '2026-03-09', to: '2026-03-09' }] })).toEqual(['officer HJ 1 own'])
  })

  it('are the approver’s where the work lay there, all of them if it was returned, else beyond the target', () => {
    const lay = (left?: string) => [span(unit, 2, 4), span(head, 4, 9, left ? { left } : {}), span(unit, 9, null)]
    expect(late(12, {}, lay('approver.returned'))).toEqual(['head HJ 3 approval', 'officer HJ 1 own'])
    expect(late(12, {}, lay())).toEqual(['head HJ 2 approval', 'officer HJ 2 own'])
    expect(late(9, {}, lay('approver.returned'))).toEqual(['head HJ 1 approval'])
    // Sunday the 1st lies before the limit.
    const early = [span(head, 1, 4, { left: 'approver.returned' }), span(unit, 4, null)]
    expect(late(12, {}, early)).toEqual(['head HJ 2 approval', 'officer HJ 2 own'])
    // Still there, and its own limit.
    expect(late(10, {}, [span(unit, 2, 4), span(head, 4, null)])).toEqual(['head HJ 2 approval'])
    expect(late(12, { owedBy: head }, lay('approver.returned'))).toEqual(['head HJ 4 own'])
    expect(late(10, { endedAt: at(9) }, [span(unit, 2, 10), span(head, 10, null)])).toEqual(['officer HJ 1 own'])
  })

  it('are one charge of a seat and cause', () => {
    const twice = [
      span(unit, 2, 3),
      span(head, 3, 4, { left: 'approver.returned' }),
      span(unit, 4, 5),
      span(head, 5, 6, { left: 'approver.returned' }),
      span(unit, 6, null),
    ]
    expect(late(12, {}, twice)).toEqual(['head HJ 2 approval', 'officer HJ 2 own'])
  })

  it('go where a ruling sent them', () => {
    const ruled = { ruled: 'reattributed', chargedTo: intake } as const
    expect(late(10, ruled)).toEqual(['intake FGW 2 ruled'])
    expect(late(10, { chargedTo: intake })).toEqual(['officer HJ 2 own'])
  })
})

describe('a sum of limits', () => {
  const sum = (day: number, held: readonly Held[], part: Partial<CaseClock> = {}) =>
    said(
      charges(
        counting({ A0: clock({ owedBy: intake }), A4: clock({ startDay: '2026-03-05', ...part }) }, held),
        'A0',
        at(day),
      ),
    )
  const returned = { left: 'unit.returned', sentBy: intake } as const

  it('charges who sent it wrongly, then the late part, then whoever owes it', () => {
    const held = [span(other, 2, 4, returned), span(intake, 4, 5), span(unit, 5, null)]
    expect(sum(13, held)).toEqual(['intake FGW 3 misrouted', 'officer HJ 2 own'])
    expect(sum(13, held, { due: '2026-03-12' })).toEqual([
      'intake FGW 3 misrouted',
      'officer HJ 1 own',
      'intake FGW 1 own',
    ])
    const at3 = counting({ A0: clock({ owedBy: intake }) }, held)
    expect(said(misroutedDays(at3, 'A0', at(13)))).toEqual(['intake FGW 3 misrouted'])
    expect([misroutedDays(at3, 'A4', at(13)), misroutedDays(counting({}), 'A0', at(13))]).toEqual([[], []])
  })

  it('charges a unit that named another wrongly, or gave back what was its own', () => {
    const named = [
      span(other, 2, 3, { ...returned, named: 'SCJG' }),
      span(intake, 3, 4),
      span({ role: 'officer', unit: 'SCJG' }, 4, 5, returned),
      span(unit, 5, null),
    ]
    expect(sum(13, named)).toEqual(['intake FGW 2 misrouted', 'officer RS 3 misrouted'])
    const back = [span(unit, 2, 3, returned), span(intake, 3, 5), span(unit, 5, null)]
    expect(sum(10, back)).toEqual(['officer HJ 2 misrouted'])
  })
})

it('nobody is charged days that no calendar knows, nor a sum without its clock', () => {
  const beyond = counting({ A4: clock({ startDay: '2027-12-30', due: '2027-12-31' }) })
  expect(charges(beyond, 'A4', Date.parse('2028-02-01T10:00:00+08:00'))).toEqual([])
  expect(misroutedDays(counting({ A4: clock() }), 'A0', at(13))).toEqual([])
})

it('a breach is charged to the first that caused it, not to its own seat', () => {
  const held = [span(unit, 2, 4), span(head, 4, null)]
  const event = {
    type: 'clock.A4.breach',
    at: at(10),
    actor: { id: 'clock', role: 'system', unit: null },
    data: {},
  } as const
  const clocks = { A4: clock() }
  expect(withCharge(counting(clocks, held), clocks, event)['A4']?.chargedTo).toEqual(head)
  expect(withCharge(counting(clocks), clocks, event)).toBe(clocks)
  expect(withCharge(counting(clocks, held), clocks, { ...event, type: 'unit.proposed' })).toBe(clocks)
})

it('late is a breach or an end behind the day, but no applicant’s', () => {
  expect([clock(), clock({ breachedAt: 1 }), clock({ state: 'late' })].map(isLate)).toEqual([false, true, true])
  expect(isLate(clock({ breachedAt: 1, owedBy: { role: 'applicant', unit: null } }))).toBe(false)
})
