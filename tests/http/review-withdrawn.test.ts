import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { caseId } from '#tests/support/run-example.ts'
import type { Power } from '#workflows/contract/actor.ts'
import { close, contact, firm, withObjection } from './closing-objection.ts'
import type { Site, Visitor } from './site.ts'

/** Higher review of the refused objection, by its applicant. */
async function reviewed(): Promise<{ readonly one: Site; readonly who: Visitor; readonly id: string }> {
  const one = await withObjection()
  await close(one)
  const who = await one.visit(firm)
  const begun = await who.post(`/my/apply/higherReview/review?case=${caseId}`, { reason: '未答复关键证据' })
  const draft = /\/my\/drafts\/\w+/.exec(begun.headers['location'] ?? '')?.[0]
  await who.post(`${draft}/contact`, { ...contact, consentElectronic: 'on' })
  const filed = await who.post(`${draft}/submit`)
  const id = /cases\/(\w+)\/receipt/.exec(filed.headers['location'] ?? '')?.[1] ?? ''
  await one.settle()
  return { one, who, id }
}

async function agentWith(one: Site, ...actions: readonly Power[]): Promise<Visitor> {
  const key = `agent:${actions.join()}`
  const agent: Person = { ...firm, id: key, name: '代办公司', subject: key }
  await one.seat(agent)
  const parties = { subject: firm.subject ?? '', subjectName: '委托单位', agent: key, agentName: agent.name }
  const time = { from: '2026-01-01', until: '2029-12-31', records: null, letters: [] }
  const facts = { id: newId(one.engine.crypto), kind: 'agent' as const, ...parties, ...time }
  const by = { id: firm.id, role: 'applicant', unit: null } as const
  await beginMandate(one.engine, { ...facts, actions: ['see', ...actions] }, { step: 'given', by, reason: '' })
  return one.visit(agent)
}

/** Status of page and act, and if it is withdrawn. */
async function withdraws({ one, id }: Awaited<ReturnType<typeof reviewed>>, by: Visitor) {
  const page = await by.get(`/my/cases/${id}/withdraw`)
  const seq = /name="seq" value="(\d+)"/.exec((await by.get(`/my/cases/${id}`)).body + page.body)?.[1] ?? '1'
  const done = await by.post(`/my/cases/${id}/events`, { event: 'applicant.withdrew', reason: '不再需要', seq })
  await one.settle()
  const item = await one.engine.table.get(caseKey(id))
  return [page.status, done.status, item !== undefined && caseFile(item).state === 'withdrawn']
}

test('an agent withdraws a higher review where its mandate names that, and by no other words', async () => {
  const open = await reviewed()
  for (const powers of [[], ['objection.withdraw'], ['higherReview.review'], ['repair.withdraw']] as const) {
    const agent = await agentWith(open.one, ...powers)
    expect([powers, await withdraws(open, agent)]).toEqual([powers, [404, 409, false]])
    expect((await agent.get(`/my/cases/${open.id}`)).body).not.toContain(`/my/cases/${open.id}/withdraw`)
  }
  const agent = await agentWith(open.one, 'higherReview.withdraw')
  expect(await withdraws(open, agent)).toEqual([200, 303, true])
})

test('its applicant withdraws it, a second click leads to the same page, and the objection stays closed', async () => {
  const open = await reviewed()
  expect(await withdraws(open, open.who)).toEqual([200, 303, true])
  expect((await open.who.get(`/my/cases/${open.id}/withdraw`)).headers['location']).toBe(`/my/cases/${open.id}`)
  expect((await open.who.get(`/my/cases/${caseId}`)).status).toBe(200)
})
