import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assembly } from '#cloud/template/read-assembly.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { isWordless } from '#functions/gateway-routes.ts'
import { budgets } from '#functions/http/door/budget.ts'
import type { Route } from '#functions/http/door/door.ts'
import { everySide } from '#functions/http/sides.ts'
import { functionCaller } from '#hosts/aws/caller.ts'
import { invoke } from '#hosts/aws/invoke.ts'
import { nonDelivery } from '#hosts/local/post/non-delivery.ts'
import { asking } from '#tests/crawler/asking.ts'
import { crawl } from '#tests/crawler/crawl.ts'
import { patience } from '#tests/support/patience.ts'
import { type Answer, webClient } from '#tests/support/web-client.ts'
import { copiesByHttp } from './copies-by-http.ts'
import { evidenceFile } from './evidence-file.ts'
import { metricsTold, metricsWatched } from './metrics.ts'
import { objectByHttp } from './objection-by-http.ts'
import { closed, type DemoCloud, everyLine, faultLines, holdSound, opened, unmet } from './opened.ts'
import { repairByHttp } from './repair-by-http.ts'
import { once, papersOf, signedIn } from './steps.ts'
import { withGaps } from './with-gaps.ts'
import { siteOf } from './worlds.ts'

const title = unmet ? `the cloud on one machine (${unmet})` : 'the cloud on one machine'
const isSealed = (pdf: Buffer) => pdf.subarray(0, 5).toString() === '%PDF-' && pdf.includes('/ETSI.CAdES.detached')
/** Of a route in both languages, where it has both. */
function addressesOf(path: string): readonly string[] {
  const own = path.replace(/\{\w+\}/g, 'x')
  const isOne = own.startsWith('/api/v1') || isWordless(own)
  return [own, ...(isOne ? [] : [own === '/' ? '/en' : `/en${own}`])]
}
const httpPublic = (cloud: DemoCloud) =>
  Object.keys(cloud.report().functions).find((name) => name.startsWith('httppublic')) ?? ''

