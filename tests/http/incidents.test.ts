import { beforeAll, expect, test } from 'vitest'
import { administration } from '#audit/administration.ts'
import { waitingActs } from '#engine/begin/waiting-acts.ts'
import { accountsLeft, closeReview, lookAtAccounts, reviewOf } from '#engine/figures/incidents.ts'
import { planDigests } from '#engine/mail/digest.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
const auditWorld = ({ engine }: Site) =>
  ({ ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} }) as never
const path = '/admin/incidents'
const visit = (as: string) => here.visit(named(as))
const noticed = { 'noticed.year': '2026', 'noticed.month': '9', 'noticed.day': '14' }
const entry = { harm: 'leaked', certain: 'yes', ...noticed, what: '误发一份企业联系人名单，含姓名和电话。' }
const note = '已要求收件人删除，并确认未转发。'

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  await planDigests(here.engine)
})

test('an incident is entered with what a notice must say, and nothing is entered that lacks a part', async () => {
  const admin = await visit('system administrator')
  for (const wrong of [
    { harm: '' },
    { certain: '' },
    { what: ' ' },
    { 'noticed.day': '15' },
    { 'noticed.day': '31' },
    { what: '长'.repeat(2001) },
  ])
    expect([wrong, (await admin.post(path, { ...entry, ...wrong })).status]).toEqual([wrong, 422])
  for (const as of ['auditor', 'officer of the holder', 'head of the holder', 'intake', 'filer'])
    expect([as, (await (await visit(as)).post(path, entry)).status]).toEqual([as, 404])
  expect((await admin.get(path)).body).toContain('没有登记过事件。')
  expect((await admin.post(path, entry)).headers['location']).toBe(`${path}/1`)
  const page = (await admin.get(`${path}/1`)).body
  for (const part of ['个人信息安全事件第 1 号', '误发一份企业联系人名单', '2026年9月15日是本市自定的办理目标'])
    expect([part, page.includes(part)]).toEqual([part, true])
  expect([...page.matchAll(/<span class="chip warn">未办理<\/span>/g)]).toHaveLength(3)
  for (const as of ['officer of the holder', 'filer', 'recipient'])
    for (const one of [path, `${path}/1`, `${path}/9`])
      expect([as, one, (await (await visit(as)).get(one)).status]).toEqual([as, one, 404])
})

test('its duties stand in health and in the morning mail until they are done, and past the target they are late', async () => {
  here.host.clock.set(instantOn('2026-09-15', '08:30'))
  await here.settle()
  for (const as of ['system administrator', 'security administrator', 'supervisor']) {
    const mail = here.host.mailer.delivered.findLast(({ to, unsubscribe }) => to === named(as).email && unsubscribe)
    expect([as, mail?.text.includes('还有3项法定义务没有办理')]).toEqual([as, true])
    expect(mail?.text).toContain(`${here.engine.deployment.url}${path}/1`)
  }
  const health = (await (await visit('auditor')).get('/en/admin/health')).body
  expect(health).toContain('incident with personal information 1 (since 14 September 2026)')
  here.host.clock.set(instantOn('2026-09-16', '10:00'))
  const page = (await (await visit('supervisor')).get(`${path}/1`)).body
  expect([...page.matchAll(/<span class="chip late">未办理，已过目标日期<\/span>/g)]).toHaveLength(3)
})

test('each duty is noted once; persons need not be told with reasons, and may be told later', async () => {
  const security = await visit('security administrator')
  const done = (form: Readonly<Record<string, string>>) => security.post(`${path}/1`, { act: 'done', ...form })
  expect((await done({ duty: 'measures', note: ' ' })).status).toBe(422)
  expect((await done({ duty: 'nothing', note })).status).toBe(422)
  expect((await done({ duty: 'subjects', note })).status).toBe(422)
  expect((await security.post(`${path}/1`, { act: 'close', note })).status).toBe(422)
  expect((await done({ duty: 'measures', note })).status).toBe(303)
  expect((await done({ duty: 'measures', note })).status).toBe(409)
  expect((await done({ duty: 'subjects', note, told: 'no' })).status).toBe(303)
  expect((await done({ duty: 'subjects', note: '另一说法。', told: 'no' })).status).toBe(409)
  expect((await security.get(`${path}/1`)).body).toContain('措施能够有效避免危害，不通知')
  expect((await done({ duty: 'subjects', note: '部门要求，已逐一短信通知。', told: 'yes' })).status).toBe(303)
  expect((await done({ duty: 'authority', note: '已向市委网信办书面报告。' })).status).toBe(303)
  expect((await done({ duty: 'authority', note })).status).toBe(409)
  expect((await (await visit('auditor')).post(`${path}/1`, { act: 'done', duty: 'measures', note })).status).toBe(404)
})

test('somebody else closes it; afterwards nothing moves, and the audit makes it again from the log', async () => {
  const admin = await visit('system administrator')
  expect((await admin.get(`${path}/1`)).body).not.toContain('name="act" value="close"')
  expect((await admin.post(`${path}/1`, { act: 'close', note })).status).toBe(403)
  const supervisor = await visit('supervisor')
  expect((await supervisor.post(`${path}/1`, { act: 'close', note: ' ' })).status).toBe(422)
  expect((await supervisor.post(`${path}/1`, { act: 'close', note: '记录齐全，已核对。' })).status).toBe(303)
  expect((await admin.post(`${path}/1`, { act: 'done', duty: 'subjects', note, told: 'yes' })).status).toBe(409)
  expect((await (await visit('auditor')).get(path)).body).toContain('已结束')
  const health = (await (await visit('auditor')).get('/admin/health')).body
  expect([health.includes('个人信息安全事件第 1 号'), health.includes('没有待处理的管理事项')]).toEqual([false, true])
  const { items, faults } = await administration(auditWorld(here))
  expect(faults).toEqual([])
  const again = items.find(({ pk }) => pk.startsWith('incidents#'))
  expect(again).toBeDefined()
  expect(again && (await here.engine.table.get(again))).toEqual(again)
})

test('a year whose accounts were not all looked at is named until it is closed, beyond its end', async () => {
  const { engine, host } = here
  const waits = async () => (await waitingActs(engine)).flatMap((one) => (one.kind === 'accounts' ? [one.year] : []))
  expect(await waits()).toEqual([])
  host.clock.set(instantOn('2027-01-05', '10:00'))
  expect(await waits()).toEqual([2026])
  expect((await (await visit('system administrator')).get('/admin/accounts')).body).toContain('2026')
  for (const by of ['system-administrator', 'security-administrator']) {
    const left = await accountsLeft(engine, await reviewOf(engine, 2026))
    const others = left.map(({ id }) => id).filter((id) => id !== by)
    expect((await lookAtAccounts(engine, by, 2026, others)).kind).toBe('done')
  }
  expect((await closeReview(engine, 'security-administrator', 2026)).kind).toBe('done')
  expect(await waits()).toEqual([])
  host.clock.set(instantOn('2027-11-02', '10:00'))
  expect(await waits()).toEqual([2027])
})
