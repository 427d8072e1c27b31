import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { propose } from '#engine/people/people-admin.ts'
import { peopleNow } from '#engine/people/stand-in.ts'
import { readAll } from '#engine/store/read.ts'
import { candidates, unitById } from '#records/directory.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { people } from '#tests/authz/people.ts'
import { type Placed, place, stages } from '#tests/authz/stages.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
let running: Placed
let proposed: Placed
const path = '/admin/settings/directory/HJ'
const field = 'unit.HJ.successor'
const ending = (to: string) => ({ card: 'unit.HJ.end', [field]: to, reason: '机构改革' })
const as = (who: string) => here.visit(named(who))

beforeAll(async () => {
  const counties = [
    { code: '445302', name: { zh: '云城区', en: 'Yuncheng District' } },
    { code: '445399', name: { zh: '空县', en: 'Empty County' } },
  ]
  const [first] = directory.units
  if (!first) throw new Error('no unit')
  const more = [
    { ...first, id: 'ZZ', name: { zh: '单位ZZ' }, isPlatform: false },
    { ...first, id: 'XIAN', name: { zh: '县局' }, isPlatform: false, area: '445302', level: 'county' as const },
  ]
  here = site({ deployment: { directory: { ...directory, units: [...directory.units, ...more] }, counties } })
  await here.seat(...people)
  running = await place(here.engine, stages.withUnit)
  proposed = await place(here.engine, stages.proposed, { subject: '91445302MA9DEM117G' })
  await here.settle()
})

test('a unit ends by naming who takes over; one that could not act is refused with a sentence', async () => {
  const admin = await as('system administrator')
  expect((await admin.get(path)).body).toContain('撤并：由哪个单位承接')
  // The platform stays: nobody else receives applications.
  expect((await admin.get('/admin/settings/directory/FGW')).body).not.toContain('撤并：由哪个单位承接')
  const empty = await admin.post(path, ending('ZZ'))
  expect([empty.status, empty.body.includes('接不了在办案件和记录')]).toEqual([422, true])
  for (const wrong of ['HJ', 'NOBODY', ''])
    expect([wrong, (await admin.post(path, ending(wrong))).status]).toEqual([wrong, 422])
  for (const who of ['head of the holder', 'supervisor', 'auditor'])
    expect([who, (await (await as(who)).post(path, ending('RS'))).status]).toEqual([who, 404])
})

test('two persons end it: what it leaves and who loses a seat is said before, and nothing moves until then', async () => {
  const admin = await as('system administrator')
  const at = (await admin.post(path, ending('RS'))).headers['location'] ?? ''
  const page = (await (await as('security administrator')).get(at)).body
  expect(page).toMatch(/单位HJ撤并后，在办 2 件和全部记录由单位RS承接/)
  expect(page).toContain('officer-of-the-holder')
  expect((await admin.post(at, { act: 'confirm' })).status).toBe(403)
  expect((await (await as('officer of the holder')).get(`/desk/cases/${running.id}`)).status).toBe(200)
  expect((await (await as('security administrator')).post(at, { act: 'confirm' })).status).toBe(303)
  expect(unitById(here.engine.deployment.directory, 'HJ')?.successor).toBe('RS')
})

test('people of both units are told by one mail each, in both languages', async () => {
  await here.settle()
  const told = here.host.mailer.delivered.filter(({ subject }) => subject.includes('已撤并'))
  const seated = (unit: string) =>
    people.filter(({ roles }) => roles.some((seat) => seat.unit === unit && ['officer', 'head'].includes(seat.role)))
  const [ended, taking] = [seated('HJ'), seated('RS')]
  const addresses = [...new Set([...ended, ...taking].map(({ email }) => email))]
  expect([ended.length > 1, taking.length > 1]).toEqual([true, true])
  expect(told.map(({ to }) => to).toSorted()).toEqual(addresses.toSorted())
  const saidTo = (who: string) => told.find(({ to }) => to === named(who).email)?.text ?? ''
  for (const words of ['文书以单位RS的名义和编号制发', 'The cases stand on your desk'])
    expect(saidTo('head of the asked')).toContain(words)
  for (const words of ['您在单位HJ的岗位不再办理案件', 'Your seat in'])
    expect(saidTo('officer of the holder')).toContain(words)
})

