import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { caseItem, caseKey, json, recordKey } from '#engine/store/keys.ts'
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

test.each([0, 1, 101])('a record with %i cases lists each once, page after page', async (n) => {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id } = await place(here.engine, stages.withUnit)
  const item = await here.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  const file = caseFile(item)
  const { table } = here.engine
  const another = { ...file, recordId: 'another' }
  if (n === 0) await table.transact([{ put: { ...item, v: item.v + 1, body: json(another) }, when: { v: item.v } }])
  for (let i = 1; i < n; i += 1) {
    const copy = { ...file, id: `${id}-${i}`, number: `445300-20260914-COPY${i}` }
    await table.transact([{ put: caseItem(copy, 1), when: 'absent' }])
  }
  const officer = await here.visit(named('officer of the holder'))
  const path = `/desk/records/${file.recordId}`
  const seen: string[] = []
  for (let at: string | undefined = path; at !== undefined; ) {
    const { body } = await officer.get(at)
    seen.push(...Array.from(body.matchAll(/href="\/desk\/cases\/([^"#?]+)"/g), ([, one = '']) => one))
    const next = /rel="next" href="([^"]+)"|href="([^"]+)"[^>]*rel="next"/.exec(body)
    at = (next?.[1] ?? next?.[2])?.replaceAll('&amp;', '&')
  }
  expect([seen.length, new Set(seen).size]).toEqual([n, n])
})

test('a name with more records than are looked at says so', async () => {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const placed = await place(here.engine, stages.withUnit)
  const { table } = here.engine
  const about = await table.get(caseKey(placed.id))
  const item = about && (await table.get(recordKey(caseFile(about).recordId ?? '')))
  const key = placed.stand.subject
  if (!item) throw new Error('no record')
  const officer = await here.visit(named('officer of the holder'))
  const asks = async () => (await officer.get(`/desk/find?q=${key}`)).body.includes('相符的信息太多')
  expect(await asks()).toBe(false)
  const copies = Array.from({ length: 205 }, (_, i) => ({
    ...{ ...item, pk: `${item.pk}-${i}`, v: 1 },
    index: { subject: [`subject#${key}`, `record#copy-${i}`] as const },
  }))
  for (let from = 0; from < copies.length; from += 90)
    await table.transact(copies.slice(from, from + 90).map((put) => ({ put, when: 'absent' })))
  expect(await asks()).toBe(true)
})
