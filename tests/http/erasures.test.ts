import { beforeEach, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseAt } from '#engine/case/case-of.ts'
import { eraseCase } from '#engine/erasure/erase-case.ts'
import { confirmErasure, declineErasure, findErasure, proposeErasure } from '#engine/erasure/propose-erasure.ts'
import { erasureKey } from '#engine/register/erasure-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { caseItem, caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, type Stage, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

const [system, security] = [named('system administrator'), named('security administrator')]
const applicant = { id: 'filer', role: 'applicant', unit: null } as const
const closing: Stage = { ...stages.filed, steps: [['applicant.withdrew', applicant, { reason: '' }]] }
let here: Site
let id: string
let number: string

/** A closed case of September 2026, and today. */
async function town(today = '2037-01-04', flags: Readonly<Record<string, number>> = {}): Promise<void> {
  here = site({ now: '2026-09-14', deployment: { flags } })
  await here.seat(...people)
  const placed = await place(here.engine, closing)
  id = placed.id
  number = placed.number
  const file = { key: `case/${id}/f`, name: 'f.txt', type: 'text/plain', sha256: '00', bytes: new Uint8Array(1), at: 1 }
  await here.engine.files.put(file)
  await here.settle()
  here.host.clock.set(instantOn(today, '10:00'))
}
beforeEach(() => town())

const page = () => `/admin/erasures/${id}`
const visit = (who: typeof system) => here.visit(who)
const state = async () => (await findErasure(here.engine, id))?.state ?? null
const rest = (engine: Engine) => readAll(engine.table, { index: 'main', pk: caseKey(id).pk })
const propose = () => proposeErasure(here.engine, system.id, number, '保存期限已届满')

test('one proposes by number, another confirms, and then nothing of the case is there but what the page said', async () => {
  const admin = await visit(system)
  const [found, away] = [
    await admin.get(`/admin/erasures?number=${number.toLowerCase()}`),
    await admin.get('/admin/erasures?number=X'),
  ]
  expect([found.status, found.headers['location'], away.status]).toEqual([303, page(), 404])
  expect(away.body).toContain('没有这个编号的案件')
  const { body } = await admin.get(page())
  const said = (name: string) => Number(new RegExp(`${name}[^：]*：(\\d+)`).exec(body)?.[1])
  const before = await rest(here.engine)
  const logs = before.filter(({ log }) => log).length
  expect([said('日志的内容'), said('证据文件'), said('日志条目')]).toEqual([logs, 1, logs])
  expect(body).not.toContain('张三')
  expect((await admin.post(page(), { act: 'propose', reason: ' ' })).status).toBe(422)
  expect((await admin.post(page(), { act: 'propose', reason: '保存期限已届满' })).status).toBe(303)
  expect((await admin.post(page(), { act: 'confirm' })).status).toBe(404)
  const other = await visit(security)
  expect((await other.get('/admin/erasures')).body).toContain(number)
  expect((await other.get('/admin/health')).body).toContain(`删除办结案件 ${number}`)
  expect((await other.post(page(), { act: 'confirm' })).status).toBe(303)
  expect((await other.get(page())).body).toContain('已确认，正在删除')
  await here.settle()
  expect((await other.get(page())).body).toContain('已删除')
  expect((await other.get('/en/admin/erasures')).body).toContain('erased')
  const after = await rest(here.engine)
  expect(after.length).toBe(said('日志条目') + said('统计中的数'))
  expect(before.length - after.length).toBe(said('文书') + said('案件本身'))
  expect(after.filter(({ log }) => log).every(({ body: row }) => Object(row).payload === undefined)).toBe(true)
  expect(await here.engine.files.list(`case/${id}/`)).toEqual([])
})

test('declined it stays, with the reason, and may be proposed again', async () => {
  await propose()
  const other = await visit(security)
  expect((await other.post(page(), { act: 'decline', reason: '' })).status).toBe(422)
  expect((await other.post(page(), { act: 'decline', reason: '涉及诉讼' })).status).toBe(303)
  expect(await caseAt(here.engine, id)).not.toBeNull()
  const admin = await visit(system)
  expect((await admin.get(page())).body).toContain('涉及诉讼')
  expect((await other.post(page(), { act: 'confirm' })).status).toBe(409)
  expect((await admin.post(page(), { act: 'propose', reason: '诉讼已结束' })).status).toBe(303)
  expect(await state()).toBe('proposed')
})

test('before ten years, or those that the city set, the page says until when, and nobody may propose', async () => {
  for (const [today, flags, until] of [
    ['2036-09-14', {}, '2036年9月14日'],
    ['2037-01-04', { 'case.years': 20 }, '2046年9月14日'],
    // The law names no number: ours is the least.
    ['2036-01-04', { 'case.years': 3 }, '2036年9月14日'],
  ] as const) {
    await town(today, flags)
    const admin = await visit(system)
    const { body } = await admin.get(page())
    expect([today, body.includes(`保存期限未满，${until}`), body.includes('name="reason"')]).toEqual([
      today,
      true,
      false,
    ])
    expect((await admin.post(page(), { act: 'propose', reason: '保存期限已届满' })).status).toBe(409)
  }
})

