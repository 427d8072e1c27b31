import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { isDay } from '#law/day.ts'
import type { Form, FormField } from '#workflows/contract/form.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import { sayValue } from './parts/said-money.ts'
import { labelled } from './tell.ts'
import { sayDay } from './when.ts'
import { item } from './words/case.ts'
import { frame } from './words/frame.ts'
import { ways } from './words/ways.ts'

/** Typed facts as asked, without empty ones. */
export const typedFacts = (form: Form, typed: unknown, units: CaseView['units']): readonly Fact[] =>
  form.flatMap((field) => {
    if (field.kind === 'note') return []
    if (field.kind === 'entries') return entriesSaid(field, typedIn(typed, field.name))
    const value = said(field, typedIn(typed, field.name), units)
    return value === '' ? [] : [{ name: field.label, value }]
  })

type Field = Exclude<FormField, { kind: 'note' }>

function said(field: Field, value: unknown, units: CaseView['units']): Bilingual | string {
  if (value === null || value === undefined) return ''
  if (field.kind === 'tick') return value === true ? ways.yes : ways.no
  if (field.kind === 'choice') return labelOf(field, value) ?? String(value)
  if (field.kind === 'choices') return joined(Array.isArray(value) ? value.map((one) => labelOf(field, one)) : [])
  if (field.kind === 'unit') return units.find(({ id }) => id === value)?.name ?? String(value)
  if (field.kind === 'day' && typeof value === 'string' && isDay(value))
    return { zh: sayDay('zh', value), en: sayDay('en', value) }
  return typeof value === 'object' ? '' : String(value)
}

/** Line an entry in dispute: ground, record, and claim. */
function entriesSaid({ entries, grounds }: Extract<Field, { kind: 'entries' }>, typed: unknown): readonly Fact[] {
  const labels = [...grounds.entry, ...grounds.whole]
  return (Array.isArray(typed) ? typed : []).map((one: unknown) => {
    const entry = entries.find(({ code }) => code === typedIn(one, 'field'))
    const ground = labels.find(({ value }) => value === typedIn(one, 'ground'))?.label
    const claimed = String(typedIn(one, 'claimed') ?? '')
    const lines = (lang: Lang) =>
      [
        ground?.[lang] ?? '',
        entry ? labelled(lang, item.shown[lang], sayValue(lang, entry.code, entry.shown) || frame.empty[lang]) : '',
        claimed === '' ? '' : labelled(lang, item.claimed[lang], sayValue(lang, entry?.code ?? null, claimed)),
      ]
        .filter((line) => line !== '')
        .join('\n')
    return { name: entry?.name ?? item.whole, value: { zh: lines('zh'), en: lines('en') } }
  })
}

const labelOf = ({ options }: Extract<FormField, { kind: 'choice' | 'choices' }>, value: unknown) =>
  options.find((option) => option.value === value)?.label

const joined = (labels: readonly (Bilingual | undefined)[]): Bilingual => ({
  zh: labels.flatMap((label) => label?.zh ?? []).join('、'),
  en: labels.flatMap((label) => label?.en ?? []).join(', '),
})

const typedIn = (typed: unknown, name: string): unknown =>
  typeof typed === 'object' && typed !== null ? Reflect.get(typed, name) : undefined
