import { issuedPhrase, type PaperPhrase } from '#engine/texts/phrases.ts'
import type { PaperFacts } from './paper.ts'

export type Say = (name: PaperPhrase, values?: Readonly<Record<string, string | number>>) => string

/** Set words of a paper's issue, filled. */
export const phrasing =
  ({ text }: PaperFacts, lang: 'zh' | 'en'): Say =>
  (name, values = {}) =>
    issuedPhrase(text?.phrases, name)[lang].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
