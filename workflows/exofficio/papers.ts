import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { ExOfficio } from './case.ts'
import { changes } from './effects.ts'
import { isRevocation } from './revocation.ts'
import { decided } from './verdict-names.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  finding: { gives: ['why'] },
  ownMotion: { gives: ['verdict', 'why', 'reason', 'documentChecked'] },
}

/** Letter to the verifying unit, and the outcome to the subject. */
export function papers(event: CaseEvent, data: ExOfficio, state: string): readonly PaperOrder[] {
  const basis = isRevocation(data) ? 'revocation' : 'error'
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
        values: { why: data.why },
      },
    ]
  const { proposal } = data
  if (event.type !== 'approver.approved' || proposal === null || !changes(proposal.verdict)) return []
  const by = event.actor.unit ?? data.platform
  // Without consent served by hand, which the case does not await.
  const notice = data.contact?.consentElectronic ? 'answered' : null
  const values = { verdict: decided(proposal), why: data.why, ...saidOf(proposal) }
  return [{ kind: 'ownMotion', by, to: 'applicant', series: '更告', notice, basis, values }]
}
