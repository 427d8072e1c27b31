import { expect, test } from 'vitest'
import { declareInterest, removeInterest } from '#engine/people/interests.ts'
import { findPerson, peopleOf } from '#engine/people/people.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import type { Person } from '#engine/store/person.ts'
import { currentFields } from '#records/record.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
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

test('a row held back by an import hides whom the reader is close to, by code, number or name', async () => {
  const { fields } = { fields: currentFields(sampleRecord) }
  const lines = [Object.keys(fields), [...Object.values(fields), '多']].map((cells, i) => ({ line: i + 1, cells }))
  const by = { id: 'sys-1', role: 'systemAdmin', unit: null } as const
  const seen: boolean[] = []
  for (const near of [
    {},
    { conflicts: [sampleRecord.subject.key] },
    { conflicts: ['x'], interests: [{ subject: 'x', name: sampleRecord.subject.name, relation: 'other', since: 0 }] },
  ] as const) {
    const open = site()
    const officer = { ...staff('intake-1', 'intake', 'FGW'), ...near }
    await open.seat(officer)
    await importRows(open.engine, lines, { file: 'a.csv', sha256: '00', actor: by, language: 'zh' })
    const { body } = await (await open.visit(officer)).get('/desk/register')
    expect(body).toContain('a.csv')
    seen.push(body.includes(sampleRecord.subject.name))
  }
  expect(seen).toEqual([true, false, false])
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
