/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string }

export const two = (zh: string, en: string): Bilingual => ({ zh, en })
