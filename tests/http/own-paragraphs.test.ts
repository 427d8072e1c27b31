import { beforeAll, expect, test } from 'vitest'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
const path = '/admin/settings/texts'
const card = 'letter.objection/receipt'
const own = { zh: '查询进度可拨打12345。', en: 'Ask on 12345 how it stands.' }
const entry = { card, [`${card}.zh`]: own.zh, [`${card}.en`]: own.en, reason: '便民' }
const visit = (as: string) => here.visit(named(as))

async function receipt(): Promise<readonly object[]> {
  const { id } = await place(here.engine, stages.filed)
  await here.settle()
  const papers = (await papersOf(here.engine.table, id)).map(paperOf)
  const found = papers.find(({ facts }) => facts.kind === 'receipt')
  return found?.facts.text?.body ?? []
}

beforeAll(async () => {
  here = site()
  await here.seat(...people)
})

test('a paragraph of the city is proposed in both languages, plainly, and shown within its letter', async () => {
  const admin = await visit('system administrator')
  expect((await admin.get(path)).body).toContain('文书中本市自写的段落')
  for (const wrong of [
    { [`${card}.en`]: '' },
    { [`${card}.zh`]: '' },
    { [`${card}.zh`]: '{number}' },
    { [`${card}.zh`]: '一\n二' },
    { [`${card}.en`]: 'x'.repeat(501) },
    { reason: '' },
  ])
    expect([wrong, (await admin.post(path, { ...entry, ...wrong })).status]).toEqual([wrong, 422])
  for (const as of ['security administrator', 'auditor', 'supervisor'])
    expect([as, (await (await visit(as)).post(path, entry)).status]).toEqual([as, 404])
  expect((await admin.post(path, entry)).headers['location']).toBe('/admin/settings/editions/1')
  const page = (await (await visit('security administrator')).get('/admin/settings/editions/1')).body
  for (const part of [`<strong>${own.zh}</strong>`, `<strong>${own.en}</strong>`, '文书全文（预览）'])
    expect([part, page.includes(part)]).toEqual([part, true])
})

test('once confirmed by another it stands before the last paragraph of later letters; those issued before stay', async () => {
  const before = await receipt()
  expect(before.length).toBeGreaterThan(1)
  expect(before).not.toContainEqual(own)
  expect(
    (await (await visit('security administrator')).post('/admin/settings/editions/1', { act: 'confirm' })).status,
  ).toBe(303)
  const after = await receipt()
  const at = before.findLastIndex((one) => 'zh' in one)
  expect(after).toEqual(before.toSpliced(at, 0, own))
  const taken = { card, [`${card}.zh`]: '', [`${card}.en`]: '', reason: '不再需要' }
  const next = (await (await visit('system administrator')).post(path, taken)).headers['location'] ?? ''
  expect((await (await visit('security administrator')).post(next, { act: 'confirm' })).status).toBe(303)
  expect(await receipt()).toEqual(before)
})
