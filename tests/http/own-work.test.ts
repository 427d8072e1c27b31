import { beforeAll, expect, test } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import { people } from '#tests/authz/people.ts'
import { place, type Stage, stages } from '#tests/authz/stages.ts'
import { type Site, site, type Visitor } from './site.ts'

const officer = (id: string): Person => ({
  ...{ id, name: `姓名${id}`, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role: 'officer', unit: 'HJ' }],
})

const withdrawn: Stage = {
  ...stages.withUnit,
  steps: [
    ...stages.withUnit.steps,
    ['applicant.withdrew', { id: 'filer', role: 'applicant', unit: null }, { reason: '' }],
  ],
}

let here: Site
const at: Record<string, Visitor> = {}
const as = (who: string) => at[who] ?? Promise.reject(new Error(who))
const count = (body: string, name: string) => Number(new RegExp(`>\\s*${name} (\\d+)\\s*<`).exec(body)?.[1])

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(officer('first'), officer('second'), ...people)
  for (const one of [officer('first'), officer('second'), ...people])
    at['as' in one ? `${one.as}` : one.id] = await here.visit(one)
})

test('an officer takes a case on: it is on their list, named to colleagues, and no mail tells themselves', async () => {
  const { id, number } = await place(here.engine, stages.withUnit)
  await here.settle()
  const [first, second] = [await as('first'), await as('second')]
  expect(count((await first.get('/desk')).body, '我承办的')).toBe(0)
  expect((await first.get('/desk?list=mine')).body).toContain('没有由您承办的案件')
  const path = `/desk/cases/${id}/claim`
  expect((await first.get(`/desk/cases/${id}`)).body).toContain(`action="${path}"`)
  const had = here.host.mailer.delivered.length
  expect((await first.post(path)).status).toBe(303)
  await here.settle()
  expect(here.host.mailer.delivered.length).toBe(had)
  const page = (await first.get(`/desk/cases/${id}`)).body
  expect([page.includes('已办理：确定承办人。'), page.includes(path)]).toEqual([true, false])
  const mine = (await first.get('/desk?list=mine')).body
  expect([count(mine, '我承办的'), mine.includes(number)]).toEqual([1, true])
  expect((await second.get('/desk')).body).toContain('姓名first')
  // A colleague is told who has it, and cannot take it.
  const late = await second.post(path)
  expect([late.status, late.body.includes('案件有了新进展'), late.body.includes('姓名first')]).toEqual([
    409,
    true,
    true,
  ])
  expect((await second.get(`/desk/cases/${id}`)).body).not.toContain(path)
  // Whoever has it may hand it on; whoever has not may not.
  expect((await second.get(`/desk/cases/${id}/assign`)).status).toBe(404)
  expect((await first.post(`/desk/cases/${id}/assign`, { to: 'second', reason: '出差' })).status).toBe(303)
  await here.settle()
  expect(
    [await first.get('/desk?list=mine'), await second.get('/desk?list=mine')].map(({ body }) => body.includes(number)),
  ).toEqual([false, true])
})

test('of two who take a case on at once, one has it and the other is told so', async () => {
  const { id } = await place(here.engine, stages.withUnit)
  await here.settle()
  const both = await Promise.all([as('first'), as('second')])
  const sent = await Promise.all(both.map((one) => one.post(`/desk/cases/${id}/claim`)))
  expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 409])
})

test('nobody takes on what is not with them, and never without the token', async () => {
  const { id } = await place(here.engine, stages.withUnit)
  const path = `/desk/cases/${id}/claim`
  for (const who of people) {
    const can = ['officer of the holder', 'second head of the holder'].includes(who.as)
    if (can) continue
    expect([who.as, (await (await as(who.as)).post(path)).status]).toEqual([who.as, 404])
  }
  const first = await as('first')
  expect((await first.post(path, { csrf: 'x' })).status).toBe(403)
})

