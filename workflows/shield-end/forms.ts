import { two } from '#law/bilingual.ts'
import { proposalForm } from '#workflows/contract/decision.ts'
import type { FormOf } from '#workflows/contract/form.ts'
import type { ShieldEnd } from './case.ts'
import { verdicts } from './words.ts'

/** Forms for each event of a person. */
export const forms: Readonly<Record<string, FormOf<ShieldEnd>>> = {
  'unit.proposed': [
    {
      kind: 'note',
      text: two(
        '拟恢复公示的，系统先把告知书送达当事人，自送达起有 {K5}陈述；之后由审批人决定。公示期已满的记录不会恢复。',
        'Before a record is shown again the subject is served your intention and has {K5} from service to state its case; then the approver decides. A record whose period is over is never shown again.',
      ),
    },
    ...proposalForm(verdicts),
  ],
  'applicant.stated': [
    {
      kind: 'text',
      name: 'text',
      label: two('陈述和申辩', 'Your statement'),
      hint: two(
        '写明计划执行情况和不应恢复公示的理由。',
        'How the plan is progressing, and why the record should stay shielded.',
      ),
      limit: 4000,
      rows: 8,
    },
  ],
}
