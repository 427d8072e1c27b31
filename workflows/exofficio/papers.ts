import { ruleOf } from '#law/rules.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { ExOfficio } from './case.ts'
import { changes } from './effects.ts'
import { isRevocation } from './revocation.ts'
import { verdictNames } from './verdict-names.ts'

/** The letter to the unit that must verify, and what was done with the record, to its subject. */
export function papers(event: CaseEvent, data: ExOfficio, state: string): readonly PaperOrder[] {
  const basis = ruleOf(isRevocation(data) ? 'D1' : 'A10').citation
  const asks = event.type === 'error.found' || event.type === 'intake.forwarded' || event.type === 'supervisor.assigned'
  if (asks && data.unit !== null && state !== 'misrouted')
    return [
      {
        kind: 'finding',
        by: data.platform,
        to: { unit: data.unit },
        series: '更核',
        notice: null,
        basis,
        note: data.why,
      },
    ]
  const { proposal } = data
  if (event.type !== 'approver.approved' || proposal === null || !changes(proposal.verdict)) return []
  const by = event.actor.unit ?? data.platform
  // Without consent it is served by hand; the case does not wait for that, since nobody applied.
  const notice = data.contact?.consentElectronic ? 'answered' : null
  const isStay = proposal.verdict === 'stayed' || proposal.verdict === 'resumed'
  const note = isStay ? verdictNames[proposal.verdict] : data.why
  return [{ kind: 'ownMotion', by, to: 'applicant', series: '更告', notice, basis, note }]
}
