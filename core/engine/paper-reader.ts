import type { Procedure, Role } from '#workflows/procedure.ts'
import { caseTarget, may } from './authorise.ts'
import type { CaseFile } from './case-file.ts'
import type { Paper } from './paper.ts'
import type { Person } from './view.ts'

/** The seat from which a person may read a paper, or null. Letters between units are not for the applicant's side. */
export function paperReader(person: Person, procedure: Procedure, file: CaseFile, paper: Paper): Role | null {
  const role = may(person, 'paper.read', caseTarget(procedure, file))?.role ?? null
  const isOwnSide = role === 'applicant' || person.subject === paper.subject
  return role !== null && (paper.toUnit === null || !isOwnSide) ? role : null
}
