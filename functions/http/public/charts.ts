import { readFileSync } from 'node:fs'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { firstThere } from '#functions/first-there.ts'
import { bytesOf, toBase64 } from '#ledger/bytes.ts'

/** A procedure's generated picture; the build lays the folder beside every bundle. */
export function chartOf(procedure: string, lang: Lang): string {
  const places = ['charts', '../../docs/charts', '../../../docs/charts']
  const file = firstThere(
    places.map((folder) => `${folder}/${procedure}.${lang}.svg`),
    import.meta.url,
  )
  return file ? readFileSync(file, 'utf8') : ''
}

/** Hashes a picture's style, which the policy otherwise blocks. */
export const stylesIn = (svg: string, { sha256 }: Engine['crypto']): readonly string[] =>
  [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, css = '']) => `'sha256-${toBase64(sha256(bytesOf(css)))}'`)
