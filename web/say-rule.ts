import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { rules } from '#law/rules.ts'

/** Says a rule to readers outside: other limits that it names stand in it by what they are. */
export const sayRule = (lang: Lang, words: Bilingual): string =>
  words[lang].replace(/\b[A-Z]\d{1,2}[a-z]?\b/g, (id) => {
    const step = rules.find((rule) => rule.id === id)?.step[lang]
    return step === undefined ? id : lang === 'zh' ? `“${step}”` : `“${step.toLowerCase()}”`
  })
