import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { sweep } from '#engine/run/wake.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site, type Visitor } from '#tests/http/site.ts'
import { everyCase } from '#tests/support/recount.ts'
import { named } from '#tests/world/town.ts'

let here: Site
let reader: Visitor
let files: readonly CaseFile[]
beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  for (const stage of [stages.filed, stages.withUnit, stages.asking, stages.misroutedTwice, stages.proposed])
    await place(here.engine, stage)
  for (let day = 0; day < 12; day += 1) {
    here.host.clock.set(instantOn(addDays(shanghaiDay(here.engine.clock.now()), 1), '10:00'))
    await sweep(here.engine, async () => {})
  }
  await here.settle()
  reader = await here.visit(named('supervisor'))
  files = await everyCase(here.engine)
})

type Clock = CaseFile['clocks'][string]
const isOver = ({ breachedAt, owedBy }: Clock) => breachedAt !== null && owedBy.role !== 'applicant'

/** Late limits charged to a unit, by cases' clocks. */
const lateOf = (unit: string) =>
  files
    .flatMap(({ clocks }) => Object.values(clocks))
    .filter(({ owedBy, chargedTo, breachedAt, state }) => {
      const isOver = state === 'late' || (breachedAt !== null && (state === 'running' || state === 'paused'))
      return isOver && owedBy.role !== 'applicant' && (chargedTo ?? owedBy).unit === unit
    }).length

test('delay by party is what a recount of the clocks gives, on the page and in the sheet', async () => {
  const { body } = await reader.get('/board/figures')
  const sheet = (await reader.get('/board/figures.csv')).body
  const units = ['FGW', 'HJ', 'RS', 'SCJG'].filter((unit) => lateOf(unit) > 0)
  expect(units.length).toBeGreaterThan(1)
  for (const unit of units) {
    const lines = sheet.split('\n').filter((line) => line.startsWith(`逾期由谁负责,单位${unit},逾期`))
    const sum = lines.reduce((all, line) => all + Number(line.split(',')[3]), 0)
    expect([unit, sum]).toEqual([unit, lateOf(unit)])
    expect(body).toMatch(
      new RegExp(`<text[^>]*>单位${unit}</text>\\s*<rect[^>]*>(</rect>)?\\s*<text[^>]*>${sum}</text>`),
    )
  }
  expect(body).toContain(`<td data-name="收到"><div>${files.length}</div></td>`)
})

test('days lost are what a recount by the calendar gives, on the page and in the sheet, each day once', async () => {
  const late = files.filter(({ closed, clocks }) => !closed && Object.values(clocks).some(isOver)).slice(0, 2)
  for (const { id } of late) {
    const filer = { id: 'filer', role: 'applicant', unit: null } as const
    const done = await commit(here.engine, id, { type: 'applicant.withdrew', actor: filer, data: { reason: '' } })
    expect(done.kind).toBe('committed')
  }
  await here.settle()
  const { calendar } = here.engine
  const lost = (from: string, to: string): number => {
    const over = Array.from({ length: 60 }, (_, n) => addDays(from, n + 1)).filter((day) => day <= to)
    return Math.max(1, over.filter((day) => calendar.isWorkingDay(day)).length)
  }
  const ended = (await everyCase(here.engine))
    .flatMap(({ clocks }) => Object.values(clocks))
    .filter(({ state, owedBy, due }) => state === 'late' && owedBy.role !== 'applicant' && due !== null)
  const sum = ended.reduce((all, { due, endedAt }) => all + lost(due ?? '', shanghaiDay(endedAt ?? 0)), 0)
  expect(sum).toBeGreaterThan(0)
  const sheet = (await reader.get('/board/figures.csv')).body.split('\n')
  const of = (group: string) =>
    sheet
      .filter((line) => line.startsWith(group) && line.includes(',耽误的工作日,'))
      .reduce((all, line) => all + Number(line.split(',')[3]), 0)
  expect([of('逐月'), of('逾期由谁负责')]).toEqual([sum, sum])
  expect((await reader.get('/board/figures')).body).toContain(`<td data-name="耽误的工作日"><div>${sum}</div></td>`)
})

test('each picture has a name, a description and a table beside it; nobody but the supervisor reads it', async () => {
  const { body } = await reader.get('/en/board/figures?procedure=objection')
  const pictures = [...body.matchAll(/<svg[^>]*aria-labelledby="(\S+) (\S+)"/g)]
  expect(pictures.length).toBeGreaterThan(3)
  for (const [, title, text] of pictures) {
    expect(body).toContain(`<title id="${title}">`)
    expect(body).toContain(`<desc id="${text}">`)
  }
  expect((await (await here.visit(named('head of the holder'))).get('/board/figures')).status).toBe(404)
})
