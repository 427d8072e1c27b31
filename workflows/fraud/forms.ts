import { fillBoth, two } from '#law/bilingual.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import { autoEndOn } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import { extendForm } from '#workflows/common/common-forms.ts'
import { proposalForm } from '#workflows/contract/decision.ts'
import type { Form, FormOf } from '#workflows/contract/form.ts'
import type { Fraud } from './case.ts'
import { said } from './said.ts'
import { verdicts } from './words.ts'

/** Forms for each event of a person. */
export const forms: Readonly<Record<string, FormOf<Fraud>>> = {
  'unit.proposed': (_data, record, flags) => [
    {
      kind: 'note',
      text: said.beforeFraudIsFound,
    },
    ...proposalForm(verdicts, ...restoring(record, flags)),
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

/** Asks if the record is shown again (L12). */
function restoring(record: RecordFile | null, flags: PublicityFlags): Form {
  const until = record === null ? null : autoEndOn(record, flags)
  return [
    {
      kind: 'tick',
      name: 'restores',
      label: said.showTheRecordItselfAgain,
      hint: fillBoth(said.restoreHint, { until: until === null ? '' : fillBoth(said.until, { day: until }) }),
      optional: true,
    },
  ]
}
