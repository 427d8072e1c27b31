import { beforeEach, expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { digestKey, planDigests, writeDigests } from '#engine/mail/digest.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { maySend } from '#engine/people/authorise.ts'
import { standsInKey, standsInRowKey } from '#engine/people/stand-in.ts'
import { gatherStandIns } from '#engine/run/absence.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { instantOn } from '#law/day.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site, type Visitor } from '#tests/http/site.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { objection } from '#workflows/objection/index.ts'

const staff = (id: string, role: Person['roles'][number]['role'], unit: string | null): Person => ({
  ...{ id, name: `名${id}`, email: `${id}@example.com`, subject: null, roles: [{ role, unit }], conflicts: [] },
})
const head = staff('head-1', 'head', 'HJ')
const second = staff('officer-2', 'officer', 'HJ')
const third = staff('officer-3', 'officer', 'HJ')
const elsewhere = staff('officer-4', 'officer', 'SCJG')
const admin = staff('admin', 'systemAdmin', null)

let open: Site
const visitors = new Map<string, Visitor>()
const as = (who: Person): Visitor => {
  const found = visitors.get(who.id)
  if (!found) throw new Error(who.id)
  return found
}

beforeEach(async () => {
  open = site({ now: '2026-09-14' })
  await open.seat(head, second, third, elsewhere, admin)
  for (const who of [head, second, third, elsewhere, admin]) visitors.set(who.id, await open.visit(who))
})

const days = (name: string, day: string) => {
  const [year = '', month = '', of = ''] = day.split('-')
  return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: of }
}
const leave = (who: Person, delegate: Person, from = '2026-09-14', until = '2026-09-18') =>
  as(who).post('/account/absence', { ...days('from', from), ...days('until', until), delegate: delegate.id })
const approve = async (who: Person, id: string) => {
  const item = await open.engine.table.get(caseKey(id))
  const seq = String(item ? caseFile(item).seq : '')
  return (await as(who).post(`/desk/cases/${id}/events`, { event: 'approver.approved', seq })).status
}
/** Sessions end overnight: everybody signs in again. */
async function forward(n: number): Promise<void> {
  open.host.clock.advance(n * 24 * 3_600_000)
  for (const who of [head, second]) visitors.set(who.id, await open.visit(who))
}

test('who stands in has the seat for those days and no longer, and what they do is theirs, in the absent one’s place', async () => {
  expect(await approve(second, (await place(open.engine, stages.proposed)).id)).toBe(409)
  expect((await leave(head, second, '2026-09-15', '2026-09-16')).status).toBe(303)
  expect(await approve(second, (await place(open.engine, stages.proposed)).id)).toBe(409)
  await forward(1)
  const placed = await place(open.engine, stages.proposed)
  expect(await approve(second, placed.id)).toBe(303)
  const { items } = await open.engine.table.query({ index: 'main', pk: `case#${placed.id}`, prefix: 'log#', limit: 50 })
  const approved = items.map(({ body }) => JSON.stringify(body)).find((row) => row.includes('"approver.approved"'))
  expect(approved).toContain('"standsInFor":"head-1"')
  expect((await as(second).get('/account')).body).toContain('（代办）')
  await forward(2)
  expect(await approve(second, (await place(open.engine, stages.proposed)).id)).toBe(409)
})

test('nobody stands in for a proposer to approve, nor where the absent one must not act', async () => {
  await leave(head, second)
  const placed = await place(open.engine, stages.proposed)
  const item = await open.engine.table.get(caseKey(placed.id))
  const file = item && caseFile(item)
  const proposer = file && objection.parties.proposers(objection.course.data.parse(file.data))[0]
  if (!file || proposer === undefined) throw new Error('not proposed')
  const inFor = (id: string): Person => ({
    ...second,
    roles: [{ role: 'head', unit: 'HJ', standsInFor: { id, conflicts: [] } }],
  })
  expect(maySend(inFor(proposer), objection, file, 'approver.approved')).toBe('fourEyes')
  expect(maySend(inFor('head-9'), objection, file, 'approver.approved')).toMatchObject({
    id: second.id,
    standsInFor: 'head-9',
  })
  await as(head).post('/account/interests', { code: placed.stand.subject, name: '甲公司', relation: 'client' })
  expect(await approve(second, placed.id)).toBe(403)
})

test('task mails and the digest go to who stands in, once, and back again afterwards', async () => {
  await leave(head, second)
  await place(open.engine, stages.proposed)
  await open.settle()
  const to = () => open.host.mailer.delivered.map((mail) => mail.to)
  expect(to().filter((one) => one === second.email).length).toBeGreaterThan(0)
  expect(to()).not.toContain(head.email)
  await planDigests(open.engine)
  const item = await open.engine.table.get(digestKey)
  if (item) await writeDigests(open.engine, item)
  await open.settle()
  const digests = open.host.mailer.delivered.filter(({ messageId }) => messageId.includes('digest'))
  expect(digests.filter((one) => one.to === second.email)).toHaveLength(1)
  expect(digests.some((one) => one.to === head.email)).toBe(false)
  expect((await as(head).post('/account/absence/end', {})).status).toBe(303)
  await place(open.engine, stages.proposed)
  await open.settle()
  expect(to()).toContain(head.email)
})

test('a chain is followed as far as three, and none goes round', async () => {
  await leave(head, second)
  await leave(second, third)
  const placed = await place(open.engine, stages.proposed)
  expect(await approve(third, placed.id)).toBe(303)
  const round = await leave(third, head)
  expect([round.status, round.body.includes('最后又转回您本人')]).toEqual([422, true])
  expect((await leave(third, head, '2026-09-21', '2026-09-22')).status).toBe(303)
})

