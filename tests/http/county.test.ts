import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { noteQuery } from '#engine/register/bulk-query.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { directory } from '#tests/support/engine.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site, type Visitor } from './site.ts'

/** SCJG belongs to a county here; HJ and FGW to the city. */
const units = directory.units.map((unit) => (unit.id === 'SCJG' ? { ...unit, area: '445302' } : unit))
const seated = (id: string, role: 'supervisor' | 'systemAdmin'): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role, unit: 'SCJG' }],
})
const [overseer, administrator] = [seated('county-supervisor', 'supervisor'), seated('county-admin', 'systemAdmin')]

let here: Site
let ours: { readonly id: string; readonly number: string }
let theirs: { readonly id: string; readonly number: string }
let reader: Visitor
beforeAll(async () => {
  here = site({ now: '2026-09-14', deployment: { directory: { ...directory, units } } })
  await here.seat(...people, overseer, administrator)
  theirs = await place(here.engine, stages.withUnit)
  ours = await place(here.engine, stages.filed)
  const intake = { id: 'intake', role: 'intake', unit: 'FGW' } as const
  const data = { unit: 'SCJG', reason: '' }
  const done = await commit(here.engine, ours.id, { type: 'intake.forwarded', actor: intake, data })
  expect(done.kind).toBe('committed')
  await here.settle()
  reader = await here.visit(overseer)
})

const told = (body: string) => [body.includes(ours.number), body.includes(theirs.number)]

test.each(['/board', '/board/list.csv', '/board/print', '/board?county=445300', '/board?unit=HJ'])(
  'a county’s supervisor sees its cases and no other on %s',
  async (path) => {
    expect(told((await reader.get(path)).body)).toEqual([true, false])
  },
)

test('its numbers are of its limits alone, as many as the list has rows', async () => {
  const { body } = await reader.get('/board')
  const rows = (await reader.get('/board/list.csv')).body.trim().split('\n').length - 1
  expect(Number(/<dt>计时中<\/dt>\s*<dd>\s*<a[^>]*>(\d+)/.exec(body)?.[1])).toBe(rows)
  const city = (await (await here.visit(named('supervisor'))).get('/board/list.csv')).body.trim().split('\n').length - 1
  expect(city).toBeGreaterThan(rows)
  expect([body.includes('href="/desk/rechecks"'), (await reader.get('/desk/rechecks')).status]).toEqual([true, 200])
  const foreseen = (await reader.get('/board/forecast')).body
  expect([foreseen.includes('单位HJ'), foreseen.includes(`/desk/cases/${ours.id}#limit-A4`)]).toEqual([false, true])
  expect((await reader.get('/board/figures')).body).not.toContain('单位HJ')
  expect((await reader.get('/board/figures')).body).not.toContain('data-name="收到"')
  // A file says what the page says, and of what it is.
  const figures = await reader.get('/board/figures.csv?procedure=objection')
  const whole = await (await here.visit(named('supervisor'))).get('/board/figures.csv')
  expect([figures.body, whole.body].map((text) => text.includes(',收到,'))).toEqual([false, true])
  expect(figures.headers['content-disposition']).toContain('figures-445302-objection.csv')
  expect(whole.headers['content-disposition']).toContain('"figures.csv"')
  const sheet = await reader.get('/board/list.csv?unit=SCJG&filter=overdue')
  expect(sheet.headers['content-disposition']).toContain('board-overdue-SCJG-445302.csv')
})

test('its lists of work count no case that they do not show', async () => {
  const away = await place(here.engine, stages.misroutedTwice)
  const city = { id: 'supervisor', role: 'supervisor', unit: null } as const
  const data = { unit: 'HJ', reason: '指定' }
  expect((await commit(here.engine, away.id, { type: 'supervisor.assigned', actor: city, data })).kind).toBe(
    'committed',
  )
  await here.settle()
  const counts = (body: string, name: string) => Number(new RegExp(`>${name} (\\d+)<`).exec(body)?.[1])
  const shown = (body: string) => new Set(body.match(/445300-\d{8}-\w{9}/g)).size
  for (const who of [overseer, named('supervisor')]) {
    const one = await here.visit(who)
    const [sent, closed] = [(await one.get('/desk?list=sent')).body, (await one.get('/desk?list=closed')).body]
    expect([who.id, counts(sent, '已转出'), counts(closed, '已办结')]).toEqual([who.id, shown(sent), shown(closed)])
  }
  expect(counts((await (await here.visit(named('supervisor'))).get('/desk')).body, '已转出')).toBe(1)
})

