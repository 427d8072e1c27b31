import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { caseKey } from '#engine/store/keys.ts'
import { openPaged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { viewsOn } from '#functions/http/door/view-log.ts'
import { caseId, sampleRecord } from '#tests/support/run-example.ts'
import { close, withObjection } from './closing-objection.ts'
import type { Site, Visitor } from './site.ts'

const clerk: Person = {
  ...{ id: 'clerk', name: 'clerk', email: 'clerk@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'clerk', unit: 'FGW' }],
}
const shown = { name: '来访单位', kind: 'uscc', number: sampleRecord.subject.key, phone: '13800000000' }
const other = { ...shown, name: '别的单位', number: '12445300MA554330X0' }
const review = (visit: string) => `/counter/visits/${visit}/apply/higherReview/review?case=${caseId}`

/** A visit begun at the window, by who stands there. */
async function visitOf(who: Visitor, visitor: Record<string, string>, mode = 'present'): Promise<string> {
  const started = await who.post(`/counter/new/${mode}`, visitor)
  return /visits\/(\w+)\//.exec(started.headers['location'] ?? '')?.[1] ?? ''
}

/** A refused objection of the firm, and a clerk at the window. */
async function hall(): Promise<{ readonly one: Site; readonly who: Visitor }> {
  const one = await withObjection(clerk)
  await close(one)
  return { one, who: await one.visit(clerk) }
}

test('a clerk files a higher review for whoever stands there, from the visitor’s own case', async () => {
  const { one, who } = await hall()
  const visit = await visitOf(who, shown)
  const records = await who.get(`/counter/visits/${visit}/records`)
  expect(records.body).toContain(`/counter/visits/${visit}/cases`)
  const list = await who.get(`/counter/visits/${visit}/cases`)
  expect([list.status, list.body.includes(review(visit))]).toEqual([200, true])
  expect(list.body).not.toContain(`/my/cases/${caseId}`)
  const views = openPaged(await viewsOn(one.engine, one.engine.clock.now(), undefined))
  expect(JSON.stringify(views)).toContain(`visit ${visit} cases`)
  expect((await who.get(review(visit))).status).toBe(200)
  const begun = await who.post(review(visit), { reason: '未答复关键证据' })
  const draft = /drafts\/(\w+)/.exec(begun.headers['location'] ?? '')?.[1] ?? ''
  await who.post(`/my/drafts/${draft}/contact`, { name: '来访人', email: '', phone: shown.phone })
  const back = (await who.post(`/my/drafts/${draft}/submit`)).headers['location'] ?? ''
  await who.post(`${back}/code`)
  const text = one.host.couriers.sms.delivered.at(-1)?.text ?? ''
  expect([text.includes('申请复核'), text.includes('异议')]).toEqual([true, false])
  expect((await who.get(back)).body).not.toContain('提交异议')
  const digits = /\d{6}/.exec(text)?.[0] ?? ''
  const done = await who.post(back, { confirmed: 'code', code: digits })
  const id = /receipts\/(\w+)/.exec(done.headers['location'] ?? '')?.[1] ?? ''
  const item = await one.engine.table.get(caseKey(id))
  const file = item && caseFile(item)
  expect(file).toMatchObject({
    ...{ procedure: 'higherReview', subject: shown.number, applicant: 'clerk', arisesFrom: caseId },
    data: { explanation: '未答复关键证据', counter: { unit: 'FGW', confirmed: 'code' } },
    clocks: { A7: { startDay: file?.data && Reflect.get(Object(file.data), 'counter').receivedOn } },
  })
  // Asked again, it leads to the list, where the review stands.
  expect((await who.get(review(visit))).headers['location']).toBe(`/counter/visits/${visit}/cases`)
  expect((await who.get(`/counter/visits/${visit}/cases`)).body).toContain(file?.number)
})

test('neither a caller nor another visitor, nor a clerk without a visit, begins from the case', async () => {
  const { one, who } = await hall()
  const called = await visitOf(who, { ...shown, ticket: 'GD12345-1' }, 'phone')
  expect(called).not.toBe('')
  const stranger = await visitOf(who, other)
  for (const visit of [called, stranger]) {
    expect((await who.get(review(visit))).status).toBe(404)
    expect((await who.post(review(visit), { reason: '不服' })).status).toBe(404)
  }
  expect((await who.get(`/counter/visits/${called}/cases`)).status).toBe(404)
  expect((await who.get(`/counter/visits/${stranger}/cases`)).body).not.toContain(caseId)
  expect((await who.get(`/my/cases/${caseId}`)).status).toBe(404)
  expect((await (await one.visit(null)).get(`/counter/visits/${stranger}/cases`)).status).not.toBe(200)
})
