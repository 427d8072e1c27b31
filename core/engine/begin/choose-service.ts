import { procedureOf } from '#engine/case/case-of.ts'
import { type Consent, consentGiven, consentWithdrawn } from '#engine/case/consent.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { guardOf } from '#engine/people/mandates.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { commit, type Outcome } from './commit.ts'

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
  const { contact } = procedure.pages.show(file.data)
  const now = contact?.consentElectronic ? contact.email : null
  if (now === (consent?.email ?? null)) return 'asItWas'
  const type = consent === null ? consentWithdrawn : consentGiven
  return commit(engine, file.id, { type, actor, data: consent ?? {} }, undefined, guardOf(person, actor))
}
