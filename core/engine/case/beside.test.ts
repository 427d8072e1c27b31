import { expect, it } from 'vitest'
import { memoryTable } from '#hosts/memory/table.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { assignedAfter, assignedTo } from './assigned.ts'
import { hasMoved, isBeside } from './beside.ts'
import { afterConsent, ratingIn, reachedIn } from './consent.ts'
import { isJointWith, jointAfter } from './joint.ts'
import type { LogRow } from './log-item.ts'
import { acknowledgedIn, answeredIn, orderedIn } from './ordered-in.ts'

const row = (type: string, state: string, role = 'officer', seq = 1) => {
  const entry = { v: 1, id: 'C', seq, type, at: 1, rules: 'r', actor: 'a', payload: 'p', prev: '' }
  return { entry, payload: { salt: 's', data: { actor: { id: 'a', role, unit: null }, event: {}, state } } } as LogRow
}
/** Kinds that touch no ground of a decision. */
const aside = [
  ...['evidence.opened', 'task.noted', 'task.assigned', 'case.joined', 'case.parted', 'supervisor.noted'],
  ...['supervisor.ordered', 'order.acknowledged', 'order.answered', 'breach.contested', 'breach.kept'],
  ...['breach.rescinded', 'breach.reattributed', 'paper.sealed', 'paper.dispatched', 'paper.read', 'notice.served'],
  ...['notice.failed', 'consent.given', 'consent.withdrawn', 'handling.rated'],
]

it('an entry is beside a decision by its kind, its actor or its procedure, in the state that was seen', () => {
  for (const type of aside) expect(isBeside(row(type, 's'), 's'), type).toBe(true)
  for (const type of ['supervisor.urged', 'unit.answered', 'evidence.added'])
    expect(isBeside(row(type, 's'), 's'), type).toBe(false)
  expect(isBeside(row('unit.answered', 's', 'system'), 's')).toBe(true)
  expect(isBeside(row('unit.answered', 's'), 's', { 'unit.answered': { beside: true } } as never)).toBe(true)
  expect(isBeside(row('task.noted', 't'), 's')).toBe(false)
  expect(isBeside({ entry: row('task.noted', 's').entry }, 's')).toBe(false)
})

it('a case has moved where more befell than stands beside, or what is sent was sent', async () => {
  const { table } = memoryTable()
  const types = ['applicant.submitted', 'task.noted', 'evidence.opened', 'intake.forwarded', 'task.noted']
  const states = ['s', 's', 's', 't', 't']
  for (const [i, type] of types.entries()) {
    const put = { pk: 'case#C', sk: `log#0000000${i + 1}`, v: 1, body: row(type, states[i] ?? '', 'officer', i + 1) }
    await table.transact([{ put: { ...put, log: true } as never, when: 'absent' }])
  }
  const moved = (seen: number, seq: number, sends?: string) =>
    hasMoved({ table, procedures }, { id: 'C', procedure: 'objection', seq }, { seq: seen, ...(sends && { sends }) })
  expect([await moved(1, 1), await moved(1, 3), await moved(1, 4), await moved(4, 5)]).toEqual([
    false,
    false,
    true,
    false,
  ])
  expect([await moved(1, 3, 'task.noted'), await moved(2, 3, 'task.noted')]).toEqual([true, false])
})

const event = (type: string, data: unknown): CaseEvent => ({
  ...{ type, at: 1, actor: { id: 'a', role: 'officer', unit: 'HJ' }, data },
})

it('gives a seat’s work to the newest person named', () => {
  const seat = { role: 'officer', unit: 'HJ' } as const
  const other = { role: 'head', unit: 'HJ' } as const
  const given = (of: object, person: unknown) => event('task.assigned', { seat: of, person })
  const all = [given(seat, 'ann'), given(other, 'eve'), given(seat, 'bob'), event('noted', { seat, person: 'cat' })]
  const assigned = all.reduce<ReturnType<typeof assignedAfter>>((before, one) => assignedAfter(before, one), undefined)
  expect(assigned).toEqual([
    { seat: other, person: 'eve' },
    { seat, person: 'bob' },
  ])
  expect(assignedAfter(assigned, given(seat, 1))).toBe(assigned)
  const at = assigned ? { assigned } : {}
  expect([assignedTo(at, seat), assignedTo(at, { ...seat, unit: 'RS' }), assignedTo({}, seat)]).toEqual([
    'bob',
    null,
    null,
  ])
})

