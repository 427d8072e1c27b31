import { expect, it } from 'vitest'
import { logRows } from '#engine/case/log-kinds.ts'
import { copiesOfRecord } from '#engine/feeds/copies.ts'
import { instantOn } from '#law/day.ts'
import { site } from '#tests/http/site.ts'
import { sampleWith } from '#workflows/common/sample-record.ts'
import { enter, filesOf, shownAt } from './register.ts'

it('a record dated ahead is published on its day by itself, once, and owed by nobody', async () => {
  const open = site({ now: '2026-09-21' })
  const { id } = await enter(open, sampleWith({ CF_JDRQ: '2026-09-24' }))
  const shown = () => Promise.all(filesOf(id).map(async (path) => (await shownAt(open, path)) !== undefined))
  const types = async () => (await logRows(open.engine.table, `record#${id}`)).map(({ entry }) => entry.type)
  const on = async (day: string, time: string) => {
    open.host.clock.set(instantOn(day, time))
    await open.settle()
    return [await shown(), await types()]
  }
  expect(await on('2026-09-23', '23:59')).toEqual([[false, false, false], ['record.imported']])
  const after = [
    [true, true, true],
    ['record.imported', 'record.shown'],
  ]
  expect(await on('2026-09-24', '00:00')).toEqual(after)
  expect(await on('2026-09-25', '09:00')).toEqual(after)
  expect(await copiesOfRecord(open.engine, id)).toEqual([])
})
