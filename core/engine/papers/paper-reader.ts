import { caseTarget, may } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Person } from '#engine/store/person.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Paper } from './paper.ts'

/** The seat from which a person may read a paper, or null. Letters between units are not for the applicant's side. */
export function paperReader(person: Person, procedure: Procedure, file: CaseFile, paper: Paper): Role | null {
  const role = may(person, 'paper.read', caseTarget(procedure, file))?.role ?? null
  if (role === null) return addressed(person, file, paper)
  const isOwnSide = role === 'applicant' || person.subject === paper.subject
  return paper.toUnit === null || !isOwnSide ? role : null
}

/** A unit reads a paper that is addressed to it, though it may read nothing else of the case: a 督办单. */
function addressed(person: Person, { subject }: CaseFile, { toUnit }: Paper): Role | null {
  const isNear = person.subject === subject || person.conflicts.includes(subject)
  const seat = person.roles.find(({ role, unit }) => unit === toUnit && readers.includes(role))
  return toUnit === null || isNear ? null : (seat?.role ?? null)
}

const readers: readonly Role[] = ['officer', 'head', 'intake', 'intakeHead']
