import { beforeAll, expect, test } from 'vitest'
import { caseAt } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { ruleFor } from '#engine/case/on-rules.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { isStatutory, lengthOf } from '#law/time-limit.ts'
import { catalogue } from '#settings/catalogue.ts'
import { people } from '#tests/authz/people.ts'
import { type Placed, place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site } from './site.ts'

let here: Site
let before: Placed
const path = '/admin/settings/targets'
const card = 'target.limit.A11'
const visit = (as: string) => here.visit(named(as))
const clock = async ({ id }: Placed) => (await caseAt(here.engine, id))?.clocks['A11']

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  before = await place(here.engine, stages.filedDirect)
})

test('lengths of targets that are ours alone may be changed, within bounds; none that a law gives', async () => {
  const ids = catalogue.flatMap(({ id }) => (id.startsWith('target.limit.') ? id.slice('target.limit.'.length) : []))
  expect(ids.toSorted()).toEqual(['A11', 'A4b', 'K1', 'K2', 'K5', 'K6'])
  const used = Object.values(procedures).flatMap(({ timing }) => timing.limits.map(({ limit }) => limit))
  for (const limit of used)
    if (isStatutory(limit) || limit.textStatus !== 'UNV')
      expect([limit.id, ids.includes(limit.id)]).toEqual([limit.id, false])
  const admin = await visit('system administrator')
  for (const value of ['0', '6', '1.5', '1', ''])
    expect([value, (await admin.post(path, { card, [card]: value, reason: '试行' })).status]).toEqual([value, 422])
  // The time to be heard may only grow.
  const heard = { card: 'target.limit.K5', 'target.limit.K5': '4', reason: '缩短' }
  expect((await admin.post(path, heard)).status).toBe(422)
})

test('a case begun afterwards is counted by it, on its pages too; a running one keeps its own', async () => {
  expect(await clock(before)).toMatchObject({ due: '2026-09-15' })
  const proposed = await (await visit('system administrator')).post(path, { card, [card]: '3', reason: '试行' })
  const other = await visit('security administrator')
  expect((await other.post(proposed.headers['location'] ?? '', { act: 'confirm' })).status).toBe(303)
  const after = await place(here.engine, stages.filedDirect, { consent: false })
  expect(await clock(after)).toMatchObject({ due: '2026-09-17' })
  expect(await clock(before)).toMatchObject({ due: '2026-09-15' })
  const officer = await visit('officer of the holder')
  const [old, now] = [await officer.get(`/desk/cases/${before.id}`), await officer.get(`/desk/cases/${after.id}`)]
  const times = (body: string) => body.split('2026年9月17日').length
  expect(times(now.body)).toBeGreaterThan(times(old.body))
  expect(
    lengthOf(procedures['objection']?.timing.limits.find(({ limit }) => limit.id === 'A11')?.limit ?? never()),
  ).toMatchObject({ n: 1 })
})

test('its first entry keeps the days, by which it is counted and played again', async () => {
  const { engine } = here
  const after = await place(engine, stages.filedDirect, { consent: false })
  const file = await caseAt(engine, after.id)
  if (!file) throw new Error('no case')
  const rows = await readAll(engine.table, { index: 'main', pk: caseKey(after.id).pk, prefix: 'log#' })
  const begun = rows.map(logRow)[0]?.payload?.data.begun
  expect([begun && 'targets' in begun && begun.targets, file.targets]).toEqual([{ A11: 3 }, { A11: 3 }])
  const { targets: _, ...forgot } = file
  const days = [file, forgot].map((of) => lengthOf(ruleFor(engine, of, 'A11'))?.n)
  expect(days).toEqual([3, 1])
})

test('the public rules, the calculator and the interface show the target in force, told apart from law', async () => {
  const { body } = await here.ask({ path: '/rules' })
  const row = /<tr>(?:(?!<\/tr>).)*>A11<.*?<\/tr>/s.exec(body)?.[0] ?? ''
  expect(row).toContain('<strong>3 个工作日</strong>')
  expect(row).toContain('本市现行目标，由两名管理员确定，不是法律规定的期限；规则中为 1 个工作日。')
  expect(body.split('本市现行目标').length).toBe(2)
  const counted = await here.ask({ path: '/en/deadline?rule=A11&n=&start.year=2026&start.month=9&start.day=14' })
  expect(counted.body).toMatch(/<time dateTime="2026-09-17"|<time datetime="2026-09-17"/)
  const { rules } = JSON.parse((await here.ask({ path: '/api/v1/rules' })).body)
  const shown = rules.filter((one: { ownTarget: boolean }) => one.ownTarget)
  expect(shown.map(({ id, n, statutory }: Record<string, unknown>) => [id, n, statutory])).toEqual([['A11', 3, false]])
})

function never(): never {
  throw new Error('no such limit')
}
