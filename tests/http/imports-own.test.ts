import { stringify } from 'csv-stringify/sync'
import { beforeAll, expect, it } from 'vitest'
import { everyRecord } from '#engine/scan/scan.ts'
import { heldItems } from '#engine/store/held-items.ts'
import type { Person, Seat } from '#engine/store/person.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { program } from '#tests/api/program.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import { type Site, site, type Visitor } from './site.ts'

/** Counties of the units; FGW is the city's. */
const areas: Readonly<Record<string, string>> = { HJ: '445302', SCJG: '445302', RS: '445303' }
const units = directory.units.map((unit) => ({ ...unit, area: areas[unit.id] ?? unit.area }))
const counties = [{ code: '445302', name: { zh: '样例区', en: 'Sample District' } }]
const seated = (id: string, role: Seat['role'], unit: string | null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role, unit }],
})
const people = {
  city: seated('city-admin', 'systemAdmin', null),
  county: seated('county-admin', 'systemAdmin', 'SCJG'),
  otherCounty: seated('other-county-admin', 'systemAdmin', 'RS'),
  department: seated('hj-officer', 'officer', 'HJ'),
  otherDepartment: seated('rs-officer', 'officer', 'RS'),
}

/** Penalties by number and determining organ. */
function sheet(rows: readonly (readonly [n: number, authority: string, more?: Readonly<Record<string, string>>])[]) {
  const lines = sampleSheet(
    'penalty',
    rows.map(([n, authority, more = {}]) => ({
      ...{ n, authority },
      cells: { CF_XDR_SHXYM: makeUscc(`MA9RW${String(n).padStart(3, '0')}`, '91445302'), ...more },
    })),
  )
  return stringify(lines.map((line) => ('cells' in line ? [...line.cells] : [])))
}
const mixed = [
  [1, '单位HJ'],
  [2, '单位SCJG'],
  [3, '单位RS'],
  [4, '某镇人民政府'],
] as const

let here: Site
beforeAll(async () => {
  here = site({ now: '2026-11-23', deployment: { directory: { ...directory, units }, counties } })
  await here.seat(...Object.values(people))
})

const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
let sent = 0
async function stage(seat: Visitor, text: string, more: Readonly<Record<string, string>> = {}) {
  sent += 1
  const key = `sheet/${sent}`
  const bytes = new TextEncoder().encode(text)
  await here.engine.files.receive({ key, name: `第${sent}号.csv`, receivedAt: here.host.clock.now(), bytes })
  return seat.post('/admin/imports', { key, ...more })
}
async function take(seat: Visitor, text: string): Promise<{ readonly path: string; readonly shown: string }> {
  const path = (await stage(seat, text)).headers['location'] ?? ''
  expect((await seat.post(`${path}/start`)).status).toBe(303)
  await here.settle()
  return { path, shown: textOf((await seat.get(path)).body) }
}
async function records(): Promise<readonly string[]> {
  const all: string[] = []
  for await (const some of everyRecord(here.engine.table))
    for (const { authority, versions } of some) all.push(`${authority.raw} ${versions.length}`)
  return all.toSorted()
}

const heldOf = async (n: number, authority: string) =>
  (await heldItems(here.engine, `样penalty〔2026〕${n}号`, authority)).length

it('takes a county’s own rows and leaves all others alone, with a reason for each', async () => {
  const seat = await here.visit(people.county)
  const page = textOf((await seat.get('/admin/imports')).body)
  expect([page.includes('属于本县（市、区）的行'), page.includes('npm run')]).toEqual([true, false])
  const { shown } = await take(seat, sheet(mixed))
  expect(shown).toMatch(/读取 4 登记 2 未变 0 暂不登记 0 仍未登记 0 其他单位的 2/)
  expect(shown).toMatch(/单位RS 认定单位不属于导入单位，未处理/)
  expect(await records()).toEqual(['单位HJ 1', '单位SCJG 1'])
  expect(await heldOf(3, '单位RS')).toBe(0)
  const city = await here.visit(people.city)
  expect((await city.get('/en/admin/imports')).body).toContain('Sample District')
})

