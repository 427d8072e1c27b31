import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { seal } from '#engine/proof/seal.ts'
import { setAside } from '#engine/run/set-aside.ts'
import { sweep } from '#engine/run/wake.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people, type Who } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { everyCase } from '#tests/support/recount.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

const second: Who = { ...named('supervisor'), id: 'second', as: 'second', email: 'second@example.com' }
const path = '/board/editions/2026/1'
const why = 'A4 应为 1 件：转来时已过期限。'
const because = '经核对日志，维持。'
let here: Site
const visit = (as: string) => here.visit(as === 'second' ? second : named(as))
const filer = { id: 'filer', role: 'applicant', unit: null } as const
const withdrawn = (file: CaseFile | undefined) =>
  commit(here.engine, file?.id ?? '', { type: 'applicant.withdrew', actor: filer, data: { reason: '' } })

beforeAll(async () => {
  const seal = { sample: true, mark: () => null, apply: async (pdf: Uint8Array) => pdf }
  here = site({ now: '2026-09-14', host: () => ({ printing: { printer: memoryPrinter, seal } }) })
  await here.seat(...people, second)
  for (const stage of [stages.filed, stages.withUnit, stages.asking, stages.misroutedTwice, stages.proposed])
    await place(here.engine, stage)
  for (let day = 0; day < 12; day += 1) {
    here.host.clock.set(instantOn(addDays(shanghaiDay(here.engine.clock.now()), 1), '10:00'))
    await sweep(here.engine, async () => {})
  }
  const [first] = (await everyCase(here.engine)).filter(({ closed }) => !closed)
  await withdrawn(first)
  await here.settle()
})

type Sums = Record<'onTime' | 'late' | 'lateByDate' | 'overdue' | 'open' | 'rescinded', number>

/** Limits of offices due in 2026, by the cases alone. */
function recount(files: readonly CaseFile[], unit: string | null): Sums {
  const sums = { onTime: 0, late: 0, lateByDate: 0, overdue: 0, open: 0, rescinded: 0 }
  for (const clock of files.flatMap(({ clocks }) => Object.values(clocks))) {
    const { due, endedAt, state, breachedAt, owedBy, chargedTo, ruled } = clock
    const day = due ?? (endedAt === null ? null : shanghaiDay(endedAt))
    const whose = (chargedTo ?? owedBy).unit
    if (owedBy.role === 'applicant' || state === 'cancelled' || day?.slice(0, 4) !== '2026') continue
    if (unit !== null && whose !== unit) continue
    if (ruled === 'rescinded') sums.rescinded += 1
    else if (endedAt === null && state !== 'met' && state !== 'late')
      sums[breachedAt === null ? 'open' : 'overdue'] += 1
    else {
      sums[state === 'late' ? 'late' : 'onTime'] += 1
      if (due !== null && endedAt !== null && shanghaiDay(endedAt) > due) sums.lateByDate += 1
    }
  }
  return sums
}

function sumsIn(csv: string, whose: string): Sums {
  const [head = '', ...lines] = csv.replace('\uFEFF', '').trim().split('\n')
  const names = head.split(',')
  const sum = (name: string) =>
    lines
      .map((line) => line.split(','))
      .filter(([of]) => of === whose)
      .reduce((all, cells) => all + Number(cells[names.indexOf(name)]), 0)
  return {
    ...{ onTime: sum('按时'), late: sum('逾期（按时刻）'), lateByDate: sum('逾期（按日期）') },
    ...{ overdue: sum('逾期未办'), open: sum('计时中'), rescinded: sum('撤销') },
  }
}

test('a year is drafted once it is over, so that all of it can be contested', async () => {
  const supervisor = await visit('supervisor')
  const offered = [...(await supervisor.get('/board/editions')).body.matchAll(/<option value="(\d{4})"/g)]
  expect(offered.map(([, year]) => year)).toEqual(['2025', '2024'])
  expect((await supervisor.post('/board/editions', { year: '2026' })).status).toBe(422)
  here.host.clock.set(instantOn('2027-01-04', '10:00'))
  await here.settle()
})

test('a draft counts the year as a recount of the cases does, for the city and each unit, and names its place in the log', async () => {
  const supervisor = await visit('supervisor')
  expect((await supervisor.get('/board')).body).toContain('href="/board/editions"')
  expect((await supervisor.post('/board/editions', { year: '2031' })).status).toBe(422)
  // Entries since the last checkpoint hinder nobody.
  await seal(here.engine)
  const [one] = await everyCase(here.engine)
  await withdrawn(one)
  await here.settle()
  const size = await here.engine.journal.size()
  expect((await supervisor.post('/board/editions', { year: '2026' })).status).toBe(303)
  expect((await supervisor.post('/board/editions', { year: '2026' })).status).toBe(409)
  const csv = (await supervisor.get(`${path}/list.csv`)).body
  const files = await everyCase(here.engine)
  for (const [unit, name] of [
    [null, '全市'],
    ['HJ', '单位HJ'],
    ['FGW', '单位FGW'],
  ] as const)
    expect([name, sumsIn(csv, name)]).toEqual([name, recount(files, unit)])
  expect(recount(files, null).late + recount(files, null).overdue).toBeGreaterThan(2)
  const { body } = await supervisor.get(path)
  expect([body.includes(`前 ${size} 条`), body.includes('征求意见稿')]).toEqual([true, true])
  const pdf = (await supervisor.get(`${path}/list.pdf`)).body
  expect([pdf.includes('2026 年第 1 版'), pdf.includes(`前 ${size} 条`)]).toEqual([true, true])
})

