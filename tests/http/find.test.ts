import { expect, test } from 'vitest'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { named } from '#tests/world/town.ts'
import { site } from './site.ts'

async function town() {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id, number } = await place(here.engine, stages.withUnit)
  await here.settle()
  const asks = async (as: string, q: string) =>
    (await (await here.visit(named(as))).get(`/desk/find?q=${encodeURIComponent(q)}`)).body
  return { here, id, number, asks }
}

test('staff find a case by its number, the document, the code or the full name, and open it from there', async () => {
  const { id, number, asks } = await town()
  const { subject, documentNumber } = sampleRecord
  for (const q of [number, number.toLowerCase(), documentNumber.raw, subject.key, subject.name])
    for (const as of ['officer of the holder', 'head of the holder', 'supervisor'])
      expect([as, q, (await asks(as, q)).includes(`/desk/cases/${id}"`)]).toEqual([as, q, true])
  expect(await asks('supervisor', '没有这个编号')).toContain('没有您可以查看的案件')
})

test('nobody finds what they may not read; the auditor reads what was looked for', async () => {
  const { here, id, number, asks } = await town()
  for (const as of [
    'officer elsewhere',
    'officer of the holder interested',
    'supervisor interested',
    'filer and officer',
  ])
    expect([as, (await asks(as, number)).includes(id)]).toEqual([as, false])
  for (const as of ['filer', 'auditor', 'system administrator', 'nobody'])
    expect([as, (await (await here.visit(named(as))).get(`/desk/find?q=${number}`)).status]).toEqual([as, 404])
  await asks('officer of the holder', number)
  expect((await (await here.visit(named('auditor'))).get('/audit')).body).toContain(number)
})

test('the page of a record lists its cases', async () => {
  const { here, id, asks } = await town()
  const officer = await here.visit(named('officer of the holder'))
  const body = await asks('officer of the holder', sampleRecord.documentNumber.raw)
  expect(body).toContain(id)
  const found = (await officer.get(`/desk/records?q=${encodeURIComponent(sampleRecord.documentNumber.raw)}`)).body
  const path = /href="(\/desk\/records\/[^"?]+)"/.exec(found)?.[1] ?? ''
  expect((await officer.get(path)).body).toContain(`/desk/cases/${id}"`)
})
