import { describe, expect, test } from 'vitest'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { breachFigure, caseFigures, type Figure } from '#engine/figures/case-figures.ts'
import { statistics } from '#engine/figures/statistics.ts'
import { countsOf, tally } from '#engine/figures/tally.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { added, type Counts } from '#engine/store/counts.ts'
import { caseKey } from '#engine/store/keys.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { ranStepByStep } from '#tests/support/ran-step-by-step.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const examples = Object.values(procedures).flatMap(({ id, examples: of }) =>
  of.map((example) => ({ name: `${id}: ${example.name.en}`, procedure: id, example })),
)

/** Recounts cases and log rows, to check the counters. */
async function recount(engine: TestEngine): Promise<readonly Figure[]> {
  const rows = (await engine.journal.since(-1, 10_000)).map(({ item }) => item)
  const entries = rows.filter(({ pk }) => pk.startsWith('case#')).map(({ body }) => (body as unknown as LogRow).entry)
  const files = await Promise.all([...new Set(entries.map(({ id }) => id))].map((id) => engine.table.get(caseKey(id))))
  const breaches = entries.filter(({ type }) => type.endsWith('.breach'))
  return [
    ...files.flatMap((item) => {
      const file = item && caseFile(item)
      return file ? caseFigures(engine, procedureOf(engine, file), file) : []
    }),
    ...breaches.map(({ type, at, rules }) => breachFigure(rules.split('@')[0] ?? '', type.split('.')[1] ?? '', at)),
  ]
}

const months = (figures: readonly Figure[]) => [...new Set(figures.map(({ month }) => month))].toSorted()
const counted = (figures: readonly Figure[], month: string, unit: string | null): Counts =>
  added(
    {},
    figures.filter((one) => one.month === month && one.unit === unit).map(({ name }) => [name, 1] as const),
  )

async function sameAsRecounted(engine: TestEngine): Promise<void> {
  const figures = await recount(engine)
  expect(figures.length).toBeGreaterThan(0)
  for (const month of months(figures)) {
    const { city, units } = await countsOf(engine, month)
    expect(city).toEqual(counted(figures, month, null))
    for (const [unit, counts] of units) expect([unit, counts]).toEqual([unit, counted(figures, month, unit)])
  }
}

describe('the figures', () => {
  test.each(examples)('are what a recount of the log gives: $name', async ({ procedure, example }) => {
    const engine = testEngine()
    await runExample(engine, procedure, example)
    while ((await consumeAll(engine)) > 0);
    await sameAsRecounted(engine)
  })

  test.each(examples)(
    'follow a case step by step, what it added before taken back: $name',
    async ({ procedure, example }) => {
      const engine = await ranStepByStep(procedure, example)
      await sameAsRecounted(engine)
    },
  )

  test('stay the same when rows come twice, late, at once and in any order', async () => {
    const engine = testEngine()
    const { procedure, example } = examples.find(({ example: one }) => (one.breaches?.length ?? 0) > 0) ?? never()
    await runExample(engine, procedure, example)
    const rows = (await engine.journal.since(-1, 10_000))
      .map(({ item }) => item)
      .filter(({ pk }) => pk.startsWith('case#'))
    const mixed = [
      ...rows.toReversed(),
      ...rows,
      ...rows.toSorted((a, b) => (a.sk.at(-1) ?? '').localeCompare(b.sk.at(-1) ?? '')),
    ]
    await Promise.all(mixed.map((row) => tally(engine, row)))
    await sameAsRecounted(engine)
  })

  test('follow a case from month to month, leaving nothing behind', async () => {
    const engine = testEngine()
    const { procedure, example } = examples[0] ?? never()
    await runExample(engine, procedure, example)
    const rows = (await engine.journal.since(-1, 10_000)).map(({ item }) => item)
    for (const row of rows.filter(({ pk }) => pk === `case#${caseId}`)) await tally(engine, row)
    const { city } = await countsOf(engine, '2026-09')
    expect(Object.values(city).every((n) => n > 0)).toBe(true)
    expect(city[`${procedure}.received`]).toBe(1)
  })
})

