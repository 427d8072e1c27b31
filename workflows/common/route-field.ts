import { type Bilingual, two } from '#law/bilingual.ts'
import type { RecordFile } from '#records/record.ts'
import type { FormField } from '../contract/form.ts'

type Known = {
  /** Unit that whoever handed it back named as the right one. */
  readonly named: string | null
  /** The one unit that the case itself leads to. */
  readonly only?: string | null
  /** Units that have or had it, and are not the right ones. */
  readonly not: readonly (string | null)[]
}

/** Suggests the unit named, else the only, determining or providing one. */
export function routeField(label: Bilingual, record: RecordFile | null, { named, only, not }: Known): FormField {
  const field = { kind: 'unit', name: 'unit', label } as const
  const determiner = record?.authority.unit ?? null
  const provider = record?.provider.unit ?? null
  const isFree = (unit: string | null | undefined) => typeof unit === 'string' && !not.includes(unit)
  if (named !== null) return { ...field, value: named, hint: routeWords.named }
  const [unit] = [only, determiner, provider].filter(isFree)
  if (!unit) return field
  const hint = unit === determiner ? routeWords.determiner : unit === provider ? routeWords.provider : routeWords.only
  return { ...field, value: unit, hint }
}

/** Asks for the right unit; `not`: left out. */
export const rightUnitField = (not: readonly (string | null)[], hint: Bilingual = routeWords.open): FormField => ({
  kind: 'unit',
  name: 'rightUnit',
  not,
  label: routeWords.which,
  hint,
  optional: true,
})

/** Reasons for a suggestion. */
export const routeWords = {
  which: two('应由哪个单位办理', 'Which unit is right'),
  open: two('不清楚可以不选。', 'Leave open if you do not know.'),
  named: two('已按建议选定：退回的单位指明由它办理。', 'Chosen for you: the unit that sent it back named this one.'),
  determiner: two('已按建议选定：它是本信息的认定单位。', 'Chosen for you: it is the determining unit of the record.'),
  provider: two('已按建议选定：它是本信息的提供单位。', 'Chosen for you: it provided the record.'),
  only: two('已按建议选定：可以办理的只有这个单位。', 'Chosen for you: no other unit can handle it.'),
} as const
