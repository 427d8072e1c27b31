import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import { chinaCalendar } from '#law/china.ts'
import type { Day } from '#law/day.ts'
import type { CaseEvent, Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { noticesOf } from './notices.ts'

const seat = (role: Holder['role'], unit: string | null = null): Holder => ({ role, unit })
const officer = seat('officer', 'HJ')
const clock = (rule: string, due: Day | null, over: Partial<CaseClock> = {}) =>
  ({ rule, due, owedBy: officer, state: 'running', ...over }) as CaseClock
const file = (over: Partial<CaseFile> = {}) => ({ holder: officer, clocks: {}, ...over }) as CaseFile

type Asked = {
  readonly event: Partial<CaseEvent>
  readonly before?: CaseFile | null
  readonly after?: CaseFile
  readonly named?: readonly Notice[]
}
/** Notices in short; a case's promise is its `number`. */
function told({ event, before = file(), after = before ?? file(), named = [] }: Asked): readonly string[] {
  const procedure = {
    results: { notices: () => named },
    timing: { limits: [], promise: (_data: unknown, { number }: CaseFile) => number ?? null },
  } as unknown as Procedure
  const whole = { type: 'noted', at: 0, actor: { id: 'ann', role: 'officer', unit: 'HJ' }, data: {}, ...event } as const
  return noticesOf(procedure, before, whole, after, chinaCalendar).map(
    ({ notice, to, formal, paper, gathered }) =>
      `${notice} ${to.role} ${to.unit}${formal ? ' formal' : ''}${paper ? ` ${paper}` : ''}${gathered ? ' gathered' : ''}`,
  )
}

describe('a new holder', () => {
  const task: Notice = { notice: 'answered', to: officer, formal: true }
  it.each([
    ['is told of the task', { before: file({ holder: seat('head', 'HJ') }), after: file() }, ['task officer HJ']],
    ['in a new case too', { before: null }, ['task officer HJ']],
    ['not while it stays', {}, []],
    ['not a second time', { before: null, named: [task] }, ['answered officer HJ formal']],
    [
      'but where another seat was told',
      { before: null, named: [{ ...task, to: seat('head', 'HJ') }] },
      ['answered head HJ formal', 'task officer HJ'],
    ],
    ['not the applicant', { before: file(), after: file({ holder: seat('applicant') }) }, []],
    ['nor a service', { before: file(), after: file({ holder: seat('system') }) }, []],
  ] as const)('%s', (_what, asked, expected) => {
    expect(told({ event: {}, ...asked })).toEqual(expected)
  })
})

describe('an act beside the chart', () => {
  const order = { unit: 'HJ', head: 'head', order: '三日内答复', orderDue: '2026-09-21' }
  const ruling = { breach: 1, limit: 'A4', due: '2026-09-21', reason: 'r', by: seat('head', 'HJ') }
  const supervisor = 'supervisor null'

  it.each<[string, Partial<CaseEvent>, readonly string[]]>([
    ['an urge to a seat', { type: 'supervisor.urged', data: { seat: officer } }, ['urged officer HJ']],
    ['to a unit', { type: 'supervisor.urged', data: { unit: 'HJ' } }, ['urgedBySupervisor head HJ']],
    [
      'to its other head',
      { type: 'supervisor.urged', data: { unit: 'FGW', head: 'intakeHead' } },
      ['urgedBySupervisor intakeHead FGW'],
    ],
    [
      'to an unknown head',
      { type: 'supervisor.urged', data: { unit: 'HJ', head: 'king' } },
      ['urgedBySupervisor head HJ'],
    ],
    ['to nobody', { type: 'supervisor.urged', data: { unit: 1 } }, []],
    ['an empty urge', { type: 'supervisor.urged', data: null }, []],
    ['a text', { type: 'supervisor.urged', data: 'HJ' }, []],
    ['another act about a unit', { type: 'supervisor.noted', data: { unit: 'HJ' } }, []],
    [
      'a seat’s work given to a colleague',
      { type: 'task.assigned', data: { seat: officer, person: 'bob' } },
      ['assigned officer HJ'],
    ],
    ['taken on by oneself', { type: 'task.assigned', data: { seat: officer, person: 'ann' } }, []],
    ['given to nobody', { type: 'task.assigned', data: { seat: officer } }, []],
    ['a note that looks like it', { type: 'noted', data: { seat: officer, person: 'bob' } }, []],
    ['an order', { type: 'supervisor.ordered', data: order }, ['supervisionOrder head HJ supervision']],
    ['its answer', { type: 'order.answered', data: { order: 1, answer: 'a' } }, [`orderAnswered ${supervisor}`]],
    ['a contest', { type: 'breach.contested', data: { ...ruling, unit: 'HJ' } }, [`breachContested ${supervisor}`]],
    ['a breach kept', { type: 'breach.kept', data: ruling }, ['breachKept head HJ']],
    ['rescinded', { type: 'breach.rescinded', data: ruling }, ['breachRescinded head HJ']],
    ['reattributed', { type: 'breach.reattributed', data: ruling }, ['breachReattributed head HJ']],
    ['consent withdrawn', { type: 'consent.withdrawn' }, ['consentWithdrawn officer HJ']],
    ['consent given', { type: 'consent.given' }, []],
  ])('%s', (_what, event, expected) => {
    expect(told({ event })).toEqual(expected)
  })

  it('tells of consent withdrawn who serves by hand: the holder, or who owes in the case, if of an office', () => {
    const event = { type: 'consent.withdrawn' }
    const waiting = file({ holder: seat('applicant'), clocks: { A5: clock('A5', '2026-09-21') } })
    expect(told({ event, before: waiting })).toEqual(['consentWithdrawn officer HJ'])
    const supervised = file({ holder: seat('supervisor') })
    expect([
      told({ event, before: supervised }),
      told({ event, before: file({ holder: seat('system', 'HJ') }) }),
    ]).toEqual([[], []])
  })
})

describe('a day that was counted anew', () => {
  const before = file({ clocks: { A4: clock('A4', '2026-09-21'), A5: clock('A5', '2026-09-22') } })
  const counted = (over: Partial<CaseClock>) => ({
    ...before,
    clocks: { ...before.clocks, A4: clock('A4', '2026-09-23', over) },
  })
  const changed = { type: 'rules.changed' }

  it.each<[string, Asked, readonly string[]]>([
    ['by other rules', { event: changed, before, after: counted({}) }, ['dateSet officer HJ']],
    [
      'by a calendar',
      { event: { type: 'clock.A4.recomputed', data: { calendar: 'v' } }, before, after: counted({}) },
      ['dateSet officer HJ gathered'],
    ],
    ['is told once a seat', { event: changed, before: file(), after: { ...before } }, ['dateSet officer HJ']],
    [
      'to each seat',
      {
        event: changed,
        before,
        after: {
          ...counted({}),
          clocks: { ...counted({}).clocks, A0: clock('A0', '2026-09-29', { owedBy: seat('intake', 'FGW') }) },
        },
      },
      ['dateSet officer HJ', 'dateSet intake FGW'],
    ],
    ['not where it stayed', { event: changed, before }, []],
    ['nor where there is none', { event: changed, before, after: counted({ due: null }) }, []],
    ['nor of a clock that is over', { event: changed, before, after: counted({ state: 'met' }) }, []],
    ['nor to a service', { event: changed, before, after: counted({ owedBy: seat('system') }) }, []],
    ['nor by another event', { event: { type: 'clock.A4.recomputed.more' }, before, after: counted({}) }, []],
    ['nor in a new case', { event: changed, before: null, after: { ...counted({}), holder: seat('applicant') } }, []],
  ])('%s', (_what, asked, expected) => {
    expect(told(asked)).toEqual(expected)
  })

  it('tells the applicant of a promise that moved', () => {
    const promised = (of: string | null) => file({ number: of as string })
    const said = (from: string | null, to: string | null, event: Partial<CaseEvent> = changed) =>
      told({ event, before: promised(from), after: promised(to) })
    expect(said('2026-09-21', '2026-09-22')).toEqual(['promiseMoved applicant null'])
    expect(said(null, '2026-09-22', { ...changed, data: { calendar: 'v' } })).toEqual([
      'promiseMoved applicant null gathered',
    ])
    expect([said('2026-09-21', '2026-09-21'), said('2026-09-21', null), said('a', 'b', { type: 'noted' })]).toEqual([
      ...[[], [], []],
    ])
    expect(
      told({ event: changed, before: null, after: { ...promised('2026-09-21'), holder: seat('system') } }),
    ).toEqual([])
  })
})
