import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '#law/day.ts'
import { publicityPeriod } from '#law/publicity-period.ts'
import { publicity, tiersFrom } from '#records/publicity/publicity.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { exofficio } from '#workflows/exofficio/index.ts'
import { arises } from '#workflows/exofficio/rules.ts'

const day = (from: Day, days: number): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: days }).map((n) => addDays(from, n))
const tiers = ['minor', 'general', 'serious'] as const

/** Penalty with any claim of its source, and a day. */
const looked = fc
  .record({
    decided: day('2019-01-01', 3300),
    claimed: fc.option(day('2019-01-01', 5500), { nil: null }),
    today: day('2026-04-01', 3000),
    tier: fc.option(fc.constantFrom(...tiers), { nil: null }),
    necessary: fc.boolean(),
    scope: fc.constantFrom('', '0', '公示', '1', '2'),
    person: fc.boolean(),
    ended: fc.constantFrom(null, 'removed', 'repaired', 'expired'),
  })
  .map(({ today, ...of }) => ({ today, record: penalty(of), ...of }))

type Of = {
  decided: Day
  claimed: Day | null
  tier: (typeof tiers)[number] | null
  necessary: boolean
  scope: string
  person: boolean
  ended: 'removed' | 'repaired' | 'expired' | null
}

function penalty({ decided, claimed, tier, necessary, scope, person, ended }: Of): RecordFile {
  const number = `测环罚〔${decided.slice(0, 4)}〕1号`
  const cells = { CF_WSH: number, CF_JDRQ: decided, CF_GSJZQ: claimed ?? '', 信息使用范围: scope }
  const of = person ? { CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJHM: 'HASH' } : {}
  return {
    ...sampleRecord,
    documentNumber: { raw: number, key: number.replace('〔', '(').replace('〕', ')') },
    subject: person ? { kind: 'person', key: 'HASH', name: '李四', code: null } : sampleRecord.subject,
    versions: [
      {
        n: 1,
        at: 0,
        cause: { kind: 'import', batch: 't' },
        fields: { ...currentFields(sampleRecord), ...cells, ...of },
      },
    ],
    tier: tier && { value: tier, basis: '测试', by: 'HJ', at: 0 },
    necessary,
    ended: ended && { reason: ended, on: decided, caseId: ended === 'expired' ? null : 'THECASE' },
  }
}

const seen = (today: Day) => ({ today, flags: {}, beside: [], platform: 'FGW', held: [] })
const rulesOf = (record: RecordFile, today: Day) => arises(record, seen(today)).map(({ rule }) => rule)

test('what is shown today is never past its computed end, whatever its source claims', () => {
  fc.assert(
    fc.property(looked, ({ record, decided, today, tier, necessary, person, ended }) => {
      const { shown, until } = publicity(record, today)
      if (!shown) return
      const period = publicityPeriod({ documentDate: decided, tier, necessary })
      const last = decided < tiersFrom ? period.capOn : period.autoEndOn
      expect([until !== null && today <= until, until, person, ended]).toEqual([true, last, false, null])
      expect(today <= addMonths(decided, 60)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('whoever claims to show a record past its last day is found, by one rule', () => {
  fc.assert(
    fc.property(looked, ({ record, claimed, today, person, ended }) => {
      const { until } = publicity(record, today)
      const over = until !== null && today > until && claimed !== null && claimed >= today
      const found = rulesOf(record, today).filter((rule) => rule === 'overPeriod' || rule === 'overOuterCap')
      expect(found.length).toBe(over && !person && (ended === null || ended === 'expired') ? 1 : 0)
    }),
    { numRuns: 3000 },
  )
})

test('looking twice finds the same, opens with what the procedure takes, and each rule at most once', () => {
  fc.assert(
    fc.property(looked, ({ record, today }) => {
      const found = arises(record, seen(today))
      expect(arises(record, seen(today))).toEqual(found)
      expect(found.every(({ data }) => exofficio.parties.opens.data.safeParse(data).success)).toBe(true)
      expect(new Set(found.map(({ rule }) => rule)).size).toBe(found.length)
    }),
    { numRuns: 2000 },
  )
})
