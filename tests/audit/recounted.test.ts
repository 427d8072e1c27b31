import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { chinaCalendarWith } from '#law/china.ts'
import { editBodies, textIn } from '#tests/support/edit-bodies.ts'
import { procedures } from '#workflows/index.ts'
import { type RanStore, ranStore } from './ran-store.ts'

/** Invented: a week off before the new year, and its notice. */
const calendar = chinaCalendarWith([
  {
    ...{ year: 2027, notice: { urls: ['https://example.invalid/notice'] } },
    off: [{ name: '元旦', from: '2026-12-28', to: '2027-01-03' }],
    worked: [{ name: '元旦', day: '2027-01-09' }],
  },
])

let store: RanStore
let moved = 0
beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  const [first] = example?.steps ?? []
  if (!example || !first) throw new Error('no example')
  // So that the week off lies before its ends.
  const begun = {
    ...example,
    open: { ...example.open, at: '2026-12-23 10:00' },
    steps: [{ ...first, at: '2026-12-23 15:00' }],
  }
  store = await ranStore('objection', begun, {
    also: async (engine) => {
      Object.assign(engine, { calendar })
      moved = await adoptCalendar(engine)
    },
  })
})
afterAll(() => store.remove())

type Clock = CaseFile['clocks'][string]
const rowOf = (): CaseFile => {
  const db = new DatabaseSync(join(store.folder, 'redress.db'), { readOnly: true })
  const [row] = db.prepare(`SELECT pk, sk, body FROM items JOIN partitions USING (p) WHERE sk = 'case'`).all()
  db.close()
  return JSON.parse(textIn(row ?? {}))
}

/** Fields told of the case after such an edit. */
async function told(state: Clock['state'], change: (clock: Clock) => Partial<Clock>, more: Partial<CaseFile> = {}) {
  const [id, clock] = Object.entries(rowOf().clocks).find(([, one]) => one.state === state) ?? []
  if (!id || !clock) throw new Error(`no clock is ${state}`)
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  editBodies(db, 'items', `sk = 'case'`, (text) => {
    const file: CaseFile = JSON.parse(text)
    return JSON.stringify({ ...file, ...more, clocks: { ...file.clocks, [id]: { ...clock, ...change(clock) } } })
  })
  db.close()
  const { found } = await store.look(folder)
  return found
    .filter(({ kind }) => kind === 'case')
    .flatMap(({ fields }) => fields.map((field) => field.replace(id, 'X')))
}

it('finds nothing in a case whose clocks two calendars counted', async () => {
  const { found, so } = await store.look(store.folder)
  expect([found, so.recounted, moved > 0]).toEqual([[], 1, true])
})

it('holds its clocks to the log: the day that runs, the end, and who owes it', async () => {
  const far = '2099-01-01'
  expect(await told('running', () => ({ due: far, told: far }))).toEqual(['clocks.X.due', 'clocks.X.told'])
  expect(await told('running', () => ({ ahead: [] }))).toContain('clocks.X.ahead.0')
  expect(await told('running', () => ({ startDay: far }))).toEqual(['clocks.X.startDay'])
  expect(await told('running', () => ({ breachedAt: 1 }))).toEqual(['clocks.X.breachedAt'])
  expect(await told('running', () => ({ state: 'met', endedAt: 1 }))).toContain('clocks.X.state')
  expect(await told('running', () => ({ owedBy: { role: 'applicant', unit: null } }))).toContain('clocks.X.owedBy.role')
  expect(await told('met', () => ({ due: far }))).toContain('clocks.X.due')
  expect(await told('met', () => ({ state: 'late' }))).toEqual(['clocks.X.state'])
  expect(await told('running', () => ({}), { wakeAt: Date.UTC(2099, 0, 1) })).toEqual(['wakeAt'])
})
