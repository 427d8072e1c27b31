import type { Calendar } from '#law/calendar.ts'
import type { RuleSets } from '#law/rule-set.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Host } from './host.ts'

/** A host's ports with the procedures, calendar and rules of today. */
export type Engine = Host & {
  readonly procedures: Readonly<Record<string, Procedure>>
  readonly calendar: Calendar
  readonly rules: string
  /** Moves `calendar` to the years in force. */
  readonly renew?: (atOnce?: boolean) => Promise<void>
  /** True once the process ends: rounds leave the rest. */
  readonly isStopping?: () => boolean
  /** Earlier editions that cases stay on. Left out: those of `packages/deadline/src`. */
  readonly pastRules?: RuleSets
}
