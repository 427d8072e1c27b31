import { beforeEach, expect, test } from 'vitest'
import { makeEngine } from '#functions/http/door/app.ts'
import { unitById } from '#records/directory.ts'
import { confirmSettings } from '#settings/setting-editions.ts'
import { people } from '#tests/authz/people.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
const security = named('security administrator').id

beforeEach(async () => {
  here = site()
  await here.seat(...people)
})

/** Number of the edition that the system administrator proposed. */
async function proposed(part: string, form: Readonly<Record<string, string>>): Promise<number> {
  const system = await here.visit(named('system administrator'))
  const { headers } = await system.post(`/admin/settings/${part}`, { reason: '研判会议纪要', ...form })
  return Number(/\/(\d+)$/.exec(headers['location'] ?? '')?.[1])
}

async function confirmed(n: number): Promise<number> {
  const other = await here.visit(named('security administrator'))
  return (await other.post(`/admin/settings/editions/${n}`, { act: 'confirm' })).status
}

test('two proposals that hold each alone are not both confirmed where they contradict each other', async () => {
  const later = await proposed('targets', { card: 'mail', 'target.mail.from': '08:20' })
  const earlier = await proposed('targets', { card: 'mail', 'target.mail.digest': '08:10' })
  expect([await confirmed(later), await confirmed(earlier)]).toEqual([303, 409])
  expect(here.engine.deployment.mailHours).toMatchObject({ from: '08:20', digest: '08:30' })
})

test('a unit proposed twice under one sign is entered once, and the second proposal replaces nothing', async () => {
  const entry = { id: 'XX-TWO', nameEn: '', area: '445300', level: 'city' }
  const first = await proposed('directory', { ...entry, nameZh: '甲局' })
  const second = await proposed('directory', { ...entry, nameZh: '乙局', level: 'county' })
  expect([await confirmed(first), await confirmed(second)]).toEqual([303, 409])
  expect(unitById(here.engine.deployment.directory, 'XX-TWO')).toMatchObject({ name: { zh: '甲局' }, level: 'city' })
})

test('of two confirmed at once by two processes, the one that came late changes nothing', async () => {
  const ns: number[] = []
  for (const value of ['60', '90', '120'])
    ns.push(await proposed('targets', { card: 'target.draft.days', 'target.draft.days': value }))
  const apart = ns.map(() => makeEngine({ ...here.host, table: here.engine.table }))
  const done = await Promise.all(ns.map((n, i) => confirmSettings(apart[i] ?? here.engine, security, n)))
  expect(done.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused', 'refused'])
  await here.engine.renew?.(true)
  const won = ['60', '90', '120'][done.findIndex(({ kind }) => kind === 'done')]
  expect(here.engine.deployment.flags['draft.days']).toBe(Number(won))
})
