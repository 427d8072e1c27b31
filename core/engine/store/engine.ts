import type { Calendar } from '#law/calendar.ts'
import type { RuleSets } from '#law/rule-set.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Host } from './host.ts'

/** Parts that move cases: a host's ports, the procedures, the calendar and the rule-set version of today. */
export type Engine = Host & {
  readonly procedures: Readonly<Record<string, Procedure>>
  readonly calendar: Calendar
  readonly rules: string
  /** Earlier editions that cases stay on. Left out: those of `core/law`. */
  readonly pastRules?: RuleSets
}
