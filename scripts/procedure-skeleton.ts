import { readdirSync } from 'node:fs'

/** Files of the skeleton, below its folder. */
export const skeletonFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .toSorted()

/** Names of a procedure, and the skeleton's text under them. */
export function named(name: string, chinese?: string) {
  const id = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const spoken = name.replaceAll('-', ' ')
  const en = upper(spoken)
  const zh = chinese ?? `程序${id}`
  const text = (skeleton: string) =>
    skeleton
      .replaceAll('Sample application', en)
      .replaceAll('sample application', spoken)
      .replaceAll('样例申请', zh)
      .replaceAll('样告', `${zh.slice(0, 1)}告`)
      .replaceAll('Sample', upper(id))
      .replaceAll('sample', id)
  return { id, en, zh, text }
}

/** Registry with a further procedure, its import in order. */
export function withImport(registry: string, name: string, id: string): string {
  const lines = registry.split('\n')
  const path = (line: string) => /from '(.*)\/[\w-]+\.ts'|from '(.*)\.ts'/.exec(line)?.slice(1).join('') ?? ''
  const mine = `import { ${id} } from './${name}/index.ts'`
  const next = lines.findIndex((line) => line.startsWith('import ') && path(line) > path(mine))
  const at = next < 0 ? lines.findLastIndex((line) => line.startsWith('import ')) + 1 : next
  const end = lines.lastIndexOf('}')
  return [...lines.slice(0, at), mine, ...lines.slice(at, end), `  ${id},`, ...lines.slice(end)].join('\n')
}

/** Glossary with a further row of a section, added once. */
export function withRow(glossary: string, section: string, row: string): string {
  const lines = glossary.split('\n')
  if (lines.includes(row)) return glossary
  const head = lines.findIndex((line) => line.startsWith('## ') && line.endsWith(` · ${section}`))
  const table = lines.findIndex((line, i) => i > head && line.startsWith('|'))
  const end = lines.findIndex((line, i) => i > table && !line.startsWith('|'))
  return [...lines.slice(0, end), row, ...lines.slice(end)].join('\n')
}

const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
