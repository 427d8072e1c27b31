import { spawnSync } from 'node:child_process'
import type { VNode } from 'preact'
import { beforeAll, expect, test } from 'vitest'
import { allAreas } from '#cli/words/all-areas.ts'
import { samplePages } from '#tests/support/pages/sample-pages.tsx'
import { renderPage } from '#web/render.ts'
import type { Shell } from '#web/shell.ts'

const lines = new Map<string, readonly string[]>()

beforeAll(() => {
  const { status, stdout } = spawnSync(process.execPath, ['cli/redress.ts', 'texts', 'applicant'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })
  expect(status).toBe(0)
  for (const line of stdout.trimEnd().split('\n')) {
    const [place = '', ...said] = line.split('\t')
    lines.set(place, said)
  }
})

/** Notes each Chinese text that is read, until the answer is called. */
function watch(areas: Readonly<Record<string, object>>, read: Set<string>): () => void {
  const undo: (() => void)[] = []
  const seen = new Set<object>()
  const within = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (!('zh' in value && typeof value.zh === 'string')) {
      for (const below of Object.values(value)) within(below)
      return
    }
    const own = value.zh
    const get = () => {
      read.add(own)
      return own
    }
    // A store of an earlier test of this worker may have frozen it.
    if (Object.isFrozen(value)) return
    const before = Object.getOwnPropertyDescriptor(value, 'zh') ?? {}
    Object.defineProperty(value, 'zh', { get, enumerable: true, configurable: true })
    undo.push(() => Object.defineProperty(value, 'zh', before))
  }
  for (const words of Object.values(areas)) within(words)
  return () => {
    for (const one of undo) one()
  }
}

/** Pages of a mail's link are those of staff, without a sign-in. */
const isOutside = ([name, page]: readonly [string, VNode<{ shell?: Shell }>]) =>
  !name.startsWith('mail-') && (page.props.shell?.person?.roles ?? []).every((role) => role === 'applicant')

test('each text that a page of applicants or the public shows is listed, in both languages', () => {
  const pages = Object.entries(samplePages('zh', '')).filter(isOutside)
  expect(pages.length).toBeGreaterThan(60)
  const read = new Set<string>()
  const unwatch = watch(allAreas, read)
  for (const [, page] of pages) renderPage(page)
  unwatch()
  expect(read.size).toBeGreaterThan(400)
  const listed = new Set([...lines.values()].map(([zh]) => zh))
  expect([...read].filter((zh) => !listed.has(zh.replaceAll('\n', ' '))).toSorted()).toEqual([])
  for (const [place, said] of lines) expect([place, said.length]).toEqual([place, 2])
})

test('letters and mails that go outside are listed, those to offices are not', () => {
  const all = [...lines.keys()].join('\n')
  for (const place of ['letter-objection/result title', 'letter-repair/acceptance', 'mail-objection/accepted subject'])
    expect(all).toContain(place)
  for (const place of ['letter-objection/forwarding', 'letter-complaint/order', 'mail-common/task', 'staff-board'])
    expect(all).not.toContain(place)
})
