import { two } from '#law/bilingual.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { Infringement } from './case.ts'
import type { events } from './events.ts'
import { harms, verdicts } from './words.ts'

const { refused: _refused, stop: _stop, ...findings } = verdicts
const remark = (name: string, label: FormField & { kind: 'note' }): FormField => ({
  kind: 'text',
  name,
  label: label.text,
  limit: 2000,
  rows: 3,
  optional: true,
})
const labelled = (zh: string, en: string) => ({ kind: 'note', text: two(zh, en) }) as const

/** The notice is asked for only where the subject agreed to one. */
const finding: FormOf<Infringement> = ({ wantsNotice }, record) =>
  proposalForm(
    findings,
    ...(record
      ? [{ kind: 'tick', name: 'removes', label: two('终止公示该记录', 'Take the record down for good') } as const]
      : []),
    ...(wantsNotice
      ? [
          remark('noticeText', labelled('恢复名誉公告的内容', 'Text of the restoring notice')),
          {
            kind: 'day',
            name: 'shownFrom',
            label: two('错误公示的起始日', 'Wrongly public since'),
            hint: two('公告期限与错误公示的时间相同。', 'The notice stays as long as the wrong was public.'),
            optional: true,
          } as const,
        ]
      : [labelled('当事人未同意发布公告。', 'The subject has not agreed to a public notice.')]),
    remark('compensation', labelled('赔偿指引', 'Where compensation may be asked')),
    remark('accountability', labelled('责任追究情况', 'Who is held to account, and how')),
  )

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Infringement>>>> = {
  'unit.accepted': [
    labelled(
      '受理后开始调查，答复期限自收到之日起算。',
      'The investigation begins; the time to answer runs from receipt.',
    ),
  ],
  'unit.proposedRefusal': [documentField, reasonField],
  'unit.proposedStop': [
    labelled(
      '批准后记录即先行停止公示，案件办结时恢复或者终止。',
      'Once approved the record is not shown until the case ends.',
    ),
    documentField,
    reasonField,
  ],
  'unit.proposed': finding,
  'platform.stopped': [
    {
      kind: 'text',
      name: 'what',
      label: two('停止了什么', 'What was stopped'),
      hint: two('页面、接口、推送、转载等。', 'Pages, interfaces, feeds, copies elsewhere.'),
      limit: 2000,
      rows: 3,
    },
  ],
  'applicant.agreed': [
    { kind: 'tick', name: 'notice', label: two('同意发布恢复名誉公告', 'I agree to a public restoring notice') },
  ],
}

/** Questions for the subject. */
export const claimForm = (about: string | null): Form => [
  {
    kind: 'unit',
    name: 'about',
    label: two('哪个单位造成的', 'Which unit did it'),
    hint: two('不由该单位调查。', 'That unit does not investigate.'),
    ...(about === null ? {} : { value: about }),
  },
  {
    kind: 'choice',
    name: 'harm',
    label: two('侵权事项', 'What happened'),
    options: Object.entries(harms).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'text',
    name: 'explanation',
    label: two('事实和理由', 'Facts and reasons'),
    limit: 4000,
    rows: 6,
  },
  {
    kind: 'tick',
    name: 'wantsStop',
    label: two('请求在审查期间先行停止公示', 'I ask that it not be shown while this is examined'),
  },
  {
    kind: 'tick',
    name: 'wantsNotice',
    label: two('如侵权成立，同意发布恢复名誉公告', 'If upheld, I agree to a public notice restoring my name'),
    hint: two(
      '公告在同一平台发布，期限与错误公示的时间相同；办结前可以更改意见。',
      'In the same place for the same time; you may change your mind until the decision.',
    ),
  },
]
