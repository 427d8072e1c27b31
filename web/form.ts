import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { faults } from './words/faults.ts'

/** Form after a refusal: typed text, and faults at uniquely named fields. */
export type FormState = {
  readonly lang: Lang
  readonly values: Readonly<Record<string, string>>
  readonly refusal: RefusalCode | null
  readonly faults: Readonly<Record<string, Bilingual>>
  /** Tells the fields of a page's forms apart. */
  readonly scope: string
  /** Names what a fault in the summary is about. */
  readonly labels: Readonly<Record<string, string>>
}

/** Input from a handler: a refusal's `fields` by name. */
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

/** Only the sent form keeps its values and faults. */
export const formOf = (lang: Lang, event: string, { tried, ...input }: FormInput & { readonly tried?: string }) =>
  formState(lang, event === tried ? { ...input, scope: event } : { scope: event })

export const fieldId = ({ scope }: FormState, name: string): string => (scope === '' ? name : `${scope}-${name}`)

/** Fields use their own codes, or the catalogue's. */
export function faultWords(code: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = { ...refusals, ...faults }
  return known[code] ?? faults.invalid
}

/** One of a page's forms, by its scope. */
export function scopedState(lang: Lang, input: FormInput, scope: string): FormState {
  const { labels = {} } = input
  return formState(lang, input.scope === scope ? input : { scope, labels })
}

/** Label of a field, also in the summary of faults. */
export function labelOf({ labels }: FormState, name: string): string {
  const label = labels[name]
  if (label === undefined) throw new Fault('noLabel', name)
  return label
}
