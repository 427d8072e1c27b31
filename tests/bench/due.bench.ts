import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import chineseDays from 'chinese-days'
import { dueBuckets, dueOf, moment } from '#engine/store/keys.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { chinaCalendar } from '#law/china.ts'
import { addDays, type Day } from '#law/day.ts'
import { deadline, type Length } from '#law/deadline.ts'
import { quantile } from './load.ts'
import { atLeast, atMost, median, report } from './report.ts'

// node tests/bench/due.bench.ts [--small 1000000] [--large 10000000] [--reads 2000] [--lengths 1,2,…] [--rounds 5]:
// the next 100 due among few and many clocks, interleaved. Then deadlines beside npm chinese-days.
const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '1000000' },
    large: { type: 'string', default: '10000000' },
    reads: { type: 'string', default: '2000' },
    lengths: { type: 'string', default: '1,2,3,5,7,10,15,20,30' },
    rounds: { type: 'string', default: '5' },
  },
})
const first = Date.UTC(2026, 0, 1)
const apart = 60_000

const small = await clocks(Number(values.small))
const large = await clocks(Number(values.large))
const times: readonly [number[], number[]] = [[], []]
for (let n = 0; n < Number(values.reads); n += 1) {
  times[0].push(await small.next100(n))
  times[1].push(await large.next100(n))
}
small.remove()
large.remove()
const due = [small, large].map(({ size }, i) => {
  const sorted = (times[i] ?? []).toSorted((a, b) => a - b)
  return { clocks: size, p50us: quantile(sorted, 0.5) * 1000, p99us: quantile(sorted, 0.99) * 1000 }
})
const counted = deadlines()
console.table(due)
report(
  'due',
  [{ ...counted, ...Object.fromEntries(due.flatMap((one) => [[`p50us of ${one.clocks}`, one.p50us]])) }],
  [
    atMost(
      'P4',
      'next 100 due, the larger v the smaller store',
      (due[1]?.p50us ?? Number.NaN) / (due[0]?.p50us ?? Number.NaN),
      1.2,
    ),
    atLeast('P4', 'deadlines a second v npm chinese-days', counted.ratio, 50),
    atMost('P4', `differences among ${counted.compared} deadlines of 2018–2026`, counted.differences, 0),
  ],
)

/** Store of waiting cases, written directly; due ones lie anywhere. */
async function clocks(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-due-'))
  localTable({ folder }).close()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-262144')
  const count = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${size})`
  const isk = `printf('%015d', ${first} + i * ${apart}) || '#' || printf('%026d', i * 7368787 % ${size})`
  db.exec(`BEGIN;
    ${count} INSERT INTO partitions(p, pk) SELECT i + 1, 'case#' || printf('%026d', i) FROM n;
    ${count} INSERT INTO items(p, sk, v, idx, body) SELECT i + 1, 'case', 1, '', '{"id":"' || printf('%026d', i) || '"}' FROM n;`)
  for (let bucket = 0; bucket < dueBuckets; bucket += 1)
    db.exec(`${count} INSERT INTO by_due(ipk, isk, p, sk) SELECT '${dueOf(bucket)}', ${isk}, i * 7368787 % ${size} + 1, 'case'
      FROM n WHERE i % ${dueBuckets} = ${bucket}`)
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  const { table, close } = localTable({ folder })
  return {
    size,
    /** The sweep's own question, at one moment after another. */
    async next100(n: number): Promise<number> {
      const from = moment(first + ((n * 100 * dueBuckets) % (size - 100 * dueBuckets)) * apart)
      const asked = {
        index: 'due',
        pk: dueOf(n % dueBuckets),
        from,
        to: `${moment(first + size * apart)}~`,
        limit: 100,
      } as const
      const began = performance.now()
      const { items } = await table.query(asked)
      if (items.length !== 100) throw new Error(`${items.length} due at ${from}, not 100`)
      return performance.now() - began
    },
    remove() {
      close()
      rmSync(folder, { recursive: true })
    },
  }
}

function deadlines() {
  const days: Day[] = []
  for (let day = '2018-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) days.push(day)
  const lengths = values.lengths.split(',').map(Number)
  let [compared, differences] = [0, 0]
  for (const n of lengths)
    for (const day of days) {
      const ours = own(n, day)
      if (ours > '2026-12-31') continue
      compared += 1
      if (ours !== chineseDays.findWorkday(n, day)) differences += 1
    }
  const spread = days.filter((_day, i) => i % 13 === 0)
  const rates: readonly [number[], number[]] = [[], []]
  for (let round = 0; round < Number(values.rounds); round += 1) {
    rates[0].push(rate(spread, own, 400))
    rates[1].push(rate(spread, (n, day) => chineseDays.findWorkday(n, day), 2))
  }
  const [ours, theirs] = [median(rates[0]), median(rates[1])]
  return { compared, differences, oursPerSecond: ours, chineseDaysPerSecond: theirs, ratio: ours / theirs }
}

function own(n: number, day: Day): Day {
  const length: Length = { unit: 'workingDays', n, as: 'act' }
  return deadline(length, day, chinaCalendar).due
}

/** Ten working days from each of the days, so many times over. */
function rate(days: readonly Day[], count: (n: number, day: Day) => string, times: number): number {
  const began = performance.now()
  for (let time = 0; time < times; time += 1) for (const day of days) count(10, day)
  return (days.length * times) / ((performance.now() - began) / 1000)
}
