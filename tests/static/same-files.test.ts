import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const workflows = fileURLToPath(new URL('../../workflows/', import.meta.url))
const shared = ['common', 'contract']
const folders = readdirSync(workflows, { withFileTypes: true })
  .filter((one) => one.isDirectory() && !shared.includes(one.name))
  .map(({ name }) => name)

/** Files of every procedure's folder, beside its own. */
const everywhere = [
  ...['README.md', 'case.ts', 'chart.ts', 'check.ts', 'events.ts', 'evolve.ts', 'examples.ts', 'forms.ts', 'guards.ts'],
  ...[
    'holder.ts',
    'index.ts',
    'limits.ts',
    'notices.ts',
    'papers.ts',
    'past',
    'show.ts',
    'tasks.ts',
    'ways.ts',
    'words.ts',
  ],
]

/** Files of a new procedure, several parts each. */
const atFirst = [...readdirSync(fileURLToPath(new URL('../../scripts/skeleton/', import.meta.url))), 'past']

const lacking = (folder: string, files: readonly string[]) =>
  files.filter((file) => !existsSync(`${workflows}${folder}/${file}`))

describe('every folder under workflows', () => {
  test('is one of nine at least, of which all have grown', () => {
    expect(folders.filter((folder) => lacking(folder, everywhere).length === 0).length).toBeGreaterThanOrEqual(9)
  })

  test.each(folders)('%s has the files that each has, or those with which one begins', (folder) => {
    const isNew = readdirSync(`${workflows}${folder}`).length === atFirst.length
    expect(lacking(folder, isNew ? atFirst : everywhere)).toEqual([])
  })
})
