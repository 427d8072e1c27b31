import { readdirSync } from 'node:fs'
import { textOf } from './tables.ts'

/** Written by `npm run draw` from the program itself. */
const generated = ['records.md', 'refusals.md']

/** Documents written by hand for whoever uses or runs the program. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md') && !generated.includes(name))
    .map((name) => `docs/${name}`),
]

const fenced = /^```.*?^```$/gms
const indented = /(?<=\n\n)(?: {4}.*\n| *\n(?= {4}))+/g
const span = /`([^`\n]+)`/g

/** Code of a document: spans, and lines without remarks. */
export function codeOf(path: string): readonly string[] {
  const text = textOf(path)
  const blocks = [...text.matchAll(fenced), ...text.matchAll(indented)].map(([block]) => block)
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
  return [...lines.map((line) => line.replace(/ +# .*/, '').trim()), ...spansOf(path)]
}

export const spansOf = (path: string): readonly string[] =>
  [...withoutBlocks(path).matchAll(span)].map(([, code = '']) => code)

/** Words without code, link targets and list numbers. */
export const proseOf = (path: string): string =>
  withoutBlocks(path)
    .replaceAll(span, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/^(?:#+ )?\d+\. /gm, '')
    .replaceAll(/\s+/g, ' ')

const withoutBlocks = (path: string) => textOf(path).replaceAll(fenced, '').replaceAll(indented, '')
