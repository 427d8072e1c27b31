import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { faults } from './words/faults.ts'

/** A form after a refusal: what was typed stays, what is wrong stands at its field. Every field has a name of its own. */
export type FormState = {
  readonly lang: Lang
  readonly values: Readonly<Record<string, string>>
  readonly refusal: RefusalCode | null
  readonly faults: Readonly<Record<string, Bilingual>>
  /** Tells the fields of one form from those of another on the same page. */
  readonly scope: string
  /** Names what a fault in the summary is about. */
  readonly labels: Readonly<Record<string, string>>
}

/** Input that a handler hands over: `fields` of a refusal, by field name. */
export type FormInput = {
  readonly values?: Readonly<Record<string, string>>
  readonly refusal?: { readonly code: RefusalCode; readonly fields?: Readonly<Record<string, string>> }
  readonly scope?: string
  readonly labels?: Readonly<Record<string, string>>
}

export function formState(lang: Lang, { values = {}, refusal, scope = '', labels = {} }: FormInput = {}): FormState {
  const named = Object.entries(refusal?.fields ?? {}).map(([name, code]) => [name, faultWords(code)] as const)
  return { lang, values, refusal: refusal?.code ?? null, faults: Object.fromEntries(named), scope, labels }
}

/** One of several forms of a page: only the one that was sent keeps its values and its faults. */
export const formOf = (lang: Lang, event: string, { tried, ...input }: FormInput & { readonly tried?: string }) =>
  formState(lang, event === tried ? { ...input, scope: event } : { scope: event })

export const fieldId = ({ scope }: FormState, name: string): string => (scope === '' ? name : `${scope}-${name}`)

/** Fields speak with their own code, or with one of the closed catalogue. */
function faultWords(code: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = { ...refusals, ...faults }
  return known[code] ?? faults.invalid
}
