import { pastRules } from '#engine/case/past-rules.ts'
import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'
import { limitOf, type RuleSet, rowOf, todaysRules } from '#law/rule-set.ts'
import { ruleSetVersion, rules } from '#law/rules.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Move to the rules of today: an act of two persons, logged. */
export const rulesChanged = 'rules.changed'

export type RuleBook = Partial<Pick<Engine, 'rules' | 'pastRules'>>

/** Edition of rules the case began with, or was moved to. */
export function rulesOf(
  { rules: today = ruleSetVersion, pastRules: past = pastRules }: RuleBook,
  version: string,
): RuleSet {
  if (version === today) return { ...todaysRules, version }
  const found = past[version]
  if (!found) throw new Fault('unknownRules', version)
  return found
}

type Began = { readonly rules: string; readonly targets?: Targets }
type Targets = Readonly<Record<string, number>>

/** A row as the case's own edition has it. */
export const ruleFor = (engine: RuleBook, { rules: version, targets }: Began, id: string): TimeLimit =>
  ofLength(rowOf(rulesOf(engine, version), id), targets)

/** Limits at the lengths that the city set for its own targets. */
export function withTargets(procedure: Procedure, targets: Targets | undefined): Procedure {
  if (targets === undefined) return procedure
  const limits = procedure.timing.limits.map((rule) => ({ ...rule, limit: ofLength(rule.limit, targets) }))
  return { ...procedure, timing: { ...procedure.timing, limits } }
}

/** The rules of today, the city's own targets at its lengths. */
export const rulesHere = ({ targets }: { readonly targets?: Targets }): readonly TimeLimit[] =>
  rules.map((limit) => ofLength(limit, targets))

/** A target's row at the city's length; any other as it is. */
function ofLength(limit: TimeLimit, targets: Targets = {}): TimeLimit {
  const n = targets[limit.id]
  if (n === undefined || limit.force !== 'target') return limit
  const { length } = limit
  const own = length.target ? { ...length, target: { ...length.target, n } } : { ...length, n }
  return { ...limit, length: own }
}

/** Lengths, articles and course of an edition; unknown limits do not run. */
export function onRules(engine: RuleBook, procedure: Procedure, version: string | undefined): Procedure {
  if (version === undefined || version === (engine.rules ?? ruleSetVersion)) return procedure
  const set = rulesOf(engine, version)
  const limits = procedure.timing.limits.flatMap((rule) => {
    const limit = limitOf(set, procedure.id, rule.limit.id)
    return limit ? [{ ...rule, ...(rule.earlier && version < rule.earlier.than ? rule.earlier.rule : {}), limit }] : []
  })
  return { ...procedure, timing: { ...procedure.timing, limits } }
}
