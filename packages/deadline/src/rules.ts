import type { Day } from './day.ts'
import { Fault } from './fault.ts'
import { rules } from './rules/all.ts'
import type { TimeLimit } from './time-limit.ts'

export { rules }

export const ruleSetVersion = '2026-12.2'

/** The first day on which this edition may have been applied. */
export const ruleSetFrom: Day = '2026-11-01'

let known: ReadonlyMap<string, TimeLimit> | undefined
const byId = () => (known ??= new Map(rules.map((one) => [one.id, one])))

export function ruleOf(id: string): TimeLimit {
  const found = byId().get(id)
  if (found === undefined) throw new Fault('unknownRule', `no rule has the id ${id}`)
  return found
}
