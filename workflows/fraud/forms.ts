import { two } from '#law/bilingual.ts'
import { autoEndOn } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import { extendForm } from '#workflows/common/common-forms.ts'
import { proposalForm } from '#workflows/contract/decision.ts'
import type { Form, FormOf } from '#workflows/contract/form.ts'
import type { Fraud } from './case.ts'

export const verdicts = {
  found: two('认定弄虚作假', 'Fraud is found'),
  notFound: two('未认定弄虚作假', 'No fraud is found'),
} as const

export const causes = {
  falseMaterial: two('提供虚假材料', 'False material was handed in'),
  untruePromise: two('信用承诺严重不实', 'The commitment was seriously untrue'),
  wilfulBreach: two('故意不履行承诺', 'The commitment was wilfully broken'),
} as const

/** Forms for each event of a person. */
export const forms: Readonly<Record<string, FormOf<Fraud>>> = {
  'unit.proposed': (_data, record) => [
    {
      kind: 'note',
      text: two(
        '拟认定的，系统先把告知书送达当事人，自送达起有 {K5}陈述、申辩；之后由未审批过该修复的审批人决定。涉嫌犯罪的，另行移送。',
        'Before fraud is found the subject is served your intention and has {K5} from service to state its case; then an approver who did not approve the repair decides. A suspected crime is handed to the prosecution apart from this.',
      ),
    },
    ...proposalForm(verdicts, ...restoring(record)),
  ],
  'applicant.stated': [
    {
      kind: 'text',
      name: 'text',
      label: two('陈述和申辩', 'Your statement'),
      limit: 4000,
      rows: 8,
    },
  ],
  'head.extended': extendForm,
  'supervisor.assigned': [
    {
      kind: 'unit',
      name: 'unit',
      label: two('由哪个单位审批', 'Which unit decides'),
      hint: two('该单位负责人没有审批过这次修复。', 'Its head must not have approved the repair.'),
    },
    { kind: 'text', name: 'reason', label: two('理由', 'Reasons'), limit: 2000, rows: 4 },
  ],
}

/** Asks, never implies, if the record is shown again (L12). */
function restoring(record: RecordFile | null): Form {
  const until = record === null ? null : autoEndOn(record)
  return [
    {
      kind: 'tick',
      name: 'restores',
      label: two('同时恢复该记录的公示', 'Show the record itself again'),
      hint: two(
        `法规未作明确规定，由审批人决定；只到该记录原定的公示期届满日${until === null ? '' : `（${until}）`}，期满的不能恢复。`,
        `The regulation does not say: the approver decides. It is shown to its own last day${until === null ? '' : ` (${until})`} only, and not at all once that is past.`,
      ),
      optional: true,
    },
  ]
}
