import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import { chinaCalendar } from '#law/china.ts'
import type { RecordFile } from '#records/record.ts'
import { smallProcedure, smallStates } from '#tests/support/doubles/small-procedure.ts'
import { instant, sampleRecord } from '#tests/support/run-example.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Decision, decide, taskName, triesBeforeStalling } from './decide.ts'
import { eventsOffered } from './events-offered.ts'
import { firstDecision } from './first-decision.ts'

const small = smallProcedure as unknown as Procedure
const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
const at = (time: string) => instant(`2026-09-14 ${time}`)
const event = (type: string, time = '11:00', data: unknown = {}): CaseEvent => ({
  ...{ type, at: at(time), actor: officer, data },
})
const record: RecordFile = sampleRecord
const filed = { ...event('applicant.asked', '10:00'), actor: { id: 'zhang', role: 'applicant', unit: null } } as const
const begun = { number: 'N', subject: 'S', recordId: record.id, arisesFrom: null }

function moved(decision: Decision): CaseFile {
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusal))
  return decision.file
}
const opened = (procedure = small) =>
  moved(firstDecision(procedure, { ...begun, id: 'C', rules: 'R', area: 'A' }, filed, record, chinaCalendar))
const next = (file: CaseFile, one: CaseEvent, procedure = small, of: RecordFile | null = record) =>
  decide(procedure, file, one, of, chinaCalendar)
const refusal = (decision: Decision) => (decision.kind === 'refused' ? decision.refusal : null)
const run = (...events: readonly CaseEvent[]) => events.reduce((file, one) => moved(next(file, one)), opened())

/** Due on the 15th: one working day. */
const dueToday = instant('2026-09-15 09:00')

it('a case begins with its first row', () => {
  const { clocks, ...file } = opened()
  expect(file).toEqual({
    ...{ id: 'C', number: 'N', procedure: 'small', chart: 1, rules: 'R', area: 'A', seq: 1, state: 'asked' },
    ...{ data: { decidedBy: null, stalledAt: null }, subject: 'S', applicant: 'zhang', recordId: record.id },
    ...{ arisesFrom: null, openedAt: at('10:00'), changedAt: at('10:00'), holder: { role: 'officer', unit: 'HJ' } },
    held: [
      {
        ...{ by: { role: 'officer', unit: 'HJ' }, from: at('10:00'), until: null, left: null, named: null },
        sentBy: { role: 'applicant', unit: null },
      },
    ],
    ...{ task: null, wakeAt: clocks['Q1']?.ahead[0]?.at, head: '', closed: false },
  })
  expect(clocks['Q1']).toMatchObject({ due: '2026-09-15', state: 'running' })
})

describe('an event', () => {
  it('moves the case: sequence, state, data, holder, and its task at once', () => {
    const file = run(event('clerk.decided'))
    expect(file).toMatchObject({
      ...{ seq: 2, state: 'sending', data: { decidedBy: 'hj-1', stalledAt: null }, changedAt: at('11:00') },
      ...{ holder: { role: 'system', unit: null }, closed: false },
      ...{ task: { name: 'send', tries: 0, notBefore: at('11:00') }, wakeAt: at('11:00') },
    })
    expect(file.held?.map(({ by, until, left }) => [by.role, until, left])).toEqual([
      ['officer', at('11:00'), 'clerk.decided'],
      ['system', null, null],
    ])
  })

  it('that fails is tried again after 5 seconds, a minute, ten minutes and ten again', () => {
    const failed = event('task.failed', '12:00')
    const tries = [1, 2, 3, 4].map((n) => run(event('clerk.decided'), ...Array.from({ length: n }, () => failed)).task)
    expect(tries.map((task) => [task?.tries, (task?.notBefore ?? 0) - at('12:00')])).toEqual([
      ...[
        [1, 5_000],
        [2, 60_000],
        [3, 600_000],
        [4, 600_000],
      ],
    ])
    expect(triesBeforeStalling).toBe(4)
    // A note beside it leaves the task as it stands.
    const noted = run(event('clerk.decided'), failed, event('task.noted', '12:01'))
    expect(noted.task).toEqual({ name: 'send', tries: 1, notBefore: at('12:00') + 5_000 })
    expect(run(event('clerk.decided'), failed, event('xstate.error.actor.send', '12:01')).task).toBeNull()
  })

  it('wakes at the earlier of its task and its clocks, and never once closed', () => {
    const late = run(event('clerk.decided'), ...[1, 2, 3].map(() => ({ ...event('task.failed'), at: dueToday - 1 })))
    expect([late.task?.notBefore, late.wakeAt]).toEqual([dueToday - 1 + 600_000, dueToday])
    const stalled = run(event('clerk.decided'), event('xstate.error.actor.send', '12:00'))
    expect([stalled.state, stalled.task, stalled.wakeAt]).toEqual(['stalled', null, dueToday])
    const over = run(event('applicant.withdrew'))
    expect([over.closed, over.wakeAt, over.task, over.clocks['Q1']?.state]).toEqual([true, null, null, 'cancelled'])
  })

  it('of a task without a clock wakes when the task may run', () => {
    const bare = { ...small, timing: { ...small.timing, limits: [] } }
    const file = moved(next(opened(bare), event('clerk.decided'), bare))
    expect([opened(bare).wakeAt, file.wakeAt]).toEqual([null, at('11:00')])
  })

  it('beside the chart is kept where it belongs', () => {
    const seat = { role: 'officer', unit: 'HJ' } as const
    const file = run(
      event('task.assigned', '11:00', { seat, person: 'bob' }),
      event('case.joined', '11:01', { group: 'G' }),
    )
    expect(file).toMatchObject({ seq: 3, state: 'asked', assigned: [{ seat, person: 'bob' }], joint: 'G' })
    expect(Object.keys(opened())).not.toEqual(expect.arrayContaining(['assigned']))
    const rated = run(event('applicant.withdrew'), event('handling.rated', '12:00', { steps: 4, words: '' }))
    expect([rated.rated, rated.closed, rated.wakeAt]).toEqual([4, true, null])
    expect(moved(next(rated, event('paper.read', '12:01'))).rated).toBe(4)
  })
})

