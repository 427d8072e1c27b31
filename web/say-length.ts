import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Length } from '#law/length.ts'
import { ruleOf } from '#law/rules.ts'
import { lengthOf, type TimeLimit } from '#law/time-limit.ts'
import { tell } from './tell.ts'
import { many, one } from './words/when.ts'

/** 3 个工作日; whole years as years. */
export function sayLength(lang: Lang, limit: TimeLimit): string {
  const length = lengthOf(limit)
  return length ? sayFigure(lang, length) : '—'
}

export const sayFigure = (lang: Lang, { unit, n }: Length): string =>
  unit === 'months' && n > 0 && n % 12 === 0 ? inWords(lang, 'years', n / 12) : inWords(lang, unit, n)

const inWords = (lang: Lang, unit: keyof typeof many, n: number): string =>
  tell(lang)(n === 1 ? one[unit] : many[unit], { n })

/** Figures by rule, for texts that quote them: {A3}. */
export const lengths = (lang: Lang, ...ids: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.map((id) => [id, sayLength(lang, ruleOf(id))]))

/** Words that quote the length of a rule by its name: {A3}. */
export function sayFigures(lang: Lang, words: Bilingual): string {
  const named = [...words[lang].matchAll(/\{([A-Z]\d+[a-z]?)\}/g)].flatMap(([, id]) => id ?? [])
  return tell(lang)(words, lengths(lang, ...named))
}
