import { z } from 'zod'
import { ruleOf } from '#law/rules.ts'
import { limitWords } from '#workflows/contract/closing-limits.ts'
import type { CaseEvent, Holder } from '../contract/actor.ts'
import { left, ourTarget } from '../contract/closing-limits.ts'
import { Evidence } from '../contract/item.ts'
import type { EventRule } from '../contract/parties.ts'
import { reason } from '../contract/proposal.ts'
import { servedAt } from '../contract/served-at.ts'
import type { LimitRule } from '../contract/timing.ts'

/** 补正: one complete list, and its answer. G2 runs from service. */
export const Supplement = z.strictObject({
  list: z.string(),
  askedAt: z.number(),
  servedAt: z.number().nullable(),
  answeredAt: z.number().nullable(),
})
export type Supplement = z.infer<typeof Supplement>

export const askSupplement = z.strictObject({ list: reason })

/** Supplement that the applicant sends in answer, or of their own accord. */
export const supplemented = {
  by: ['applicant'],
  relation: 'own',
  mandate: 'supplement',
  data: z.strictObject({ note: z.string().trim().max(4000), evidence: z.array(Evidence).max(20) }),
} as const satisfies EventRule

type WithSupplement = { readonly supplement: Supplement | null; readonly evidence: readonly Evidence[] }
type Reducer = <Data extends WithSupplement>(data: Data, event: CaseEvent) => Data

/** Changes of a supplement; `asks`: the procedure's own event. */
export const supplementReducers = (asks: string): Readonly<Record<string, Reducer>> => ({
  [asks]: (data, event) => ({
    ...data,
    supplement: {
      list: askSupplement.parse(event.data).list,
      askedAt: event.at,
      servedAt: null,
      answeredAt: null,
    },
  }),
  'notice.served': (data, event) =>
    data.supplement && isOfList(event.data)
      ? { ...data, supplement: { ...data.supplement, servedAt: data.supplement.servedAt ?? servedAt(event) } }
      : data,
  'notice.failed': (data, event) =>
    data.supplement && isOfList(event.data) ? { ...data, supplement: { ...data.supplement, servedAt: null } } : data,
  'applicant.supplemented': (data, event) => ({
    ...data,
    evidence: [...data.evidence, ...supplemented.data.parse(event.data).evidence],
    supplement: data.supplement && { ...data.supplement, answeredAt: data.supplement.answeredAt ?? event.at },
  }),
})

/** G2 from service; before, the asker serves (N1). */
export const supplementLimits = <Data extends WithSupplement>(
  asks: string,
  asker: (data: Data) => Holder,
  endsIn: readonly string[],
): readonly LimitRule<Data>[] => [
  {
    limit: ruleOf('G2'),
    starts: ['notice.served'],
    meets: ['applicant.supplemented'],
    // A returned list was not served: no days run.
    cancels: [...left, 'record.withdrawn', 'approver.approved', 'notice.failed'],
    isCancelled: (_data, event) => event.type !== 'notice.failed' || isOfList(event.data),
    applies: (data, event) => isOfList(event.data) && data.supplement?.answeredAt === null,
    from: (_data, event) => servedAt(event),
    owedBy: () => ({ role: 'applicant', unit: null }),
  },
  {
    limit: ourTarget({
      id: 'N1',
      step: limitWords.serveTheSupplementList,
      owes: 'intake',
      days: 1,
      start: limitWords.theRequestToSupplementOr,
      stop: limitWords.theListIsServedOr,
    }),
    starts: [asks, 'notice.failed'],
    meets: ['notice.served', 'applicant.supplemented'],
    cancels: left,
    endsIn,
    applies: (data, event) => event.type !== 'notice.failed' || cameBack(event.data, data),
    isMet: ({ supplement }) => supplement?.servedAt !== null || supplement?.answeredAt !== null,
    owedBy: asker,
  },
]

/** Returned after presumed service: serve it anew. */
const cameBack = (sent: unknown, { supplement }: WithSupplement) =>
  isOfList(sent) &&
  typeof sent === 'object' &&
  sent !== null &&
  'bounced' in sent &&
  sent.bounced === true &&
  supplement?.answeredAt === null

const isOfList = (data: unknown) =>
  typeof data === 'object' && data !== null && 'notice' in data && data.notice === 'supplementList'
