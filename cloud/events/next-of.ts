const minute = 60_000
const units: Readonly<Record<string, number>> = { minute, hour: 60 * minute, day: 24 * 60 * minute }

/**
 * Next firing of a schedule, in UTC.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function nextOf(expression: string, now: number): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  if (count !== undefined) return now + Number(count) * (units[unit] ?? minute)
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(' ') ?? []
  if (fields.length !== 6) throw new Error(`a schedule is ${expression}, which cloud/events/next-of.ts does not know`)
  let at = (Math.floor(now / minute) + 1) * minute
  for (const last = now + 366 * 24 * 60 * minute; at < last; at += minute) if (isMoment(fields, new Date(at))) return at
  throw new Error(`${expression} never comes`)
}

function isMoment(
  [minutes = '', hours = '', days = '', months = '', weekdays = '', years = '']: readonly string[],
  at: Date,
): boolean {
  const pairs = [
    [minutes, at.getUTCMinutes()],
    [hours, at.getUTCHours()],
    [days, at.getUTCDate()],
    [months, at.getUTCMonth() + 1],
    // Sunday is 1.
    [weekdays, at.getUTCDay() + 1],
    [years, at.getUTCFullYear()],
  ] as const
  return pairs.every(([field, value]) => field.split(',').some((part) => isIn(part, value)))
}

function isIn(part: string, value: number): boolean {
  if (part === '*' || part === '?') return true
  const [, from = '', to, step] = /^(\d+|\*)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? []
  if (from === '') throw new Error(`a schedule has ${part}, which cloud/events/next-of.ts does not know`)
  const start = from === '*' ? 0 : Number(from)
  if (step !== undefined) return value >= start && value <= Number(to ?? value) && (value - start) % Number(step) === 0
  return to === undefined ? value === start : value >= start && value <= Number(to)
}
