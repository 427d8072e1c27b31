import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { noted } from '#workflows/contract/counter.ts'
import { reason } from '#workflows/contract/proposal.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { said } from './said.ts'

const Typed = z.strictObject({ reason })

/** Leads to the next higher organ, never the deciding unit (GD 46). */
export const ways: readonly WayIn[] = [
  {
    id: 'review',
    from: 'case',
    by: ['applicant', 'clerk'],
    mandate: 'review',
    once: 'review',
    evidence: true,
    name: two('申请复核', 'Ask for higher review'),
    lead: two(
      '复核由上一级行政机关办理，另立一案，原案不再改动。请写明不服的理由；已提交的材料一并送交，不必重传。',
      'The next higher organ reviews the result as a case of its own; the first case stays as it is. Say why you disagree; what you sent goes along and need not be sent again.',
    ),
    offers: ({ origin }) =>
      origin?.isReviewed === true && origin.state === 'closed' && origin.shown.ending !== 'withdrawn',
    form: () => [{ kind: 'text', name: 'reason', label: said.whyYouDisagree, limit: 2000 }],
    typed: Typed,
    opening: (handed, { origin, units }) => {
      const { typed, evidence, contact } = handed
      const { platform, higherReview, isSeated } = units
      const decidedBy = origin?.shown.decidedBy ?? null
      const organ = (decidedBy === null ? null : higherReview(decidedBy)) ?? platform
      return {
        items: origin?.shown.items?.map(({ id, field, shown, claimed, ground, evidence: files }) => ({
          ...{ id, field, shown, claimed, ground },
          evidence: files,
        })),
        evidence: [...(origin?.shown.evidence ?? []), ...evidence],
        explanation: Typed.parse(typed).reason,
        contact: contact ?? origin?.shown.contact,
        ...noted(handed),
        organ,
        organHasAccount: isSeated('officer', organ),
        platform,
        decidedBy,
      }
    },
  },
]
