import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { type Consent, consentGiven, consentWithdrawn } from '#engine/case/consent.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { guardOf } from '#engine/people/mandates.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { commit, type Outcome } from './commit.ts'

/** `consent`: null takes it back. `seen`: address that the form showed, empty for service by hand; left out, none. */
type Choice = { readonly consent: Consent | null; readonly seen?: string | undefined }

/**
 * Enters consent to electronic service, from the applicant's side. Repeats enter nothing, and neither do outdated
 * pages.
 */
export async function chooseService(
  engine: Engine,
  person: Person,
  file: CaseFile,
  choice: Choice,
): Promise<Outcome | 'asItWas'> {
  const { consent, seen } = choice
  const procedure = procedureOf(engine, file)
  const actor = may(person, 'case.consent', caseTarget(procedure, file))
  if (!actor) return { kind: 'refused', refusal: { code: 'notFound' } }
  if (file.closed) return { kind: 'refused', refusal: { code: 'closed' } }
  const { contact } = procedure.pages.show(file.data)
  const now = contact?.consentElectronic ? contact.email : null
  if (now === (consent?.email ?? null)) return 'asItWas'
  if (seen !== undefined && seen !== (now ?? '')) return { kind: 'refused', refusal: { code: 'movedOn' } }
  const type = consent === null ? consentWithdrawn : consentGiven
  const done = await commit(engine, file.id, { type, actor, data: consent ?? {} }, file.seq, guardOf(person, actor))
  const fresh = done.kind === 'refused' && done.refusal.code === 'movedOn' && (await engine.table.get(caseKey(file.id)))
  // Tries again: the entry between may not concern it.
  return fresh && caseFile(fresh).seq > file.seq ? chooseService(engine, person, caseFile(fresh), choice) : done
}
