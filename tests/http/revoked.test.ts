import { beforeEach, expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { keepReach } from '#engine/people/reach.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { recordKey, subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site, type Visitor } from './site.ts'

/** After a revocation: one page for subject (E8) and unit (D1). */
const subject = sampleRecord.subject.key
const firm: Person = {
  ...{ id: 'firm', name: '测试公司', email: 'firm@example.com', conflicts: [], subject },
  roles: [{ role: 'applicant', unit: null }],
}
const officer: Person = {
  ...{ id: 'hj-1', name: '陈审核', email: 'hj@example.com', conflicts: [], subject: null },
  roles: [{ role: 'officer', unit: sampleRecord.authority.unit }],
}
const record = 'R'.repeat(26)
const machine = { id: 'import', role: 'system', unit: null } as const
const mine = `/my/records/${record}`

let open: Site
let who: Visitor

beforeEach(async () => {
  open = site()
  await open.seat(firm, officer)
  await addRecord(open.engine, { ...sampleRecord, id: record }, machine)
  who = await open.visit(firm)
})

async function casesOf() {
  const items = await readAll(open.engine.table, { index: 'subject', pk: subjectOf(subject), prefix: 'case#' })
  return items.map((item) => caseFile(item))
}

const press = () => who.post(`${mine}/object`, { ready: 'revoked' })

test('its subject presses one button, sees all that is said and by whom, and submits', async () => {
  const contact = { email: 'other@example.com', phone: '0766-8800000', consentElectronic: true }
  await keepReach(open.engine, firm, { ...contact, channels: [] })
  expect((await who.get(mine)).body).toContain('name="ready" value="revoked"')
  const to = (await press()).headers['location'] ?? ''
  expect(to).toMatch(/^\/my\/drafts\/\w+\/check$/)
  const { body } = await who.get(to)
  for (const told of [
    '决定已被撤销或变更',
    '该决定已被依法变更、撤销',
    '按新的决定撤回或者更改这条记录',
    contact.email,
  ])
    expect(body).toContain(told)
  expect(body).toContain(to.replace('/check', '/evidence'))
  expect((await who.post(to.replace('/check', '/submit'))).status).toBe(303)
  const [filed, ...more] = await casesOf()
  expect(more).toEqual([])
  expect(filed).toMatchObject({
    ...{ procedure: 'objection', recordId: record },
    data: { items: [{ field: null, ground: 'E8' }], contact: { ...contact, name: firm.name, lang: 'zh' } },
  })
  // What is open already is said, and nothing is filed twice.
  const again = await press()
  expect([again.status, again.body.includes('正在办理'), (await casesOf()).length]).toEqual([422, true, 1])
})

test('an objection already begun is gone on with, and no other word makes a draft', async () => {
  const typed = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '写到一半' }
  const kept = (await who.post(`${mine}/object`, { ...typed, later: 'on' })).headers['location'] ?? ''
  const draft = kept.replace('/later', '')
  expect((await press()).headers['location']).toBe(`${draft}/items`)
  expect((await who.get(`${draft}/items`)).body).toContain('写到一半')
  await who.post(`${draft}/discard`)
  expect((await who.post(`${mine}/object`, { ready: 'amount' })).headers['location']).toBe(`${mine}/object`)
  expect((await who.get('/my/drafts')).body).not.toContain('/my/drafts/')
})

test('its unit begins with one form that is filled in, and the three working days run from the new decision', async () => {
  const stored = await open.engine.table.get(recordKey(record))
  expect(stored).toBeDefined()
  const fields = { ...sampleRecord.versions[0]?.fields, BZ: '已被依法撤销（云复决〔2026〕3号）' }
  await changeRecord(open.engine, record, { kind: 'imported', batch: 'b', by: 'import', fields }, machine)
  const desk = await open.visit(officer)
  const way = `/desk/begin/exofficio/revoked?record=${record}`
  expect((await desk.get(`/desk/records/${record}`)).body).toContain(`href="${way}"`)
  const { body } = await desk.get(way)
  const there = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? ''
  const names = ['decidedOn.year', 'decidedOn.month', 'decidedOn.day', 'documentChecked', 'once']
  const offered = Object.fromEntries(names.map((name) => [name, there(name)]))
  expect(offered).toMatchObject({ 'decidedOn.year': '2026', 'decidedOn.month': '9', 'decidedOn.day': '14' })
  expect(offered['documentChecked']).toBe(fields.BZ)
  const reason = /<textarea[^>]*name="reason"[^>]*>([^<]*)/.exec(body)?.[1] ?? ''
  expect(reason).toContain('撤销')
  const sent = await desk.post(way, { ...offered, reason })
  expect(sent.headers['location']).toMatch(/^\/desk\/cases\/\w+$/)
  const [begun] = await casesOf()
  expect(begun?.clocks['D1']).toMatchObject({ due: '2026-09-17' })
  // Sent twice it is one case.
  await desk.post(way, { ...offered, reason })
  expect(await casesOf()).toHaveLength(1)
  const first = await desk.post(way, { ...offered, reason, once: 'another', later: 'on' })
  expect(first.headers['location']).toContain('/desk/drafts/')
})
