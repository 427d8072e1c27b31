import { describe, expect, it } from 'vitest'
import type { Item, Json } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { publishedYears } from '#law/china.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'
import { procedures } from '#workflows/index.ts'
import { caseFile } from './case-of.ts'
import { HolidayYear } from './holiday-year.ts'
import { logRow } from './log-kinds.ts'

type Body = { readonly [name: string]: Json }

/** Rows that one example of each procedure left. */
async function rows() {
  const all = Object.values(procedures).map(async ({ id, examples: [example] }) => {
    const engine = testEngine()
    if (!example) throw new Error(id)
    await runExample(engine, id, example)
    return readAll(engine.table, { index: 'main', pk: `case#${caseId}` })
  })
  const found = (await Promise.all(all)).flat()
  return [found.filter(({ sk }) => sk === 'case'), found.filter(({ sk }) => sk.startsWith('log#'))] as const
}
const [cases, logs] = await rows()

const seat = { role: 'head', unit: 'HJ' }
/** Parts that no example has. */
const rare = {
  ...{ recordSeq: 3, targets: { A0: 6 }, assigned: [{ seat, person: 'ann' }], joint: null, rated: 5 },
  task: { name: 'send', tries: 1, notBefore: 2 },
}
const rareClock = {
  ...{ chargedTo: seat, ruled: 'rescinded', state: 'paused', pauses: [{ from: '2026-09-14', to: '2026-09-15' }] },
  ahead: ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'lapse', 'recomputed'].map((milestone) => ({
    milestone,
    at: 1,
  })),
}
const rareLog = {
  ...{ papers: [{ id: 'p', kind: 'decision', number: '1', hash: 'h', by: 'HJ' }], ladder: usualLadder },
  notices: [{ notice: 'n', to: seat, formal: true, paper: 'decision', inDigest: true, gathered: true }],
  ...{ imported: { on: 1, file: 'f', line: 2 } },
  begun: { number: 'N', subject: 'S', recordId: null, recordSeq: 1, targets: { A0: 6 }, arisesFrom: null },
}

/** The body with everything that may stand in it. */
function wholeCase(): Item {
  const [one] = cases
  if (!one) throw new Error('no case')
  const body = one.body as { clocks: { [id: string]: Body } }
  const clocks = Object.fromEntries(Object.entries(body.clocks).map(([id, clock]) => [id, { ...clock, ...rareClock }]))
  return { ...one, body: { ...body, ...rare, clocks } as unknown as Json }
}
function wholeLog(): Item {
  const [one] = logs
  if (!one) throw new Error('no log')
  const { payload, ...body } = one.body as unknown as { payload: { salt: string; data: Body } }
  return {
    ...one,
    body: { ...body, payload: { ...payload, data: { ...payload.data, ...rareLog } } } as unknown as Json,
  }
}

/** Spoils one place: another type, one field more. */
function* spoilt(value: unknown, free: ReadonlySet<string>, path = ''): Generator<readonly [string, unknown]> {
  if (free.has(path)) return
  if (path !== '') yield [path, typeof value === 'boolean' ? 'x' : true]
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries())
      for (const [at, bad] of spoilt(one, free, `${path}[]`)) yield [at, value.map((old, j) => (j === i ? bad : old))]
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value))
      for (const [at, bad] of spoilt(one, free, `${path}.${name}`)) yield [at, { ...value, [name]: bad }]
    if (!records.test(path)) yield [`${path}.planted`, { ...value, planted: 1 }]
  }
}
const records = /\.(clocks|targets)$/

describe.each([
  ['case', wholeCase, caseFile, new Set(['.data'])],
  ['log', wholeLog, logRow, new Set(['.payload.data.event'])],
] as const)('a row of a %s', (_kind, whole, read, free) => {
  it('is read back as it stands, with all that may stand in it', () => {
    for (const item of [...(_kind === 'case' ? cases : logs), whole()]) expect(read(item)).toEqual(item.body)
  })

  it('is refused with one place of another type, or one field more', () => {
    const item = whole()
    const all = [...spoilt(item.body, free)]
    expect(all.length).toBeGreaterThan(60)
    const taken = all.filter(([, body]) => {
      try {
        read({ ...item, body: body as Json })
        return true
      } catch {
        return false
      }
    })
    expect(taken.map(([at]) => at)).toEqual([])
  })
})

it('a clock has each of its states and rulings', () => {
  const item = wholeCase()
  const { clocks } = item.body as { clocks: { [id: string]: Body } }
  const read = (over: object) =>
    caseFile({
      ...item,
      body: { ...(item.body as object), clocks: { A4: { ...clocks['A0'], ...over } } } as unknown as Json,
    })
  for (const state of ['running', 'paused', 'met', 'late', 'cancelled'])
    expect(read({ state }).clocks['A4']?.state).toBe(state)
  for (const ruled of ['rescinded', 'reattributed']) expect(read({ ruled }).clocks['A4']?.ruled).toBe(ruled)
  for (const over of [{ state: 'over' }, { ruled: 'kept' }]) expect(() => read(over)).toThrow('invalid_value')
})

it('a case counts its entries from one, and has a rating of one to five', () => {
  const item = wholeCase()
  const reads = (over: object) => {
    try {
      return caseFile({ ...item, body: { ...(item.body as object), ...over } as Json }) !== null
    } catch {
      return false
    }
  }
  expect([{ seq: 1 }, { seq: 0 }, { rated: 1 }, { rated: 5 }, { rated: 0 }, { rated: 6 }].map(reads)).toEqual([
    ...[true, false, true, true, false, false],
  ])
  expect([{ rated: 2.5 }, { seq: 1.5 }].map(reads)).toEqual([false, false])
})

it('a year’s file has days, from 2018 on, with where it was published', () => {
  const [year] = publishedYears
  const whole = { ...year, notice: { urls: ['x'], number: 'n', issuedOn: '2025-11-04' } }
  const is = (over: object) => HolidayYear.safeParse({ ...whole, ...over }).success
  expect([{}, { year: 2018 }, { year: 9998 }, { notice: { urls: ['x'] } }].map(is)).toEqual([true, true, true, true])
  const off = (over: object) => ({ off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02', ...over }] })
  const worked = (over: object) => ({ worked: [{ name: '元旦', day: '2027-01-03', ...over }] })
  expect([off({}), worked({}), { worked: [] }].map(is)).toEqual([true, true, true])
  const wrong = [
    ...[{ year: 2017 }, { year: 9999 }, { year: 2026.5 }, { planted: 1 }, { off: [] }],
    ...[{ urls: [] }, { urls: [''] }, { urls: ['x'], number: '' }, { urls: ['x'], issuedOn: 'x' }].map((notice) => ({
      notice,
    })),
    ...[{ name: '' }, { from: 'x' }, { to: 'x' }, { planted: 1 }].map(off),
    ...[{ name: '' }, { day: 'x' }, { planted: 1 }].map(worked),
  ]
  expect(wrong.filter(is)).toEqual([])
})
