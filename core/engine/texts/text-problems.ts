import { citationText } from '#law/source.ts'
import { folderOf, type LetterText } from '#workflows/common/text.ts'
import { commonLetters, type PaperKind } from '#workflows/contract/paper.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { faultWords } from './fault-words.ts'
import { type Given, lettersValues, namesIn } from './gives.ts'
import { isWords, said } from './letter-text.ts'
import { mailProblems } from './mail-problems.ts'
import { phraseProblems } from './phrase-problems.ts'
import { notSaid, problem, type TextProblem, unknown } from './problem.ts'
import { applied, variableProblems } from './text-values.ts'
import type { GatheredTexts } from './texts.ts'

type Procedures = Readonly<Record<string, Procedure>>

/** Finds every empty place that a letter or mail could have. */
export function textProblems(texts: GatheredTexts, procedures: Procedures): readonly TextProblem[] {
  const letters = Object.values(procedures).flatMap((procedure) => [
    ...kindsOf(procedure.results.letters).flatMap((kind) =>
      letterProblems(texts, procedure, kind, { folder: folderOf(procedure.id), of: procedure.results.letters }),
    ),
    ...kindsOf(commonLetters).flatMap((kind) =>
      letterProblems(texts, procedure, kind, { folder: 'common', of: commonLetters }),
    ),
  ])
  return [
    ...texts.problems,
    ...letters,
    ...strays(texts, procedures),
    ...mailProblems(texts, procedures),
    ...phraseProblems(texts),
    ...variableProblems(texts, procedures),
  ]
}

type Rules = Procedure['results']['letters']

const kindsOf = (letters: Rules = {}) => Object.keys(letters) as PaperKind[]

function letterProblems(
  texts: GatheredTexts,
  procedure: Procedure,
  kind: PaperKind,
  { folder, of }: { readonly folder: string; readonly of: Rules },
): readonly TextProblem[] {
  const id = `${folder}/${kind}`
  const text = texts.letters[id]
  const path = texts.paths[`letter ${id}`] ?? `workflows/${folder}/texts/${kind}.yaml`
  const rule = of?.[kind] ?? {}
  if (!text) return [problem(path, 'letter', faultWords.noText)]
  const outcomes = rule.outcomes ? Object.keys(rule.outcomes) : [null]
  return [
    ...outcomes.flatMap((outcome) =>
      outcomeProblems(path, text, outcome, applied(procedure, lettersValues(kind, rule, outcome))),
    ),
    ...unsaid(path, text),
    ...outcomeNames(path, text, outcomes),
    ...basisProblems(path, text),
  ]
}

function outcomeProblems(path: string, text: LetterText, outcome: string | null, { must, may }: Given) {
  const { title, body } = said(text, outcome)
  if (!title) return [problem(path, `letter.title.${outcome}`, faultWords.noTitle)]
  const sentences = [
    { at: 'letter.title', words: title, sure: must },
    ...body.flatMap((one, i) =>
      'zh' in one ? [{ at: `letter.body.${i}`, words: one, sure: one.when ? [...must, ...may] : must }] : [],
    ),
  ]
  const wrong = sentences.flatMap(({ at, words, sure }) =>
    (['zh', 'en'] as const).flatMap((lang) =>
      namesIn(words[lang]).flatMap((name) =>
        sure.includes(name) ? [] : [unknown(path, `${at}.${lang}`, name, { must, may })],
      ),
    ),
  )
  const conditions = body.flatMap((one, i) =>
    [one.when, one.unless].flatMap((name) =>
      name === undefined || [...must, ...may].includes(name)
        ? []
        : [unknown(path, `letter.body.${i}.when`, name, { must, may })],
    ),
  )
  return [...wrong, ...conditions]
}

/** Required values unsaid, by language; English needs no 你单位. */
function unsaid(path: string, { variables, title, body }: LetterText): readonly TextProblem[] {
  const all = [
    ...(isWords(title) ? [title] : Object.values(title)),
    ...body.flatMap((one) => ('zh' in one ? [one] : [])),
  ]
  return notSaid(path, 'letter', variables, all)
}

function outcomeNames(
  path: string,
  { title, body }: LetterText,
  outcomes: readonly (string | null)[],
): readonly TextProblem[] {
  const named = [
    ...(isWords(title) ? [] : Object.keys(title)),
    ...body.flatMap(({ of }) => (of === undefined ? [] : [of].flat())),
  ]
  return [...new Set(named)]
    .filter((name) => !outcomes.includes(name))
    .map((name) => problem(path, 'letter', faultWords.noOutcome, { name }))
}

function basisProblems(path: string, { basis = {}, variables }: LetterText): readonly TextProblem[] {
  const cited = typeof basis === 'string' ? [basis] : Object.values(basis)
  const silent = cited.filter((citation) => citationText(citation).zh === '')
  const none = cited.length === 0 && variables.includes('basis')
  return [...silent, ...(none ? [''] : [])].map((citation) =>
    problem(path, 'letter.basis', faultWords.noArticle, { citation }),
  )
}

/** Letters that no procedure issues. */
function strays({ letters, paths }: GatheredTexts, procedures: Procedures): readonly TextProblem[] {
  const known = new Set([
    ...Object.values(procedures).flatMap((one) =>
      kindsOf(one.results.letters).map((kind) => `${folderOf(one.id)}/${kind}`),
    ),
    ...kindsOf(commonLetters).map((kind) => `common/${kind}`),
  ])
  return Object.keys(letters)
    .filter((id) => !known.has(id))
    .map((id) => problem(paths[`letter ${id}`] ?? id, 'letter', faultWords.stray))
}
