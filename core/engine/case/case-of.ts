import type { Engine } from '#engine/store/engine.ts'
import { caseKeys } from '#engine/store/keys.ts'
import type { Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { caseKind } from './case-kind.ts'
import { onRules, type RuleBook } from './on-rules.ts'

export const caseFile = caseKind.read
export const caseMade = caseKind.made

/** Tells a case from what stands beside it in a list. */
export const isCase = (key: Key): boolean => caseKeys.parts(key) !== null

/** Procedure on the case's chart and rules, or today's. */
export function procedureOf(
  engine: Pick<Engine, 'procedures'> & RuleBook,
  { procedure: id, chart, rules }: { readonly procedure: string; readonly chart?: number; readonly rules?: string },
): Procedure {
  const today = engine.procedures[id]
  if (!today) throw new Fault('unknownProcedure', id)
  const procedure = onRules(engine, today, rules)
  if (chart === undefined || chart === procedure.course.version) return procedure
  const past = procedure.course.past[chart]
  if (!past) throw new Fault('unknownChart', `${id} ${chart}`)
  return { ...procedure, course: { ...procedure.course, chart: past, version: chart } }
}
