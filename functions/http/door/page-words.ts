import type { Deployment } from '#engine/store/host.ts'
import { Fault } from '#law/fault.ts'
import { areasOf } from '#web/page-areas.ts'
import { pageWordProblems, placeOf, setPageWords } from '#web/words/page-words.ts'
import { spokenWords } from '#words/spoken-words.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Sets a deployment's words; faults name unusable ones. */
export function takePageWords(
  procedures: Readonly<Record<string, Procedure>>,
  { pageWords: all = [] }: Pick<Deployment, 'pageWords'>,
): void {
  const pageWords = all.filter(({ area }) => !ofCommands.test(area))
  if (pageWords.length === 0) return
  const areas = areasOf(procedures, spokenWords())
  const problems = pageWordProblems(areas, pageWords)
  if (problems.length > 0)
    throw new Fault(
      'texts.bad',
      problems
        .map(({ word, zh, en }) => `texts/pages/${placeOf(word).zh}: ${zh} / ${placeOf(word).en}: ${en}`)
        .join('\n'),
    )
  setPageWords(areas, pageWords)
}

/** Areas that the commands take for themselves. */
const ofCommands = /^command-/
