import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { noFaults, none } from '#cloud/faults/faults.ts'
import { webClient } from '#tests/support/web-client.ts'
import { drive, type Filed, insistently, type People, peopleAt } from './drive.ts'
import { evidenceFile } from './evidence-file.ts'
import { type Kept, keptBy } from './kept-by.ts'
import { ownPorts } from './own-ports.ts'
import { looking } from './seen.ts'
import { corrected } from './walk.ts'
import { siteOf } from './worlds.ts'

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
const title = 'missing' in local ? `what goes wrong in the cloud (${local.missing})` : 'what goes wrong in the cloud'
if ('close' in local) await local.close()

const offset = Date.parse('2026-06-02T10:00:00+08:00') - Date.now()
const seed = process.env['SEED'] ?? '20261129'
let cloud: DemoCloud
let people: People
let look: ReturnType<typeof looking>
let evidence: File
/** Notices of an objection without faults. */
let usual: readonly string[] = []

beforeAll(async () => {
  if ('missing' in local) return
  const port = await ownPorts(root)
  const faults = noFaults(chanceOf(seed))
  const opened = await demoCloud({
    ...{ root, port, mode: 'wait', patience: 5, offset, faults, still: true },
    log: () => {},
  })
  if ('missing' in opened) throw new Error(opened.missing)
  cloud = opened
  evidence = await evidenceFile()
  look = looking(siteOf(cloud))
  people = peopleAt(cloud.url, { reloads: 100 })
  for (const who of ['enterprise', 'intake-1', 'hj-1', 'hj-head', 'scjg-1', 'scjg-head']) await people(who)
  const { filed, kept } = await befallen(0, {})
  usual = [...new Set(kept.notices(filed.caseId))]
})
afterAll(() => cloud?.close())

type Befalling = {
  readonly faults?: Partial<typeof none>
  /** Done over and over meanwhile. */
  readonly meanwhile?: () => Promise<unknown>
}
type Befallen = { readonly filed: Filed; readonly kept: Kept }

/** Objection under faults, until nothing waits. */
async function befallen(n: number, { faults = {}, meanwhile = async () => {} }: Befalling): Promise<Befallen> {
  const over = new AbortController()
  cloud.faults.set({ ...none, ...faults })
  const going = (async () => {
    while (!over.signal.aborted) {
      await Promise.all([meanwhile(), setTimeout(2000)])
      await cloud.tick('clocksweep', 'streamletters', 'clockseal')
    }
  })()
  const filed = await drive(people, corrected(n, true), evidence, insistently)
  over.abort()
  await going
  cloud.faults.set({ ...none, agedHours: faults.agedHours ?? 0 })
  return { filed, kept: await settled() }
}

/** By schedules, until nothing is missing; thirty at most. */
async function settled(): Promise<Kept> {
  for (let minute = 1; ; minute += 1) {
    await Promise.all([cloud.tick(), setTimeout(1000)])
    const kept = await keptBy(cloud)
    if (kept.lost.length === 0 || minute === 30) return kept
  }
}

/** The same draws for the same seed. */
function chanceOf(text: string): () => number {
  let drawn = 0
  return () => {
    drawn += 1
    return createHash('sha256').update(`${text} ${drawn}`).digest().readUInt32BE() / 2 ** 32
  }
}

const list: Readonly<Record<string, Befalling>> = {
  'a table that refuses one call in ten': { faults: { throttle: 5, conflict: 5 } },
  'functions killed after what they wrote': { faults: { cuts: 10 } },
  'functions killed after their answer': { faults: { killed: '*', kills: 10 } },
  'doorbells lost and doubled': { faults: { lost: 40, doubled: 40 } },
  'buckets that refuse one call in seven': { faults: { s3: 15 } },
  'two sealers at once': { meanwhile: () => Promise.all([cloud.tick('clockseal'), cloud.tick('clockseal')]) },
  'rows that no reader handles': { meanwhile: atMost(3, () => cloud.poison()) },
  'executions stopped by hand': { meanwhile: async () => cloud.stopExecutions() },
  'a stream that is out for 26 hours': { faults: { streamOut: 1, agedHours: 26 } },
}

// Forms are sent again for minutes: for `--all`.
const rough = /killed after|one call in|no reader/
const names = Object.keys(list).filter((name) => process.env['LOSSES'] === 'all' || !rough.test(name))

function atMost(times: number, work: () => Promise<unknown>): () => Promise<unknown> {
  let left = times
  return async () => {
    left -= 1
    if (left >= 0) await work()
  }
}

describe.runIf('endpoint' in local)(title, () => {
  it.each(names.map((name, n) => [name, n + 1] as const))('loses nothing to %s', async (name, n) => {
    const { filed, kept } = await befallen(n, list[name] ?? {})
    expect(kept.lost).toEqual([])
    const notices = kept.notices(filed.caseId)
    expect([...new Set(notices)]).toEqual(usual)
    const { mails } = await look(await people('enterprise'), filed)
    expect(mails.length).toBeGreaterThanOrEqual(notices.length)
    const acts = ['applicant.submitted', ...corrected(n).acts.map(({ event }) => event)]
    expect(kept.acts(filed.caseId)).toEqual(acts)
    for (const path of [`/r/${filed.record}`, `/en/r/${filed.record}`, `/r/${filed.record}.json`])
      expect((await webClient(cloud.url).get(path)).html).toContain(corrected(n).claimed)
  })

  it('says when to come again while the table or a bucket takes nothing, and keeps what was typed', async () => {
    const firm = await people('enterprise')
    const { record = '' } =
      /"(?<record>\/r\/\w+)"/.exec((await firm.get('/records?q=云环罚〔2026〕样8号')).html)?.groups ?? {}
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${cloud.url}${path}`, { ...init, redirect: 'manual', headers: { cookie: firm.cookie() } })
    cloud.faults.set({ ...none, throttle: 100 })
    const form = new URLSearchParams({ code: '6H2K-0000' })
    const answers = await Promise.all([ask('/my/records'), ask('/en/track', { method: 'POST', body: form })])
    cloud.faults.set({ ...none, s3: 100 })
    const page = await ask(record)
    cloud.faults.set(none)
    expect([...answers, page].map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
      Array.from({ length: 3 }, () => [503, '5']),
    )
    expect(await answers[1]?.text()).toContain('name="code" value="6H2K-0000"')
    expect((await ask(record)).status).toBe(200)
  })

  it('denied nothing', () => {
    expect(cloud.report().denials).toEqual([])
  })
})
