import { z } from 'zod'
import { type Bilingual, two } from '#law/bilingual.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from './actor.ts'
import type { Form, FormField } from './form.ts'
import type { EventRule } from './parties.ts'
import { documentChecked, reason } from './proposal.ts'
import type { RefusalCode } from './refusal.ts'

/** One answer to the whole case: one proposes, another decides (ADR 11). */
export const Decision = z.strictObject({
  verdict: z.string(),
  reason,
  documentChecked,
  by: z.string(),
  unit: z.string(),
  /** The version of the record it was made on (ADR 12). */
  recordVersion: z.number(),
  at: z.number(),
})
export type Decision = z.infer<typeof Decision>

/** The data of an event that proposes one of these verdicts. */
export const proposing = <const Verdict extends string>(...verdicts: readonly [Verdict, ...Verdict[]]) =>
  z.strictObject({ verdict: z.enum(verdicts), reason, documentChecked })

type Proposed = { readonly verdict: string; readonly reason: string; readonly documentChecked: string }

/** The proposal that lies before the approver. */
export const proposed = (
  { verdict, reason, documentChecked }: Proposed,
  event: CaseEvent,
  record: RecordFile | null,
): Decision => ({
  verdict,
  reason,
  documentChecked,
  by: event.actor.id,
  unit: event.actor.unit ?? '',
  recordVersion: record?.versions.length ?? 0,
  at: event.at,
})

/** The holder's head approves or returns; never whoever proposed. */
export const approving = {
  'approver.approved': { by: ['head', 'intakeHead'], relation: 'holder', fourEyes: true, data: z.strictObject({}) },
  'approver.returned': {
    internal: true,
    by: ['head', 'intakeHead'],
    relation: 'holder',
    fourEyes: true,
    data: z.strictObject({ reason }),
  },
} as const satisfies Record<string, EventRule>

/** Bars an approval by the proposer, or of a changed record. */
export function approvalRefusal(
  decision: Decision | null,
  event: CaseEvent,
  record: RecordFile | null,
): RefusalCode | null {
  if (event.type !== 'approver.approved' || decision === null) return null
  if (decision.by === event.actor.id) return 'fourEyes'
  return record !== null && record.versions.length !== decision.recordVersion ? 'recordChanged' : null
}

/** Words of a decision, for its paper. */
export const saidOf = ({ reason, documentChecked }: Pick<Decision, 'reason' | 'documentChecked'>) => ({
  reason: two(reason, reason),
  documentChecked: two(documentChecked, documentChecked),
})

/** Form of a proposal: verdict, reasons for the applicant, document checked. */
export const proposalForm = (verdicts: Readonly<Record<string, Bilingual>>, ...more: readonly FormField[]): Form => [
  {
    kind: 'choice',
    name: 'verdict',
    label: decisionWords.proposal,
    options: Object.entries(verdicts).map(([value, label]) => ({ value, label })),
  },
  ...more,
  documentField,
  reasonField,
]

export const documentField = {
  kind: 'line',
  name: 'documentChecked',
  label: two('查阅的文书', 'Document checked'),
  hint: two('文书名称和文号。', 'Its name and number.'),
  limit: 500,
} as const satisfies FormField

export const reasonField = {
  kind: 'text',
  name: 'reason',
  label: two('理由', 'Reasons'),
  hint: two('申请人会看到这段话。', 'The applicant will read this.'),
  limit: 2000,
  rows: 5,
} as const satisfies FormField

/** Words of the form that proposes, for a city to change. */
export const decisionWords = { proposal: two('处理意见', 'Proposal') } as const