test('its open cases lie with the same seats of the other, who act in them; its own people see them no more', async () => {
  for (const who of ['officer of the holder', 'head of the holder'])
    expect([who, (await (await as(who)).get(`/desk/cases/${running.id}`)).status]).toEqual([who, 404])
  const officer = await as('officer of the asked')
  expect((await officer.get('/desk')).body).toContain(running.number)
  expect((await officer.get(`/desk/cases/${running.id}`)).status).toBe(200)
  const seated = await peopleNow(here.engine, { role: 'officer', unit: 'HJ' })
  expect(seated.map(({ id }) => id).toSorted()).toEqual(['officer-of-the-asked', 'officer-of-the-asked-interested'])
  const head = await as('head of the asked')
  const form = await head.get(`/desk/cases/${proposed.id}/approval`)
  expect(form.status).toBe(200)
})

test('letters from then on are issued in the name of the other unit', async () => {
  const { engine } = here
  const head = { id: 'head-of-the-asked', role: 'head', unit: 'HJ' } as const
  expect((await commit(engine, proposed.id, { type: 'approver.approved', actor: head, data: {} })).kind).toBe(
    'committed',
  )
  await here.settle()
  const items = await readAll(engine.table, { index: 'main', pk: `case#${proposed.id}`, prefix: 'paper#' })
  const signed = items
    .map(({ body }) => JSON.stringify(body))
    .filter((text) => text.includes('单位RS') && !text.includes('单位HJ'))
  expect(signed.length).toBeGreaterThan(0)
})

test('its records suggest the other; nobody is seated there, nothing forwarded there, no unit named after it', async () => {
  const { engine } = here
  const now = engine.deployment.directory
  const record = { ...sampleRecord, provider: { ...sampleRecord.provider, unit: 'HJ' } }
  expect(candidates(record, now).units).toEqual(['RS'])
  const admin = await as('system administrator')
  expect(
    (
      await admin.post('/admin/settings/directory', {
        id: 'HJ',
        nameZh: '某局',
        area: '445300',
        level: 'city',
        reason: '又',
      })
    ).status,
  ).toBe(422)
  const seat = { kind: 'grant', person: named('officer elsewhere').id, seat: { role: 'officer', unit: 'HJ' } } as const
  const seated = await propose(engine, named('system administrator').id, { ...seat, email: null, reason: '任岗' })
  expect(seated).toMatchObject({ refusal: { code: 'unknownUnit' } })
  const again = await deploymentNow({ ...engine, deployment: here.host.deployment })
  expect(unitById(again.directory, 'HJ')?.successor).toBe('RS')
})

test('counties are added, named and ended on a page by two; one with units is not ended', async () => {
  const counties = '/admin/settings/counties'
  const admin = await as('system administrator')
  const other = await as('security administrator')
  const settled = async (form: Readonly<Record<string, string>>) => {
    const at = (await admin.post(counties, { reason: '区划调整', ...form })).headers['location'] ?? ''
    expect(at).toMatch(/editions\/\d+$/)
    expect((await other.post(at, { act: 'confirm' })).status).toBe(303)
  }
  for (const wrong of [{ code: '440100' }, { code: '445302' }, { nameZh: '' }, { reason: '' }]) {
    const form = { card: 'new', code: '445304', nameZh: '云新区', nameEn: 'Yunxin District', reason: '新设', ...wrong }
    expect([wrong, (await admin.post(counties, form)).status]).toEqual([wrong, 422])
  }
  await settled({ card: 'new', code: '445304', nameZh: '云新区', nameEn: 'Yunxin District' })
  await settled({ card: 'county.445304', 'county.445304.nameZh': '云兴区' })
  expect((await admin.get(counties)).body).toContain('云兴区')
  const busy = await admin.post(counties, { card: 'county.445302', 'county.445302.ended': 'true', reason: '撤销' })
  expect([busy.status, busy.body.includes('还有单位在这个县')]).toEqual([422, true])
  const unit = { id: 'XX-NEW', nameZh: '云兴区财政局', nameEn: '', level: 'county', reason: '新设' }
  const added = await admin.post('/admin/settings/directory', { ...unit, area: '445304' })
  expect(added.status).toBe(303)
  await settled({ card: 'county.445399', 'county.445399.ended': 'true' })
  const gone = await admin.post('/admin/settings/directory', { ...unit, id: 'XX-OLD', area: '445399' })
  expect([gone.status, gone.body.includes('名录中没有这个县')]).toEqual([422, true])
})
