import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, isAgainst, may } from '#engine/people/authorise.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import { isRowKeptFrom } from '#engine/register/sealed-rows.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { namesSealed } from '#records/publicity/sealed.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Paper } from './paper.ts'

/** Seat that may read a paper; unit letters exclude the applicant's side. */
export function paperReader(person: Person, procedure: Procedure, file: CaseFile, paper: Paper): Role | null {
  const role = may(person, 'paper.read', caseTarget(procedure, file))?.role ?? null
  if (role === null) return isAgainst(person, procedure, file, paper.toUnit) ? null : addressed(person, file, paper)
  const isOwnSide = role === 'applicant' || person.subject === paper.subject
  return paper.toUnit === null || !isOwnSide ? role : null
}

/** Keeps closed cases on sealed records from units and supervisor (治安法 136), except the organ that decided. */
export async function isKeptFrom(engine: Engine, person: Person, file: CaseFile): Promise<boolean> {
  const { closed, recordId } = file
  if (!closed) return false
  if (recordId !== null) return (await recordFor(engine, recordId, officeOf(person))) === null
  for (let at: CaseFile | null = file; at; at = await originOf(engine, at)) {
    const { held = null, explanation = '' } = procedureOf(engine, at).pages.show(at.data)
    if (held === null ? namesSealed(explanation) : await isRowKeptFrom(engine, held, officeOf(person))) return true
  }
  return false
}

async function originOf({ table }: Engine, { arisesFrom }: CaseFile): Promise<CaseFile | null> {
  const item = arisesFrom === null ? undefined : await table.get(caseKey(arisesFrom))
  return item ? caseFile(item) : null
}

/** Still readable: by its side, the auditor, and units by own letters. */
export function readsKept({ roles }: Person, role: Role, { unit: by, toUnit }: Paper): boolean {
  const isActOf = (unit: string | null) => unit !== null && (unit === by || unit === toUnit)
  return (
    role === 'applicant' ||
    role === 'auditor' ||
    roles.some((seat) => readers.includes(seat.role) && isActOf(seat.unit))
  )
}

/** Lets a unit read a 督办单 addressed to it, nothing else. */
function addressed(person: Person, { subject }: CaseFile, { toUnit }: Paper): Role | null {
  const isNear = person.subject === subject || person.conflicts.includes(subject)
  const seat = person.roles.find(({ role, unit }) => unit === toUnit && readers.includes(role))
  return toUnit === null || isNear ? null : (seat?.role ?? null)
}

const readers: readonly Role[] = ['officer', 'head', 'intake', 'intakeHead']
