import { expect, test } from 'vitest'
import { addRecord } from '#engine/register/register.ts'
import { doors } from '#functions/http/routes.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { people } from './people.ts'
import { place, stages } from './stages.ts'
import { type Town, town, visitor } from './sweep.ts'

/** Seats without any part in the case, its record or its subject. */
const without = new Set([
  ...['stranger', 'natural person', 'nobody', 'officer elsewhere', 'head elsewhere', 'recipient'],
  ...['account of Credit China', 'account of the 12345 line', 'officer elsewhere and recipient'],
])
const writes = Object.values(doors)
  .flat()
  .filter(({ method }) => method !== 'GET')

/** Fields asked for most often: more than a missing one refuses. */
const said = Object.fromEntries(['reason', 'explanation', 'words', 'text', 'note'].map((name) => [name, '说明']))
const form = {
  ...said,
  ...{
    'dispute.whole': 'on',
    'ground.whole': 'E5',
    'claimed.whole': '不应公示',
    seq: '1',
    event: 'applicant.withdrew',
  },
  ...{
    name: '张三',
    email: 'x@example.com',
    unit: 'SCJG',
    person: 'stranger',
    role: 'officer',
    score: '5',
    choice: 'yes',
  },
}
const shown = { name: '来访单位', kind: 'uscc', number: sampleRecord.subject.key, phone: '13800000000' }
const id = 'RECORD00000000000000000077'
const record = { ...sampleRecord, id, documentNumber: { raw: '测环罚〔2026〕77号', key: '测环罚(2026)77号' } }

/** Case, record, draft and visit, as addresses name them. */
async function targets(open: Town) {
  const placed = await place(open.engine, stages.withUnit)
  await addRecord(open.engine, record, { id: 'import', role: 'system', unit: null })
  const by = (name: string) => visitor(open, people.find(({ as }) => as === name) ?? fail())
  const begun = await by('filer').post(`/my/records/${id}/object`, form)
  const draft = /drafts\/(\w+)/.exec(begun.headers['location'] ?? '')?.[1] ?? fail()
  const started = await by('hall clerk').post('/counter/new/present', shown)
  const visit = /visits\/(\w+)/.exec(started.headers['location'] ?? '')?.[1] ?? fail()
  const partitions = [`case#${placed.id}`, `record#${id}`, `draft#${draft}`]
  const standing = async () => {
    const found = partitions.map((pk) => open.engine.table.query({ index: 'main', pk, limit: 500 }))
    return JSON.stringify((await Promise.all(found)).map(({ items }) => items))
  }
  const filled = (path: string, of: string) =>
    path.replaceAll(/\{(\w+)\+?\}/g, (_all, name: string) => ({ record: id, draft, visit })[name] ?? of)
  const addressed = (path: string) => [...new Set([placed.id, draft].map((of) => filled(path, of)))]
  return { addressed, standing }
}

test('nobody without a part writes about a case, its record or its draft, by any form that there is', async () => {
  const open = await town()
  const { addressed, standing } = await targets(open)
  const before = await standing()
  expect(before.length).toBeGreaterThan(1000)
  const wrong: string[] = []
  let asked = 0
  for (const who of people.filter(({ as }) => without.has(as)))
    for (const { method, path: pattern } of writes)
      for (const path of addressed(pattern)) {
        // Some end the session, or spend what one address may.
        const { csrf, cookies } = await open.visit(who)
        asked += 1
        const address = `10.0.${asked >> 8}.${asked & 255}`
        const { status } = await open.ask({ method, path, form: { csrf, ...form }, cookies, address })
        const isSame = (await standing()) === before
        if (status >= 500 || !isSame) wrong.push(`${who.as}: ${method} ${pattern}: ${status}${isSame ? '' : ' wrote'}`)
      }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(1000)
})

const fail = () => {
  throw new Error('nothing there')
}
