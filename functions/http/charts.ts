import { existsSync, readFileSync } from 'node:fs'
import type { Lang } from '#engine/view.ts'

/** A procedure's generated picture; the build lays the folder beside every bundle. */
export function chartOf(procedure: string, lang: Lang): string {
  const file = new URL(`../../docs/charts/${procedure}.${lang}.svg`, import.meta.url)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
