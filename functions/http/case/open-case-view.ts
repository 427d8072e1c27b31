import { procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { OpenCaseView } from '#engine/views/view.ts'

/** An open case for the side it is of: a clerk tells the visitor its number, and reads no page of it. */
export function openCaseView(engine: Engine, person: Person, file: CaseFile): OpenCaseView {
  const procedure = procedureOf(engine, file)
  return {
    id: file.id,
    number: file.number,
    title: procedure.pages.words.title,
    procedure: procedure.id,
    matters: procedure.parties.sole?.(file.data) ?? [],
    reads: may(person, 'case.read', caseTarget(procedure, file)) !== null,
  }
}
