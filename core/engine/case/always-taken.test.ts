import { expect, test } from 'vitest'
import { isAlwaysTaken, isTakenAfterClosing } from './always-taken.ts'

test.each(['clock.A4b.breach', 'clock.S1.recomputed', 'notice.served', 'breach.contested', 'task.failed'])(
  'a case takes %s in any open state',
  (type) => {
    expect(isAlwaysTaken(type)).toBe(true)
  },
)

test.each(['clock.breach', 'clock..breach', 'clock.A4.over', 'clock.A4.breach.more', 'notice.sent', 'paper'])(
  'a case does not take %s by itself',
  (type) => {
    expect(isAlwaysTaken(type)).toBe(false)
  },
)

test('a case takes these beside its chart in any open state, and the first of them once closed', () => {
  const service = [
    ...['notice.served', 'notice.failed', 'paper.sealed', 'paper.dispatched', 'paper.read', 'supervisor.ordered'],
    ...['order.acknowledged', 'order.answered', 'breach.contested', 'breach.kept', 'breach.rescinded'],
    ...['breach.reattributed', 'handling.rated'],
  ]
  const open = [
    ...['evidence.opened', 'consent.given', 'consent.withdrawn', 'supervisor.urged', 'supervisor.noted'],
    ...['rules.changed', 'task.noted', 'task.assigned', 'case.joined', 'case.parted', 'task.failed'],
  ]
  for (const type of [...service, ...open]) expect(isAlwaysTaken(type), type).toBe(true)
  expect([...service, ...open].filter(isTakenAfterClosing)).toEqual(service)
  for (const one of ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'lapse', 'recomputed'])
    expect(isAlwaysTaken(`clock.A4.${one}`), one).toBe(true)
})

test('of a closed case only the service of a paper is told', () => {
  expect(['notice.failed', 'paper.dispatched', 'evidence.opened'].map(isTakenAfterClosing)).toEqual([true, true, false])
})