describe('the statistics', () => {
  const put = async (engine: TestEngine, month: string, counts: Counts, unit?: string) => {
    const sk = unit === undefined ? 'city#0' : `unit#${unit}#0`
    await engine.table.transact([{ put: { pk: `figures#${month}`, sk, v: 1, body: counts }, when: 'absent' }])
  }
  const given: Counts = {
    'objection.received': 40,
    'objection.answered': 20,
    'objection.days.3': 10,
    'objection.days.5': 8,
    'objection.days.30': 2,
    'objection.upheld': 12,
    'objection.paused': 3,
    'objection.upheldByWithdrawal': 6,
    'objection.moot': 13,
    'objection.moot.lapsed': 3,
    'objection.moot.other': 5,
    'objection.limit.A4.onTime': 15,
    'objection.limit.A4.late': 5,
    'objection.limit.A4.open': 6,
    'objection.limit.A5.onTime': 19,
    'objection.limit.A5.late': 1,
    'objection.field.CF_NR_FK': 9,
    'objection.field.CF_SY': 4,
  }
  const of = async (counts: Counts, perUnit = false) => {
    const engine = testEngine()
    await put(engine, '2026-09', counts)
    await put(engine, '2026-09', { 'objection.limit.A4.onTime': 8 }, 'HJ')
    const found = await statistics(engine, { to: '2026-09', smallest: 5, perUnit })
    return found.procedures.find(({ procedure }) => procedure === 'objection') ?? never()
  }

  test('tell whom complaints were about only where figures are told per unit, and few never', async () => {
    const engine = testEngine()
    const counts = { 'complaint.received': 12, 'complaint.about.HJ': 8, 'complaint.about.RS': 4 }
    await put(engine, '2026-09', counts)
    const of = async (perUnit: boolean) => {
      const found = await statistics(engine, { to: '2026-09', smallest: 5, perUnit })
      return found.procedures.find(({ procedure }) => procedure === 'complaint')
    }
    expect((await of(false))?.year.received).toBe(12)
    expect((await of(false))?.about).toEqual([])
    expect((await of(true))?.about).toEqual([{ unit: 'HJ', received: 8 }])
  })

  test('tell median, ninetieth percentile and shares', async () => {
    const { year, limits, fields } = await of(given)
    const ended = { upheldByWithdrawal: 6, moot: 13, mootAtSource: 8, rated: 0, satisfied: null }
    expect(year).toEqual({ received: 40, answered: 20, median: 3, p90: 5, paused: null, upheld: 0.6, ...ended })
    expect(limits).toEqual([
      { rule: 'A4', unit: null, due: 20, onTime: 0.75, open: 6, breaches: 0 },
      { rule: 'A5', unit: null, due: 20, onTime: null, open: 0, breaches: 0 },
    ])
    expect(fields).toEqual([{ field: 'CF_NR_FK', items: 9 }])
  })

  test('tell no small count, and no share that gives one away', async () => {
    const small = {
      ...given,
      'objection.received': 4,
      'objection.answered': 4,
      'objection.upheld': 4,
      'objection.moot': 9,
    }
    expect((await of(small)).year).toEqual({
      rated: 0,
      satisfied: null,
      received: null,
      answered: null,
      median: null,
      p90: null,
      paused: null,
      upheld: null,
      upheldByWithdrawal: null,
      moot: 9,
      // Eight of nine would tell the one.
      mootAtSource: null,
    })
    expect((await of({ ...given, 'objection.upheld': 17 })).year.upheld).toBeNull()
    expect((await of({ ...given, 'objection.upheld': 20 })).year.upheld).toBe(1)
    expect((await of({})).year).toMatchObject({ received: 0, answered: 0, median: null })
  })

  test('leave out a second month where one alone could be had from the year', async () => {
    const engine = testEngine()
    await put(engine, '2026-07', { 'objection.received': 30 })
    await put(engine, '2026-08', { 'objection.received': 10 })
    await put(engine, '2026-09', { 'objection.received': 2 })
    const { procedures: found } = await statistics(engine, { to: '2026-09', smallest: 5, perUnit: false })
    const received = found[0]?.months.map((one) => one.received).slice(-3)
    expect(received).toEqual([30, null, null])
  })

  test('name a unit only where the deployment says so', async () => {
    expect((await of(given)).limits.some(({ unit }) => unit !== null)).toBe(false)
    const named = (await of(given, true)).limits.filter(({ unit }) => unit === 'HJ')
    expect(named).toEqual([{ rule: 'A4', unit: 'HJ', due: 8, onTime: 1, open: 0, breaches: 0 }])
  })
})

function never(): never {
  throw new Error('no such example')
}
