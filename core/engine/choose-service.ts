import { caseTarget, may } from './authorise.ts'
import type { CaseFile } from './case-file.ts'
import { procedureOf } from './case-of.ts'
import { commit, type Outcome } from './commit.ts'
import { type Consent, consentGiven, consentWithdrawn } from './consent.ts'
import type { Engine } from './engine.ts'
import { guardOf } from './mandates.ts'
import type { Person } from './person.ts'

/** Consent to electronic service in a running case, from its applicant's side; null takes it back. Asked twice, it is entered once. */
export async function chooseService(
  engine: Engine,
  person: Person,
  file: CaseFile,
  consent: Consent | null,
): Promise<Outcome | 'asItWas'> {
  const procedure = procedureOf(engine, file)
  const actor = may(person, 'case.consent', caseTarget(procedure, file))
  if (!actor) return { kind: 'refused', refusal: { code: 'notFound' } }
  if (file.closed) return { kind: 'refused', refusal: { code: 'closed' } }
  const { contact } = procedure.show(file.data)
  const now = contact?.consentElectronic ? contact.email : null
  if (now === (consent?.email ?? null)) return 'asItWas'
  const type = consent === null ? consentWithdrawn : consentGiven
  return commit(engine, file.id, { type, actor, data: consent ?? {} }, undefined, guardOf(person, actor))
}