test('a case on which a later one rests is kept with it, also where that begins after the proposal', async () => {
  expect((await propose()).kind).toBe('done')
  const file = await caseAt(here.engine, id)
  if (!file) throw new Error('no case')
  const later = { ...file, id: newId(here.engine.crypto), number: `${number}2`, arisesFrom: id, closed: false }
  await here.engine.table.transact([{ put: caseItem(later, 1), when: 'absent' }])
  const other = await visit(security)
  expect((await other.get(page())).body).toContain('由本案引起的案件仍在保存')
  const done = await other.post(page(), { act: 'confirm' })
  expect([done.status, await state()]).toEqual([409, 'proposed'])
})

test('an open case cannot be erased, however old', async () => {
  const { number: open } = await place(here.engine, stages.filed)
  const answer = await proposeErasure(here.engine, system.id, open, '很久了')
  expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'stillKept' } })
})

test('of two administrators at once one acts, and the other hears that it moved on', async () => {
  const told = (all: readonly { kind: string; refusal?: { code: string } }[]) =>
    all.map(({ kind, refusal }) => refusal?.code ?? kind).toSorted()
  expect(told(await Promise.all([propose(), propose()]))).toEqual(['done', 'movedOn'])
  const { engine } = here
  const both = [confirmErasure(engine, security.id, id), declineErasure(engine, security.id, id, '涉及诉讼')]
  expect(told(await Promise.all(both))).toEqual(['done', 'movedOn'])
  expect(['confirmed', 'declined']).toContain(await state())
})

test('a case that moves while it is proposed is judged anew', async () => {
  const { engine } = here
  await propose()
  await commit(engine, id, { type: 'case.rated', actor: applicant, data: { stars: 5 } })
  const file = await caseAt(engine, id)
  const done = await confirmErasure(engine, security.id, id)
  const isNew = (file?.changedAt ?? 0) > instantOn('2037-01-01', '00:00')
  expect(done).toMatchObject(isNew ? { kind: 'refused' } : { kind: 'done' })
})

test('many at once: those of a month whose period is over are ticked, proposed with one reason, and confirmed', async () => {
  await town('2026-10-01')
  const more = [
    await place(here.engine, closing),
    await place(here.engine, closing),
    await place(here.engine, stages.filed),
  ]
  await here.settle()
  const early = await (await visit(system)).get('/admin/erasures')
  expect(early.body).toContain('还没有案件届满')
  here.host.clock.set(instantOn('2037-01-04', '10:00'))
  const admin = await visit(system)
  const shown = async (month: string) => (await admin.get(`/admin/erasures?month=${month}`)).body
  expect((await shown('2026-09')).includes(number)).toBe(true)
  const october = await shown('2026-10')
  expect(more.map((one) => october.includes(one.number))).toEqual([true, true, false])
  const ticks = Object.fromEntries(more.map((one) => [`case.${one.id}`, 'on']))
  expect((await admin.post('/admin/erasures', { act: 'propose', month: '2026-10', reason: '届满' })).status).toBe(422)
  expect((await admin.post('/admin/erasures', { act: 'propose', month: '2026-10', ...ticks })).status).toBe(422)
  const sent = await admin.post('/admin/erasures', { act: 'propose', month: '2026-10', reason: '届满', ...ticks })
  expect(sent.status).toBe(303)
  const { body } = await admin.get(sent.headers['location'] ?? '')
  expect([body.includes('已提交确认 2 件'), body.includes('另有 1 件')]).toEqual([true, true])
  expect((await admin.post('/admin/erasures', { act: 'confirm', ...ticks })).status).toBe(404)
  const other = await visit(security)
  const confirmed = await other.post('/admin/erasures', { act: 'confirm', ...ticks })
  expect((await other.get(confirmed.headers['location'] ?? '')).body).toContain('已确认删除 2 件')
  await here.settle()
  expect(await Promise.all(more.map((one) => caseAt(here.engine, one.id).then((file) => file !== null)))).toEqual([
    ...[false, false, true],
  ])
})

test('nobody else sees it: neither those who work on cases, nor a county’s administrator', async () => {
  await propose()
  for (const as of ['supervisor', 'officer of the holder', 'filer'])
    for (const path of ['/admin/erasures', page()]) expect((await (await visit(named(as))).get(path)).status).toBe(404)
  const auditor = await visit(named('auditor'))
  expect((await auditor.get(page())).body).not.toContain('<button type="submit" class="danger"')
  expect((await auditor.post(page(), { act: 'propose', reason: '届满' })).status).toBe(404)
})

test('broken off after any of its writes, the next sweep goes on to the end', async () => {
  await propose()
  await confirmErasure(here.engine, security.id, id)
  let broken = 0
  for (let left = 0; ; left += 1) {
    let n = left
    const transact: Engine['table']['transact'] = async (writes) => {
      if (n-- === 0) throw new Error('cut')
      return here.engine.table.transact(writes)
    }
    const cut = { ...here.engine, table: { ...here.engine.table, transact } }
    const done = await eraseCase(cut, erasureKey(id)).catch(() => 'broken')
    if (done === true) break
    broken += 1
  }
  expect(broken).toBeGreaterThan(1)
  expect(await state()).toBe('done')
  expect((await rest(here.engine)).every((item) => !item.log || Object(item.body).payload === undefined)).toBe(true)
})
