import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { unwanted } from '#engine/texts/lint-texts.ts'
import { exported, type PageWord, pageWordProblems, placeOf, wordsOf } from '#web/words/page-words.ts'
import { allAreas as areas } from './all-areas.ts'

const idOf = ({ area, key }: PageWord) => `${area} ${key}`

/** CSV an area, in the words in force. */
export function exportPageWords(folder: string, over: readonly PageWord[]): number {
  mkdirSync(folder, { recursive: true })
  const set = new Map(over.map((word) => [idOf(word), word]))
  const files = exported(areas).filter(({ rows }) => rows.length > 0)
  for (const { area, rows } of files)
    writeFileSync(join(folder, `${area}.csv`), csv(rows.map((word) => set.get(idOf(word)) ?? word)))
  return files.length
}

type Imported = { readonly problems: readonly string[]; readonly changes: readonly string[] }

/** Takes an area's differences, unless a row is wrong. */
export function importPageWords(rows: readonly PageWord[], over: readonly PageWord[], deployment: string): Imported {
  const problems = [
    ...pageWordProblems(areas, rows).map(
      ({ word, zh, en }) => `${placeOf(word).zh}: ${zh} / ${placeOf(word).en}: ${en}`,
    ),
    ...rows.flatMap((word) =>
      unwanted(word.area, word.key, word.zh).map(({ zh, en }) => `${placeOf(word).zh}: ${zh} / ${en}`),
    ),
  ]
  if (problems.length > 0) return { problems, changes: [] }
  const [{ area } = { area: '' }] = rows
  const own = new Map(wordsOf(area, areas[area] ?? {}).map((word) => [word.key, word]))
  const was = new Map([...own.values(), ...over.filter((word) => word.area === area)].map((word) => [word.key, word]))
  const is = new Map([...was.values(), ...rows].map((word) => [word.key, word]))
  const differing = [...is.values()].filter((word) => !isSame(word, own.get(word.key)))
  const file = join(deployment, 'texts', 'pages', `${area}.csv`)
  mkdirSync(join(deployment, 'texts', 'pages'), { recursive: true })
  if (differing.length > 0 || existsSync(file)) writeFileSync(file, csv(differing))
  const changes = rows.flatMap((word) => {
    const before = was.get(word.key)
    return isSame(word, before) ? [] : [`${word.key}: ${before?.zh} → ${word.zh} / ${before?.en} → ${word.en}`]
  })
  return { problems: [], changes }
}

const isSame = (one: PageWord, other: PageWord | undefined) => one.zh === other?.zh && one.en === other.en

/** With a byte-order mark, so that a spreadsheet reads it as UTF-8. */
const csv = (words: readonly PageWord[]) =>
  `\uFEFF${stringify(
    words.map(({ key, zh, en }) => [key, zh, en, [...new Set(zh.match(/\{\w+\}/g))].join(' ')]),
    { header: true, columns: ['key', 'zh', 'en', 'note'], record_delimiter: '\r\n' },
  )}`
