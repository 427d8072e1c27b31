import { z } from 'zod'
import { ruleOf } from '#law/rules.ts'
import type { CaseEvent, Holder } from './actor.ts'
import { limitWords, ourTarget } from './closing-limits.ts'
import { Evidence } from './item.ts'
import type { EventRule } from './parties.ts'
import { servedAt } from './served-at.ts'
import type { LimitRule } from './timing.ts'

/** 事先告知与陈述: the intention is served, the subject may answer. K5 from service. */
export const Reply = z.strictObject({
  askedAt: z.number(),
  servedAt: z.number().nullable(),
  text: z.string().max(4000).nullable(),
  /** Stated, or out of time: a person decides on the papers. */
  overAt: z.number().nullable(),
})
export type Reply = z.infer<typeof Reply>

/** Notice that brings the intention to the subject. */
export const intention = 'intended'

export const stated = {
  by: ['applicant'],
  relation: 'own',
  mandate: 'state',
  data: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
} as const satisfies EventRule

type WithReply = { readonly reply: Reply | null; readonly evidence: readonly Evidence[] }
type Reducer = <Data extends WithReply>(data: Data, event: CaseEvent) => Data

export const isHeard = ({ reply }: Pick<WithReply, 'reply'>): boolean => reply !== null && reply.overAt !== null

export const askReply = (at: number): Reply => ({ askedAt: at, servedAt: null, text: null, overAt: null })

/** Changes by each event of a reply. */
export const replyReducers: Readonly<Record<string, Reducer>> = {
  'notice.served': (data, event) =>
    data.reply && isOfIntention(event.data)
      ? { ...data, reply: { ...data.reply, servedAt: data.reply.servedAt ?? servedAt(event) } }
      : data,
  'notice.failed': (data, event) =>
    data.reply && !isHeard(data) && isOfIntention(event.data)
      ? { ...data, reply: { ...data.reply, servedAt: null } }
      : data,
  'applicant.stated': (data, event) => ({
    ...data,
    reply: data.reply && {
      ...data.reply,
      text: stated.data.parse(event.data).text,
      overAt: data.reply.overAt ?? event.at,
    },
  }),
  'applicant.supplemented': (data, event) => ({
    ...data,
    evidence: [...data.evidence, ...z.object({ evidence: z.array(Evidence) }).parse(event.data).evidence],
  }),
  'clock.K5.breach': (data, event) => ({
    ...data,
    reply: data.reply && { ...data.reply, overAt: data.reply.overAt ?? event.at },
  }),
}

/** K5 runs from service, which the unit owes (N3). */
export const replyLimits = <Data extends WithReply>(unit: (data: Data) => Holder): readonly LimitRule<Data>[] => [
  {
    limit: ruleOf('K5'),
    starts: ['notice.served'],
    meets: ['applicant.stated'],
    // A paper that came back was not served: no days run.
    cancels: ['record.ended', 'approver.approved', 'notice.failed'],
    isCancelled: (_data, event) => event.type !== 'notice.failed' || isOfIntention(event.data),
    applies: (data, event) => isOfIntention(event.data) && data.reply !== null && !isHeard(data),
    from: (_data, event) => servedAt(event),
    owedBy: () => ({ role: 'applicant', unit: null }),
  },
  {
    limit: ourTarget({
      id: 'N3',
      step: limitWords.serviceOfTheIntendedDecision,
      owes: 'determiningUnit',
      days: 1,
      start: limitWords.theProposalOrTheReturn,
      stop: limitWords.thePaperIsServedOr,
    }),
    starts: ['unit.proposed', 'notice.failed'],
    meets: ['notice.served', 'applicant.stated'],
    cancels: ['record.ended'],
    applies: (data, event) => awaits(data) && (event.type === 'unit.proposed' || isOfIntention(event.data)),
    isMet: (data) => !awaits(data),
    owedBy: unit,
  },
]

const awaits = ({ reply }: WithReply) => reply !== null && reply.servedAt === null && reply.overAt === null

const isOfIntention = (data: unknown) =>
  typeof data === 'object' && data !== null && 'notice' in data && data.notice === intention
