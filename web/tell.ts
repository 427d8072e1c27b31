import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'

export type Tell = (words: Bilingual, values?: Readonly<Record<string, string | number>>) => string

/** Says it in the reader's language; {…} stands for a value. */
export function tell(lang: Lang): Tell {
  return (words, values = {}) => {
    const text = words[lang]
    return text.includes('{')
      ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
      : text
  }
}

/** “Fine：5.5” as each language writes it. */
export const labelled = (lang: Lang, label: string, value: string): string =>
  `${label}${lang === 'zh' ? '：' : ': '}${value}`

/** Names in a row, as each language writes them: 甲、乙. */
export const listed = (lang: Lang, names: readonly string[]): string => names.join(lang === 'zh' ? '、' : ', ')
