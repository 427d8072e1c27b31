import { readFileSync } from 'node:fs'

/** Cells of a document's rows, under their headings. */
export function tables(path: string): readonly { readonly heading: string; readonly cells: readonly string[] }[] {
  let heading = ''
  let isHead = true
  return textOf(path)
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('#')) heading = line.replace(/^#+ /, '')
      if (!line.startsWith('|')) isHead = true
      else if (/^\|[\s|:-]+\|$/.test(line)) isHead = false
      else if (!isHead) return [{ heading, cells: line.slice(1, -1).split('|').map(plain) }]
      return []
    })
}

export const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const plain = (cell: string) => cell.trim().replaceAll('`', '')
