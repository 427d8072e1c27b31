import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kindOf } from '#engine/run/kind-of.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { readSheet } from '#hosts/read-sheet.ts'
import { chinaCalendar } from '#law/china.ts'
import { redress } from '#tests/support/cli.ts'
import { cityYear } from './simulate/city-year.ts'
import type { UnitEnd } from './simulate/play-acts.ts'
import { lateness, readReceiptLog } from './simulate/receipt-log.ts'

const head = 'case:concept:name,case:startdate,case:deadline,case:enddate,case:department,time:timestamp'
/** Late by the hour on its day; late by the day; on time; running; without deadline. */
const rows = [
  ['a', '2011-03-01 09:00:00+01:00', '2011-03-08 10:00:00+01:00', '2011-03-08 15:00:00+01:00', 'X'],
  ['b', '2011-03-02 09:00:00+01:00', '2011-03-09 10:00:00+01:00', '2011-03-11 09:00:00+01:00', 'X'],
  ['c', '2011-03-03 09:00:00+01:00', '2011-03-28 01:00:00+02:00', '2011-03-27 12:00:00+02:00', 'Y'],
  ['d', '2011-03-04 09:00:00+01:00', '2011-03-11 10:00:00+01:00', '', 'Y'],
  ['e', '2011-03-05 09:00:00+01:00', '', '2011-03-12 10:00:00+01:00', 'Y'],
  // Clocks change: in time by its hour, late by the instant.
  ['f', '2011-10-24 09:00:00+02:00', '2011-10-30 02:40:00+02:00', '2011-10-30 02:20:00+01:00', 'Y'],
  // Late by Shanghai’s midnight, in time by the one there.
  ['g', '2011-03-06 09:00:00+01:00', '2011-03-14 12:00:00+01:00', '2011-03-14 20:00:00+01:00', 'X'],
  ['h', '2011-03-06 10:00:00+01:00', '2011-03-14 23:59:59.998+01:00', '2011-03-14 23:59:59.999+01:00', 'X'],
  ['i', '2011-03-06 11:00:00+01:00', '2011-03-14 23:59:59.999+01:00', '2011-03-14 23:59:59.999+01:00', 'X'],
  ['j', '2011-03-06 12:00:00+01:00', '2011-03-14 23:59:59.999+01:00', '2011-03-15 00:00:00+01:00', 'X'],
  // Ends before it began.
  ['k', '2011-03-07 09:00:00+01:00', '2011-03-14 10:00:00+01:00', '2011-03-01 09:00:00+01:00', 'X'],
] as const
const counted = { lateByInstant: 6, lateByDate: 2, running: 1 }
const log = [head, ...rows.flatMap((row) => [row[1], row[3] || row[1]].map((at) => [...row, at].join(',')))].join('\n')

