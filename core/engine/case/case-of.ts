import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, caseKeys } from '#engine/store/keys.ts'
import type { Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { caseKind } from './case-kind.ts'
import { onRules, type RuleBook, withTargets } from './on-rules.ts'

export const caseFile = caseKind.read
export const caseMade = caseKind.made

/** Case of an id; null: there is none. */
export async function caseAt({ table }: Pick<Engine, 'table'>, id: string): Promise<CaseFile | null> {
  const item = await table.get(caseKey(id))
  return item ? caseFile(item) : null
}

/** Tells a case from what stands beside it in a list. */
export const isCase = (key: Key): boolean => caseKeys.parts(key) !== null

type Of = { readonly procedure: string; readonly rules?: string } & Pick<CaseFile, 'targets'>

/** Procedure on the case's rules, or today's: enough for who reads. */
export function readingOf(
  engine: Pick<Engine, 'procedures'> & RuleBook,
  { procedure: id, rules, targets }: Of,
): Procedure {
  const today = engine.procedures[id]
  if (!today) throw new Fault('unknownProcedure', id)
  return withTargets(onRules(engine, today, rules), targets)
}

/** Procedure on the case's chart and rules, or today's. */
export function procedureOf(
  engine: Pick<Engine, 'procedures'> & RuleBook,
  { chart, ...of }: Of & { readonly chart?: number },
): Procedure {
  const { procedure: id } = of
  const procedure = readingOf(engine, of)
  if (chart === undefined || chart === procedure.course.version) return procedure
  const past = procedure.course.past[chart]
  if (!past) throw new Fault('unknownChart', `${id} ${chart}`)
  return { ...procedure, course: { ...procedure.course, chart: past, version: chart } }
}
