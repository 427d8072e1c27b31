import { expect, test } from 'vitest'
import { declareInterest, removeInterest } from '#engine/people/interests.ts'
import { findPerson, peopleOf } from '#engine/people/people.ts'
import type { Person } from '#engine/store/person.ts'
import { place, stages } from '../authz/stages.ts'
import { site } from '../http/site.ts'

const staff = (id: string, role: Person['roles'][number]['role'], unit: string | null): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject: null,
  roles: [{ role, unit }],
  conflicts: [],
})

test('a declared interest closes the subject’s cases on every seat, until the security administrator takes it back', async () => {
  const open = site()
  const officer = staff('officer-of-the-holder', 'officer', 'HJ')
  await open.seat(officer, staff('sec', 'securityAdmin', null))
  const placed = await place(open.engine, stages.withUnit)
  const who = await open.visit(officer)
  const path = `/desk/cases/${placed.id}`
  expect((await who.get(path)).status).toBe(200)
  const form = { code: placed.stand.subject, name: '甲公司', relation: 'employer' }
  expect((await who.post('/account/interests', { ...form, code: 'x' })).status).toBe(422)
  expect((await who.post('/account/interests', form)).status).toBe(303)
  expect((await who.get('/account')).body).toContain('甲公司')
  expect((await who.get(path)).status).toBe(404)
  expect((await who.get('/desk')).body).not.toContain(placed.number)
  expect((await peopleOf(open.engine, { role: 'officer', unit: 'HJ' }))[0]?.conflicts).toEqual([placed.stand.subject])
  const asked = { person: officer.id, subject: placed.stand.subject, reason: '误报' }
  expect((await removeInterest(open.engine, officer.id, asked)).kind).toBe('refused')
  expect((await removeInterest(open.engine, 'sec', asked)).kind).toBe('done')
  expect((await who.get(path)).status).toBe(200)
})

test('an identity number is kept as its keyed hash only', async () => {
  const open = site()
  const officer = staff('xie', 'officer', 'HJ')
  await open.seat(officer)
  const number = '445322198512313332'
  await declareInterest(open.engine, officer, { code: number, name: '堂弟', relation: 'relative' })
  const person = await findPerson(open.engine, 'xie')
  expect(person?.conflicts).toEqual([open.engine.crypto.keyed('subject', number)])
  const rows = (await open.engine.journal.since(-1, 10)).map(({ item }) => item)
  expect(JSON.stringify([person, rows])).not.toContain(number)
})
