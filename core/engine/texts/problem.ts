import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { faultWords as words } from './fault-words.ts'
import { type Given, namesIn } from './gives.ts'

/** One thing wrong in a file of words; `where` is its key. */
export type TextProblem = { readonly path: string; readonly where: string; readonly zh: string; readonly en: string }

export const problem = (
  path: string,
  where: string,
  text: Bilingual,
  values: Parameters<typeof fillBoth>[1] = {},
): TextProblem => ({ path, where, ...fillBoth(text, values) })

/** Reports a value not always given, and those given. */
export function unknown(path: string, where: string, name: string, { must, may }: Given): TextProblem {
  if (may.includes(name)) return problem(path, where, words.sometimes, { variable: `{${name}}`, when: `when: ${name}` })
  const there = [...must, ...may].map((one) => `{${one}}`).join(' ') || '—'
  return problem(path, where, words.unknown, { variable: `{${name}}`, there })
}

export function notSaid(
  path: string,
  at: string,
  variables: readonly string[],
  all: readonly { readonly zh: string; readonly en: string }[],
) {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const there = new Set(all.flatMap((one) => namesIn(one[lang])))
    return variables
      .filter((name) => !there.has(name) && !(lang === 'en' && name === 'you'))
      .map((name) => problem(path, `${at} ${lang}`, words.notSaid, { variable: `{${name}}` }))
  })
}
