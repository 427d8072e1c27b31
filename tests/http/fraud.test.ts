import { expect, test } from 'vitest'
import { commit, open as file } from '#engine/begin/commit.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import type { RecordFile } from '#records/record.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, instant, openingOf, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { examples } from '#workflows/fraud/examples.ts'
import { type Site, site, type Visitor } from './site.ts'

/** Repaired on 2026-10-08; its own last day is 2027-07-01. */
const [example] = examples
const reason = '出具单位书面证明未曾验收。'
const finding = { event: 'unit.proposed', verdict: 'found', documentChecked: '出具单位复函', reason }

async function reported(
  now: string,
  over: Partial<RecordFile> = {},
): Promise<{ open: Site; officer: Visitor; propose: Visitor['post'] }> {
  const open = site({ now })
  await open.seat(...staff)
  if (!example) throw new Error('there is an example')
  await addRecord(open.engine, { ...sampleRecord, ...example.record, ...over }, system)
  expect((await file(open.engine, openingOf('fraud', example))).kind).toBe('committed')
  await open.settle()
  const officer = await visiting(open, 'hj-1')
  return { open, officer, propose: (path, form) => answering(officer, path, form) }
}

const visiting = (open: Site, id: string) => open.visit(staff.find((one) => one.id === id) ?? null)
const system = { id: 'import', role: 'system', unit: null } as const
const desk = `/desk/cases/${caseId}`

/** A form of the page as it is now. */
async function answering(who: Visitor, path: string, form: Readonly<Record<string, string>> = {}) {
  const seq = /name="seq" value="(\d+)"/.exec((await who.get(path)).body)?.[1] ?? ''
  return who.post(`${desk}/events`, { seq, ...form })
}

test('a record past its own last day is not proposed to be shown again, and what was typed stays', async () => {
  const { open, propose } = await reported('2027-07-02')
  const refused = await propose(desk, { ...finding, restores: 'on' })
  expect(refused.status).toBe(409)
  expect(refused.body).toContain(refusals.restoreTooLate.zh)
  expect(refused.body).toContain(reason)
  expect((await propose(desk, finding)).status).toBe(303)
  expect((await open.engine.table.get({ pk: `case#${caseId}`, sk: 'case' }))?.body).toMatchObject({
    state: 'awaitingReply',
  })
})

test('a record that is shown is not proposed to be shown again', async () => {
  const { open, propose } = await reported('2026-11-03')
  const again = { kind: 'restored', caseId, on: '2026-11-03' } as const
  expect((await changeRecord(open.engine, recordId, again, system)).kind).toBe('changed')
  const refused = await propose(desk, { ...finding, restores: 'on' })
  expect([refused.status, refused.body.includes(refusals.nothingToRestore.zh)]).toEqual([409, true])
})

test('proposed in time and approved too late: the approver is told to return it', async () => {
  const { open, propose } = await reported('2027-06-30')
  expect((await propose(desk, { ...finding, restores: 'on' })).status).toBe(303)
  await open.settle()
  const text = '系经办人所为。'
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  expect((await commit(open.engine, caseId, { type: 'applicant.stated', actor: applicant, data: { text } })).kind).toBe(
    'committed',
  )
  open.host.clock.set(instant('2027-07-02 09:00'))
  const head = await visiting(open, 'hj-head')
  const refused = await answering(head, `${desk}/approval`, { event: 'approver.approved' })
  expect([refused.status, refused.body.includes(refusals.restoreTooLate.zh)]).toEqual([409, true])
})

test('a second finding shows a record again that the first barred, and leaves the bar as it was', async () => {
  const barred = { caseId: 'c1', foundOn: '2026-10-20', until: '2029-10-20', over: false }
  const { open, propose } = await reported('2026-11-03', { barred })
  expect((await propose(desk, { ...finding, restores: 'on' })).status).toBe(303)
  await open.settle()
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  await commit(open.engine, caseId, { type: 'applicant.stated', actor: applicant, data: { text: '不知情。' } })
  const head = await visiting(open, 'hj-head')
  const approval = `${desk}/approval`
  expect((await head.get(approval)).body).toContain('记录恢复公示，至其原定的公示期届满日')
  expect((await answering(head, approval, { event: 'approver.approved' })).status).toBe(303)
  await open.settle()
  expect((await open.engine.table.get({ pk: `record#${recordId}`, sk: 'record' }))?.body).toMatchObject({
    record: { ended: null, barred },
  })
})