test('it reads who of its units asked about many subjects, page by page, and of no other unit', async () => {
  const note = (unit: string, n: number) =>
    noteQuery(here.engine, { who: 'w', unit, purpose: 'permit', matter: `${unit}事项${n}。`, asked: 2, found: 1 })
  expect((await reader.get('/desk/queries')).body).toContain('本月没有批量查询')
  for (let n = 1; n <= 101; n += 1) await note('SCJG', n)
  await note('HJ', 1)
  expect((await reader.get('/board')).body).toContain('href="/desk/queries"')
  const seen: string[] = []
  for (let path: string | undefined = '/desk/queries'; path !== undefined; ) {
    const { body } = await reader.get(path)
    seen.push(...(body.match(/[A-Z]+事项\d+。/g) ?? []))
    path = /href="(\/desk\/queries\?[^"]*cursor=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  expect([seen.length, new Set(seen).size, seen.some((one) => one.startsWith('HJ'))]).toEqual([101, 101, false])
  const sums = await reader.get('/desk/queries.csv')
  expect(sums.body.trim().split('\n').slice(1)).toEqual([expect.stringMatching(/,101,202,101$/)])
  expect(sums.headers['content-disposition']).toContain('queries-2026-09-445302.csv')
  expect((await reader.post('/desk/queries', { purpose: 'permit', matter: '一', codes: '1' })).status).toBe(404)
  const whole = (await (await here.visit(named('supervisor'))).get('/desk/queries.csv')).body
  expect(whole.trim().split('\n')).toHaveLength(3)
})

test('it reads and acts on its own case, and finds no other', async () => {
  expect((await reader.get(`/desk/cases/${ours.id}`)).body).toContain(ours.number)
  for (const path of [`/desk/cases/${theirs.id}`, `/board/cases/${theirs.id}/note`, `/board/cases/${theirs.id}/urge`])
    expect([path, (await reader.get(path)).status]).toEqual([path, 404])
  expect((await reader.post(`/board/cases/${theirs.id}/note`, { note: '请抓紧' })).status).toBe(404)
  expect((await reader.post(`/board/cases/${ours.id}/note`, { note: '请抓紧' })).status).toBe(303)
  const order = (await reader.get(`/board/cases/${ours.id}/order`)).body
  expect([order.includes('value="SCJG"'), order.includes('value="FGW"')]).toEqual([true, false])
  const found = await reader.get(`/desk/find?q=${theirs.number}`)
  expect(found.body).not.toContain(`/desk/cases/${theirs.id}`)
})

test('nothing of the whole area opens to it, and no step of the city’s supervisor', async () => {
  const closed = ['/board/unconfirmed', '/board/listed', '/admin', '/admin/people', '/audit/admin', '/admin/health']
  for (const path of closed) expect([path, (await reader.get(path)).status]).toEqual([path, 404])
  const twice = await place(here.engine, stages.misroutedTwice)
  const file = async () => {
    const item = await here.engine.table.get(caseKey(twice.id))
    return item && caseFile(item)
  }
  const before = await file()
  const sent = { event: 'supervisor.assigned', seq: String(before?.seq), unit: 'SCJG', reason: '指定' }
  expect((await reader.post(`/desk/cases/${twice.id}/events`, sent)).status).toBeGreaterThanOrEqual(400)
  expect(await file()).toEqual(before)
  const { body } = await reader.get('/board')
  for (const path of ['/board/unconfirmed', '/board/listed', '/desk/contests'])
    expect([path, body.includes(`href="${path}"`)]).toEqual([path, false])
})

test('its administrator assigns and sees people of its units, and administers nothing else', async () => {
  const admin = await here.visit(administrator)
  const list = (await admin.get('/admin/people')).body
  expect(list).not.toContain('href="/desk/rechecks"')
  expect([list.includes('head-elsewhere'), list.includes('head-of-the-holder')]).toEqual([true, false])
  expect((await admin.get('/admin/people/head-of-the-holder')).status).toBe(404)
  expect((await admin.get('/desk/hand-over/officer-elsewhere')).status).toBe(200)
  expect((await admin.get('/desk/hand-over/officer-of-the-holder')).status).toBe(404)
  for (const path of ['/admin', '/admin/health', '/admin/seats', '/admin/mail'])
    expect([path, (await admin.get(path)).status]).toEqual([path, 404])
})
