/** Of any limit: `clock.` + its id + one of these. */
const clockMilestones = ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'lapse', 'recomputed']

/** Service of a paper; told of a closed case too, where it moves nothing. */
const service = ['notice.served', 'notice.failed', 'paper.sealed', 'paper.dispatched']

/** Log entries that every procedure takes in any open state, whether or not its chart moves on them. */
const always = [
  ...service,
  'evidence.opened',
  'consent.given',
  'consent.withdrawn',
  'supervisor.urged',
  'rules.changed',
  'task.noted',
  'task.failed',
  'breach.contested',
  'breach.rescinded',
  'breach.reattributed',
]

export function isAlwaysTaken(type: string): boolean {
  const [of, limit, milestone, ...rest] = type.split('.')
  if (of === 'clock') return Boolean(limit) && rest.length === 0 && clockMilestones.includes(milestone ?? '')
  return always.includes(type)
}

export const isTakenAfterClosing = (type: string): boolean => service.includes(type)
