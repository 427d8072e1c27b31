import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Person } from '#engine/store/person.ts'
import { operations } from '#functions/http/api/operations.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import { everyCase } from '#tests/support/recount.ts'
import { boardRecount, countsOf } from '#tests/support/recount-board.ts'
import { named } from '#tests/world/town.ts'
import { program, type Told } from './program.ts'

/** SCJG belongs to a county here. */
const units = directory.units.map((unit) => (unit.id === 'SCJG' ? { ...unit, area: '445302' } : unit))
const seated = (id: string, unit: string | null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role: 'supervisor', unit }],
})
const [county, second] = [seated('county', 'SCJG'), seated('second', null)]
const [supervisor, head] = [named('supervisor'), named('head of the holder')]
const notTheirs = ['head of the holder', 'officer of the holder', 'filer', 'auditor'].map(named)

let here: Site
let theirs = ''
const as = (who: Person, scopes?: string[]) => program(here, who, scopes)

beforeAll(async () => {
  here = site({ now: '2026-09-14', deployment: { directory: { ...directory, units } } })
  await here.seat(...people, county, second)
  for (const stage of [stages.filed, stages.withUnit, stages.asking, stages.proposed]) await place(here.engine, stage)
  const { id } = await place(here.engine, stages.filed)
  const intake = { id: 'intake', role: 'intake', unit: 'FGW' } as const
  const data = { unit: 'SCJG', reason: '' }
  expect((await commit(here.engine, id, { type: 'intake.forwarded', actor: intake, data })).kind).toBe('committed')
  theirs = id
  await daysPass(8)
})

async function daysPass(n: number): Promise<void> {
  for (let day = 0; day < n; day += 1) {
    here.host.clock.set(instantOn(addDays(shanghaiDay(here.engine.clock.now()), 1), '10:00'))
    await sweep(here.engine, async () => {})
    await here.settle()
  }
}

/** Holds an answer to what the definition says of its operation. */
function fits(id: string, { status, body }: Told): Told['body'] {
  const operation = operations.find((one) => one.id === id)
  expect([id, status, body['title']]).toEqual([id, operation?.status, undefined])
  expect(operation?.answer.safeParse(body).error).toBeUndefined()
  return body
}
const list = (body: Told['body'], name: string) => body[name] as readonly Readonly<Record<string, unknown>>[]

test('a supervisor’s program reads the board as a recount of the cases has it, its numbers too', async () => {
  const wanted = await boardRecount(here.engine, await everyCase(here.engine), people)
  const all = list(fits('listBoard', await as(supervisor).get('/board')), 'limits')
  const of = ({ number, due }: { readonly number?: unknown; readonly due?: unknown }) => `${number} ${due}`
  expect(all.map(of).toSorted()).toEqual(wanted.map(of).toSorted())
  const late = list(fits('listBoard', await as(supervisor).get('/board?filter=overdue')), 'limits')
  expect(late.map(of).toSorted()).toEqual(
    wanted
      .filter(({ is }) => is.overdue)
      .map(of)
      .toSorted(),
  )
  expect(late.length).toBeGreaterThan(1)
  const counts = fits('countBoard', await as(supervisor).get('/board/counts'))
  expect(counts).toEqual(countsOf(wanted))
  const hj = wanted.filter(({ owed }) => owed.unit === 'HJ')
  expect(fits('countBoard', await as(supervisor).get('/board/counts?unit=HJ'))).toEqual(countsOf(hj))
})

test('a county’s program reads of its county alone, and whoever has no board of none', async () => {
  const own = list(fits('listBoard', await as(county).get('/board?unit=HJ')), 'limits')
  expect([...new Set(own.map((line) => line['case']))]).toEqual([theirs])
  expect(fits('countBoard', await as(county).get('/board/counts'))['all']).toBe(own.length)
  const { units: foreseen } = fits('readForecast', await as(county).get('/board/forecast'))
  expect(JSON.stringify(foreseen)).not.toContain('"HJ"')
  for (const path of ['/board', '/board/counts', '/board/forecast'])
    for (const who of notTheirs) expect([path, who.id, (await as(who).get(path)).status]).toEqual([path, who.id, 404])
  expect((await as(supervisor, ['write']).get('/board')).status).toBe(403)
})

test('the forecast’s misses are as many as its days say, and name their cases', async () => {
  const told = fits('readForecast', await as(supervisor).get('/board/forecast'))
  for (const { missed, days } of list(told, 'units'))
    expect((days as { missed: number }[]).reduce((sum, one) => sum + one.missed, 0)).toBe(missed)
  expect(told['lookBack']).toBe(20)
})

test('a year is drafted, contested, answered and frozen by programs as on the pages', async () => {
  const path = '/board/editions/2026/1'
  expect((await as(supervisor).post('/board/editions', { year: 2026 })).status).toBe(422)
  here.host.clock.set(instantOn('2027-01-04', '10:00'))
  await here.settle()
  expect((await as(head).post('/board/editions', { year: 2026 })).status).toBe(404)
  expect((await as(supervisor, ['read']).post('/board/editions', { year: 2026 })).status).toBe(403)
  fits('draftEdition', await as(supervisor).post('/board/editions', { year: 2026 }))
  expect((await as(supervisor).post('/board/editions', { year: 2026 })).status).toBe(409)
  expect(list(fits('listEditions', await as(head).get('/board/editions')), 'editions').length).toBe(1)
  const mine = fits('readEdition', await as(head).get(path))
  expect([mine['mayObject'], mine['freezing']]).toEqual([['HJ'], null])
  const said = { unit: 'HJ', reason: '转来时已过期限。' }
  expect((await as(named('head elsewhere')).post(`${path}/objections`, said)).status).toBe(404)
  fits('objectToEdition', await as(head).post(`${path}/objections`, said))
  expect((await as(head).post(`${path}/objections`, said)).status).toBe(409)
  const open = fits('readEdition', await as(second).get(path))
  expect([list(open, 'objections')[0], open['freezing']]).toEqual([
    { unit: 'HJ', at: expect.any(String), reason: said.reason, answer: null },
    'timeRuns',
  ])
  fits('answerObjection', await as(supervisor).post(`${path}/answers`, { ...said, reason: '经核对，维持。' }))
  expect(list(fits('readEdition', await as(named('head elsewhere')).get(path)), 'objections')).toEqual([])
  here.host.clock.set(instantOn('2027-01-12', '10:00'))
  await here.settle()
  expect((await as(supervisor).post(`${path}/freeze`, {})).status).toBe(403)
  expect((await as(second, ['write']).post(`${path}/freeze`, {})).status).toBe(403)
  fits('freezeEdition', await as(second).post(`${path}/freeze`, {}))
  const frozen = fits('readEdition', await as(head).get(`${path}?of=unit:HJ`))
  expect([frozen['frozenAt'], list(frozen, 'differences').map(({ from }) => from)]).toEqual([
    '2027-01-12T02:00:00.000Z',
    ['draft'],
  ])
})