it('joins and parts', () => {
  const joined = (group: unknown) => event('case.joined', { group })
  expect([
    jointAfter(undefined, joined('G')),
    jointAfter('G', joined(1)),
    jointAfter('G', event('noted', { group: 'H' })),
  ]).toEqual([...['G', 'G', 'G']])
  expect(jointAfter('G', event('case.parted', {}))).toBeNull()
  const is = (one?: string | null, other?: string | null) =>
    isJointWith(one === undefined ? {} : { joint: one }, other === undefined ? {} : { joint: other })
  expect([is('G', 'G'), is('G', 'H'), is(null, null), is(undefined, undefined), is('G')]).toEqual([
    ...[true, false, false, false, false],
  ])
})

it('records consent in the data, and takes it back', () => {
  const contact = { name: '张三', email: 'old@example.com', phone: '1', consentElectronic: false, lang: 'zh' }
  const sent = { name: '李四', email: 'new@example.com', lang: 'en' }
  const given = (before: unknown) => afterConsent(before, event('consent.given', sent))
  expect(given({ contact, x: 1 })).toEqual({
    x: 1,
    contact: { ...contact, email: 'new@example.com', consentElectronic: true },
  })
  expect(given({ contact: null })).toEqual({ contact: { ...sent, phone: '', consentElectronic: true } })
  const agreed = { contact: { ...contact, consentElectronic: true } }
  expect(afterConsent(agreed, event('consent.withdrawn', {}))).toEqual({ contact })
  expect(afterConsent({ contact: null }, event('consent.withdrawn', {}))).toEqual({ contact: null })
  for (const data of [null, 'text']) expect(given(data)).toBe(data)
  expect(afterConsent(agreed, event('noted', sent))).toBe(agreed)
})

it('reads a rating, the ways to reach somebody, an order and its answers from their own entries', () => {
  const rated = { steps: 5, words: '' }
  expect(ratingIn(event('handling.rated', rated))).toEqual(rated)
  expect(ratingIn(event('handling.rated', { ...rated, steps: 1 }))?.steps).toBe(1)
  for (const steps of [0, 6, 1.5]) expect(ratingIn(event('handling.rated', { ...rated, steps }))).toBeNull()
  expect(ratingIn(event('noted', rated))).toBeNull()
  expect(reachedIn({ contact: { email: 'e', lang: 'zh' } })).toEqual({ email: 'e', phone: '', lang: 'zh' })
  expect([reachedIn({ contact: null }), reachedIn({}), reachedIn(null)]).toEqual([null, null, null])
  const order = { unit: 'HJ', head: 'head', order: 'o', orderDue: '2026-09-21' }
  expect(orderedIn(event('supervisor.ordered', order))).toEqual(order)
  expect(orderedIn(event('supervisor.ordered', { ...order, head: 'intakeHead', hearing: true }))?.hearing).toBe(true)
  for (const bad of [
    { ...order, head: 'officer' },
    { ...order, orderDue: 'soon' },
    { ...order, hearing: false },
  ])
    expect(orderedIn(event('supervisor.ordered', bad))).toBeNull()
  const answer = { order: 3, answer: 'a' }
  expect([
    answeredIn(event('order.answered', answer)),
    acknowledgedIn(event('order.acknowledged', { order: 3 })),
  ]).toEqual([answer, { order: 3 }])
  const others = [
    orderedIn(event('noted', order)),
    answeredIn(event('noted', answer)),
    acknowledgedIn(event('noted', answer)),
  ]
  expect(others).toEqual([null, null, null])
  expect([answeredIn(event('order.answered', {})), acknowledgedIn(event('order.acknowledged', {}))]).toEqual([
    null,
    null,
  ])
})
