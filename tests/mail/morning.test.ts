import { expect, test } from 'vitest'
import { proposeYear } from '#engine/begin/holiday-editions.ts'
import { planDigests } from '#engine/mail/digest.ts'
import { subscribe } from '#engine/people/digest-subscription.ts'
import { propose } from '#engine/people/people-admin.ts'
import type { Mail } from '#engine/store/ports.ts'
import { instantOn } from '#law/day.ts'
import { declineSettings, proposeSettings } from '#settings/setting-editions.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { notice2027 } from '#tests/support/holiday-notice.ts'
import { named } from '#tests/world/town.ts'

const supervisor = named('supervisor')
const head = named('head of the holder')
const officer = named('officer of the holder')

async function town(): Promise<{ readonly here: Site; readonly id: string; readonly number: string }> {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  await planDigests(here.engine)
  const { id, number } = await place(here.engine, stages.withUnit)
  await place(here.engine, stages.withUnit)
  await here.settle()
  return { here, id, number }
}
async function until(here: Site, day: string, time: string): Promise<void> {
  here.host.clock.set(instantOn(day, time))
  await here.settle()
}
const to = ({ host }: Site, who: { readonly email: string }): readonly Mail[] =>
  host.mailer.delivered.filter((mail) => mail.to === who.email)
const isDigest = ({ unsubscribe }: Mail) => unsubscribe !== undefined
const singles = (mails: readonly Mail[]) => mails.filter((mail) => !isDigest(mail))

/** Ten days in which two cases lie still, each hour that matters. */
async function livedThrough(here: Site): Promise<void> {
  for (let day = 15; day <= 29; day += 1)
    for (const time of ['00:00', '08:00', '08:30', '09:00', '20:00']) await until(here, `2026-09-${day}`, time)
}

test('the supervisor has one mail a working morning, none for a single limit, none on a day off', async () => {
  const { here } = await town()
  await livedThrough(here)
  const got = to(here, supervisor)
  expect(singles(got).map(({ subject }) => subject)).toEqual([])
  const days = got.map(({ subject }) => /9月\d+日/.exec(subject)?.[0])
  expect(new Set(days).size).toBe(got.length)
  // 25 to 27 September 2026 are off (中秋), 20 September is worked.
  expect(days).not.toContain('9月26日')
  expect(days).toContain('9月20日')
})

test('its lines say what is late, whose part it is, why and what comes next, and each leads to its case', async () => {
  const { here, id, number } = await town()
  await livedThrough(here)
  const mail = to(here, supervisor).at(-1)
  expect(mail?.subject).toMatch(/^2026年9月29日监管早报：逾期\d+项，即将到期\d+项/)
  const zh = mail?.text.split('\n\n—\n\n')[0] ?? ''
  const line = zh.split('\n\n').find((part) => part.startsWith(number)) ?? ''
  expect(line).toMatch(/逾期 \d+ 个工作日/)
  expect(line).toContain('责任方：单位HJ')
  expect(line).toContain('原因：')
  expect(line).toContain('下一步：单位HJ')
  expect(line).toContain(`/desk/cases/${id}`)
  expect(mail?.text).toContain('Overdue')
  expect(mail?.html).toContain(`href="${here.engine.deployment.url}/en/desk/cases/${id}"`)
})

test('the head hears of a breach at once and once, of the rest in the morning; the officer is warned as before', async () => {
  const { here } = await town()
  await livedThrough(here)
  const mine = singles(to(here, head))
  const told = mine.filter(({ subject }) => /逾期|期限|提醒/.test(subject))
  expect(told.length).toBeGreaterThan(0)
  expect(told.every(({ subject }) => subject.startsWith('逾期'))).toBe(true)
  expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(told.length)
  expect(new Set(told.map(({ text }) => text)).size).toBe(told.length)
  expect(to(here, head).filter(isDigest).length).toBeGreaterThan(3)
  expect(singles(to(here, officer)).filter(({ subject }) => subject.startsWith('逾期')).length).toBeGreaterThan(
    told.length,
  )
})

test('whoever has ended the digest is told of each by mail', async () => {
  const { here } = await town()
  await until(here, '2026-09-16', '08:30')
  const token = /\/digest\/(\w+)/.exec(to(here, supervisor).find(isDigest)?.unsubscribe ?? '')?.[1] ?? ''
  expect(await subscribe(here.engine, token, false)).toBe(true)
  await livedThrough(here)
  expect(singles(to(here, supervisor)).some(({ subject }) => subject.startsWith('逾期'))).toBe(true)
})

test('a head reads of the own unit alone, and whoever has an interest of nothing', async () => {
  const { here, number } = await town()
  await livedThrough(here)
  const read = (who: { readonly email: string }) =>
    to(here, who)
      .filter(isDigest)
      .some(({ text }) => text.includes(number))
  expect(read(head)).toBe(true)
  for (const as of ['head elsewhere', 'head of the holder interested', 'supervisor interested'])
    expect([as, read(named(as))]).toEqual([as, false])
})

test('administrators hear in the morning of changes that they may confirm, their proposer does not; health lists them', async () => {
  const { here } = await town()
  const [system, security] = [named('system administrator'), named('security administrator')]
  const typed = { 'target.draft.days': '60' }
  const done = await proposeSettings(here.engine, system.id, { group: 'targets', typed, reason: '试用' })
  const year = await proposeYear(here.engine, system.id, notice2027)
  const seat = { role: 'officer', unit: 'HJ' } as const
  const asked = { kind: 'revoke', person: officer.id, seat, email: null, reason: '调离' } as const
  const proposed = await propose(here.engine, system.id, asked)
  expect([done.kind, year.kind, proposed.kind]).toEqual(['done', 'done', 'done'])
  await until(here, '2026-09-15', '08:30')
  const [mail] = to(here, security).filter(isDigest)
  expect(mail?.subject).toMatch(/^2026年9月15日待办3件/)
  const { url } = here.engine.deployment
  for (const path of ['/admin/settings/editions/1', '/admin/holidays/2027/1', '/admin/seats', '/admin/health'])
    expect([path, mail?.text.includes(`${url}${path}`)]).toEqual([path, true])
  expect(mail?.text).toContain('待您处理的管理事项')
  expect(mail?.text).toContain('Administration that awaits you')
  expect(to(here, system).filter(isDigest)).toEqual([])
  const health = async () => (await (await here.visit(named('auditor'))).get('/admin/health')).body
  expect(await health()).toContain('设置更改第 1 号（2026年9月14日起）')
  await declineSettings(here.engine, security.id, 1, '不必')
  expect(await health()).not.toContain('设置更改第 1 号')
  await until(here, '2026-09-16', '08:30')
  expect(to(here, security).filter(isDigest).at(-1)?.subject).toMatch(/待办2件/)
})
