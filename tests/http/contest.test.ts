import { beforeAll, expect, test } from 'vitest'
import { breachAt, contestBreach, ruleOn } from '#engine/begin/contest.ts'
import { contestKey } from '#engine/begin/contest-kind.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { sweep } from '#engine/run/wake.ts'
import { caseKey, json } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

const why = '材料转来时期限已过，时间由受理环节占用。'
const because = '经核对办理日志，转办用去全部时间。'

type Town = { readonly here: Site; readonly id: string; readonly seq: number; readonly path: string }

/** A case whose A4 was missed on 17 September 2026. */
async function town(): Promise<Town> {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id } = await place(here.engine, stages.withUnit)
  for (let day = 15; day <= 18; day += 1) {
    here.host.clock.set(instantOn(`2026-09-${day}`, '00:00'))
    await sweep(here.engine, async () => {})
  }
  here.host.clock.set(instantOn('2026-09-18', '10:00'))
  await here.settle()
  const seq = (await rowsOf(here, id)).find(({ entry }) => entry.type === 'clock.A4.breach')?.entry.seq ?? 0
  return { here, id, seq, path: `/desk/cases/${id}/breaches` }
}
const rowsOf = async ({ engine }: Site, id: string) =>
  (await readAll(engine.table, { index: 'main', pk: caseKey(id).pk, prefix: 'log#' })).map(logRow)
const clockOf = async ({ engine }: Site, id: string) => {
  const item = await engine.table.get(caseKey(id))
  return item && caseFile(item).clocks['A4']
}
const visit = ({ here }: Town, as: string) => here.visit(named(as))
const breach = ({ seq }: Town) => ({ breach: String(seq) })
/** Late limits of a unit in the supervisor's sheet. */
async function lateOf(one: Town, unit: string): Promise<number> {
  const sheet = (await (await visit(one, 'supervisor')).get('/board/figures.csv')).body
  return sheet
    .split('\n')
    .filter((line) => line.startsWith(`逾期由谁负责,单位${unit},逾期`))
    .reduce((sum, line) => sum + Number(line.split(',')[3]), 0)
}

/** The breach in the supervisor's sheet. */
const lineOf = async (one: Town) =>
  (await (await visit(one, 'supervisor')).get('/board/breaches.csv')).body
    .split('\n')
    .find((line) => line.includes(',A4,'))

test('its sheet has the columns of the page, in its order', async () => {
  const other = await town()
  const supervisor = await visit(other, 'supervisor')
  const page = (await supervisor.get('/board/breaches')).body
  const shown = [...page.matchAll(/<th scope="col">([^<]+)<\/th>/g)].map(([, name = '']) => name)
  const [head = ''] = (await supervisor.get('/board/breaches.csv')).body.replace('\uFEFF', '').split('\n')
  const columns = head.split(',').filter((name) => name !== '时限编号')
  // The last says more in the sheet: a day.
  expect(columns.slice(0, -1)).toEqual(shown.slice(0, -1))
  expect(columns.length).toBe(shown.length)
})

let one: Town
beforeAll(async () => {
  one = await town()
})

test('the head of the unit charged finds the breach and contests it, once; nobody else can', async () => {
  const head = await visit(one, 'head of the holder')
  expect((await head.get(`/desk/cases/${one.id}`)).body).toContain(`href="${one.path}"`)
  const page = (await head.get(one.path)).body
  expect(page).toContain('现在计责')
  // The fifth working day after 18 September 2026.
  expect(page).toContain('2026年9月24日')
  for (const as of ['officer of the holder', 'supervisor', 'head elsewhere', 'filer', 'head of the holder interested'])
    expect([as, (await (await visit(one, as)).post(one.path, { ...breach(one), reason: why })).status]).toEqual([
      as,
      404,
    ])
  const empty = await head.post(one.path, { ...breach(one), reason: ' ' })
  expect([empty.status, empty.body.includes('异议理由：请填写这一项')]).toEqual([422, true])
  expect((await head.post(one.path, { ...breach(one), reason: why })).status).toBe(303)
  expect((await head.post(one.path, { ...breach(one), reason: why })).status).toBe(409)
})

test('another person rules, with reasons: the breach is charged to another unit in the figures, the first row stays', async () => {
  const supervisor = await visit(one, 'supervisor')
  const before = await rowsOf(one.here, one.id)
  const [hj, fgw] = [await lateOf(one, 'HJ'), await lateOf(one, 'FGW')]
  expect((await supervisor.get('/desk/contests')).body).toContain(why)
  const rule = (form: Record<string, string>) => supervisor.post(one.path, { ...breach(one), rule: 'yes', ...form })
  expect((await rule({ kind: 'reattributed', unit: '', reason: because })).status).toBe(422)
  expect((await rule({ kind: 'reattributed', unit: 'HJ', reason: because })).status).toBe(422)
  expect((await rule({ kind: 'reattributed', unit: 'FGW', reason: '' })).status).toBe(422)
  expect((await rule({ kind: 'reattributed', unit: 'FGW', reason: because })).status).toBe(303)
  expect((await rule({ kind: 'rescinded', reason: because })).status).toBe(409)
  await one.here.settle()
  expect([await lateOf(one, 'HJ'), await lateOf(one, 'FGW')]).toEqual([hj - 1, fgw + 1])
  const after = await rowsOf(one.here, one.id)
  expect(after.slice(0, before.length)).toEqual(before)
  expect((await clockOf(one.here, one.id))?.breachedAt).not.toBeNull()
  const page = (await (await visit(one, 'head of the holder')).get(one.path)).body
  expect([page.includes('改计'), page.includes(because)]).toEqual([true, true])
  const list = await supervisor.get('/desk/contests.csv')
  expect(list.body.split('\n').find((line) => line.includes(why))).toMatch(
    /^2026-09-18,改计,单位HJ,[^,]+,[\w-]+,2026-09-17\r?$/,
  )
  const pdf = await supervisor.get('/desk/contests.pdf')
  expect([pdf.status, pdf.body.includes(why)]).toEqual([200, true])
  expect((await supervisor.get('/desk/contests')).body).toContain('href="/desk/contests.pdf"')
  for (const path of ['/desk/contests.csv', '/desk/contests.pdf'])
    expect((await (await visit(one, 'head of the holder')).get(path)).status).toBe(404)
  const mails = one.here.host.mailer.delivered.filter(({ text }) => text.includes(because))
  expect(mails.map(({ to }) => to)).toContain(named('head of the holder').email)
  // The applicant hears of neither.
  const mine = (await (await visit(one, 'filer')).get(`/my/cases/${one.id}`)).body
  expect([why, because].some((text) => mine.includes(text))).toBe(false)
})

