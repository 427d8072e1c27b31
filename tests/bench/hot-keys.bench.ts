import { parseArgs } from 'node:util'
import { instant, openingOf, passTime } from '#cli/words/drive-case.ts'
import { commit, open } from '#engine/begin/commit.ts'
import { seal } from '#engine/proof/seal.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { newId } from '#engine/store/id.ts'
import { bucketOf } from '#engine/store/keys.ts'
import type { Item, Table, Write } from '#engine/store/ports.ts'
import { fromAttributes, indexes, outboxBuckets, outboxOf, toAttributes } from '#hosts/aws/item.ts'
import { placeKey } from '#hosts/aws/journal.ts'
import { isChange, keyOf } from '#hosts/table-rules.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import { objection } from '#workflows/objection/index.ts'
import { report } from './report.ts'

// node tests/bench/hot-keys.bench.ts [--cases 200] [--rate 70]: real objections side by side, each write weighed as
// DynamoDB weighs it, by the key that the engine gives it. Names the hottest key of each kind, and how many rows the
// sealer seals.
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200' }, rate: { type: 'string', default: '70' } },
})
const [cases, rate] = [Number(values.cases), Number(values.rate)]
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
const unitsAKey = 1000

const units = new Map<string, number>()
const weigh = (key: string, weight: number): void => void units.set(key, (units.get(key) ?? 0) + weight)
const before = new Map<string, Item>()
let places = 0

/** Write units: whole kilobytes, twice in a transaction. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html */
const kilobytes = (item: Item) => Math.ceil(bytesOf(item) / 1024)

/** Names and values, of a packed body its bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
const bytesOf = (item: Item) =>
  Object.entries(toAttributes(item)).reduce(
    (sum, [name, { S = '', N = '', B = '' }]) =>
      sum + name.length + Buffer.byteLength(S) + N.length + Buffer.from(B, 'base64').length,
    0,
  )

function weighed(write: Write): void {
  if (!isChange(write)) {
    weigh(`main ${keyOf(write).pk}`, 2)
    return
  }
  const key = keyOf(write)
  const at = `${key.pk}\0${key.sk}`
  const [was, now] = [before.get(at), 'put' in write ? write.put : undefined]
  weigh(`main ${key.pk}`, 2 * Math.max(...[was, now].map((one) => (one ? kilobytes(one) : 1))))
  for (const name of indexes) {
    const [from, to] = [was?.index?.[name], now?.index?.[name]]
    const isMoved = from?.join('\0') !== to?.join('\0')
    if (was && from && isMoved) weigh(`${name} ${from[0]}`, kilobytes(was))
    if (now && to) weigh(`${name} ${to[0]}`, kilobytes(now))
  }
  if (now) before.set(at, now)
  else before.delete(at)
  if (now?.log) placed(now)
}

/** The sequencer's writes for a log row. */
function placed(row: Item): void {
  weigh(`main ${placeKey(places++).pk}`, 2)
  weigh('main journal', 2 / 45)
  weigh(`main ${row.pk}`, 2 * kilobytes(row))
  weigh(`outbox ${outboxOf(bucketOf(row.pk, outboxBuckets))}`, 2)
}

const engine = testEngine()
const table: Table = {
  ...engine.table,
  async transact(writes) {
    const done = await engine.table.transact(writes)
    if (done.kind === 'done') for (const write of writes) weighed(write)
    return done
  },
}
const counting = { ...engine, table }
const [example] = objection.examples
if (!example) throw new Error('no example')
const system = { id: 'import', role: 'system', unit: null } as const
const ids = Array.from({ length: cases }, () => ({ id: newId(engine.crypto), record: newId(engine.crypto) }))

engine.setClock(instant(example.open.at) - 3_600_000)
await seatStaff(engine)
for (const { record } of ids) {
  const subject = { ...sampleRecord.subject, key: `S${record}` }
  await addRecord(
    engine,
    { ...sampleRecord, id: record, subject, documentNumber: { raw: record, key: record } },
    system,
  )
}
engine.setClock(instant(example.open.at))
for (const { id, record } of ids) {
  const opened = await open(counting, {
    ...openingOf('objection', example),
    id,
    recordId: record,
    subject: `S${record}`,
  })
  if (opened.kind === 'refused') throw new Error(JSON.stringify(opened.refusal))
}
for (const step of example.steps) {
  await passTime(counting, engine.setClock, instant('until' in step ? step.until : step.at))
  if ('until' in step) continue
  for (const { id } of ids) {
    const outcome = await commit(counting, id, { type: step.send, actor: step.by, data: step.data ?? {} })
    if (outcome.kind === 'refused') throw new Error(`${step.send}: ${JSON.stringify(outcome.refusal)}`)
  }
}
while ((await consumeAll(counting)) > 0);

// The sealer's own limit, without waiting for reads.
const log = await engine.journal.since(-1, 1_000_000)
const kept = log.map(({ item }) => toAttributes(item))
const journal = {
  ...engine.journal,
  since: async (...asked: Parameters<typeof engine.journal.since>) =>
    (await engine.journal.since(...asked)).map(({ position }) => ({
      position,
      item: fromAttributes(kept[position] ?? {}),
    })),
}
const started = process.cpuUsage()
const { added } = await seal({ ...engine, table: testEngine().table, journal })
const { user, system: own } = process.cpuUsage(started)
const sealed = { rows: added, 'rows a second of the processor': added / ((user + own) / 1e6) }

/** Key without what is one case's or record's own. */
const kindOf = (key: string) =>
  key
    .replace(/[0-9A-Z]{20,}/g, '{id}')
    .replace(/#\d+(?=$|#)/g, '#{n}')
    .replace(/\d{4}-\d\d(-\d\d)?/g, '{day}')
const rows = [...Map.groupBy([...units], ([key]) => kindOf(key))]
  .map(([kind, of]) => {
    const all = of.reduce((sum, [, weight]) => sum + weight, 0)
    const hottest = Math.max(...of.map(([, weight]) => weight))
    const isOwn = /\{id\}/.test(kind)
    const aSecond = isOwn ? hottest : (hottest / cases) * rate
    return { kind, keys: of.length, 'units a case': all / cases, 'units/s of the hottest': aSecond, isOwn }
  })
  .toSorted((a, b) => b['units/s of the hottest'] - a['units/s of the hottest'])
const shared = rows.filter(({ isOwn }) => !isOwn)
const total = rows.reduce((sum, row) => sum + row['units a case'], 0)
report(
  'hot-keys',
  [
    { kind: 'all', keys: units.size, 'units a case': total, 'units/s of the hottest': 0, 'cases/s at its limit': 0 },
    ...shared.slice(0, 12).map(({ isOwn: _, ...row }) => ({
      ...row,
      'cases/s at its limit': (rate * unitsAKey) / row['units/s of the hottest'],
    })),
    { kind: 'the sealer, whose reads wait for nothing', ...sealed },
  ],
  [],
)