async function linesOf(text: string) {
  const sheet = await readSheet(async function* () {
    yield Buffer.from(text)
  })
  if (sheet.kind === 'refused') throw new Error(sheet.code)
  return sheet.lines()
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-log-'))
  writeFileSync(join(folder, 'log.csv'), `\uFEFF${log}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a receipt log', () => {
  it('is late by the instant and by the local date; what has no end runs', async () => {
    const { cases, bad } = await readReceiptLog(await linesOf(log))
    expect(bad).toEqual([])
    expect(lateness(cases)).toEqual({
      ...{ cases: 11, done: 9, ...counted, withoutDeadline: 1 },
    })
  })

  it('is counted by the command, and each case goes through the engine', () => {
    const { status, stdout } = redress(folder, ['simulate', join(folder, 'log.csv'), '--processes', '2', '--json'])
    expect(status).toBe(0)
    const said = JSON.parse(stdout)
    expect(said).toMatchObject({ cases: 11, ...counted, own: { ...counted, overdue: 1, agrees: true } })
    expect(said.own.groups).toEqual({
      X: { lateByInstant: 5, lateByDate: 2, overdue: 0 },
      Y: { lateByInstant: 1, lateByDate: 0, overdue: 1 },
    })
    const ends = Object.values<Record<string, number>>(said.units).flatMap((one) => Object.values(one))
    expect(ends.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(15)
  })

  it('tells what is no instant from a cell left empty, and does not let the case run on', async () => {
    const lines = ['2011-03-11', '2011-03-11 09:00:00', '31.2.2011 9:00', '2011-02-31 09:00:00+01:00', '']
    const [, at] = rows[0]
    const odd = lines.map((end, n) => [`x${n}`, at, '2011-03-09 10:00:00+01:00', end, 'X', at].join(','))
    const { cases, bad } = await readReceiptLog(await linesOf([head, ...odd].join('\n')))
    expect([cases.map(({ id }) => id), bad]).toEqual([['x4'], ['2', '3', '4', '5']])
  })

  it('that lacks a column is refused with its name', async () => {
    const { cases, bad } = await readReceiptLog(await linesOf('case:concept:name,time:timestamp\na,2011-03-01'))
    expect([cases, bad]).toEqual([[], ['case:startdate', 'case:deadline', 'case:enddate']])
  })
})

describe('a seeded year', () => {
  const units = [{ unit: 'HJ', officers: 2, share: 1 }]
  const plan = { year: 2026, cases: 300, seed: 7, units, intake: 1, away: [] }
  const away = [{ unit: 'HJ', from: '2026-10-08', until: '2026-10-31' }]

  it('is the same from the same seed, in order, and nobody works on a day off', () => {
    const { acts } = cityYear(plan, chinaCalendar)
    expect(cityYear(plan, chinaCalendar).acts).toEqual(acts)
    expect(cityYear({ ...plan, seed: 8 }, chinaCalendar).acts).not.toEqual(acts)
    expect(acts.filter(({ what }) => what === 'open')).toHaveLength(300)
    const work = acts.filter(({ what }) => what !== 'open').map(({ at }) => new Date(at + 8 * 3_600_000))
    const off = work.filter((at) => !chinaCalendar.isWorkingDay(at.toISOString().slice(0, 10)))
    expect([work.length, off]).toEqual([900, []])
    expect(work.every((at) => at.getUTCHours() >= 9 && at.getUTCHours() <= 17)).toBe(true)
  })

  it('has longer queues while one of two is away', () => {
    const busy = { ...plan, cases: 700 }
    const most = (of: Parameters<typeof cityYear>[0]) =>
      cityYear(of, chinaCalendar).queues.find(({ seat }) => seat === 'HJ')?.most ?? 0
    expect(most({ ...busy, away })).toBeGreaterThan(most({ ...busy, away: [] }))
  })

  it('leaves its store with its board where asked to keep it, in a new folder alone', () => {
    const [kept, gone] = [join(folder, 'kept'), join(folder, 'gone')]
    mkdirSync(gone)
    const keep = () => redress(folder, ['simulate', '--cases', '3', '--keep', kept, '--json'], { TMPDIR: gone })
    const first = keep()
    expect([first.status, JSON.parse(first.stdout).usual.cases]).toEqual([0, 3])
    const store = wholeStore(kept)
    const kinds = [...store.partitions()].flatMap(({ items }) => items.map(kindOf))
    store.close()
    const of = (kind: string) => kinds.filter((one) => one === kind).length
    expect([of('case'), of('boarded'), of('figures')]).toEqual([3, 3, 3])
    expect(of('person')).toBeGreaterThan(2)
    expect(first.stderr).toMatch(/REDRESS_NOW=\d{4}-\d\d-\d\d/)
    const other = redress(folder, ['simulate', '--cases', '4', '--keep', kept, '--json'], { TMPDIR: gone })
    expect([other.status, other.stderr.includes(kept)]).toEqual([1, true])
    expect(redress(folder, ['simulate', '--cases', '1', '--json'], { TMPDIR: gone }).status).toBe(0)
    expect(readdirSync(gone)).toEqual([])
  })

  it('goes on where it was ended, to the same counts and entries as in one go', () => {
    const play = (name: string, ...until: readonly string[]) => {
      const kept = join(folder, name)
      const { status, stdout } = redress(folder, ['simulate', '--cases', '12', '--keep', kept, '--json', ...until])
      expect(status).toBe(0)
      const store = wholeStore(kept)
      const rows = [...store.logs('case#')].map(({ pk, items }) => [pk, items.map((item) => entryOf(item).type)])
      store.close()
      return { units: JSON.parse(stdout).usual.units, rows }
    }
    const whole = play('whole')
    const half = play('halves', '--until', '2026-06-10')
    expect(half.rows.length).toBeLessThan(whole.rows.length)
    expect(play('halves')).toEqual(whole)
    expect(play('halves')).toEqual(whole)
  })

  it('ends with a day of the year, and leaves open what waits then', () => {
    const ended = (...until: string[]) => {
      const { status, stdout } = redress(folder, ['simulate', '--cases', '3', '--json', ...until])
      expect(status).toBe(0)
      const units: readonly UnitEnd[] = Object.values(JSON.parse(stdout).usual.units)
      const sum = (of: (end: UnitEnd) => number) => units.reduce((n, one) => n + of(one), 0)
      return { done: sum(({ onTime, late }) => onTime + late), open: sum(({ open }) => open) }
    }
    const [whole, half] = [ended(), ended('--until', '2026-01-02')]
    expect(whole.open).toBe(0)
    expect(half.open).toBeGreaterThan(0)
    expect(half.done).toBeLessThan(whole.done)
    for (const [day, said] of [
      ['2026-02-30', '一天'],
      ['2026-01-01', '没有案件'],
    ] as const) {
      const { status, stderr } = redress(folder, ['simulate', '--cases', '1', '--seed', '2', '--until', day])
      expect([status, stderr.includes(said)]).toEqual([1, true])
    }
  })

  it('says what to write where somebody away is nobody', () => {
    const { status, stderr } = redress(folder, ['simulate', '--cases', '3', '--away', 'NOBODY:2026-10-01:2026-10-02'])
    expect([status, stderr.includes('单位有')]).toEqual([1, true])
  })
})
