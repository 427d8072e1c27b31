import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { none } from '#cloud/faults/faults.ts'
import { webClient } from '#tests/support/web-client.ts'
import { keptBy } from './kept-by.ts'
import { objectByHttp } from './objection-by-http.ts'
import { once } from './steps.ts'

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
const title = 'missing' in local ? `what goes wrong in the cloud (${local.missing})` : 'what goes wrong in the cloud'
if ('close' in local) await local.close()

const day = Date.parse('2026-06-02T10:00:00+08:00')
const port = 20_000 + (process.pid % 20_000)
const log: string[] = []
let cloud: DemoCloud
/** What reached people of an objection that nothing befell. */
let usual: readonly string[] = []

beforeAll(async () => {
  if ('missing' in local) return
  const options = { root, port, mode: 'wait', patience: 5, offset: day - Date.now() } as const
  const opened = await demoCloud({ ...options, log: (line) => void log.push(line) })
  if ('missing' in opened) throw new Error(opened.missing)
  cloud = opened
  usual = await told('云环罚〔2026〕样8号', '0.5')
})
afterAll(() => cloud?.close())

const named = (door: string) =>
  Object.keys(cloud.report().functions).find((name) => name.startsWith(door.replaceAll('-', ''))) ?? door

/** Objects, waits for the corrected page and the last letter; answers the notices. */
async function told(document: string, after: string): Promise<readonly string[]> {
  const { caseId, record } = await objectByHttp(cloud.url, { document, column: 'CF_NR_FK', after })
  for (const path of [record, `/en${record}`])
    await once(webClient(cloud.url), path, ({ html }) => /已更正|Corrected/i.test(html))
  cloud.faults.set(none)
  await settled()
  return (await keptBy(cloud)).notices(caseId)
}

/** Until nothing waits, by the minute's schedules alone. */
async function settled(): Promise<void> {
  for (let minute = 0; minute < 20; minute += 1) {
    await cloud.tick()
    const { unplaced, unsent, rows, sealed } = await keptBy(cloud)
    if (unplaced.length === 0 && unsent.length === 0 && sealed === rows) return
    await setTimeout(500)
  }
}

/** Every row has its place and stands under the seal, every letter left. */
async function nothingLost(): Promise<void> {
  const kept = await keptBy(cloud)
  expect({ unplaced: kept.unplaced, unsent: kept.unsent }).toEqual({ unplaced: [], unsent: [] })
  expect(kept.places).toEqual(kept.places.map((_, place) => place))
  expect(kept.sealed).toBe(kept.rows)
}

describe.runIf('endpoint' in local)(title, () => {
  it('loses nothing to overload, conflicts, outages, kills after the commit, bells lost and doubled, a poison row', async () => {
    const busy = { throttle: 5, conflict: 5, s3: 5, lost: 30, doubled: 30, kills: 30, killed: named('stream-deliver') }
    cloud.faults.set(busy)
    await cloud.poison()
    expect(await told('云环罚〔2026〕样1号', '5')).toEqual(usual)
    await nothingLost()
    expect(usual.length).toBeGreaterThan(2)
  })

  it('loses nothing to executions stopped by hand, a stream that is out for 26 hours, and two sealers', async () => {
    cloud.faults.set({ streamOut: 1 })
    const sweeping = new AbortController()
    const sweeps = (async () => {
      while (!sweeping.signal.aborted) {
        cloud.stopExecutions()
        // Two sealers, two sweeps: the schedule's and another's.
        await Promise.all([cloud.tick(), cloud.tick()])
        await setTimeout(200)
      }
    })()
    const { caseId, record } = await objectByHttp(cloud.url, {
      ...{ document: '云环罚〔2026〕样26号', column: 'CF_NR_FK', after: '1' },
    })
    await once(webClient(cloud.url), record, ({ html }) => html.includes('已更正'))
    sweeping.abort()
    await sweeps
    cloud.faults.set({ ...none, agedHours: 26 })
    await settled()
    expect((await keptBy(cloud)).notices(caseId)).toEqual(usual)
    await nothingLost()
    expect(Object.values(cloud.report().queues).some((messages) => messages > 0)).toBe(true)
  })
})
