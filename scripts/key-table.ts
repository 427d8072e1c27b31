import { kinds } from '#engine/run/kinds.ts'
import type { Stored } from '#engine/store/stored.ts'

/** Key table of docs/architecture.md, as the register declares. */
export const keyTable = (of: Readonly<Record<string, Stored>> = kinds): string => `| kind | key | index | due | from |
|---|---|---|---|---|
${Object.values(of).map(row).join('\n')}
`

/** Page with its present key table between two comments. */
export function withKeyTable(page: string): string {
  const [before, after] = [page.indexOf(opens), page.indexOf(closes)]
  if (before < 0 || after < before) throw new Error(`no place for the key table between ${opens} and ${closes}`)
  return `${page.slice(0, before + opens.length)}\n\n${keyTable()}\n${page.slice(after)}`
}

const opens = '<!-- key table -->'
const closes = '<!-- end of key table -->'

const row = ({ what, keys, index, due, from, log }: Stored) =>
  `| ${[what, keys.map(({ pk, sk }) => `\`${pk}\` \`${sk}\``).join('; '), lists(index), due ?? '', log ? 'is the log' : from].join(' | ')} |`

const lists = (index: Stored['index']) =>
  Object.entries(index)
    .flatMap(([name, patterns]) => patterns.map((pattern) => `${name}: ${pattern.split(' → ').map(code).join(' → ')}`))
    .join('; ')

const code = (text: string) => `\`${text}\``
