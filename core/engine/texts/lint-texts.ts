import type { Bilingual } from '#law/bilingual.ts'
import { faultWords } from './fault-words.ts'
import { problem, type TextProblem } from './problem.ts'
import { terms } from './terms.ts'
import type { GatheredTexts } from './texts.ts'

const longest = { title: { zh: 30, en: 90 }, subject: { zh: 45, en: 90 }, body: { zh: 400, en: 900 } } as const

/** Finds stumbling blocks for readers: lengths, second names. */
export function lintTexts({ letters, mails, phrases, paths }: GatheredTexts): readonly TextProblem[] {
  const ofLetters = Object.entries(letters).flatMap(([id, { title, body }]) => {
    const path = paths[`letter ${id}`] ?? id
    const titles = 'zh' in title && typeof title['zh'] === 'string' ? [title] : Object.values(title)
    return [
      ...titles.flatMap((words) => (typeof words === 'object' ? lint(path, 'letter.title', words, 'title') : [])),
      ...body.flatMap((one, i) => ('zh' in one ? lint(path, `letter.body.${i}`, one, 'body') : [])),
    ]
  })
  const ofMails = Object.entries(mails).flatMap(([id, { subject, body }]) => {
    const path = paths[`mail ${id}`] ?? id
    const at = `mails.${id.split('/')[1]}`
    return [
      ...lint(path, `${at}.subject`, subject, 'subject'),
      ...body.flatMap((one, i) => lint(path, `${at}.body.${i}`, one, 'body')),
    ]
  })
  const ofPhrases = Object.entries(phrases).flatMap(([id, words]) => {
    const path = paths[`phrase ${id}`] ?? id
    return lint(path, `phrases.${id.slice(id.indexOf('.') + 1)}`, words, 'body')
  })
  return [...ofLetters, ...ofMails, ...ofPhrases]
}

function lint(path: string, where: string, words: Bilingual, kind: keyof typeof longest): readonly TextProblem[] {
  const long = (['zh', 'en'] as const)
    .filter((lang) => words[lang].length > longest[kind][lang])
    .map((lang) => {
      const values = { n: words[lang].length, most: longest[kind][lang] }
      return problem(path, `${where}.${lang}`, faultWords.long, values)
    })
  return [...long, ...unwanted(path, `${where}.zh`, words.zh)]
}

/** Names that have another name beside them. */
export const unwanted = (path: string, where: string, zh: string): readonly TextProblem[] =>
  terms.flatMap(([wanted, banned]) => {
    const found = banned.exec(zh)?.[0]
    return found === undefined ? [] : [problem(path, where, faultWords.otherName, { found, wanted })]
  })
