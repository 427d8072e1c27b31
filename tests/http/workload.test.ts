import { beforeAll, expect, test } from 'vitest'
import { declareAbsence } from '#engine/run/absence.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Person } from '#engine/store/person.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { directory } from '#tests/support/engine.ts'
import { everyCase } from '#tests/support/recount.ts'
import { boardRecount } from '#tests/support/recount-board.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

/** SCJG belongs to a county here. */
const units = directory.units.map((unit) => (unit.id === 'SCJG' ? { ...unit, area: '445302' } : unit))
const overseer: Person = {
  ...{ id: 'county-supervisor', name: 'county', email: 'county@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'supervisor', unit: 'SCJG' }],
}
const second = named('second head of the holder')
let here: Site
let files: readonly CaseFile[]
beforeAll(async () => {
  here = site({ now: '2026-09-14', deployment: { directory: { ...directory, units } } })
  await here.seat(...people, overseer)
  const placed = []
  for (let i = 0; i < 5; i += 1) placed.push(await place(here.engine, stages.withUnit))
  await here.settle()
  const head = await here.visit(named('head of the holder'))
  for (const { id } of placed.slice(0, 3))
    expect((await head.post(`/desk/cases/${id}/assign`, { to: second.id, reason: '分工' })).status).toBe(303)
  const away = { from: '2026-09-14', until: '2026-09-18', delegate: 'officer-of-the-holder' }
  expect((await declareAbsence(here.engine, second, away)).kind).toBe('done')
  await here.settle()
  files = await everyCase(here.engine)
})

const rowsOf = (csv: string) =>
  csv
    .replace('\uFEFF', '')
    .trim()
    .split('\n')
    .map((line) => line.split(','))

test('each person has a row: cases by name as a recount of the cases gives, limits of the seat, days away', async () => {
  const supervisor = await here.visit(named('supervisor'))
  const rows = rowsOf((await supervisor.get('/board/workload.csv')).body)
  const limits = (await boardRecount(here.engine, files, [])).filter(({ owed }) => owed.unit === 'HJ')
  const atSeat = (role: string) => limits.filter(({ owed }) => owed.role === role).length
  const given = (id: string) =>
    files.filter(({ closed, assigned }) => !closed && assigned?.some(({ person }) => person === id)).length
  expect([given(second.id), atSeat('officer') > 4]).toEqual([3, true])
  const row = (name: string) => rows.find((cells) => cells[1] === name)?.slice(2)
  expect(row(second.name)).toEqual([String(atSeat('officer') + atSeat('head')), '', '3', '2026-09-18'])
  expect(row('officer-of-the-holder')).toEqual([String(atSeat('officer')), '', '0', ''])
  expect(row('supervisor')).toBeUndefined()
  const seat = rows.find(([, person, n]) => person === '' && n === String(atSeat('officer')))
  expect(seat?.[3]).toBe(
    String(people.filter(({ subject, roles }) => subject === null && roles.some(isOfficer)).length),
  )
  const page = (await supervisor.get('/board/workload')).body
  expect(page).toContain(`href="/board?unit=HJ&amp;person=${second.id}"`)
  expect(page).toMatch(/<td data-name="名下案件"><div>3<\/div>/)
  expect((await supervisor.get('/board/workload.pdf')).body).toContain(second.name)
  expect((await supervisor.get('/board/figures')).body).toContain('href="/board/workload"')
})
const isOfficer = ({ role, unit }: { readonly role: string; readonly unit: string | null }) =>
  role === 'officer' && unit === 'HJ'

test('a county reads of its own people alone, and heads and officers of nobody', async () => {
  const county = await here.visit(overseer)
  const sheet = await county.get('/board/workload.csv')
  const names = rowsOf(sheet.body).map((cells) => cells[1])
  expect([names.includes('officer-elsewhere'), names.includes(second.name)]).toEqual([true, false])
  expect(sheet.headers['content-disposition']).toContain('workload-445302.csv')
  for (const as of ['head of the holder', 'officer of the holder', 'auditor'])
    for (const path of ['/board/workload', '/board/workload.csv', '/board/workload.pdf'])
      expect([as, path, (await (await here.visit(named(as))).get(path)).status]).toEqual([as, path, 404])
})

test('who declared an interest counts no case of that subject', async () => {
  const barred = await here.visit(named('supervisor interested'))
  const rows = rowsOf((await barred.get('/board/workload.csv')).body)
  expect(rows.find((cells) => cells[1] === second.name)?.slice(2, 5)).toEqual(['0', '', '0'])
})
