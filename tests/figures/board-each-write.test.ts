import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { boardCounts } from '#engine/figures/board-counts.ts'
import { soonUntil } from '#engine/figures/due-soon.ts'
import { boardedKey, runningKind, runningOf } from '#engine/figures/running.ts'
import { boardList, dayOfRow } from '#engine/figures/running-rows.ts'
import { countsOn } from '#engine/figures/workload-counts.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { bookmarksOf, consume } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import { planScan } from '#engine/scan/scan.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets } from '#engine/store/keys.ts'
import type { Table } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import type { HolidayYear } from '#law/calendar.ts'
import { chinaCalendarWith } from '#law/china.ts'
import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { pausedUntil, place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'

/** Invented: a week off before the new year. */
const weekOff: HolidayYear = {
  ...{ year: 2027, notice: { urls: ['https://example.invalid/notice'] } },
  off: [{ name: '元旦', from: '2026-12-28', to: '2027-01-03' }],
  worked: [],
}

/** All, late and due soon, by the rows that the lists show. */
async function listed({ table, deployment, clock, calendar }: Engine) {
  const today = shanghaiDay(clock.now())
  const soon = soonUntil(calendar, today)
  const rows: { readonly day: Day; readonly isEstimate: boolean }[] = []
  for (let bucket = 0; bucket < dueBuckets; bucket += 1)
    for await (const item of everyItem(table, { index: 'queue', pk: runningOf(deployment.area, bucket) })) {
      const row = runningKind.read(item)
      rows.push({ day: dayOfRow(row), isEstimate: row.rule !== null && row.clocks[row.rule]?.provisional === true })
    }
  const isLate = ({ day, isEstimate }: (typeof rows)[number]) => day < today && !isEstimate
  return [rows.length, rows.filter(isLate).length, rows.filter((row) => row.day <= soon && !isLate(row)).length]
}

async function counted(engine: Engine) {
  const counts = await countsOn(engine, boardList(engine.deployment.area))
  const { all, overdue, atRisk } = boardCounts(counts, engine, () => true)
  return [all, overdue, atRisk]
}

const watchedFor = ([, overdue = 0, atRisk = 0]: readonly number[]) => overdue + atRisk

test('after each single write the numbers of the board are its rows: no moment tells of fewer', async () => {
  let here: Site | null = null
  const seen: number[] = []
  const wrong: string[] = []
  const watched = (table: Table): Table => ({
    ...table,
    async transact(writes) {
      const done = await table.transact(writes)
      if (here && writes.some((write) => 'put' in write && runningKind.holds(write.put))) {
        const [rows, numbers] = [await listed(here.engine), await counted(here.engine)]
        if (String(rows) !== String(numbers)) wrong.push(`${numbers} for ${rows}`)
        seen.push(rows[2] ?? 0)
      }
      return done
    },
  })
  here = site({ now: '2026-12-21', host: ({ table }) => ({ table: watched(table) }) })
  const { engine } = here
  await here.seat(...people)
  const placed = []
  for (const stage of [
    stages.filed,
    stages.kept,
    stages.withUnit,
    stages.asking,
    pausedUntil('2026-12-30'),
    stages.proposed,
  ])
    for (let i = 0; i < 2; i += 1) placed.push(await place(engine, stage))
  await here.settle()
  // Midnights to the new year, a scan, and a notice.
  for (let day = 0; day < 10; day += 1) {
    here.host.clock.set(instantOn(addDays(shanghaiDay(engine.clock.now()), 1), '00:00') - 1)
    const before = await counted(engine)
    expect(before).toEqual(await listed(engine))
    here.host.clock.set(engine.clock.now() + 1)
    const after = await counted(engine)
    expect(after).toEqual(await listed(engine))
    // At midnight what was due soon is so still, or late.
    expect(watchedFor(after)).toBeGreaterThanOrEqual(watchedFor(before))
    await here.settle()
    if (day === 2) await planScan(engine)
    if (day === 4) {
      const now = { ...engine, calendar: chinaCalendarWith([weekOff]) }
      expect(await adoptCalendar(now)).toBeGreaterThan(0)
      expect(await counted(now)).toEqual(await listed(now))
      await here.settle()
    }
  }
  for (const { id } of placed.slice(0, 4))
    await commit(engine, id, {
      type: 'applicant.withdrew',
      actor: { id: 'filer', role: 'applicant', unit: null },
      data: { reason: '' },
    })
  await here.settle()
  expect(wrong).toEqual([])
  expect([seen.length > 40, Math.max(...seen) > 3]).toEqual([true, true])
})

test('rows of a case that is counted already are passed without a look at its note', async () => {
  let looks = 0
  const here = site({
    host: ({ table }) => ({
      table: {
        ...table,
        get: (key) => {
          if (key.sk === boardedKey('').sk) looks += 1
          return table.get(key)
        },
      },
    }),
  })
  for (let i = 0; i < 3; i += 1) await place(here.engine, stages.proposed)
  await here.settle()
  const { board } = consumers
  const [mark] = bookmarksOf(['board'])
  const there = mark && (await here.engine.table.get(mark))
  if (!board || !there) throw new Error('no follower')
  await here.engine.table.transact([{ put: { ...there, v: there.v + 1, body: -1 }, when: { v: there.v } }])
  looks = 0
  expect(await consume(here.engine, 'board', board)).toBeGreaterThan(10)
  expect(looks).toBe(0)
})
