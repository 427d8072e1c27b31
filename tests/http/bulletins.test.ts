import { beforeAll, expect, test } from 'vitest'
import { planDigests } from '#engine/mail/digest.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Sheet } from '#engine/store/printing.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { bulletinDraft } from '#web/supervisor/bulletin-words.ts'
import { type Site, site } from './site.ts'

let here: Site
const sheets: Sheet[] = []
const path = '/board/bulletins'
const one = `${path}/2026-09`
const visit = (who: string) => here.visit(named(who))
const edited = '九月，全市各单位共逾期若干，请抓紧办理。\n\n特此通报。'

beforeAll(async () => {
  const print = async (all: readonly Sheet[]) => {
    sheets.push(...all)
    return new TextEncoder().encode('%PDF')
  }
  here = site({
    now: '2026-09-01',
    host: ({ printing }) => (printing ? { printing: { ...printing, printer: { print } } } : {}),
  })
  await here.seat(...people)
  await planDigests(here.engine)
  for (const stage of [stages.filed, stages.withUnit, stages.asking]) await place(here.engine, stage)
  for (let day = 0; day < 30; day += 3) {
    here.host.clock.set(instantOn(addDays(shanghaiDay(here.engine.clock.now()), 3), '10:00'))
    await sweep(here.engine, async () => {})
  }
  here.host.clock.set(instantOn('2026-10-09', '10:00'))
  await here.settle()
})

test('a bulletin is drafted from the figures of a month that is over, edited, released by the supervisor, and sealed', async () => {
  const supervisor = await visit('supervisor')
  expect((await supervisor.get('/board')).body).toContain(`href="${path}"`)
  for (const month of ['2026-10', '2026-13', '1999-01'])
    expect([month, (await supervisor.post(path, { month })).status]).toEqual([month, 422])
  expect((await supervisor.post(path, { month: '2026-09' })).status).toBe(303)
  expect((await supervisor.post(path, { month: '2026-09' })).status).toBe(409)
  const draft = (await supervisor.get(one)).body
  expect(draft).toMatch(/2026年9月，全市收到案件 3 件/)
  expect(draft).toMatch(/有逾期时限的单位：[^<]*单位HJ（\d+ 个/)
  // Text and row of a unit say the same.
  const [, said] = /单位HJ（(\d+) 个/.exec(draft) ?? []
  const cells = /单位HJ<\/div>[\s\S]*?<\/tr>/
    .exec(draft)?.[0]
    .match(/<div>(\d+)<\/div>/g)
    ?.map((cell) => /\d+/.exec(cell)?.[0])
  expect(Number(cells?.[1]) + Number(cells?.[2])).toBe(Number(said))
  const head = await visit('head of the holder')
  expect([(await head.get(one)).status, (await head.get(path)).body.includes(one)]).toEqual([404, false])
  expect((await supervisor.get(`${one}/pdf`)).status).toBe(404)
  expect((await supervisor.post(one, { act: 'edit', text: ' ' })).status).toBe(422)
  expect((await supervisor.post(one, { act: 'edit', text: edited })).status).toBe(303)
  expect((await supervisor.post(one, { act: 'release' })).status).toBe(303)
  for (const form of [{ act: 'edit', text: '另一稿' }, { act: 'release' }])
    expect((await supervisor.post(one, form)).status).toBe(409)
  const read = (await head.get(one)).body
  expect([read.includes('特此通报。'), read.includes('<textarea')]).toEqual([true, false])
  expect((await head.get(`${one}/pdf`)).status).toBe(200)
  const sheet = sheets.at(-1)
  expect([sheet?.title, sheet?.mark !== null, JSON.stringify(sheet?.blocks).includes('特此通报。')]).toEqual([
    '2026年9月办理情况通报',
    true,
    true,
  ])
})

test('its on-time share is of the limits done, as on every page', () => {
  const figures = { received: 9, answered: 4, onTime: 3, late: 1, overdue: 4, open: 1, units: [] }
  expect(bulletinDraft('zh', '2026-09', figures, (unit) => ({ zh: unit, en: unit }))).toContain('75%')
})

test('nobody else drafts, edits or releases; whoever has no part reads none', async () => {
  for (const who of [
    'head of the holder',
    'auditor',
    'intake',
    'officer of the holder',
    'filer',
    'system administrator',
  ])
    for (const [to, form] of [
      [path, { month: '2026-08' }],
      [one, { act: 'edit', text: '另一稿' }],
    ] as const)
      expect([who, to, (await (await visit(who)).post(to, form)).status]).toEqual([who, to, 404])
  for (const who of ['officer of the holder', 'filer', 'nobody', 'intake'])
    expect([who, (await (await visit(who)).get(one)).status]).toEqual([who, 404])
})

test('heads hear of a bulletin and of a draft edition on the next working morning, once', async () => {
  await here.settle()
  const supervisor = await visit('supervisor')
  expect((await supervisor.post('/board/editions', { year: '2025' })).status).toBe(303)
  const mails = async (day: string) => {
    here.host.clock.set(instantOn(day, '09:30'))
    await here.settle()
    const { email } = named('head of the holder')
    const today = here.host.mailer.delivered.filter(({ to, date }) => to === email && shanghaiDay(date ?? 0) === day)
    return today.filter(({ text }) => text.includes(`${here.engine.deployment.url}${one}`))
  }
  // 10 October 2026 is worked; the 11th is not.
  const [first, ...more] = await mails('2026-10-10')
  expect([first?.text.includes('/board/editions/2025/1'), more.length]).toEqual([true, 0])
  expect(first?.text).toContain('前可以提出异议')
  expect(await mails('2026-10-12')).toEqual([])
})
