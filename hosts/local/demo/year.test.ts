import { describe, expect, it } from 'vitest'
import { boardCounts } from '#engine/figures/board-counts.ts'
import { oversight } from '#engine/figures/oversight.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import { countsOn } from '#engine/figures/workload-counts.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import { everyRecord } from '#engine/scan/scan.ts'
import type { Engine } from '#engine/store/engine.ts'
import { chinaCalendar } from '#law/china.ts'
import { instantOn, shanghaiDay } from '#law/day.ts'
import { Directory } from '#records/directory.ts'
import { sheetCells, sheetHeadings } from '#records/import/sheet-out.ts'
import { layoutOf } from '#records/layout.ts'
import { testEngine } from '#tests/support/engine.ts'
import { everyCase } from '#tests/support/recount.ts'
import departments from '../../../deployments/yunfu/departments.json' with { type: 'json' }
import { seedDemo } from './seed.ts'
import { playYear, yearOf } from './year.ts'

const today = '2026-11-24'

function demo(): Engine {
  const plain = testEngine()
  plain.setClock(instantOn(today, '09:00'))
  return { ...plain, deployment: { ...plain.deployment, directory: Directory.parse(departments) } }
}
const noPages = async () => {}

describe('the sample year', () => {
  it('lies before its day, works on working days, and is the same each time', () => {
    const acts = yearOf(today, chinaCalendar)
    expect(yearOf(today, chinaCalendar)).toEqual(acts)
    expect(acts.every(({ at }) => shanghaiDay(at) < today && chinaCalendar.isWorkingDay(shanghaiDay(at)))).toBe(true)
    expect(acts.filter(({ what }) => what === 'open')).toHaveLength(22)
  })

  it('goes through the real engine: most cases closed in time, some late, some open today', async () => {
    const engine = demo()
    await seedDemo(engine, (begin) => playYear(engine, noPages, begin))
    while ((await consumeAll(engine)) > 0);
    const all = (await everyCase(engine)).filter(({ id }) => id.startsWith('DEMYEAR'))
    const closed = all.filter(({ closed }) => closed)
    expect([all.length, closed.length >= 16, closed.length < all.length]).toEqual([22, true, true])
    const late = closed.filter(({ clocks }) => Object.values(clocks).some(({ breachedAt }) => breachedAt !== null))
    expect([late.length >= 4, late.length < closed.length / 2]).toEqual([true, true])
    // Breaches stand at the end of their day.
    for (const { clocks } of late)
      for (const { breachedAt, due } of Object.values(clocks))
        if (breachedAt !== null && due !== null) expect(shanghaiDay(breachedAt - 1) <= due).toBe(true)
    const { area } = engine.deployment
    const counts = boardCounts(await countsOn(engine, boardList(area)), engine, () => true)
    expect([counts.all > 0, counts.overdue > 0]).toEqual([true, true])
    const { months } = await oversight(engine, { to: '2026-11', procedure: null })
    expect(months.filter(({ received }) => received > 0).length).toBeGreaterThanOrEqual(11)
    expect(all.every(({ changedAt }) => changedAt <= engine.clock.now())).toBe(true)
  })

  it('has records whose sheet changes nothing when it comes in again', async () => {
    const engine = demo()
    await seedDemo(engine, (begin) => playYear(engine, noPages, begin))
    const layout = layoutOf('penalty')
    const rows: (readonly string[])[] = []
    for await (const records of everyRecord(engine.table))
      rows.push(...records.filter(({ kind }) => kind === 'penalty').map((one) => sheetCells(layout, one, null)))
    const lines = [[...sheetHeadings(layout)], ...rows].map((cells, i) => ({ line: i + 1, cells }))
    const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
    const done = await importRows(engine, lines, { file: 'a.csv', sha256: '', actor, language: 'zh' })
    expect(done).toMatchObject({ kind: 'imported', batch: { accepted: 0, held: 0, unchanged: rows.length } })
  })

  it('is played once: another start, or one after a crash, adds nothing', async () => {
    const engine = demo()
    const play = () => seedDemo(engine, (begin) => playYear(engine, noPages, begin))
    await play()
    const size = await engine.journal.size()
    await play()
    expect(await engine.journal.size()).toBe(size)
    const broken = demo()
    await playYear(broken, noPages, async () => {})
    const whole = await broken.journal.size()
    await playYear(broken, noPages, async () => {})
    expect(await broken.journal.size()).toBe(whole)
  })

  it('is left out where the calendar does not reach', async () => {
    const plain = testEngine()
    plain.setClock(instantOn('2018-06-01', '09:00'))
    await playYear(plain, noPages, async () => {
      throw new Error('began')
    })
    expect(await plain.journal.size()).toBe(0)
  })
})
