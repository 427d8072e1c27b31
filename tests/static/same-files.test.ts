import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const workflows = fileURLToPath(new URL('../../workflows/', import.meta.url))
const shared = ['common', 'contract']
const folders = readdirSync(workflows, { withFileTypes: true })
  .filter((one) => one.isDirectory() && !shared.includes(one.name))
  .map(({ name }) => name)

/** Files that a reader finds in the folder of any procedure; beside them stands what it alone has. */
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

describe('every folder under workflows', () => {
  test('is there', () => {
    expect(folders.length).toBeGreaterThanOrEqual(9)
  })

  test.each(folders)('%s has the files that each has', (folder) => {
    expect(everywhere.filter((file) => !existsSync(`${workflows}${folder}/${file}`))).toEqual([])
  })
})
