import { procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { guardOf } from '#engine/people/mandates.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { type Identified, identifiedEvent } from '#workflows/contract/counter.ts'
import { commit, type Outcome } from './commit.ts'

/** Seat in which somebody may say who called; null where nobody called, or the case is closed. */
export function identifierOf(engine: Engine, person: Person, file: CaseFile): Actor | null {
  const procedure = procedureOf(engine, file)
  const called = procedure.pages.show(file.data).counter?.ticket !== undefined
  return called && !file.closed ? may(person, 'case.identify', caseTarget(procedure, file)) : null
}

/** Enters by which document the caller's identity was established. Refused: `notFound`, or as `commit` refuses. */
export async function identifyCaller(
  engine: Engine,
  person: Person,
  file: CaseFile,
  data: Identified,
): Promise<Outcome> {
  const actor = identifierOf(engine, person, file)
  if (!actor) return { kind: 'refused', refusal: { code: 'notFound' } }
  return commit(engine, file.id, { type: identifiedEvent, actor, data }, file.seq, guardOf(person, actor))
}