it('touches no record of another organ, whatever the row says', async () => {
  const city = await here.visit(people.city)
  await take(city, sheet([[3, '单位RS']]))
  const before = await records()
  const county = await here.visit(people.county)
  const changed = sheet([
    [3, '单位RS', { CF_SY: '另一事由' }],
    [3, '单位RS'],
  ])
  expect((await take(county, changed)).shown).toMatch(/读取 2 登记 0 未变 0 暂不登记 0 仍未登记 0 其他单位的 2/)
  expect([await records(), await heldOf(3, '单位RS')]).toEqual([before, 0])
  // Its own changed row is held as ever.
  expect((await take(county, sheet([[1, '单位HJ', { CF_SY: '另一事由' }]]))).shown).toMatch(/暂不登记 1/)
  expect(await heldOf(1, '单位HJ')).toBe(1)
})

it('takes of a department its own rows alone, and none of its county', async () => {
  const officer = await here.visit(people.department)
  expect(textOf((await officer.get('/admin/imports')).body)).toContain('属于本单位的行')
  const { shown } = await take(
    officer,
    sheet([
      [11, '单位HJ'],
      [12, '单位SCJG'],
    ]),
  )
  expect(shown).toMatch(/登记 1 .*其他单位的 1/)
})

it('refuses a complete sheet in the name of another', async () => {
  const officer = await here.visit(people.department)
  const refused = await stage(officer, sheet([[11, '单位HJ']]), { full: 'on', sender: 'SCJG' })
  expect([refused.status, textOf(refused.body).includes('报送单位不属于导入单位')]).toEqual([422, true])
  expect((await stage(officer, sheet([[11, '单位HJ']]), { full: 'on', sender: 'HJ' })).status).toBe(303)
})

it('shows runs to whom they belong, to their county and the city, and starts none for others', async () => {
  const department = await here.visit(people.department)
  const path = (await stage(department, sheet([[21, '单位HJ']]))).headers['location'] ?? ''
  const statuses = async (person: Person) => {
    const seat = await here.visit(person)
    const listed = (await seat.get('/admin/imports')).body.includes(path)
    return [listed, (await seat.get(path)).status]
  }
  expect(await statuses(people.department)).toEqual([true, 200])
  expect(await statuses(people.city)).toEqual([true, 200])
  expect(await statuses(people.county)).toEqual([true, 200])
  const isOffered = async (person: Person) =>
    (await (await here.visit(person)).get(path)).body.includes(`${path}/start`)
  expect([await isOffered(people.department), await isOffered(people.county)]).toEqual([true, false])
  for (const other of [people.otherCounty, people.otherDepartment])
    expect([other.id, ...(await statuses(other))]).toEqual([other.id, false, 404])
  for (const other of [people.county, people.otherCounty, people.otherDepartment])
    expect([other.id, (await (await here.visit(other)).post(`${path}/start`)).status]).toEqual([other.id, 404])
  const county = await here.visit(people.county)
  const listed = textOf((await county.get('/admin/imports')).body)
  expect([listed.includes('其部门的导入也列在这里'), /号\.csv 单位HJ/.test(listed)]).toEqual([true, true])
  await here.settle()
  expect(textOf((await department.get(path)).body)).toContain('尚未导入')
})

it('is the same by program', async () => {
  const officer = program(here, people.department)
  const text = sheet([
    [31, '单位HJ'],
    [32, '单位RS'],
  ])
  const { status, body } = await officer.post('/imports', { file: 'api.csv', text }, 'own-import-0001')
  expect([status, body]).toMatchObject([201, { rows: 2, preview: { accepted: 1, foreign: 1 } }])
  const path = `/imports/${body['import']}`
  for (const [other, sees] of [
    [people.county, 200],
    [people.otherCounty, 404],
    [people.otherDepartment, 404],
  ] as const) {
    const told = [await program(here, other).get(path), await program(here, other).post(`${path}/start`, {})]
    expect([other.id, ...told.map((one) => one.status)]).toEqual([other.id, sees, 404])
  }
  expect((await officer.post(`${path}/start`, {})).status).toBe(200)
  await here.settle()
  expect((await program(here, people.city).get(path)).body).toMatchObject({ status: 'done', accepted: 1, foreign: 1 })
})