test('a rescinded breach counts for no unit, and stays on the list of breaches', async () => {
  const other = await town()
  const had = await lateOf(other, 'HJ')
  await (await visit(other, 'head of the holder')).post(other.path, { ...breach(other), reason: why })
  const supervisor = await visit(other, 'supervisor')
  await supervisor.post(other.path, { ...breach(other), rule: 'yes', kind: 'rescinded', reason: because })
  await other.here.settle()
  expect(await lateOf(other, 'HJ')).toBe(had - 1)
  expect((await supervisor.get('/board/breaches')).body).toContain(other.id)
  expect(await lineOf(other)).toMatch(/^单位HJ[^,]*,[^,]+,A4,[^,]+,不计责（裁定撤销）,[^,]+,撤销,/)
  const seen = (await supervisor.get(`/desk/cases/${other.id}`)).body
  expect([seen.includes('不计责（裁定撤销）'), /逾期时间计：?单位HJ/.test(seen)]).toEqual([true, false])
})

test('where the limit has another day since, no ruling charges or rescinds the old one, and no day done is said of it', async () => {
  const other = await town()
  await (await visit(other, 'head of the holder')).post(other.path, { ...breach(other), reason: why })
  expect(await lineOf(other)).toContain(',未裁定,')
  const { table } = other.here.engine
  const item = await table.get(caseKey(other.id))
  const clock = await clockOf(other.here, other.id)
  if (!item || !clock) throw new Error('no limit')
  const file = caseFile(item)
  const clocks = { ...file.clocks, A4: { ...clock, due: '2026-09-30', endedAt: instantOn('2026-09-29', '10:00') } }
  await table.transact([{ put: { ...item, v: item.v + 1, body: json({ ...file, clocks }) }, when: { v: item.v } }])
  const supervisor = await visit(other, 'supervisor')
  const rule = (kind: string) =>
    supervisor.post(other.path, { ...breach(other), rule: 'yes', kind, unit: 'FGW', reason: because })
  for (const kind of ['rescinded', 'reattributed']) {
    const { status, body } = await rule(kind)
    expect([kind, status, body.includes('这个时限其后另有到期日')]).toEqual([kind, 422, true])
  }
  expect((await rule('kept')).status).toBe(303)
  const line = await lineOf(other)
  expect([line?.includes('2026-09-29'), line?.includes('到期日其后已变'), line?.includes(',维持,')]).toEqual([
    false,
    true,
    true,
  ])
})

test('after the fifth working day it can be contested no more', async () => {
  const other = await town()
  other.here.host.clock.set(instantOn('2026-09-28', '09:00'))
  const head = await visit(other, 'head of the holder')
  expect((await head.get(other.path)).body).not.toContain('name="reason"')
  expect((await head.post(other.path, { ...breach(other), reason: why })).status).toBe(409)
})

test('the head for whom a stand-in contested does not rule on it, nor does the stand-in', async () => {
  const { here, id, seq } = await town()
  const item = await here.engine.table.get(caseKey(id))
  const breach = item && (await breachAt(here.engine, caseFile(item), String(seq)))
  if (!item || !breach) throw new Error('no breach')
  const standIn = { id: 'stand-in', role: 'head', unit: 'HJ', standsInFor: 'head-of-the-holder' } as const
  const done = await contestBreach(here.engine, caseFile(item), standIn, { breach, reason: why })
  expect(done.kind).toBe('committed')
  const ruled = async (actor: { readonly id: string; readonly standsInFor?: string }) => {
    const there = await here.engine.table.get(contestKey(id, seq))
    if (!there) throw new Error('no contest')
    const by = { ...actor, role: 'supervisor', unit: null } as const
    const outcome = await ruleOn(here.engine, there, by, { kind: 'kept', unit: '', reason: because })
    return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind
  }
  expect(await ruled({ id: 'head-of-the-holder' })).toBe('fourEyes')
  expect(await ruled({ id: 'stand-in' })).toBe('fourEyes')
  expect(await ruled({ id: 'somebody', standsInFor: 'head-of-the-holder' })).toBe('fourEyes')
  expect(await ruled({ id: 'supervisor' })).toBe('committed')
})
