import { expect, test } from 'vitest'
import { runningIn } from '#engine/figures/running.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import { personWrites } from '#engine/people/people.ts'
import { daysAhead, forecastNow, missedIn } from '#engine/run/forecast-now.ts'
import { forecastKind, keepForecast } from '#engine/run/kept-forecasts.ts'
import { sweep } from '#engine/run/wake.ts'
import { workloadOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Table, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { site } from './site.ts'

/** Six cases of an idle unit: all are foreseen as missed. */
async function town() {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const placed = []
  for (let i = 0; i < 6; i += 1) placed.push(await place(here.engine, stages.withUnit))
  await here.settle()
  const until = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      here.host.clock.set(instantOn(addDays(shanghaiDay(here.engine.clock.now()), 1), '10:00'))
      while ((await sweep(here.engine, async () => {})) > 0);
      await here.settle()
    }
  }
  return { here, placed, until, supervisor: await here.visit(named('supervisor')) }
}

test('the forecast names the limits that will be missed, and the numbers from which it follows', async () => {
  const { placed, supervisor } = await town()
  const { body } = await supervisor.get('/board/forecast')
  for (const { id } of placed) expect(body).toContain(`/desk/cases/${id}#limit-A4`)
  expect(body).toContain('前 20 个工作日办结数 ÷ 20 × 当日在岗人数 ÷ 单位人数')
  const sheet = (await supervisor.get('/board/forecast.csv')).body
  const rows = sheet.split('\n').filter((line) => line.startsWith('单位HJ,'))
  const sum = (column: number) => rows.reduce((all, line) => all + Number(line.split(',')[column]), 0)
  expect([rows.length, sum(3) === 0, sum(4), sum(2)]).toEqual([10, true, sum(2), sum(2)])
  expect(sum(4)).toBeGreaterThanOrEqual(6)
  expect((await supervisor.get('/en/board/forecast')).body).toContain('The rule')
})

test('the limits named are those beyond the pace, however many are due before them', async () => {
  const { here } = await town()
  const { table } = memoryTable()
  const [sample] = (await here.engine.table.query({ index: 'lookup', pk: runningIn('HJ'), limit: 1 })).items
  if (!sample) throw new Error('no limit runs')
  const due = String(sample.index?.lookup?.[1])
  const rows = Array.from({ length: 450 }, (_, i) => ({
    ...{ ...sample, pk: `${sample.pk}-${String(i).padStart(3, '0')}`, v: 1 },
    index: { lookup: [runningIn('HJ'), `${due}#${String(i).padStart(3, '0')}`] as const },
  }))
  for (let from = 0; from < rows.length; from += 90)
    await table.transact(rows.slice(from, from + 90).map((put) => ({ put, when: 'absent' })))
  const days = [
    { day: '2026-09-14', due: 0, able: 200, missed: 0 },
    { day: due.slice(0, 10), due: 450, able: 430, missed: 25 },
  ]
  let named = 0
  for await (const _ of missedIn({ table }, { unit: 'HJ', done: 0, people: 1, over: 5, days, missed: 25 })) named += 1
  expect(named).toBe(25)
})

test('a kept forecast is held to what came of it', async () => {
  const { here, supervisor, until } = await town()
  await keepForecast(here.engine)
  await keepForecast(here.engine)
  expect((await supervisor.get('/board/forecast')).body).toContain('还没有以往的预测')
  await until(8)
  const { body } = await (await here.visit(named('supervisor'))).get('/board/forecast')
  const [, past = ''] = /<h2>以往的预测<\/h2>(.*?)<\/section>/s.exec(body) ?? []
  const cell = (name: string) => Number(new RegExp(`data-name="${name}"><div>(\\d+)`).exec(past)?.[1])
  expect(cell('命中')).toBeGreaterThanOrEqual(6)
  expect([cell('误报'), cell('漏报')]).toEqual([cell('预测逾期') - cell('命中'), cell('实际逾期') - cell('命中')])
  expect((await (await here.visit(named('auditor'))).get('/board/forecast')).status).toBe(404)
})

/** Counts calls as the cloud's host makes them. */
function counting(table: Table) {
  const calls = { n: 0 }
  let asked = 0
  const counted: Table = {
    ...table,
    query(query) {
      calls.n += 1
      return table.query(query)
    },
    async get(key) {
      if (asked % 100 === 0) calls.n += 1
      asked += 1
      await new Promise((resolve) => setImmediate(resolve))
      asked = 0
      return table.get(key)
    },
  }
  return { calls, table: counted }
}

test('1,001 units cost a call for twelve of them, are all kept, and a county reads its own alone', async () => {
  const here = site({ now: '2026-09-14' })
  const units = Array.from({ length: 1001 }, (_, n) => `U${String(n).padStart(4, '0')}`)
  const { area } = here.engine.deployment
  const days = daysAhead(here.engine)
  const counter = (list: string, counts: readonly (readonly [string, number])[]): Write => ({
    put: { pk: workloadOf(boardList(list)), sk: 'all#0', v: 1, body: Object.fromEntries(counts) },
    when: 'absent',
  })
  const officer = (unit: string): Person => ({
    ...named('supervisor'),
    ...{ id: `${unit}-1`, email: `${unit}@example.com`, roles: [{ role: 'officer', unit }] },
  })
  const writes = [
    counter(
      area,
      units.map((unit) => [`seat.${unit}.officer`, 30]),
    ),
    ...units.flatMap((unit) => [
      counter(
        `unit.${unit}`,
        days.map((day) => [`due.${day}`, 3]),
      ),
      ...personWrites(officer(unit)),
    ]),
  ]
  for (let from = 0; from < writes.length; from += 90) await here.engine.table.transact(writes.slice(from, from + 90))
  const { table, calls } = counting(here.engine.table)
  const engine = { ...here.engine, table }
  expect((await forecastNow(engine)).map(({ missed, people }) => [missed, people])).toEqual(units.map(() => [30, 1]))
  expect(calls.n).toBeLessThan(150)
  await keepForecast(engine)
  const [kept] = await readAll(here.engine.table, { index: 'main', pk: `forecast#${area}` })
  expect(kept && Object.keys(forecastKind.read(kept).missed)).toEqual(units)
  calls.n = 0
  expect((await forecastNow(engine, ['U0007', 'nobody'])).map(({ unit }) => unit)).toEqual(['U0007'])
  expect(calls.n).toBeLessThan(30)
})
