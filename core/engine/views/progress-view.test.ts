import { describe, expect, test } from 'vitest'
import type { LogRow } from '#engine/case/log-item.ts'
import { instantOn } from '#law/day.ts'
import { procedures } from '#workflows/index.ts'
import { progress, stationOf } from './progress-view.ts'

const applicant = { role: 'applicant', unit: null } as const
const officer = { role: 'officer', unit: 'HJ' } as const
const opened = instantOn('2026-06-02', '10:00')

function row(day: string, state: string, type = 'x'): LogRow {
  const data = { actor: { id: 'x', ...officer }, event: null, state }
  const entry = {
    v: 1 as const,
    id: 'c',
    seq: 1,
    type,
    at: instantOn(day, '10:00'),
    rules: '',
    actor: '',
    payload: '',
    prev: '',
  }
  return { entry, payload: { salt: '', data } } as const
}

const { objection } = procedures
if (!objection) throw new Error('no objection')
const seen = (
  state: string,
  log: readonly LogRow[],
  closed = false,
  holder: typeof applicant | typeof officer = officer,
  overdue = false,
) => progress(objection, { state, closed, openedAt: opened, holder }, log, { due: '2026-06-09', overdue })
const states = (view: ReturnType<typeof seen>) =>
  view.stations.map((one) => `${one.state}${one.on ? ` ${one.on}` : ''}`)

describe('the way of a case has five stations', () => {
  test.each(Object.values(procedures))(
    'every state of $id stands at one, but those that stop or end it',
    (procedure) => {
      const all = Object.entries(procedure.course.chart.states)
      const without = all.map(([name]) => name).filter((name) => stationOf(procedure, name) === null)
      expect(without.filter((name) => !['stalled', 'closed', 'withdrawn', 'moot'].includes(name))).toEqual([])
    },
  )

  test('what is passed has its day, what is to come none', () => {
    const view = seen('withProvider', [row('2026-06-02', 'awaitingIntake'), row('2026-06-03', 'withProvider')])
    expect(states(view)).toEqual(['done 2026-06-02', 'done 2026-06-03', 'now', 'later', 'later'])
    expect(view.ifNot?.zh).toContain('逾期')
  })

  test('once its day has passed it says so, and tells no applicant that they are late', () => {
    const log = [row('2026-06-02', 'withProvider')]
    const late = (holder: typeof applicant | typeof officer, closed = false) =>
      seen('withProvider', log, closed, holder, true)
    expect([late(officer).isLate, late(applicant).isLate, late(officer, true).isLate]).toEqual([true, false, false])
    expect(late(officer).ifNot?.zh).toContain('您可以投诉')
    expect(late(officer).ifNot?.zh).not.toContain('没有办完')
  })

  test('while it waits for its applicant, the next step is the supplement', () => {
    const view = seen('awaitingSupplement', [row('2026-06-02', 'awaitingIntake')], false, applicant)
    expect([view.next?.zh, view.ifNot?.zh]).toEqual([
      '申请人按要求补充材料后继续办理。',
      expect.stringContaining('到期没有提交的'),
    ])
  })

  test('a case sent back passes intake a second time, and the last counts', () => {
    const log = [row('2026-06-02', 'awaitingIntake'), row('2026-06-03', 'withProvider'), row('2026-06-04', 'misrouted')]
    expect(states(seen('misrouted', log))).toEqual(['done 2026-06-02', 'now', 'later', 'later', 'later'])
    const again = [...log, row('2026-06-05', 'withProvider')]
    expect(states(seen('withProvider', again))[1]).toBe('done 2026-06-05')
  })

  test('one refused at intake was never reviewed, and one withdrawn goes no further', () => {
    const refused = [
      row('2026-06-02', 'awaitingIntake'),
      row('2026-06-03', 'awaitingApproval'),
      row('2026-06-04', 'closed'),
    ]
    expect(states(seen('closed', refused, true)).map((one) => one.split(' ')[0])).toEqual([
      ...['done', 'done', 'skipped', 'done', 'skipped'],
    ])
    const withdrawn = [
      row('2026-06-02', 'awaitingIntake'),
      row('2026-06-03', 'unmarking', 'applicant.withdrew'),
      row('2026-06-03', 'answering'),
      row('2026-06-03', 'withdrawn'),
    ]
    expect(states(seen('withdrawn', withdrawn, true))).toEqual([
      ...['done 2026-06-02', 'ended', 'skipped', 'skipped', 'skipped'],
    ])
  })

  test('a case that waits for its applicant tells what happens without an answer', () => {
    const view = seen('awaitingSupplement', [row('2026-06-02', 'awaitingSupplement')], false, applicant)
    expect(view.ifNot?.zh).toContain('依据现有材料继续办理')
  })
})
