import type { Lang } from '#engine/store/person.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import { tell } from '../tell.ts'
import { sayIfDay } from '../when.ts'
import { SummaryList } from './summary-list.tsx'

/** Facts of a case by line; nothing without any. */
export const Facts = ({ lang, facts }: { readonly lang: Lang; readonly facts: readonly Fact[] }) =>
  facts.length === 0 ? null : <SummaryList lines={factLines(lang, facts)} />

export const factLines = (lang: Lang, facts: readonly Fact[]) =>
  facts.map(({ name, value }) => ({
    name: tell(lang)(name),
    value: typeof value === 'string' ? sayIfDay(lang, value) : tell(lang)(value),
  }))
