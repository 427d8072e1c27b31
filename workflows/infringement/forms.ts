import { type Bilingual, two } from '#law/bilingual.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { Infringement } from './case.ts'
import type { events } from './events.ts'
import { said } from './said.ts'
import { harms, verdicts } from './words.ts'

const { refused: _refused, stop: _stop, ...findings } = verdicts
const remark = (name: string, label: FormField & { kind: 'note' }, hint?: Bilingual): FormField => ({
  kind: 'text',
  name,
  label: label.text,
  limit: 2000,
  rows: 3,
  optional: true,
  ...(hint && { hint }),
})
const labelled = (text: Bilingual) => ({ kind: 'note', text }) as const

/** The notice is asked for only where the subject agreed to one. */
const finding: FormOf<Infringement> = ({ wantsNotice }, record) =>
  proposalForm(
    findings,
    ...(record ? [{ kind: 'tick', name: 'removes', label: said.takeTheRecordDown } as const] : []),
    ...(wantsNotice
      ? [
          remark('noticeText', labelled(said.textOfTheRestoringNotice), said.redactHint),
          {
            kind: 'day',
            name: 'shownFrom',
            label: said.wronglyPublicSince,
            hint: said.theNoticeStaysAsLong,
            optional: true,
          } as const,
        ]
      : [labelled(said.theSubjectHasNotAgreed)]),
    remark('compensation', labelled(said.whereCompensationMayBeAsked)),
    remark('accountability', labelled(said.whoIsHeldToAccount)),
  )

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Infringement>>>> = {
  'unit.accepted': [
    labelled(
      two(
        '受理后开始调查，答复期限自收到之日起算。',
        'The investigation begins; the time to answer runs from receipt.',
      ),
    ),
  ],
  'unit.proposedRefusal': [documentField, reasonField],
  'unit.proposedStop': [
    labelled(
      two(
        '批准后记录即先行停止公示，案件办结时恢复或者终止。',
        'Once approved the record is not shown until the case ends.',
      ),
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
    label: said.whichUnitDidIt,
    hint: said.thatUnitDoesNotInvestigate,
    ...(about === null ? {} : { value: about }),
  },
  {
    kind: 'choice',
    name: 'harm',
    label: said.whatHappened,
    options: Object.entries(harms).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'text',
    name: 'explanation',
    label: said.factsAndReasons,
    limit: 4000,
    rows: 6,
  },
  {
    kind: 'tick',
    name: 'wantsStop',
    label: said.stopAskedFor,
  },
  {
    kind: 'tick',
    name: 'wantsNotice',
    label: said.ifUpheldIAgree,
    hint: said.noticeHint,
  },
]
