import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { banBreaches, importBreaches } from './breaches.ts'
import { cruised, filesOf, planted, root } from './cruised.ts'
import { longFunctions } from './long-functions.ts'
import { houses } from './rooms.ts'
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

describe('the rooms', () => {
  const sources = filesOf(root).filter((file) => !/\.test\.tsx?$/.test(file))
  const inRoom = (folder: string, name: string) =>
    sources.filter((file) => (name === '.' ? dirname(file) === folder : file.startsWith(`${folder}/${name}/`)))

  it('hold every file of the engine, 30 at most each, and are used only by rooms below them', () => {
    const rooms = houses.flatMap(({ folder, rooms: of }) =>
      of.map((room, at) => ({ folder, ...room, above: of.slice(0, at) })),
    )
    expect(rooms.filter(({ folder, name }) => inRoom(folder, name).length > 30)).toEqual([])
    expect(rooms.filter(({ uses, above }) => !uses.every((one) => above.some(({ name }) => name === one)))).toEqual([])
    const held = new Set(rooms.flatMap(({ folder, name }) => inRoom(folder, name)))
    expect(sources.filter((file) => file.startsWith('core/engine/') && !held.has(file))).toEqual([])
  })

  it('have no more than 67 arrows between those of the engine', () => {
    const arrows = houses
      .filter(({ folder }) => folder === 'core/engine')
      .flatMap(({ rooms }) => rooms.map(({ uses }) => uses.length))
    expect(arrows.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(67)
  })

  it('leave no folder of more than 30 files', () => {
    const counts = Map.groupBy(sources, dirname)
    expect(
      [...counts].filter(([, files]) => files.length > 30).map(([folder, files]) => [folder, files.length]),
    ).toEqual([])
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

describe('the ceiling of a function', () => {
  it('is kept by 60 lines and broken by one more', () => {
    expect(longFunctions(planted, filesOf(planted))).toEqual(['packages/deadline/src/too-long.ts: tooLong 61'])
  })

  it('holds in the whole tree, tests left out', () => {
    expect(longFunctions(root, filesOf(root))).toEqual([])
  })
})
