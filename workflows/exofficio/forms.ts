import { two } from '#law/bilingual.ts'
import { layoutOf } from '#records/layout.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { WithdrawalCause, withdrawalCauses } from '#records/withdrawal.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Choice, Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { ExOfficio, Verdict } from './case.ts'
import { verdictNames } from './verdict-names.ts'

/** The verdicts that fit what the case is about, the likeliest first. */
const fitting: Readonly<Record<string, readonly Verdict[]>> = {
  overPeriod: ['mended', 'removed', 'corrected', 'nothingWrong'],
  overOuterCap: ['mended', 'removed', 'corrected', 'nothingWrong'],
  wrongStart: ['corrected', 'mended', 'removed', 'nothingWrong'],
  duplicate: ['removed', 'corrected', 'nothingWrong'],
  revokedShown: ['revoked', 'decisionChanged', 'nothingWrong'],
  revoked: ['revoked', 'decisionChanged', 'nothingWrong'],
  minorShown: ['mended', 'tiered', 'removed', 'nothingWrong'],
  personShown: ['mended', 'removed', 'nothingWrong'],
  noTier: ['tiered', 'removed', 'nothingWrong'],
  incomplete: ['corrected', 'withdrawnAtSource', 'mended', 'nothingWrong'],
  withdrawn: ['withdrawnAtSource', 'nothingWrong', 'mended'],
  absent: ['withdrawnAtSource', 'nothingWrong', 'mended'],
  reinserted: ['nothingWrong'],
  otherContent: ['taken', 'nothingWrong'],
  stay: ['stayed', 'nothingWrong'],
  stayOver: ['resumed', 'nothingWrong'],
  unitReport: ['corrected', 'removed', 'tiered', 'withdrawnAtSource', 'mended', 'nothingWrong'],
}

const proposal: FormOf<ExOfficio> = (data, record) => {
  const verdicts = fitting[data.rule] ?? fitting['unitReport'] ?? []
  const names = Object.fromEntries(verdicts.map((verdict) => [verdict, verdictNames[verdict]]))
  const corrects = verdicts.includes('corrected') || verdicts.includes('decisionChanged')
  return proposalForm(
    names,
    ...(verdicts.includes('withdrawnAtSource') ? [withStated(data)] : []),
    ...(corrects && record ? cells(record) : []),
    ...(verdicts.includes('tiered') ? tier : []),
  )
}

/** Some causes put a running objection forward as granted. */
const causeField: FormField = {
  kind: 'choice',
  name: 'cause',
  label: two('来源撤回的原因', 'Why it was withdrawn at its source'),
  hint: two('选择“来源已撤回”时必填', 'Needed for “Withdrawn at its source”'),
  options: WithdrawalCause.options.map((value) => ({ value, label: withdrawalCauses[value] })),
  optional: true,
}

const withStated = ({ cause }: ExOfficio): FormField =>
  cause === undefined ? causeField : { ...causeField, value: cause }

/** Up to three columns; computed and identity ones are closed. */
function cells(record: RecordFile): readonly FormField[] {
  const layout = layoutOf(record.kind)
  if (layout === null) return []
  const { code, personDocumentNumber, category } = layout.roles
  const fixed = [...layout.computed, code, personDocumentNumber, category]
  const now = currentFields(record)
  const options: readonly Choice[] = layout.fields
    .filter((field) => !fixed.includes(field.code) && field.type !== 'identityNumber')
    .map((field) => ({
      value: field.code,
      label: two(field.zh, field.en),
      ...(now[field.code] ? { hint: two(`现为：${now[field.code]}`, `Now: ${now[field.code]}`) } : {}),
    }))
  return [
    {
      kind: 'note',
      text: two('更正内容的，写明栏目和正确内容。', 'To correct the content, name the column and the right value.'),
    },
    ...['', '2', '3'].flatMap((n, i): readonly FormField[] => [
      {
        kind: 'choice',
        name: `column${n}`,
        label: two(`更正的栏目 ${i + 1}`, `Column ${i + 1}`),
        options,
        optional: true,
      },
      {
        kind: 'line',
        name: `value${n}`,
        label: two(`正确内容 ${i + 1}`, `Right value ${i + 1}`),
        limit: 4000,
        optional: true,
      },
    ]),
  ]
}

const tier: Form = [
  {
    kind: 'choice',
    name: 'tier',
    label: two('失信程度', 'Seriousness'),
    hint: two('仅由认定单位确定', 'Only the determining unit sets it'),
    options: [
      { value: 'minor', label: two('轻微', 'Minor') },
      { value: 'general', label: two('一般', 'General') },
      { value: 'serious', label: two('严重', 'Serious') },
    ],
    optional: true,
  },
  {
    kind: 'line',
    name: 'tierBasis',
    label: two('分级依据', 'Basis of the tier'),
    hint: two(
      '行业主管部门的标准；没有的，写《信用修复管理办法》的条款',
      'The sector’s standard; where there is none, the article of the Measures for Credit Repair',
    ),
    limit: 500,
    optional: true,
  },
  {
    kind: 'tick',
    name: 'necessary',
    label: two('轻微失信，确有必要公示', 'Minor, and its publication is necessary'),
    optional: true,
  },
]

/** Proposes the unit that the last return named. */
const forwarding: FormOf<ExOfficio> = ({ returns }) => {
  const value = returns.at(-1)?.rightUnit ?? null
  return [
    { kind: 'unit', name: 'unit', label: two('转给', 'To'), ...(value === null ? {} : { value }) },
    { kind: 'text', name: 'reason', label: two('说明', 'Remarks'), limit: 2000, rows: 3, optional: true, blank: true },
  ]
}

export const forms: Readonly<Record<string, FormOf<ExOfficio>>> = {
  'unit.proposed': proposal,
  'unit.mended': [
    documentField,
    { kind: 'text', name: 'reason', label: two('如何更正', 'How it was mended'), limit: 2000, rows: 5 },
  ],
  'unit.returned': [
    { kind: 'unit', name: 'rightUnit', label: two('应办单位', 'The right unit'), optional: true },
    reasonField,
  ],
  'intake.forwarded': forwarding,
  'supervisor.assigned': forwarding,
}
