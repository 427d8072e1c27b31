import { faultWords } from './fault-words.ts'
import { namesIn } from './gives.ts'
import { phraseValues } from './phrases.ts'
import { notSaid, problem, type TextProblem, unknown } from './problem.ts'
import type { GatheredTexts } from './texts.ts'

/** Finds set words missing, unused or with wrong values. */
export function phraseProblems({ phrases, paths }: GatheredTexts): readonly TextProblem[] {
  const missing = Object.keys(phraseValues)
    .filter((name) => !phrases[name])
    .map((name) => problem(fileOf(name), `phrases.${keyOf(name)}`, faultWords.noPhrase))
  const wrong = Object.entries(phrases).flatMap(([name, words]) => {
    const path = paths[`phrase ${name}`] ?? fileOf(name)
    const at = `phrases.${keyOf(name)}`
    const given = phraseValues[name]
    if (!given) return [problem(path, at, faultWords.idlePhrase)]
    const strange = (['zh', 'en'] as const).flatMap((lang) =>
      namesIn(words[lang])
        .filter((value) => ![...given.must, ...given.may].includes(value))
        .map((value) => unknown(path, `${at}.${lang}`, value, given)),
    )
    return [...strange, ...notSaid(path, at, given.must, [words])]
  })
  return [...missing, ...wrong]
}

const keyOf = (name: string) => name.slice(name.indexOf('.') + 1)
const fileOf = (name: string) => `workflows/common/texts/${name.split('.')[0]}.yaml`
