import { describe, expect, it } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { webClient } from '#tests/support/web-client.ts'
import ceilings from './calls-per-case.json' with { type: 'json' }
import { objectByHttp } from './objection-by-http.ts'
import { type Calls, costOfThousand } from './prices.ts'
import { once, papersOf, signedIn } from './steps.ts'

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
const title = 'missing' in local ? `calls of a case (${local.missing})` : 'calls of a case'
if ('close' in local) await local.close()

const port = 20_000 + (process.pid % 20_000)
const offset = Date.parse('2026-06-02T10:00:00+08:00') - Date.now()

/** Calls of the deployment so far. */
function callsOf(cloud: DemoCloud): Calls {
  const { functions, calls, transitions, executions } = cloud.report()
  const sum = (entries: readonly (readonly [string, number])[]) => entries.reduce((all, [, n]) => all + n, 0)
  const named = (pattern: RegExp) => sum(Object.entries(calls).filter(([name]) => pattern.test(name)))
  const invoked = Object.entries(functions).map(([name, { invocations }]) => [name, invocations] as const)
  return {
    pages: sum(invoked.filter(([name]) => name.startsWith('http'))),
    invocations: sum(invoked),
    transactions: named(/TransactWriteItems/),
    itemsWritten: named(/^item (Put|Delete|Update)Item/),
    gets: named(/DynamoDB GetItem/),
    queries: named(/DynamoDB Query/),
    s3Reads: named(/^s3 GET/),
    s3Writes: named(/^s3 (PUT|POST|LIST|DELETE)/),
    transitions,
    executions: sum(Object.entries(executions)),
    signatures: named(/TrentService Sign/),
  }
}

const less = (after: Calls, before: Calls) =>
  Object.fromEntries(Object.entries(after).map(([name, n]) => [name, n - (before[name as keyof Calls] ?? 0)])) as Calls

/** One objection from form to corrected page and sealed papers, rung by the stream, then one minute's schedules. */
async function counted(mode: 'wait' | 'park'): Promise<Calls> {
  const cloud = await demoCloud({ ...{ root, port, mode, patience: 5, offset, still: true }, log: () => {} })
  if ('missing' in cloud) throw new Error(cloud.missing)
  try {
    for (const _ of [1, 2]) await cloud.tick()
    const before = callsOf(cloud)
    const dispute = { document: '云环罚〔2026〕样8号', column: 'CF_NR_FK', after: '0.5' }
    const { caseId, record } = await objectByHttp(cloud.url, dispute)
    await once(webClient(cloud.url), record, ({ html }) => html.includes('已更正'))
    await papersOf(await signedIn(cloud.url, 'enterprise'), caseId, ['异议处理结果告知书'])
    await cloud.tick()
    return less(callsOf(cloud), before)
  } finally {
    await cloud.close()
  }
}

describe.runIf('endpoint' in local)(title, () => {
  it.each(['wait', 'park'] as const)('stay under their ceilings in %s mode', async (mode) => {
    const calls = await counted(mode)
    console.log(mode, JSON.stringify(calls), `${costOfThousand(calls, mode).toFixed(2)} USD a thousand`)
    const over = Object.entries(calls).filter(([name, n]) => n > ceilings[mode][name as keyof Calls])
    expect(over).toEqual([])
    expect(calls.transactions).toBeGreaterThan(20)
  })
})