describe.runIf(!unmet)(title, () => {
  let cloud: DemoCloud
  let watched: readonly string[] = []
  let [objection, corrected] = ['', '']
  beforeAll(async () => {
    const change = (assembly: Assembly) => {
      watched = metricsWatched(assembly)
      return assembly
    }
    cloud = await opened({ change })
  })
  afterAll(() => closed(cloud))

  it('takes an objection from the form to the corrected public record, with its letters', async () => {
    const dispute = { document: '云环罚〔2026〕样8号', column: 'CF_NR_FK', after: '0.5' }
    const { caseId, record } = await objectByHttp(cloud.url, dispute)
    ;[objection, corrected] = [caseId, record]
    const reader = webClient(cloud.url)
    await once(reader, record, ({ html }) => html.includes('已更正'))
    await cloud.tick()
    const firm = await signedIn(cloud.url, 'enterprise')
    await once(firm, '/demo/mailbox', ({ html }) => html.includes('enterprise@demo.invalid'))
    await once(firm, '/demo/mailbox', ({ html }) => html.includes('auditor@demo.invalid'))
    const papers = await papersOf(firm, caseId, ['异议处理结果告知书'])
    expect(papers.length).toBeGreaterThan(1)
    expect(papers.map(isSealed)).toEqual(papers.map(() => true))
    // One follows and confirms, one keeps the old.
    const shows = ({ html }: Answer) => html.includes(`"${record}"`) && html.includes('已确认') && html.includes('不符')
    await once(reader, '/demo/recipients', shows)
  })

  it('takes that correction to who asks by program, and holds it as its source reports the old again', async () => {
    await copiesByHttp(cloud, corrected.replace('/r/', ''))
  })

  it('serves every public page that a link leads to, in both languages', async () => {
    const { pages, wrong } = await crawl({
      ...{ url: cloud.url, ask: asking(cloud.url, '', '198.51.100.1'), routes: everySide, from: ['/', '/en'] },
    })
    expect(wrong).toEqual([])
    expect(pages).toBeGreaterThan(50)
  })

  it('holds one address to its budget over all instances of a door', async () => {
    const asked = async () => {
      const headers = { 'x-forwarded-for': '203.0.113.7', 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await fetch(`${cloud.url}/track`, { method: 'POST', headers, body: 'code=none' })
      await answer.arrayBuffer()
      return answer.status
    }
    const lane = async () => {
      const answers: number[] = []
      while (answers.length < 20) answers.push(await asked())
      return answers
    }
    const answers = (await Promise.all([lane(), lane(), lane(), lane()])).flat()
    expect(answers.filter((status) => status === 429)).toHaveLength(answers.length - budgets.track)
    expect(cloud.report().functions[httpPublic(cloud)]?.coldStarts).toBeGreaterThan(1)
  })

  it('answers every route of the table in both languages by a function, never by the gateway alone', async () => {
    const asked = async ({ method, path }: Route, at: string) => {
      const answer = await fetch(cloud.url + at, { method, redirect: 'manual' })
      const text = await answer.text()
      const isGateways = /^\{"message":/.test(text)
      return isGateways || answer.status >= 500
        ? [`${answer.status} ${method} ${at} of ${path}: ${text.slice(0, 200)}`]
        : []
    }
    const ways = everySide.flatMap((route) => addressesOf(route.path).map((at) => ({ route, at })))
    const wrong: string[] = []
    const lane = async () => {
      for (let way = ways.pop(); way; way = ways.pop()) wrong.push(...(await asked(way.route, way.at)))
    }
    expect(ways.length).toBeGreaterThan(700)
    await Promise.all([lane(), lane(), lane()])
    expect(wrong).toEqual([])
  })

  it('takes a letter that came back by the function that a mail relay calls, once, and no made-up one', async () => {
    const { table } = siteOf(cloud)
    const letters = await readAll(table, { index: 'main', pk: caseKey(objection).pk, prefix: 'mail#' })
    const sent = letters.find((item) => letterOf(item).state === 'accepted' && letterOf(item).audience === 'applicant')
    if (!sent) throw new Error(`no letter of ${objection} was sent`)
    const inbox = Object.keys(cloud.report().functions).find((name) => name.startsWith('mailreceive'))
    const caller = functionCaller(cloud.operator)
    const raw = Buffer.from(nonDelivery('enterprise@demo.invalid')).toString('base64')
    const take = (token: string) =>
      invoke(caller, `redress-aws-${inbox}`, { to: `bounces+${token}@redress.invalid`, raw })
    expect(await take('0'.repeat(32))).toEqual({ kind: 'unknown' })
    expect(await take(letterOf(sent).mail.bounceToken ?? '')).toEqual({ kind: 'bounced' })
    const after = await table.get(sent)
    expect(after && letterOf(after).state).toBe('failed')
  })

  it('tells each figure that an alarm of the template watches, in lines that CloudWatch takes for metrics', async () => {
    await cloud.tick('clocksweep')
    expect(watched.length).toBeGreaterThan(3)
    expect(metricsTold(everyLine())).toEqual(expect.arrayContaining([...watched]))
  })

  it('denied no call by then, and no function failed', () => {
    holdSound(cloud)
  })
})

describe.runIf(!unmet)('the same in park mode', () => {
  let cloud: DemoCloud
  beforeAll(async () => {
    cloud = await opened({ mode: 'park' })
  })
  afterAll(() => closed(cloud))

  it('takes a repair with evidence from the form to the record that is gone, with its mails and papers', async () => {
    const file = await evidenceFile()
    const { caseId, record, evidence } = await repairByHttp(cloud.url, '云环罚〔2026〕样26号', file)
    expect(evidence.equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
    await once(webClient(cloud.url), record, ({ status }) => status === 404)
    await cloud.tick()
    const firm = await signedIn(cloud.url, 'enterprise')
    const papers = await papersOf(firm, caseId, ['信用修复决定书'])
    expect(papers.length).toBeGreaterThan(0)
    expect(papers.map(isSealed)).toEqual(papers.map(() => true))
    await once(firm, '/demo/mailbox', ({ html }) => html.includes('enterprise@demo.invalid'))
    // The last ends after telling everywhere else.
    await expect.poll(() => cloud.report().executions['SUCCEEDED'], patience).toBeGreaterThanOrEqual(2)
    // The sweep may start one again: express names are no lock.
    await expect.poll(() => cloud.report().running, patience).toEqual([])
    expect(Object.keys(cloud.report().executions)).toEqual(['SUCCEEDED'])
    holdSound(cloud)
  })
})

describe.runIf(!unmet)('what is taken out of the template', () => {
  it('is missed: a right, a route, a key of an index', async () => {
    const cloud = await opened({ change: withGaps })
    try {
      const client = webClient(cloud.url)
      await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
      expect((await client.get('/my/records')).status).toBe(404)
      // It is tried again for minutes; its first try says enough.
      void cloud.tick()
      const denied = () => cloud.report().denials.map(({ action }) => action)
      await expect.poll(denied, patience).toContain('s3:ListBucket')
      await expect.poll(faultLines, patience).toContain('Query condition missed key schema element')
    } finally {
      await cloud.close()
    }
  })
})
