import { folderOf, type MailText } from '#workflows/common/text.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Given, mailValues, namesIn } from './gives.ts'
import { notSaid, type TextProblem, unknown } from './problem.ts'
import type { GatheredTexts } from './texts.ts'

/** Faults that would leave empty places. */
export function mailProblems(
  { mails, paths }: GatheredTexts,
  procedures: Readonly<Record<string, Procedure>>,
): readonly TextProblem[] {
  return Object.entries(mails).flatMap(([id, mail]) => {
    const [folder = '', notice = ''] = id.split('/')
    const procedure = Object.values(procedures).find((one) => folderOf(one.id) === folder)
    const given = mailValues(notice, folder === 'common' || procedure?.pages.words.application !== undefined)
    return problemsOf(paths[`mail ${id}`] ?? id, `mails.${notice}`, mail, given)
  })
}

function problemsOf(
  path: string,
  at: string,
  { variables, subject, body }: MailText,
  { must, may }: Given,
): readonly TextProblem[] {
  const sentences = [
    { where: `${at}.subject`, words: subject, sure: must },
    ...body.map((words, i) => ({ where: `${at}.body.${i}`, words, sure: words.when ? [...must, ...may] : must })),
  ]
  const wrong = sentences.flatMap(({ where, words, sure }) =>
    (['zh', 'en'] as const).flatMap((lang) =>
      namesIn(words[lang]).flatMap((name) =>
        sure.includes(name) ? [] : [unknown(path, `${where}.${lang}`, name, { must, may })],
      ),
    ),
  )
  const conditions = body.flatMap(({ when, unless }, i) =>
    [when, unless].flatMap((name) =>
      name === undefined || [...must, ...may].includes(name)
        ? []
        : [unknown(path, `${at}.body.${i}.when`, name, { must, may })],
    ),
  )
  return [...wrong, ...conditions, ...notSaid(path, at, variables, [subject, ...body])]
}
