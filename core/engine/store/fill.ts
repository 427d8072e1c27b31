import type { Bilingual } from '#law/bilingual.ts'

/** Fills the `{names}` of a sentence; what lacks a value says nothing. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')

/** The same in both languages, each value in its own. */
export function fillBoth(text: Bilingual, values: Readonly<Record<string, Bilingual>>): Bilingual {
  const one = (lang: 'zh' | 'en') =>
    text[lang].replace(/\{(\w+)\}/g, (_all, name: string) => values[name]?.[lang] ?? '')
  return { zh: one('zh'), en: one('en') }
}
