import type { VNode } from 'preact'
import { expect, test } from 'vitest'
import { samplePages } from '#tests/support/pages/sample-pages.tsx'
import { renderPage } from './render.ts'
import type { Shell } from './shell.ts'

const langs = ['zh', 'en'] as const
/** Text that readers see: no tags, addresses or program's parts. */
const seen = (page: VNode) =>
  renderPage(page)
    .replace(/<(svg|code|pre)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/https?:\S+/g, ' ')
const rolesOf = (page: VNode<{ shell?: Shell }>) => page.props.shell?.person?.roles ?? []
const outside = (page: VNode) => rolesOf(page).every((role) => role === 'applicant' || role === 'recipient')

/** Pages of the kind, and what each shows of the pattern. */
const told = (isMeant: (name: string, page: VNode) => boolean, pattern: RegExp) =>
  langs.flatMap((lang) =>
    Object.entries(samplePages(lang))
      .filter(([name, page]) => isMeant(name, page))
      .flatMap(([name, page]) => (seen(page).match(pattern) ?? []).map((found) => `${lang} ${name}: ${found}`)),
  )

test('no page writes a day or a month as programs do', () => {
  expect(told(() => true, /(?<![\w-])\d{4}-\d{2}(-\d{2})?(?![\w-]|\.\w)/g)).toEqual([])
})

test('no page of those outside the office names a flag of the lawyers, a rule, a column or a code', () => {
  const codes = /\b[A-Z]\d{1,2}[a-z]?\b|\b[A-Z]{2}_[A-Z_]+\b|\b[a-z]+[A-Z][A-Za-z]*\b|\b[a-z]+\.[a-z]+[A-Z]\w*/g
  expect(told((name, page) => outside(page) && name !== 'rules' && name !== 'api', codes)).toEqual([])
})

test('no page of those outside the office speaks as the office does among itself', () => {
  const inner =
    /标的消失|分发|待人工处理|停滞|登记册|哈希|收录证明|由人决定|二手资料|不立案|该去的|办件|处置|件次|\b(?:stalled|moot|dispatching|at second hand)\b/gi
  expect(told((_, page) => outside(page), inner)).toEqual([])
})

test('the pages of both kinds are among the samples', () => {
  const all = Object.values(samplePages('zh'))
  expect(all.filter(outside).length).toBeGreaterThan(50)
  expect(all.filter((page) => !outside(page)).length).toBeGreaterThan(30)
})