describe('is refused', () => {
  it('what a closed case no longer takes, and what the chart does not know', () => {
    const over = run(event('applicant.withdrew'))
    expect(refusal(next(over, event('clerk.decided')))).toEqual({ code: 'closed' })
    expect(refusal(next(over, event('task.noted')))).toEqual({ code: 'closed' })
    expect(refusal(next(over, event('notice.served')))).toBeNull()
    expect(refusal(next(opened(), event('system.retried')))).toEqual({ code: 'notInThisState' })
  })

  it('data that its rule cannot read, field by field; what it reads is what counts', () => {
    const strange = next(opened(), event('clerk.decided', '11:00', { why: 'x' }))
    expect(refusal(strange)).toEqual({ code: 'malformed', fields: { '': 'unrecognized_keys' } })
  })

  it('what the procedure bars or checks, with its fields', () => {
    const barred = { ...small, course: { ...small.course, bars: () => 'recordGone' as const } }
    expect(refusal(next(opened(), event('clerk.decided'), barred))).toEqual({ code: 'recordGone' })
    const fields = { code: 'malformed', fields: { reason: 'required' } } as const
    const checked = { ...small, course: { ...small.course, bars: () => null, check: () => fields } }
    expect(refusal(next(opened(), event('clerk.decided'), checked))).toEqual(fields)
  })

  it('an end of a record that is ended already, by the change', () => {
    const sending = run(event('clerk.decided'))
    const done = event('xstate.done.actor.send', '12:00')
    const ended = next(sending, done)
    expect(ended).toMatchObject({
      changes: [{ kind: 'ended', reason: 'removed', on: '2026-09-14', caseId: 'C' }],
      record: { ended: { reason: 'removed' } },
      announced: [],
    })
    const gone = ended.kind === 'moved' ? ended.record : null
    expect(refusal(next(sending, done, small, gone))).toMatchObject({ code: 'recordGone', fields: { change: /./ } })
    expect(next(sending, done, small, null)).toMatchObject({ kind: 'moved', changes: [], record: null })
  })
})

it('announces what an action puts up', () => {
  const notice = { id: 'n' } as never
  const announcing = {
    ...small,
    results: { ...small.results, announces: (action: string) => (action === 'end' ? [notice] : []) },
  }
  expect(next(run(event('clerk.decided')), event('xstate.done.actor.send', '12:00'), announcing)).toMatchObject({
    announced: [notice],
  })
})

it('offers what the chart takes in a state, where it needs no data to know', () => {
  expect(eventsOffered(small, opened())).toEqual(['clerk.decided', 'applicant.withdrew'])
  expect(eventsOffered(small, run(event('clerk.decided')))).toEqual([])
  expect(eventsOffered(small, run(event('applicant.withdrew')))).toEqual([])
  const guarded = smallStates({
    asked: { meta: { kind: 'human' }, on: { 'clerk.decided': { guard: 'isRight', target: 'sending' } } },
  })
  const closedBy = (isRight: boolean): Procedure => ({
    ...small,
    course: { ...small.course, chart: guarded.provide({ guards: { isRight: () => isRight } }) },
  })
  expect([true, false].map((isRight) => eventsOffered(closedBy(isRight), opened()))).toEqual([['clerk.decided'], []])
})

it('knows the task of a service state alone', () => {
  expect(['asked', 'sending', 'over', 'nowhere'].map((state) => taskName(small, state))).toEqual([
    null,
    'send',
    null,
    null,
  ])
})
