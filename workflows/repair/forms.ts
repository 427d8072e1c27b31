import { two } from '#law/bilingual.ts'
import { extendForm, supplementListForm } from '#workflows/common/common-forms.ts'
import { rightUnitField, routeField } from '#workflows/common/route-field.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { Repair } from './case.ts'
import type { events } from './events.ts'
import { said } from './said.ts'
import { verdicts } from './show.ts'

const forwarding: FormOf<Repair> = ({ returns, unit }, record) => {
  const known = { named: returns.at(-1)?.rightUnit ?? null, not: [unit, ...returns.map((one) => one.unit)] }
  return [routeField(said.to, record, known), { ...reasonField, rows: 3, optional: true, blank: true }]
}

const measures: readonly FormField[] = [
  {
    kind: 'units',
    name: 'measures',
    label: two('哪些单位因该信息采取了惩戒措施', 'Which units take measures on account of the record'),
    hint: two(
      '措施清单所列的单位由系统通知，不用勾选；这里只选清单以外的。予以修复的，逐个通知解除，并列出尚未确认的。',
      'Units of the city’s list of measures are told in any case; choose only others here. If the repair is granted each is told to lift them, and whoever has not confirmed is listed.',
    ),
    optional: true,
  },
  {
    kind: 'text',
    name: 'measuresNote',
    label: two('应解除的措施', 'Measures to be lifted'),
    limit: 2000,
    rows: 2,
    optional: true,
  },
]

const { repaired, refused, notAccepted } = verdicts

/** Forms of each event; what stands in `common-forms.ts` is not said again. */
export const forms: Readonly<Partial<Record<keyof typeof events, FormOf<Repair>>>> = {
  'intake.enteredReceipt': [
    {
      kind: 'line',
      name: 'code',
      label: two('“信用中国”查询码', 'Credit China query code'),
      limit: 60,
    },
    { kind: 'day', name: 'receivedOn', label: two('“信用中国”收到的日期', 'Day Credit China received it') },
  ],
  'intake.enteredPush': [
    { kind: 'day', name: 'pushedOn', label: two('推送认定单位的日期', 'Day it was pushed to the unit') },
  ],
  'intake.enteredResult': proposalForm({ repaired, refused, notAccepted }, ...measures),
  'unit.accepted': [
    {
      kind: 'note',
      text: two('受理后开始计算 {B3} 的审核期限。', 'The time to decide, {B3}, starts with acceptance.'),
    },
  ] satisfies Form,
  'unit.askedSupplement': supplementListForm,
  'unit.returned': ({ unit }) => [rightUnitField([unit]), reasonField],
  'unit.proposedRefusal': [documentField, reasonField],
  'unit.proposed': proposalForm({ repaired, refused }, ...measures),
  'head.extended': extendForm,
  'intake.forwarded': forwarding,
  'supervisor.assigned': forwarding,
}
