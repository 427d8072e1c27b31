import { procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { caseSummary } from '#engine/views/case-summary.ts'
import type { OpenCaseView } from '#engine/views/view.ts'
import { applicant } from '#workflows/contract/holding.ts'

/** An open case for its side; a clerk tells its number alone. */
export function openCaseView(engine: Engine, person: Person, file: CaseFile): OpenCaseView {
  const procedure = procedureOf(engine, file)
  const reads = may(person, 'case.read', caseTarget(procedure, file)) !== null
  const { stateName, due, dueName } = caseSummary(engine, procedure, file, null, [applicant])
  return {
    id: file.id,
    number: file.number,
    title: procedure.pages.words.title,
    procedure: procedure.id,
    matters: procedure.parties.sole?.(file.data) ?? [],
    reads,
    standing: reads ? { stateName, due, dueName, awaitsYou: file.holder.role === 'applicant' } : null,
  }
}
