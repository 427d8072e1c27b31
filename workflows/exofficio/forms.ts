import { fillBoth, two } from '#law/bilingual.ts'
import { layoutOf } from '#records/layout.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { WithdrawalCause, withdrawalCauses } from '#records/withdrawal.ts'
import { rightUnitField, routeField } from '#workflows/common/route-field.ts'
import { documentField, proposalForm, reasonField } from '#workflows/contract/decision.ts'
import type { Choice, Form, FormField, FormOf } from '#workflows/contract/form.ts'
import type { ExOfficio, Verdict } from './case.ts'
import { said } from './said.ts'
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
  label: said.whyItWasWithdrawnAtItsSource,
  hint: said.neededForWithdrawn,
  options: WithdrawalCause.options.map((value) => ({ value, label: withdrawalCauses[value] })),
  optional: true,
}

const withStated = ({ cause }: ExOfficio): FormField =>
  cause === undefined ? causeField : { ...causeField, value: cause }

/** Up to three columns, not computed or identity ones. */
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
      ...(now[field.code] ? { hint: fillBoth(said.now, { value: now[field.code] ?? '' }) } : {}),
    }))
  return [
    {
      kind: 'note',
      text: said.toCorrectTheContentName,
    },
    ...['', '2', '3'].flatMap((n, i): readonly FormField[] => [
      {
        kind: 'choice',
        name: `column${n}`,
        label: fillBoth(said.column, { n: i + 1 }),
        options,
        optional: true,
      },
      {
        kind: 'line',
        name: `value${n}`,
        label: fillBoth(said.rightValue, { n: i + 1 }),
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
    label: said.seriousness,
    hint: said.onlyTheDeterminingUnitSets,
    options: [
      { value: 'minor', label: said.minor },
      { value: 'general', label: said.general },
      { value: 'serious', label: said.serious },
    ],
    optional: true,
  },
  {
    kind: 'line',
    name: 'tierBasis',
    label: said.basisOfTheTier,
    hint: said.tierBasisHint,
    limit: 500,
    optional: true,
  },
  {
    kind: 'tick',
    name: 'necessary',
    label: said.minorAndItsPublication,
    optional: true,
  },
]

/** Proposes the unit that the last return named. */
const forwarding: FormOf<ExOfficio> = ({ returns, unit }, record) => {
  const known = { named: returns.at(-1)?.rightUnit ?? null, not: [unit] }
  return [
    routeField(said.to, record, known),
    { kind: 'text', name: 'reason', label: said.remarks, limit: 2000, rows: 3, optional: true, blank: true },
  ]
}

export const forms: Readonly<Record<string, FormOf<ExOfficio>>> = {
  'unit.proposed': proposal,
  'unit.mended': [
    documentField,
    { kind: 'text', name: 'reason', label: two('如何更正', 'How it was mended'), limit: 2000, rows: 5 },
  ],
  'unit.returned': ({ unit }) => [rightUnitField([unit]), reasonField],
  'intake.forwarded': forwarding,
  'supervisor.assigned': forwarding,
}
