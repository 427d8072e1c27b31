import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { banBreaches, importBreaches } from './breaches.ts'
import { cruised, filesOf, planted, root } from './cruised.ts'
import { rules } from './rules.ts'
import { bans, spotted } from './spotted.ts'

const importsOf = (base: string) => JSON.parse(readFileSync(join(base, 'package.json'), 'utf8')).imports
const rulesOf = (breaches: readonly string[]) => [...new Set(breaches.map((line) => line.replace(/: .*/, '')))]

describe('the import rules', () => {
  it('fire at the breach planted for each, and at nothing else', async () => {
    const files = filesOf(planted)
    const { breaches, seen } = await cruised(planted)
    expect(files.filter((file) => !seen.has(file))).toEqual([])
    expect(breaches).toEqual(importBreaches)
  })

  it('have one planted breach each', () => {
    expect(rulesOf(importBreaches)).toHaveLength(importBreaches.length)
    expect(rulesOf(importBreaches)).toEqual([...rules.map(({ name }) => name), 'host-by-condition'].sort())
  })

  it('hold in the whole tree, of which every file is seen', async () => {
    const files = filesOf(root)
    const { breaches, seen } = await cruised(root)
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => !seen.has(file))).toEqual([])
    expect(breaches).toEqual([])
  })

  it('meet the same #names in the planted tree as in ours', () => {
    expect(importsOf(planted)).toEqual(importsOf(root))
  })
})

describe('time, chance, doubles and tests left out', () => {
  it('are spotted in each planted breach, and in nothing else', () => {
    expect([...spotted(planted, filesOf(planted))].sort()).toEqual(banBreaches)
  })

  it('have a planted breach for each ban', () => {
    expect(rulesOf(banBreaches)).toEqual(bans.map(({ name }) => name).sort())
  })

  it('are nowhere in the tree', () => {
    expect(spotted(root, filesOf(root))).toEqual([])
  })
})
