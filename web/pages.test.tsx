import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { pageWith } from '#tests/support/lists.ts'
import { sampleOverview, sampleShell } from '#tests/support/pages/sample-case.ts'
import { samplePages } from '#tests/support/pages/sample-pages.tsx'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { ConsentPage } from './applicant/consent-page.tsx'
import { MyCasesPage } from './applicant/my-cases-page.tsx'
import { MyRecordsPage } from './applicant/my-records-page.tsx'
import { RefusedPage } from './public/refused-page.tsx'
import { renderPage } from './render.ts'
import { AuditPage } from './supervisor/audit-page.tsx'

const hostile = `<script>alert("1")</script>'&`
const file = (name: string) => readFileSync(new URL(name, import.meta.url))
const zipped = (text: string | Buffer) => gzipSync(text).length
const visible = (html: string) => html.replace(/<[^>]*>/g, ' ')

for (const lang of ['zh', 'en'] as const) {
  const pages = Object.entries(samplePages(lang, hostile)).map(([name, page]) => ({ name, html: renderPage(page) }))

  describe.each(pages)(`the ${lang} page $name`, ({ html }) => {
    it('says its language and has one heading of the first rank', () => {
      expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`))
      expect(html.match(/<h1/g)).toHaveLength(1)
    })

    it('shows no value that was never a text', () => {
      expect(visible(html)).not.toMatch(/undefined|\[object|\bnull\b|\bNaN\b|\{\w+\}/)
    })

    it('escapes whatever a person typed', () => {
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain(`("1")`)
    })

    it('has no script, style or handler inline', () => {
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+="/)
    })

    it('gives every control a label of its own and no id twice', () => {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
      const labelled = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id))
      const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !tag.includes('type="hidden"'))
      expect(controls.filter((tag) => !labelled.has(/\sid="([^"]+)"/.exec(tag)?.[1] ?? ''))).toEqual([])
      for (const [, list] of html.matchAll(/aria-describedby="([^"]+)"/g)) {
        for (const id of list?.split(' ') ?? []) expect(ids).toContain(id)
      }
    })

    it('leads from each line of the error summary to a field on the page', () => {
      for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`)
    })

    it('sends every form with the token of the session, except searches and uploads', () => {
      for (const [form] of html.matchAll(/<form method="post"(?![^>]*multipart)[\s\S]*?<\/form>/g))
        expect(form).toContain('name="csrf"')
    })

    it('weighs at most 20 KB itself and 40 KB with style and script', () => {
      expect(zipped(html)).toBeLessThanOrEqual(20_000)
      expect(
        zipped(html) + zipped(file('style.css')) + zipped(file('a.js')) + zipped(file('icon.svg')),
      ).toBeLessThanOrEqual(40_000)
    })
  })

  it.each(Object.keys(refusals) as RefusalCode[])(
    `says in ${lang} what the refusal %s means and what to do`,
    (code) => {
      const html = renderToString(<RefusedPage shell={sampleShell(lang, '/x', null)} code={code} />)
      expect(visible(html)).toContain(refusals[code][lang].replace(/"/g, '&quot;'))
    },
  )
}

it('calls the cases and records of somebody else by their owner’s name, never one’s own', () => {
  const shell = { ...sampleShell('zh', '/clients/1/cases', null), actingFor: { name: '样例甲公司', links: [] } }
  const html = [
    renderToString(<MyCasesPage shell={shell} cases={pageWith([])} />),
    renderToString(<MyRecordsPage shell={shell} base="/clients/1" overview={sampleOverview} records={pageWith([])} />),
  ].map((page) => page.replace(/^.*?<main/s, ''))
  for (const [index, own] of ['我的案件', '我的记录'].entries()) expect(html[index]).not.toContain(own)
  expect(html.join()).toMatch(/<h1>.*样例甲公司<\/span>的案件<\/h1>[\s\S]*<h1>.*样例甲公司<\/span>的记录<\/h1>/)
  expect(html.join()).not.toContain('您（单位）名下')
})

it('names to the auditor what was seen in the language of the page, where it has no number', () => {
  const view = { at: 0, who: 'clerk', role: { zh: '窗口人员', en: 'hall clerk' } }
  const views = pageWith([
    { ...view, what: 'visit 5CYF' },
    { ...view, what: '445300-1' },
  ])
  const html = visible(
    renderToString(<AuditPage shell={sampleShell('zh', '/audit', null)} checkpoint={null} views={views} />),
  )
  expect(html).toContain('窗口来访 5CYF')
  expect(html).toContain('445300-1')
  expect(html).not.toContain('visit')
})

it('leaves no point before a record that a case has not', () => {
  const one = { id: 'c1', number: '445300-1', recordTitle: '', closed: false }
  const html = renderToString(
    <ConsentPage shell={sampleShell('zh', '/x', null)} one={one} email="a@example.com" consents={false} />,
  )
  expect(html).not.toMatch(/·\s*<\/p>/)
})

it('says of a correction that is made what stood before it, not what is shown now', () => {
  const page = samplePages('zh', hostile)['record']
  if (!page) throw new Error('no sample of a record page')
  const html = visible(renderPage(page))
  expect(html).toMatch(/更正前[\s\S]*更正后/)
  expect(html).not.toContain('现登记')
})

it('stays within the budget of the style sheet and the script', () => {
  expect(zipped(file('style.css'))).toBeLessThanOrEqual(12_000)
  expect(zipped(file('a.js'))).toBeLessThanOrEqual(2_700)
})

it('shows statistics as a picture with its text, and folds their definitions', () => {
  const page = samplePages('zh', '')['statistics']
  if (!page) throw new Error('no sample of the statistics')
  const html = renderPage(page)
  expect(html).toMatch(/<svg[^>]*role="img"[\s\S]*?<title[\s\S]*?<desc[\s\S]*?<rect/)
  expect(html).toMatch(/<details class="fold"><summary><h2>口径说明/)
})