test('a unit sees the city and itself, objects once in time, and is answered by a supervisor', async () => {
  const head = await visit('head of the holder')
  const { body } = await head.get(path)
  expect([body.includes('单位HJ'), body.includes('单位FGW'), body.includes('name="reason"')]).toEqual([
    true,
    false,
    true,
  ])
  const sent = { act: 'object', unit: 'HJ', reason: why }
  for (const as of ['supervisor', 'head elsewhere', 'officer of the holder', 'auditor'])
    expect([as, (await (await visit(as)).post(path, sent)).status]).toEqual([as, 404])
  expect((await head.post(path, { ...sent, reason: ' ' })).status).toBe(422)
  expect((await head.post(path, sent)).status).toBe(303)
  expect((await head.post(path, sent)).status).toBe(409)
  expect((await (await visit('head elsewhere')).get(path)).body).not.toContain(why)
  const supervisor = await visit('supervisor')
  expect((await supervisor.get(path)).body).toContain(why)
  expect((await supervisor.post(path, { act: 'answer', unit: 'HJ', reason: because })).status).toBe(303)
  expect((await head.get(path)).body).toContain(because)
})

const shiftsOn = (body: string) => [
  ...body.matchAll(/<td data-name="原为"><div>(\d+)<\/div><\/td><td data-name="现为"><div>(\d+)<\/div>/g),
]

test('it is frozen once the year and the time to object are over, by another person, at the newest place of the log', async () => {
  const freeze = async (as: string) => (await (await visit(as)).post(path, { act: 'freeze' })).status
  expect(await freeze('second')).toBe(409)
  here.host.clock.set(instantOn('2027-01-12', '10:00'))
  await here.settle()
  expect(await freeze('supervisor')).toBe(403)
  expect(await freeze('head of the holder')).toBe(404)
  const [file] = (await everyCase(here.engine)).filter(({ closed }) => !closed)
  await withdrawn(file)
  // What is not counted yet is waited for a moment.
  expect(await freeze('second')).toBe(409)
  const draft = (await (await visit('supervisor')).get(`${path}/list.csv`)).body
  expect((await (await visit('supervisor')).get(path)).body).not.toContain('定稿与征求意见稿的差异')
  const [frozen] = await Promise.all([freeze('second'), here.settle()])
  expect(frozen).toBe(303)
  const csv = (await (await visit('supervisor')).get(`${path}/list.csv`)).body
  await differsFromDraft(sumsIn(draft, '单位HJ'), sumsIn(csv, '单位HJ'))
  expect(sumsIn(csv, '全市')).toEqual(recount(await everyCase(here.engine), null))
  expect((await (await visit('head of the holder')).get(path)).body).toContain('已定稿')
  expect(await freeze('second')).toBe(409)
})

type SumsOf = ReturnType<typeof sumsIn>

/** Changes since the draft, on page, sheet and PDF. */
async function differsFromDraft(was: SumsOf, is: SumsOf): Promise<void> {
  const moved = Object.keys(was).reduce(
    (sum, name) => sum + Math.abs(is[name as keyof SumsOf] - was[name as keyof SumsOf]),
    0,
  )
  expect(moved).toBeGreaterThan(0)
  const own = `${path}?of=unit:HJ`
  for (const as of ['supervisor', 'head of the holder']) {
    const reader = await visit(as)
    const { body } = await reader.get(own)
    expect(body).toContain('定稿与征求意见稿的差异')
    expect([as, shiftsOn(body).reduce((sum, [, from, to]) => sum + Math.abs(Number(to) - Number(from)), 0)]).toEqual([
      as,
      moved,
    ])
    const lines = (await reader.get(`${path}/changes.csv?of=unit:HJ`)).body.trim().split('\n').slice(1)
    expect(lines.length).toBe(shiftsOn(body).length)
    expect(lines.every((line) => line.startsWith('定稿与征求意见稿的差异,单位HJ,'))).toBe(true)
    expect((await reader.get(`${path}/changes.pdf`)).body).toContain('差异')
  }
  const elsewhere = (await (await visit('head elsewhere')).get(`${path}/changes.csv`)).body
  expect(elsewhere).not.toContain('单位HJ')
}

test('what changes afterwards stands in the next edition, with each difference; the frozen one stays', async () => {
  const supervisor = await visit('supervisor')
  const before = (await supervisor.get(`${path}/list.csv`)).body
  for (const file of (await everyCase(here.engine)).filter(({ closed }) => !closed)) await withdrawn(file)
  await here.settle()
  const row = { pk: 'case#none', sk: 'log#000001' }
  await setAside(here.engine, 'figures', { row, position: 0, reason: 'unread' })
  const hindered = await supervisor.post('/board/editions', { year: '2026' })
  expect([hindered.status, hindered.body.includes('运行状况')]).toEqual([409, true])
  await here.settle()
  expect((await supervisor.post('/board/editions', { year: '2026' })).status).toBe(303)
  expect((await supervisor.get(`${path}/list.csv`)).body).toBe(before)
  const next = await supervisor.get('/board/editions/2026/2')
  const was = sumsIn(before, '全市')
  const is = sumsIn((await supervisor.get('/board/editions/2026/2/list.csv')).body, '全市')
  expect(is.overdue).toBeLessThan(was.overdue)
  expect(next.body).toContain('与第 1 版的差异')
  const shift = shiftsOn(next.body).reduce((sum, [, from, to]) => sum + Math.abs(Number(to) - Number(from)), 0)
  expect(shift).toBeGreaterThanOrEqual(was.overdue - is.overdue)
})
