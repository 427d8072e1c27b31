import { parseArgs } from 'node:util'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { logItem, system } from '#engine/case/log-item.ts'
import { seal } from '#engine/proof/seal.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
import { dynamoJournal } from '#hosts/aws/journal.ts'
import { sequenceOutbox } from '#hosts/aws/sequence.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { createTable } from '#tests/support/doubles/create-table.ts'
import { testEngine } from '#tests/support/engine.ts'
import { report } from './report.ts'

// node tests/bench/sealer.bench.ts [--rows 16000]: places and seals log rows on DynamoDB Local.
// Calls that wait for one another are a round; our processor's time is this process's.
const { values } = parseArgs({ options: { rows: { type: 'string', default: '16000' } } })
const rows = Number(values.rows)
/** Entries of a case (docs/scale.md). */
const aCase = 19
/** Milliseconds of a call, in docs/scale.md. */
const [read, written] = [5, 20]

type Counted = { calls: number; reads: number; writes: number; processor: number }
const local = await openDynamoLocal()
if ('missing' in local) {
  console.log(`no DynamoDB Local: ${local.missing}`)
  process.exit()
}
const own = globalThis.fetch
const counted: Counted = { calls: 0, reads: 0, writes: 0, processor: 0 }
let under = 0
globalThis.fetch = async (input, init) => {
  const isWrite = new Headers(init?.headers).get('x-amz-target')?.endsWith('TransactWriteItems') ?? false
  counted.calls += 1
  if (under === 0) counted[isWrite ? 'writes' : 'reads'] += 1
  under += 1
  try {
    return await own(input, init)
  } finally {
    under -= 1
  }
}

async function measured(work: () => Promise<number>): Promise<Counted> {
  Object.assign(counted, { calls: 0, reads: 0, writes: 0 })
  const before = process.cpuUsage()
  const done = await work()
  if (done !== rows) throw new Error(`${done} of ${rows} rows`)
  const { user, system } = process.cpuUsage(before)
  return { ...counted, processor: (user + system) / 1000 }
}

try {
  const client = dynamo(callerAt(local.endpoint))
  const raw = { client, name: await createTable(client) }
  const engine = { ...testEngine(), table: dynamoTable(client, raw.name) }
  const at = engine.clock.now()
  for (let from = 0; from < rows; from += 50) {
    const items = Array.from({ length: Math.min(50, rows - from) }, (_, n) => {
      const [id, seq] = [`c${Math.floor((from + n) / aCase)}`, ((from + n) % aCase) + 1]
      const before = seq === 1 ? '' : 'ab'.repeat(32)
      return logItem(engine, 'case', { id, seq }, { type: 'bench', at, actor: system, data: {} }, before, null).item
    })
    await engine.table.transact(items.map((put) => ({ put, when: 'absent' as const })))
  }
  const placing = await measured(() => sequenceOutbox(raw))
  const sealing = await measured(async () => (await seal({ ...engine, journal: dynamoJournal(raw) })).added)
  const line = (name: string, { calls, reads, writes, processor }: Counted) => ({
    ...{ of: name, rows, calls, 'rounds of reads': reads, 'rounds of writes': writes },
    'processor µs a row': (processor * 1000) / rows,
    'rows/s by rounds': (rows * 1000) / (reads * read + writes * written),
    'rows/s by processor': (rows * 1000) / processor,
  })
  report('sealer', [line('sequencer', placing), line('sealer', sealing)], [])
} finally {
  await local.close()
}
