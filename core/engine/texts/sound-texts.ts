import { Fault } from '#law/fault.ts'
import type { ReadFile, Texts } from '#workflows/common/text.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { TextProblem } from './problem.ts'
import { textProblems } from './text-problems.ts'
import { gatherTexts } from './texts.ts'

/** Texts of a deployment; a fault names each mistake and key. */
export function soundTexts(
  procedures: Readonly<Record<string, Procedure>>,
  own: readonly ReadFile[],
  over: readonly ReadFile[],
): Texts {
  const texts = gatherTexts(own, over)
  const problems = textProblems(texts, procedures)
  if (problems.length > 0) throw new Fault('texts.bad', problems.map(sayProblem).join('\n'))
  return { letters: texts.letters, mails: texts.mails, phrases: texts.phrases }
}

export const sayProblem = ({ path, where, zh, en }: TextProblem): string =>
  `${path}${where && `: ${where}`}: ${zh} / ${en}`
