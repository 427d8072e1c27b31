import { beforeEach, expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { adoptCalendar, type Moved, movedBy } from '#engine/run/calendar-change.ts'
import { bucketOf, caseKey, dueOf, moment } from '#engine/store/keys.ts'
import type { HolidayYear } from '#law/calendar.ts'
import { chinaCalendarWith } from '#law/china.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { itemsOf } from '#tests/support/lists.ts'

/** Invented: a week off before the new year, and its notice. */
const notice = { urls: ['https://example.invalid/notice'] }
const next: HolidayYear = {
  ...{ year: 2027, notice },
  off: [{ name: '元旦', from: '2026-12-28', to: '2027-01-03' }],
  worked: [{ name: '元旦', day: '2027-01-09' }],
}
const calendar = chinaCalendarWith([next])

let open: Site
let id: string
beforeEach(async () => {
  open = site({ now: '2026-12-23' })
  id = (await place(open.engine, stages.withUnit)).id
})

const clocks = async () => {
  const item = await open.engine.table.get(caseKey(id))
  return item ? caseFile(item).clocks : {}
}
async function preview(): Promise<readonly Moved[]> {
  const found: Moved[] = []
  for await (const one of movedBy(open.engine, calendar)) found.push(one)
  return found
}

test('what a notice would move is listed beforehand, and listing changes nothing', async () => {
  const before = await clocks()
  const moved = await preview()
  expect(moved.length).toBeGreaterThan(0)
  // One that only ceases to be an estimate stays on its day.
  expect(moved.every(({ from, to, provisional }) => to > (from ?? '') || (to === from && !provisional))).toBe(true)
  expect(moved.some(({ from, to }) => to > (from ?? ''))).toBe(true)
  expect(moved.map(({ from, limit }) => [limit, from])).toEqual(moved.map(({ limit }) => [limit, before[limit]?.due]))
  expect(await clocks()).toEqual(before)
})

test('two who take it at once leave one entry, and neither fails', async () => {
  const engine = { ...open.engine, calendar }
  await Promise.all([adoptCalendar(engine), adoptCalendar(engine)])
  expect(await preview()).toEqual([])
  expect((await itemsOf(adminLog(open.engine, undefined))).map(({ entry }) => entry.type)).toEqual(['calendar.taken'])
})

test('taken, it moves exactly those, by an entry each, once, and the change is in the log of administration', async () => {
  const moved = await preview()
  const before = await clocks()
  const engine = { ...open.engine, calendar }
  expect(await adoptCalendar(engine)).toBe(moved.length)
  const after = await clocks()
  for (const { limit, to } of moved) expect(after[limit]).toMatchObject({ due: to, told: to })
  const others = Object.keys(before).filter((rule) => !moved.some(({ limit }) => limit === rule))
  expect(others.map((rule) => after[rule])).toEqual(others.map((rule) => before[rule]))
  expect(await adoptCalendar(engine)).toBe(0)
  expect(await preview()).toEqual([])
  expect((await itemsOf(adminLog(open.engine, undefined))).map(({ entry }) => entry.type)).toEqual(['calendar.taken'])
})

test('it is taken in steps, goes on where each was killed, and counts anew what moved behind it', async () => {
  const { engine } = open
  const { clock, table } = engine
  const first = await table.get(caseKey(id))
  if (!first) throw new Error('no case')
  // As many open cases as ten steps count.
  const plant = async (n: number, bucket?: number) => {
    const own = `${id.slice(0, -4)}${String(n).padStart(4, '0')}`
    const due = [dueOf(bucket ?? bucketOf(own)), `${moment(clock.now() + n)}#${own}`] as const
    const body = { ...Object(first.body), id: own }
    await table.transact([{ put: { ...caseKey(own), v: 1, body, index: { due } }, when: 'absent' }])
  }
  for (let n = 1; n <= 1000; n += 1) await plant(n)
  let deaths = 0
  let steps = 0
  for (let isTaken = false; !isTaken; ) {
    let left = 150
    const transact: typeof table.transact = (writes) => {
      left -= 1
      if (left < 0) throw new Error('killed')
      if (writes.some((write) => 'put' in write && write.put.pk === 'walk#calendar')) steps += 1
      return table.transact(writes)
    }
    const killed = { ...engine, calendar, table: { ...table, transact }, isStopping: () => left < 30 }
    await adoptCalendar(killed).catch(() => (deaths += 1))
    isTaken = (await table.get({ pk: 'calendar', sk: 'current' }))?.body === calendar.version
    // What moved behind the walk stands in the first list.
    if (steps > 5) await plant(0, 0)
    expect(steps).toBeLessThan(200)
  }
  expect(deaths).toBeGreaterThan(5)
  expect(steps).toBeGreaterThan(10)
  expect(await preview()).toEqual([])
})

test('taken back, a day told is never moved earlier for the applicant', async () => {
  await adoptCalendar({ ...open.engine, calendar })
  const told = await clocks()
  expect(await adoptCalendar(open.engine)).toBeGreaterThan(0)
  const back = await clocks()
  for (const [rule, clock] of Object.entries(told)) {
    expect(back[rule]?.told).toBe(clock.told)
    expect((back[rule]?.due ?? '') <= (clock.due ?? '')).toBe(true)
  }
})

test('broken off, it goes on where it stopped', async () => {
  await place(open.engine, stages.withUnit)
  const engine = { ...open.engine, calendar }
  let writes = 0
  const breaks = {
    ...engine,
    table: {
      ...engine.table,
      transact: async (...given: Parameters<typeof engine.table.transact>) => {
        writes += 1
        if (writes === 2) throw new Error('power lost')
        return engine.table.transact(...given)
      },
    },
  }
  await expect(adoptCalendar(breaks)).rejects.toThrow('power lost')
  expect(await itemsOf(adminLog(open.engine, undefined))).toEqual([])
  expect(await adoptCalendar(engine)).toBeGreaterThan(0)
  expect(await preview()).toEqual([])
})
