import type { DemoCloud } from '#cloud/demo-cloud.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { caseKey } from '#engine/store/keys.ts'
import { objectByHttp } from './objection-by-http.ts'
import { atRest, siteOf } from './worlds.ts'

/** Calls of one objection with its pages; who carries letters is chance. */
export type Counted = Readonly<Record<string, number>>

const names = ['clocksweep', 'streamletters', 'clockseal'] as const

/** Counts objections, each to another amount, without idle minutes. */
export async function counting(cloud: DemoCloud): Promise<(amount: string) => Promise<Counted>> {
  const site = siteOf(cloud)
  const ring = () => cloud.tick(...names)
  // First the register's rows; another objection opens each door.
  const first = await objectByHttp(cloud.url, { document: '云环罚〔2026〕样1号', column: 'CF_NR_FK', after: '0.4' })
  await atRest({ ...site, ring }, first.caseId)
  for (let round = 0; round < 3; round += 1) await ring()
  const still = countsOf(cloud)
  await ring()
  const idle = lessOf(countsOf(cloud), still)
  return async (amount) => {
    let rings = 0
    const counted = async () => {
      rings += 1
      await ring()
    }
    const before = countsOf(cloud)
    const { caseId } = await objectByHttp(cloud.url, {
      document: '云环罚〔2026〕样8号',
      column: 'CF_NR_FK',
      after: amount,
    })
    await atRest({ ...site, ring: counted }, caseId)
    await counted()
    const after = lessOf(countsOf(cloud), before)
    const item = await site.table.get(caseKey(caseId))
    return {
      entries: item ? caseFile(item).seq : 0,
      ...Object.fromEntries(
        Object.entries(after).map(([name, times]) => [
          name,
          Math.max(0, Math.round(times - rings * (idle[name] ?? 0))),
        ]),
      ),
    }
  }
}

function countsOf(cloud: DemoCloud): Counted {
  const { calls, functions, transitions } = cloud.report()
  const of = (all: Counted, pattern: RegExp) =>
    Object.entries(all).reduce((sum, [name, times]) => (pattern.test(name) ? sum + times : sum), 0)
  const sum = (pattern: RegExp) => of(calls, pattern)
  const invoked = (pattern: RegExp) =>
    of(Object.fromEntries(Object.entries(functions).map(([name, { invocations }]) => [name, invocations])), pattern)
  return {
    invocations: invoked(/./),
    requests: invoked(/^http/),
    'executions started': sum(/StartExecution/),
    transitions,
    transactions: sum(/TransactWriteItems/),
    'items written': sum(/^item (Put|Delete|Update)/),
    'write units': sum(/^units written$/),
    gets: sum(/DynamoDB (Get|BatchGet)Item/),
    'items got': sum(/^item (Get|BatchGet)Item/),
    queries: sum(/DynamoDB Query/),
    'read units': sum(/^units read$/),
    's3 reads': sum(/^s3 (GET|HEAD)/),
    's3 writes and lists': sum(/^s3 (PUT|POST|LIST)/),
    signatures: sum(/TrentService Sign/),
    'workflow invocations': invoked(/^workflow/),
    'execution write units': sum(/^units written of executions/),
    'execution read units': sum(/^units read of executions/),
  }
}

const lessOf = (some: Counted, others: Counted): Counted =>
  Object.fromEntries(Object.entries(some).map(([name, times]) => [name, times - (others[name] ?? 0)]))
