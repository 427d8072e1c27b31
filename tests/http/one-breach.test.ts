import { beforeAll, expect, test } from 'vitest'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people, type Who } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

const second: Who = { ...named('supervisor'), id: 'second', as: 'second', email: 'second@example.com' }
const asked = '请说明为何尚未核查，并于明日前提出意见。'
const why = '材料转来时期限已过，时间由受理环节占用。'
const because = '经核对办理日志，转办用去全部时间。'
const edition = '/board/editions/2026/1'

let here: Site
let id: string
let number: string
const as = (who: string) => here.visit(who === 'second' ? second : named(who))
/** Mails of a day to somebody that name the case. */
const told = (who: string, day: string) =>
  here.host.mailer.delivered.filter(
    ({ to, date, text }) => to === named(who).email && shanghaiDay(date ?? 0) === day && text.includes(number),
  )

/** Each day in turn, up to a day at ten. */
async function until(day: string): Promise<void> {
  for (let now = shanghaiDay(here.engine.clock.now()); now < day; ) {
    now = addDays(now, 1)
    for (const time of ['00:00', '09:30', '10:00']) {
      here.host.clock.set(instantOn(now, time))
      await here.settle()
    }
  }
}

/** A unit’s A4 in the edition’s sheet. */
async function lateIn(unit: string): Promise<string | undefined> {
  const { body } = await (await as('supervisor')).get(`${edition}/list.csv`)
  const [head = '', ...lines] = body.replace('\uFEFF', '').trim().split('\n')
  const names = head.split(',')
  const line = lines.map((text) => text.split(',')).find((cells) => cells[0] === unit && cells.includes('A4'))
  return (
    line && ['按时', '逾期（按时刻）', '逾期（按日期）', '逾期未办'].map((name) => line[names.indexOf(name)]).join(' ')
  )
}

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people, second)
  const placed = await place(here.engine, stages.withUnit)
  id = placed.id
  number = placed.number
  await here.settle()
})

test('its officer is reminded before the limit ends, and the supervisor urges from the row of the board', async () => {
  await until('2026-09-16')
  expect(told('officer of the holder', '2026-09-16').length).toBeGreaterThan(0)
  const supervisor = await as('supervisor')
  const link = `/board/cases/${id}/urge?limit=A4`
  expect((await supervisor.get('/board')).body).toContain(`href="${link}"`)
  expect((await supervisor.get('/board/print')).body).not.toContain(link)
  expect((await supervisor.get(link)).body).toMatch(/value="A4" checked/)
  expect((await supervisor.post(`/board/cases/${id}/urge`, { limit: 'A4', words: asked })).status).toBe(303)
  await here.settle()
  expect(told('officer of the holder', '2026-09-16').some(({ text }) => text.includes(asked))).toBe(true)
})

test('at the breach the head hears of it, and it stands on the list of breaches', async () => {
  await until('2026-09-18')
  expect(told('head of the holder', '2026-09-18').length).toBeGreaterThan(0)
  expect((await (await as('supervisor')).get('/board/breaches')).body).toContain(id)
})

test('the head contests it, and the supervisor charges another unit, with reasons', async () => {
  const path = `/desk/cases/${id}/breaches`
  const head = await as('head of the holder')
  const breach = /name="breach" value="(\d+)"/.exec((await head.get(path)).body)?.[1] ?? ''
  expect((await head.post(path, { breach, reason: why })).status).toBe(303)
  const ruling = { breach, rule: 'yes', kind: 'reattributed', unit: 'FGW', reason: because }
  expect((await (await as('supervisor')).post(path, ruling)).status).toBe(303)
})

test('the yearly edition counts it by the ruling, is frozen by a second person, and stays as it was', async () => {
  here.host.clock.set(instantOn('2027-01-04', '10:00'))
  await here.settle()
  expect((await (await as('supervisor')).post('/board/editions', { year: '2026' })).status).toBe(303)
  const drafted = [await lateIn('单位HJ'), await lateIn('单位FGW')]
  expect(drafted).toEqual([undefined, '0 0 0 1'])
  here.host.clock.set(instantOn('2027-01-12', '10:00'))
  await here.settle()
  expect((await (await as('second')).post(edition, { act: 'freeze' })).status).toBe(303)
  const { body } = await (await as('head of the holder')).get(edition)
  expect([body.includes('已定稿'), await lateIn('单位FGW')]).toEqual([true, '0 0 0 1'])
})
