import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { ofChange } from '#engine/feeds/confirmations.ts'
import { confirmChange, copiesOfRecord, deliverChange } from '#engine/feeds/copies.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { sweepCases } from '#engine/run/wake.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { Recipient } from '#records/recipient.ts'
import { engineWith, type TestEngine } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'

const dayLength = 86_400_000
const shanghai = 8 * 3_600_000
const serial = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayLength
const named = (n: number) => new Date(n * dayLength).toISOString().slice(0, 10)

/** Counted from the published tables alone, without a line of `packages/deadline/src`. */
const tables = [2025, 2026].map((year) =>
  JSON.parse(readFileSync(new URL(`../../packages/deadline/src/holidays/${year}.json`, import.meta.url), 'utf8')),
)
const off = new Set<number>(
  tables.flatMap(({ off: spans }) =>
    spans.flatMap(({ from, to }: { from: string; to: string }) =>
      Array.from({ length: serial(to) - serial(from) + 1 }, (_, i) => serial(from) + i),
    ),
  ),
)
const worked = new Set<number>(tables.flatMap((table) => table.worked.map(({ day }: { day: string }) => serial(day))))
function isWorked(n: number): boolean {
  if (worked.has(n)) return true
  return !off.has(n) && ![0, 6].includes(new Date(n * dayLength).getUTCDay())
}
function thirdWorkingDay(from: number): number {
  let day = from
  for (let left = 3; left > 0; left -= isWorked(day) ? 1 : 0) day += 1
  return day
}

const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: '0.55' }
const changes: readonly (readonly ['A6' | 'B6', RecordChange])[] = [
  ['A6', { kind: 'corrected', caseId: 'c1', fields, answer: '01' }],
  ['A6', { kind: 'ended', caseId: 'c1', reason: 'removed', on: '2025-06-02' }],
  ['B6', { kind: 'ended', caseId: 'c1', reason: 'repaired', on: '2025-06-02' }],
  ['B6', { kind: 'ended', caseId: 'c1', reason: 'withdrawnAtSource', on: '2025-06-02', cause: 'error' }],
  ['B6', { kind: 'stopped', caseId: 'c1', on: '2025-06-02' }],
]
const recipient = (kind: Recipient['kind']): Recipient => ({
  ...{ id: 'GD', name: { zh: '省', en: 'Province' }, sort: 'province', basis: 'GD 46(3)', kind, scope: 'all' },
})

const history = fc.record({
  kind: fc.constantFrom('acknowledges', 'takesFiles', 'checkedByLooking'),
  change: fc.nat(changes.length - 1),
  // Up to 2026-12-10: three working days later the year is still published.
  made: fc.integer({ min: serial('2025-01-02'), max: serial('2026-12-10') }),
  hour: fc.integer({ min: 0, max: 23 }),
  waits: fc.integer({ min: 0, max: 3 }),
  word: fc.option(fc.integer({ min: 0, max: 15 * 24 })),
})

const at = (day: number, hour: number) => day * dayLength - shanghai + hour * 3_600_000
const turn = async (engine: TestEngine) => {
  while ((await consumeAll(engine)) + (await sweepCases(engine, async () => {})) > 0);
}

it('is right for 200 histories: first given, last day, breach and word, counted from the calendar’s table', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ kind, change, made, hour, waits, word }) => {
      const recipients = [recipient(kind)]
      const engine = engineWith(recipients)
      const [rule, what] = changes[change] ?? changes[0] ?? []
      if (!rule || !what) throw new Error('no change')
      engine.setClock(at(made - 1, 9))
      await addRecord(engine, sampleRecord, system)
      await turn(engine)
      engine.setClock(at(made, hour))
      expect(await changeRecord(engine, sampleRecord.id, what, system)).toMatchObject({ kind: 'changed' })
      await turn(engine)
      const of = { record: sampleRecord.id, seq: 2 }
      const given = kind === 'takesFiles' ? made + waits : made
      engine.setClock(at(given, hour))
      if (kind === 'takesFiles') {
        const [waiting] = await copiesOfRecord(engine, of.record)
        expect(waiting?.changes).toMatchObject([{ rule, from: null, due: null, breachedAt: null }])
        await deliverChange(engine, 'GD', of)
      }
      const due = thirdWorkingDay(given)
      const over = at(due + 1, 0)
      const said = word === null ? null : at(given, hour) + word * 3_600_000
      if (said !== null && said < over) {
        engine.setClock(said)
        await confirmChange(engine, 'GD', of, { actor: system, how: 'api' })
      }
      engine.setClock(over - 1)
      await turn(engine)
      const [before] = await copiesOfRecord(engine, of.record)
      expect(before?.changes).toMatchObject([{ rule, due: named(due), provisional: false, breachedAt: null }])
      engine.setClock(over)
      await turn(engine)
      if (said !== null && said >= over) {
        engine.setClock(said)
        await confirmChange(engine, 'GD', of, { actor: system, how: 'api' })
      }
      const [copy] = await copiesOfRecord(engine, of.record)
      const [owed] = copy?.changes ?? []
      if (!copy || !owed) throw new Error('no copy')
      const isLate = said === null || said >= over
      expect(owed).toMatchObject({ from: at(given, hour), breachedAt: isLate ? over : null })
      const standing = said === null ? 'late' : isLate ? 'confirmedLate' : 'confirmed'
      expect(ofChange(engine, copy, owed)).toMatchObject({ standing, at: said, unit: 'GD' })
      const log = (await engine.journal.since(-1, 50)).flatMap(({ item }) =>
        item.pk.startsWith('copy#') ? [item] : [],
      )
      const types = log.map(({ body }) => (body as { entry: { type: string } }).entry.type)
      expect(types.filter((type) => type.startsWith('clock.'))).toEqual(isLate ? [`clock.${rule}.breach`] : [])
    }),
    { numRuns: 200 },
  )
})
