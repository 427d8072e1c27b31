import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pageWordProblems, placeOf, setPageWords } from '#web/words/page-words.ts'
import { common } from './common.ts'
import { say } from './say.ts'

/** Sets edited words before any is said; `warn` hears of unusable ones. */
export async function takeWords(deployment: string, warn: (line: string) => void): Promise<void> {
  const pages = join(deployment, 'texts', 'pages')
  const names = existsSync(pages) ? readdirSync(pages).filter((name) => name.endsWith('.csv')) : []
  if (names.length === 0) return
  const { tools } = await import('#host')
  const { allAreas } = await import('./all-areas.ts')
  for (const name of names) {
    try {
      const rows = tools.pageWords(join(pages, name))
      const problems = pageWordProblems(allAreas, rows)
      for (const { word, zh, en } of problems)
        warn(`${say(common.badWords)}: ${placeOf(word).zh}: ${zh} / ${placeOf(word).en}: ${en}`)
      const bad = new Set(problems.map(({ word }) => word))
      setPageWords(
        allAreas,
        rows.filter((word) => !bad.has(word)),
      )
    } catch (error) {
      warn(`${say(common.badWords)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