test('only a colleague of the unit stands in, within bounds, and every change is in the log of administration', async () => {
  for (const [delegate, from, until] of [
    [elsewhere, '2026-09-14', '2026-09-18'],
    [admin, '2026-09-14', '2026-09-18'],
    [head, '2026-09-14', '2026-09-18'],
    [second, '2026-09-18', '2026-09-14'],
    [second, '2026-09-01', '2026-09-02'],
    [second, '2026-09-14', '2027-03-01'],
    [second, '2026-02-30', '2026-09-18'],
  ] as const)
    expect((await leave(head, delegate, from, until)).status).toBe(422)
  expect((await leave(admin, second)).status).toBe(422)
  expect((await leave(head, second)).status).toBe(303)
  // A second never takes the place of one that is not over.
  const again = await leave(head, third, '2026-10-12', '2026-10-16')
  expect([again.status, again.body.includes('由 名officer-2 代办')]).toEqual([422, true])
  await as(head).post('/account/absence/end', {})
  const types = (await itemsOf(adminLog(open.engine, undefined))).map(({ entry }) => entry.type)
  expect(types).toEqual(['absence.ended', 'absence.declared'])
  expect(await approve(second, (await place(open.engine, stages.proposed)).id)).toBe(409)
})

const mailsTo = (who: Person) => open.host.mailer.delivered.filter(({ to }) => to === who.email)

test('an absence entered after the mail moves what is open to who stands in, at once and once, each with its mail', async () => {
  const placed = await place(open.engine, stages.proposed)
  await place(open.engine, stages.proposed)
  await open.settle()
  expect([mailsTo(head).length, mailsTo(second).filter(({ subject }) => subject.startsWith('代办'))]).toEqual([2, []])
  await leave(head, second)
  await open.settle()
  await open.settle()
  const moved = mailsTo(second).filter(({ subject }) => subject.startsWith('代办：异议'))
  expect(moved).toHaveLength(2)
  expect(moved.map(({ text }) => text).join()).toContain(placed.number)
  expect(moved[0]?.text).toContain('同事外出期间')
  expect(await approve(second, placed.id)).toBe(303)
  expect(mailsTo(head)).toHaveLength(2)
})

test('one that begins later moves them on its first day, and a colleague of the same seat gets no second mail', async () => {
  await place(open.engine, stages.withUnit)
  await open.settle()
  await leave(second, third, '2026-09-16', '2026-09-18')
  await open.settle()
  const before = mailsTo(third).length
  expect(before).toBe(1)
  await leave(head, second, '2026-09-15', '2026-09-15')
  await place(open.engine, stages.proposed)
  await open.settle()
  const had = mailsTo(second).length
  open.host.clock.set(instantOn('2026-09-15', '00:00'))
  await open.settle()
  expect(
    mailsTo(second)
      .slice(had)
      .map(({ subject }) => subject.slice(0, 3)),
  ).toEqual(['代办：'])
  open.host.clock.set(instantOn('2026-09-16', '00:00'))
  await open.settle()
  expect(mailsTo(third).filter(({ subject }) => subject.startsWith('代办'))).toEqual([])
})

test('a head or the system administrator enters it for somebody who cannot, who is told, and the log says who did', async () => {
  const form = { ...days('from', '2026-09-14'), ...days('until', '2026-09-18'), delegate: third.id }
  const page = await as(head).get('/desk/absences')
  expect(page.body).toContain(`/desk/absences/${second.id}`)
  expect(page.body).not.toContain(`/desk/absences/${elsewhere.id}`)
  const wrong = await as(head).post(`/desk/absences/${second.id}`, { ...form, delegate: elsewhere.id })
  expect([wrong.status, wrong.body.includes('value="18"')]).toEqual([422, true])
  expect((await as(head).post(`/desk/absences/${second.id}`, form)).status).toBe(303)
  expect((await as(head).get(`/desk/absences/${second.id}`)).body).toContain('由 名officer-3 代办')
  await open.settle()
  expect(mailsTo(second).at(-1)).toMatchObject({ subject: expect.stringContaining('已为您登记外出') })
  expect(mailsTo(second).at(-1)?.text).toContain(
    '名head-1 为您登记了外出：2026年9月14日 至 2026年9月18日，由 名officer-3 代办',
  )
  expect((await as(admin).get(`/admin/people/${second.id}`)).body).toContain(`/desk/absences/${second.id}`)
  expect((await as(admin).post(`/desk/absences/${second.id}/end`)).status).toBe(303)
  await open.settle()
  expect(mailsTo(second).at(-1)?.subject).toContain('已结束您的外出代办')
  const log = (await itemsOf(adminLog(open.engine, undefined))).map(({ entry, payload }) => [
    entry.type,
    payload?.data.actor.id,
  ])
  expect(log).toEqual([
    ['absence.ended', admin.id],
    ['absence.declared', head.id],
  ])
})

test('stand-ins of a store of before 2026-12, a row each, are gathered once and hold', async () => {
  expect((await leave(head, second)).status).toBe(303)
  const { table } = open.engine
  const item = await table.get(standsInKey(second.id))
  if (!item) throw new Error('nobody is named')
  await table.transact([
    { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } },
    { put: { ...standsInRowKey(second.id, head.id), v: 1, body: null }, when: 'absent' },
  ])
  const placed = await place(open.engine, stages.proposed)
  expect(await approve(second, placed.id)).toBe(409)
  expect([await gatherStandIns(open.engine), await gatherStandIns(open.engine)]).toEqual([1, 0])
  expect(await approve(second, placed.id)).toBe(303)
  expect(await table.get(standsInRowKey(second.id, head.id))).toBeUndefined()
})
