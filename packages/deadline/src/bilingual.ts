/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string }

export const two = (zh: string, en: string): Bilingual => ({ zh, en })

/** Name of the data; the Chinese stands for missing English. */
export const inBoth = ({ zh, en }: { readonly zh: string; readonly en?: string }): Bilingual => two(zh, en ?? zh)

type Value = Bilingual | string | number

/** Fills the `{names}` of a sentence; what lacks a value says nothing. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')

/** Several texts as one, set apart in each language's own way. */
export const joinBoth = (all: readonly Bilingual[], by: Bilingual): Bilingual => ({
  zh: all.map(({ zh }) => zh).join(by.zh),
  en: all.map(({ en }) => en).join(by.en),
})

/** Fills both languages, each value in its own. */
export function fillBoth(text: Bilingual, values: Readonly<Record<string, Value>>): Bilingual {
  const one = (lang: 'zh' | 'en') =>
    text[lang].replace(/\{(\w+)\}/g, (_all, name: string) => {
      const value = values[name] ?? ''
      return typeof value === 'object' ? value[lang] : String(value)
    })
  return { zh: one('zh'), en: one('en') }
}
