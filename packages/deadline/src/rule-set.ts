import { Fault } from './fault.ts'
import { ruleSetVersion, rules } from './rules.ts'
import type { TimeLimit } from './time-limit.ts'

/** Edition of the rules; a case keeps the one it began with. */
export type RuleSet = {
  readonly version: string
  readonly rules: readonly TimeLimit[]
  /** Limits of each procedure that are no row, such as our targets. */
  readonly targets: Readonly<Record<string, readonly TimeLimit[]>>
}
export type RuleSets = Readonly<Record<string, RuleSet>>

/** Today's rows; procedures hold our targets themselves. */
export const todaysRules: RuleSet = { version: ruleSetVersion, rules, targets: {} }

/** A row of an edition. */
export function rowOf({ version, rules: rows }: RuleSet, id: string): TimeLimit {
  const found = rows.find((one) => one.id === id)
  if (found === undefined) throw new Fault('unknownRule', `the rules ${version} have no ${id}`)
  return found
}

/** A limit as an edition has it; undefined where it came later. */
export const limitOf = ({ rules: rows, targets }: RuleSet, procedure: string, id: string): TimeLimit | undefined =>
  targets[procedure]?.find((one) => one.id === id) ?? rows.find((one) => one.id === id)
