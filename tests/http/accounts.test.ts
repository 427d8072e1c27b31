import { beforeAll, expect, test } from 'vitest'
import { administration } from '#audit/administration.ts'
import { revoke } from '#engine/people/people-admin.ts'
import { beginAuthenticator } from '#engine/people/second-factor.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
const auditWorld = ({ engine }: Site) =>
  ({ ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} }) as never
const path = '/admin/accounts'
const visit = (as: string) => here.visit(named(as))
const staff = people.filter(({ subject, roles }) => subject === null && roles.length > 0)
const ticks = (ids: readonly string[]) => ({
  act: 'look',
  ...Object.fromEntries(ids.map((id) => [`look.${id}`, 'on'])),
})
const left = async () =>
  Number(/未复核 (\d+) 个/.exec((await (await visit('auditor')).get(path)).body)?.[1] ?? Number.NaN)

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
})

test('every account with a role is listed with its roles, and is ticked by who reviews, not by who reads', async () => {
  const security = await visit('security administrator')
  const pages = (await security.get(path)).body
  expect(await left()).toBe(staff.length)
  const own = named('security administrator').id
  expect(pages).not.toContain(`name="look.${own}"`)
  const read = (await (await visit('auditor')).get(path)).body
  expect([read.includes('name="look.'), read.includes('/admin/people/')]).toEqual([false, false])
  expect(pages).toContain(`/admin/people/${own}`)
  for (const as of ['auditor', 'supervisor', 'head of the holder', 'filer'])
    expect([as, (await (await visit(as)).post(path, ticks([own]))).status]).toEqual([as, 404])
  for (const as of ['supervisor', 'officer of the holder', 'filer'])
    expect([as, (await (await visit(as)).get(path)).status]).toEqual([as, 404])
})

test('nobody looks at their own account; the review ends once each was looked at or lost its roles', async () => {
  const security = await visit('security administrator')
  const [own, admin] = [named('security administrator').id, named('system administrator').id]
  expect((await security.post(path, ticks([]))).status).toBe(422)
  expect((await security.post(path, ticks([own]))).status).toBe(403)
  expect((await security.post(path, ticks(['nobody', 'filer']))).status).toBe(409)
  expect((await security.post(path, { act: 'close' })).status).toBe(422)
  const [gone] = staff.filter(({ roles }) => roles.length === 1 && roles[0]?.role === 'officer')
  if (!gone?.roles[0]) throw new Error('no officer')
  expect(
    (await security.post(path, ticks(staff.flatMap(({ id }) => (id === own || id === gone.id ? [] : id))))).status,
  ).toBe(303)
  expect(await left()).toBe(2)
  const [seat] = gone.roles
  expect((await revoke(here.engine, admin, { person: gone.id, seat, reason: '调离' })).kind).toBe('done')
  expect(await left()).toBe(1)
  expect((await (await visit('system administrator')).post(path, ticks([own]))).status).toBe(303)
  expect((await security.get(path)).body).toContain('结束本年复核')
})

test('from November on it is a task until it is ended; the audit makes it again from the log', async () => {
  const health = async () => (await (await visit('auditor')).get('/admin/health')).body
  expect(await health()).not.toContain('年账号复核（')
  here.host.clock.set(instantOn('2026-11-02', '10:00'))
  expect(await health()).toContain('2026 年账号复核（2026年11月1日起）')
  const security = await visit('security administrator')
  expect((await security.post(path, { act: 'close' })).status).toBe(303)
  expect((await security.post(path, { act: 'close' })).status).toBe(409)
  expect(await health()).not.toContain('年账号复核（')
  expect((await security.get(path)).body).toContain(`复核账号 ${staff.length - 1} 个。`)
  const { items } = await administration(auditWorld(here))
  const again = items.find(({ pk }) => pk.startsWith('accounts#'))
  expect(again && (await here.engine.table.get(again))).toEqual(again)
  // The next year begins anew.
  here.host.clock.set(instantOn('2027-01-04', '10:00'))
  expect(await left()).toBe(staff.length - 1)
})

test('an account is reviewed whatever its name, and a factor counts once it is confirmed', async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const admin = await visit('system administrator')
  for (const id of ['constructor', '__proto__', 'toString'])
    expect([id, (await admin.post('/admin/people', { id, name: '某', email: 'a@example.com' })).status]).toEqual([
      id,
      422,
    ])
  const officer = named('officer of the holder')
  await here.seat({ ...officer, id: 'constructor' })
  expect(await left()).toBe(staff.length + 1)
  const rowOf = async () => (await admin.get(path)).body.split('<tr').find((row) => row.includes(officer.id)) ?? ''
  const before = await rowOf()
  await beginAuthenticator(here.engine, officer.id)
  expect(await rowOf()).toBe(before)
})