test('what a unit sent on and closed is on its lists, and on nobody else’s', async () => {
  const sent = await place(here.engine, stages.withUnit)
  const done = await place(here.engine, withdrawn)
  await here.settle()
  const shows = async (who: string, list: string, number: string) =>
    (await (await as(who)).get(`/desk?list=${list}`)).body.includes(number)
  expect(await shows('intake', 'sent', sent.number)).toBe(true)
  expect(await shows('first', 'sent', sent.number)).toBe(false)
  expect(await shows('officer elsewhere', 'sent', sent.number)).toBe(false)
  expect(await shows('intake interested', 'sent', sent.number)).toBe(false)
  expect(await shows('first', 'closed', done.number)).toBe(true)
  expect(await shows('officer elsewhere', 'closed', done.number)).toBe(false)
  expect((await (await as('intake')).get('/desk?list=sent')).body).toContain('环境')
})

test('a case is found by the end of its number, its officer, and words; names stay within the unit', async () => {
  const { id, number } = await place(here.engine, stages.withUnit)
  await here.settle()
  const first = await as('first')
  await first.post(`/desk/cases/${id}/claim`)
  await here.settle()
  const finds = async (who: string, q: string) =>
    (await (await as(who)).get(`/desk/find?q=${encodeURIComponent(q)}`)).body.includes(`/desk/cases/${id}"`)
  for (const q of [number.slice(-4), number.slice(-6).toLowerCase(), '姓名first'])
    expect([q, await finds('second', q), await finds('officer elsewhere', q)]).toEqual([q, true, false])
  expect([await finds('second', '没有这样的词'), await finds('supervisor', number.slice(-5))]).toEqual([false, true])
  const names = async (who: string) => (await (await as(who)).get(`/desk/cases/${id}`)).body.includes('姓名first')
  expect([await names('second'), await names('supervisor')]).toEqual([true, true])
  const told = async (who: string, path: string) => (await (await as(who)).get(path)).body.includes('姓名first')
  expect([await told('filer', `/my/cases/${id}`)]).toEqual([false])
})

test('the unit that the record names is suggested with the reason; one without people must be confirmed', async () => {
  const empty = site({ now: '2026-09-14' })
  await empty.seat(...people.filter(({ as }) => as !== 'officer elsewhere' && !as.startsWith('officer elsewhere and')))
  const { id } = await place(empty.engine, stages.misrouted)
  await empty.settle()
  const intake = await empty.visit(people.find(({ as }) => as === 'intake') ?? null)
  const page = (await intake.get(`/desk/cases/${id}`)).body
  expect(page).toContain('已按建议选定：它是本信息的认定单位。')
  expect(page).toMatch(/<option value="RS" selected/)
  expect(page).toMatch(/<option value="SCJG"[^>]*>[^<]*（暂无审核人员）/)
  const seq = /name="seq" value="(\d+)"/.exec(page)?.[1] ?? ''
  const sends = (more: object) =>
    intake.told(`/desk/cases/${id}/events`, { event: 'intake.forwarded', seq, unit: 'SCJG', reason: '', ...more })
  const told = await sends({})
  expect([told.status, told.body.includes('审核岗现在没有人员'), told.body.includes('name="unstaffed"')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await sends({ unstaffed: 'on' })).status).toBe(303)
})

test('a form that could only be refused is not offered', async () => {
  const { id } = await place(here.engine, stages.misroutedTwice)
  const asking = await place(here.engine, stages.asking)
  await here.settle()
  const offers = async (who: string, of: string, event: string) =>
    (await (await as(who)).get(`/desk/cases/${of}`)).body.includes(`value="${event}"`)
  expect(await offers('supervisor', id, 'supervisor.assigned')).toBe(true)
  expect(await offers('officer of the holder', asking.id, 'unit.proposed')).toBe(true)
  // One inquiry is open: a second would be refused whatever it asked.
  expect(await offers('officer of the holder', asking.id, 'unit.asked')).toBe(false)
})
