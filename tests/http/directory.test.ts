import { beforeAll, expect, test } from 'vitest'
import { propose } from '#engine/people/people-admin.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { unitById, unitByName } from '#records/directory.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { people } from '#tests/authz/people.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
const path = '/admin/settings/directory'
const system = () => here.visit(named('system administrator'))
const entry = {
  id: 'XX-NEW',
  nameZh: '云浮市数据管理局',
  nameEn: 'Data Bureau',
  area: '445300',
  level: 'city',
  reason: '机构改革',
}
const directory = () => here.engine.deployment.directory

/** Proposed by the system administrator, confirmed by the other. */
async function settled(at: string, form: Readonly<Record<string, string>>): Promise<string> {
  const proposed = (await (await system()).post(at, { reason: '机构改革', ...form })).headers['location'] ?? ''
  expect(proposed).toMatch(/^\/admin\/settings\/editions\/\d+$/)
  const page = (await (await system()).get(proposed)).body
  const other = await here.visit(named('security administrator'))
  expect((await other.post(proposed, { act: 'confirm' })).status).toBe(303)
  return page
}

beforeAll(async () => {
  here = site()
  await here.seat(...people)
})

test('a new unit is entered by two; each wrong entry is said at its field, and a sign is given once', async () => {
  const admin = await system()
  for (const wrong of [
    { id: 'xx' },
    { id: 'HJ' },
    { nameZh: ' ' },
    { area: '4453' },
    { level: 'province' },
    { reason: '' },
  ])
    expect([wrong, (await admin.post(path, { ...entry, ...wrong })).status]).toEqual([wrong, 422])
  for (const as of ['security administrator', 'auditor', 'head of the holder'])
    expect([as, (await (await here.visit(named(as))).post(path, entry)).status]).toEqual([as, 404])
  const apart = makeEngine({ ...here.host, table: here.engine.table })
  expect(await settled(path, entry)).toContain('云浮市数据管理局，市级，445300')
  expect((await admin.post(path, entry)).status).toBe(422)
  expect(unitByName(directory(), '云浮市数据管理局')?.id).toBe('XX-NEW')
  await apart.renew?.(true)
  expect(unitById(apart.deployment.directory, 'XX-NEW')?.name.en).toBe('Data Bureau')
  expect((await admin.get(path)).body).toContain(`${path}/XX-NEW`)
})

test('it is kept like any unit: contact, another name with the former one still found, people seated there', async () => {
  await settled(`${path}/XX-NEW`, { card: 'unit.XX-NEW', 'unit.XX-NEW.phone': '0766-8800000' })
  await settled(`${path}/XX-NEW`, { card: 'unit.XX-NEW', 'unit.XX-NEW.nameZh': '云浮市数据局' })
  for (const name of ['云浮市数据局', '云浮市数据管理局'])
    expect([name, unitByName(directory(), name)?.contact?.phone]).toEqual([name, '0766-8800000'])
  const again = await deploymentNow({ ...here.engine, deployment: here.host.deployment })
  expect(unitById(again.directory, 'XX-NEW')).toEqual(unitById(directory(), 'XX-NEW'))
  const empty = { card: 'unit.XX-NEW', 'unit.XX-NEW.nameZh': '', reason: '空' }
  expect((await (await system()).post(`${path}/XX-NEW`, empty)).status).toBe(422)
  const seat = { role: 'officer', unit: 'XX-NEW' } as const
  const asked = { kind: 'grant', person: 'officer-elsewhere', seat, email: null, reason: '任岗' } as const
  const person = named('officer elsewhere').id
  expect((await propose(here.engine, named('system administrator').id, { ...asked, person })).kind).toBe('done')
})

test('the responsibility register names known units alone, the leading one first', async () => {
  const domains = '/admin/settings/domains'
  const card = 'domain.government-1'
  const admin = await system()
  expect((await admin.get(domains)).body).toContain('责任清单')
  expect((await admin.post(domains, { card, [card]: 'HJ NOBODY', reason: '分工' })).status).toBe(422)
  expect(await settled(domains, { card, [card]: 'RS、HJ' })).toContain('RS')
  expect(directory().domainOwners['government-1']).toEqual(['RS', 'HJ'])
  await settled(domains, { card, [card]: '' })
  expect(directory().domainOwners['government-1']).toEqual([])
})
