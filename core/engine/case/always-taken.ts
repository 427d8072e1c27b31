import { identifiedEvent } from '#workflows/contract/counter.ts'
import { ratedEvent } from './consent.ts'
import { joinedEvent, partedEvent } from './joint.ts'
import { rulingEvents } from './ruling.ts'

/** Of any limit: `clock.` + its id + one of these. */
const clockMilestones = ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'lapse', 'recomputed']

/** Service, orders, answers, contested breaches, rating; a closed case stays so. */
const service = [
  ...['notice.served', 'notice.failed', 'paper.sealed', 'paper.dispatched', 'paper.read'],
  ...['supervisor.ordered', 'order.acknowledged', 'order.answered'],
  ...rulingEvents,
  ratedEvent,
]

/** Events every procedure takes in any open state, whatever its chart says. */
const always = [
  ...service,
  'evidence.opened',
  'consent.given',
  'consent.withdrawn',
  'supervisor.urged',
  'supervisor.noted',
  'rules.changed',
  identifiedEvent,
  'task.noted',
  'task.assigned',
  joinedEvent,
  partedEvent,
  'task.failed',
]

export function isAlwaysTaken(type: string): boolean {
  const [of, limit, milestone, ...rest] = type.split('.')
  if (of === 'clock') return Boolean(limit) && rest.length === 0 && clockMilestones.includes(milestone ?? '')
  return always.includes(type)
}

export const isTakenAfterClosing = (type: string): boolean => service.includes(type)
