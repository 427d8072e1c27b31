import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { everySide } from '#functions/http/sides.ts'
import { asking } from '#tests/crawler/asking.ts'
import { crawl } from '#tests/crawler/crawl.ts'
import { webClient } from '#tests/support/web-client.ts'
import { objectByHttp } from './objection-by-http.ts'
import { once, papersOf, signedIn } from './steps.ts'
import { withGaps } from './with-gaps.ts'

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
const title = 'missing' in local ? `the cloud on one machine (${local.missing})` : 'the cloud on one machine'
if ('close' in local) await local.close()

const day = Date.parse('2026-06-02T10:00:00+08:00')
const port = 20_000 + (process.pid % 20_000)
const options = { root, port, mode: 'wait', patience: 5 } as const
const log: string[] = []

async function opened(more: Partial<Parameters<typeof demoCloud>[0]> = {}): Promise<DemoCloud> {
  const cloud = await demoCloud({ ...options, offset: day - Date.now(), log: (line) => void log.push(line), ...more })
  if ('missing' in cloud) throw new Error(cloud.missing)
  return cloud
}

describe.runIf('endpoint' in local)(title, () => {
  let cloud: DemoCloud
  beforeAll(async () => {
    cloud = await opened()
  })
  afterAll(() => cloud?.close())

  it('takes an objection from the form to the corrected public record, with its letters', async () => {
    const dispute = { document: '云环罚〔2026〕样8号', column: 'CF_NR_FK', after: '0.5' }
    const { caseId, record } = await objectByHttp(cloud.url, dispute)
    const reader = webClient(cloud.url)
    await once(reader, record, ({ html }) => html.includes('已更正'))
    await cloud.tick()
    const firm = await signedIn(cloud.url, 'enterprise')
    await once(firm, '/demo/mailbox', ({ html }) => html.includes('enterprise@demo.invalid'))
    const papers = await papersOf(firm, caseId, ['异议处理结果告知书'])
    expect(papers.length).toBeGreaterThan(1)
    const isSealed = (pdf: Buffer) => pdf.subarray(0, 5).toString() === '%PDF-' && pdf.includes('/ETSI.CAdES.detached')
    expect(papers.map(isSealed)).toEqual(papers.map(() => true))
  })

  it('serves every public page that a link leads to, in both languages', async () => {
    const { pages, wrong } = await crawl({
      ...{ url: cloud.url, ask: asking(cloud.url, '', '198.51.100.1'), routes: everySide, from: ['/', '/en'] },
    })
    expect(wrong).toEqual([])
    expect(pages).toBeGreaterThan(50)
  })

  it('denied no call by then, and no function failed', () => {
    const { denials, functions } = cloud.report()
    expect(denials).toEqual([])
    expect(Object.entries(functions).filter(([, { errors }]) => errors > 0)).toEqual([])
  })
})

describe.runIf('endpoint' in local)('what is taken out of the template', () => {
  it('is missed: a right, a route, a key of an index', async () => {
    const cloud = await opened({ change: withGaps })
    try {
      const client = webClient(cloud.url)
      await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
      expect((await client.get('/my/records')).status).toBe(404)
      // It is tried again for minutes; its first try says enough.
      void cloud.tick()
      const denied = () => cloud.report().denials.map(({ action }) => action)
      const failed = () => Object.entries(cloud.report().functions).filter(([, { errors }]) => errors > 0)
      await expect.poll(denied, { timeout: 120_000 }).toContain('s3:ListBucket')
      await expect
        .poll(() => failed().map(([name]) => name), { timeout: 120_000 })
        .toContainEqual(expect.stringMatching(/^clocksweep/))
    } finally {
      await cloud.close()
    }
  })
})
