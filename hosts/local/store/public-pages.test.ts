import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keyOrder } from '#hosts/key-order.ts'
import { folder } from '#tests/contract/folder.ts'
import { publicPages } from './public-pages.ts'

async function filled(n: number) {
  const { path: root, remove } = await folder()
  onTestFinished(remove)
  const add = (path: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, `${path}.public`), '')
  }
  const paths = Array.from({ length: n }, (_, i) => [`/r/${i * 7919}`, `/r/${i}.d/x`, `/en/r/${i}`, `/r-${i}`]).flat()
  for (const path of paths) add(path)
  return { root, add, paths: [...new Set(paths)].toSorted(keyOrder) }
}

async function walked(pages: ReturnType<typeof publicPages>, most: number, meanwhile = (_: string) => {}) {
  const all: string[] = []
  for (let page: readonly string[] = [], after = ''; ; after = page.at(-1) ?? '') {
    page = await pages.page('/', { after, most })
    all.push(...page)
    if (page.length < most) return all
    meanwhile(page.at(-1) ?? '')
  }
}

it.each([1, 7, 40, 1000])('names every path once and in order, by pages of %i', async (most) => {
  const { root, paths } = await filled(20)
  expect(await walked(publicPages(root, '.public', 16), most)).toEqual(paths)
})

it('reads the folder once for many pages, and has what was written meanwhile', async () => {
  const { root, paths } = await filled(20)
  const pages = publicPages(root, '.public', 1000)
  const added = new Set<string>()
  const all = await walked(pages, 10, (after) => {
    // Gone from the disk: a second reading would find nothing.
    if (added.size === 0) rmSync(root, { recursive: true })
    pages.added(`${after}~`)
    added.add(`${after}~`)
  })
  expect(all).toEqual([...paths, ...added].toSorted(keyOrder))
})
