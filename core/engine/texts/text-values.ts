import { folderOf } from '#workflows/common/text.ts'
import { commonLetters, type PaperKind, paperKinds } from '#workflows/contract/paper.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { faultWords } from './fault-words.ts'
import { type Given, lettersValues, mailValues } from './gives.ts'
import { phraseValues } from './phrases.ts'
import { problem, type TextProblem } from './problem.ts'
import type { GatheredTexts } from './texts.ts'

type Procedures = Readonly<Record<string, Procedure>>
/** Place in a file of words, `letter.found`, and its values. */
export type TextPlace = { readonly text: string; readonly at: string; readonly given: Given }

/** Every place of every text, with its given values. */
export const textPlaces = (texts: GatheredTexts, procedures: Procedures): readonly TextPlace[] => [
  ...Object.values(procedures).flatMap(lettersOf),
  ...paperKinds.flatMap((kind): readonly TextPlace[] => {
    const rule = commonLetters[kind]
    return rule ? [{ text: `common/${kind}`, at: 'letter', given: lettersValues(kind, rule, null) }] : []
  }),
  ...Object.keys(texts.mails).map((id) => mailOf(texts, procedures, id)),
  ...Object.entries(phraseValues).map(([name, given]) => {
    const [file = '', ...key] = name.split('.')
    return { text: `common/${file}`, at: `phrases.${key.join('.')}`, given }
  }),
]

/** Finds values unexplained to editors, and explanations of nothing. */
export function variableProblems(texts: GatheredTexts, procedures: Procedures): readonly TextProblem[] {
  const used = new Set(textPlaces(texts, procedures).flatMap(({ given }) => [...given.must, ...given.may]))
  const path = 'workflows/common/texts/variables.yaml'
  return [
    ...[...used].filter((name) => !texts.variables[name]).map((name) => problem(path, name, faultWords.unexplained)),
    ...Object.keys(texts.variables)
      .filter((name) => !used.has(name))
      .map((name) => problem(path, name, faultWords.idleVariable)),
  ]
}

function lettersOf(procedure: Procedure): readonly TextPlace[] {
  const { letters = {} } = procedure.results
  return paperKinds.flatMap((kind: PaperKind) => {
    const rule = letters[kind]
    if (!rule) return []
    const outcomes = rule.outcomes ? Object.keys(rule.outcomes) : [null]
    return outcomes.map((outcome) => ({
      text: `${folderOf(procedure.id)}/${kind}`,
      at: outcome === null ? 'letter' : `letter.${outcome}`,
      given: applied(procedure, lettersValues(kind, rule, outcome)),
    }))
  })
}

/** Nothing was applied for if nobody applied. */
export const applied = ({ pages: { words } }: Procedure, given: Given): Given =>
  words.application ? given : { ...given, must: given.must.filter((name) => name !== 'application') }

function mailOf({ of }: GatheredTexts, procedures: Procedures, id: string): TextPlace {
  const [folder = '', notice = ''] = id.split('/')
  const procedure = Object.values(procedures).find((one) => folderOf(one.id) === folder)
  const isApplied = folder === 'common' || procedure?.pages.words.application !== undefined
  return { text: of[id] ?? id, at: `mails.${notice}`, given: mailValues(notice, isApplied) }
}
