import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Comment = { readonly file: string; readonly line: number; readonly text: string; readonly words: number }

const block = /^[ \t]*(?:\/\*\*?([\s\S]*?)\*\/|((?:\/\/.*(?:\n[ \t]*(?=\/\/))?)+))/gm
const tool = /^(?:biome-|@ts-|@type|#|eslint|v8 ignore)/

/** Comments on lines of their own; adjacent `//` are one. */
export function commentsOf(base: string, file: string): readonly Comment[] {
  const source = readFileSync(join(base, file), 'utf8')
  return [...source.matchAll(block)].flatMap(({ index, 1: inner, 2: lines }) => {
    const text = (inner ?? lines ?? '')
      .replaceAll(/^[ \t]*(?:\*|\/\/)?[ \t]*/gm, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
    const line = source.slice(0, index).split('\n').length
    return text === '' || tool.test(text) ? [] : [{ file, line, text, words: text.split(' ').length }]
  })
}

/** Measures of comments: length, and question words at the start. */
export function commentFigures(all: readonly Comment[]) {
  const lengths = all.map(({ words }) => words).sort((a, b) => a - b)
  const share = (n: number) => Math.round((1000 * n) / all.length) / 10
  return {
    count: all.length,
    median: lengths[Math.floor(all.length / 2)] ?? 0,
    long: share(all.filter(({ words }) => words > 12).length),
    asking: share(
      all.filter(({ text }) => /^(?:What|Who|Whom|Whose|Where|Whether|Which|How|Why|When)\b/.test(text)).length,
    ),
  }
}
