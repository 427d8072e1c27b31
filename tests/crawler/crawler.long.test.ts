import { describe, expect, it } from 'vitest'
import { everySide } from '#functions/http/sides.ts'
import { demoPeople } from '#hosts/local/base/demo-people.ts'
import { agentJourney, counterJourney } from '#tests/browser/deputy-journeys.ts'
import { objectionJourney } from '#tests/browser/objection-journey.ts'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { webClient } from '#tests/support/web-client.ts'
import { asking } from './asking.ts'
import { crawl } from './crawl.ts'

const who = [null, ...demoPeople.map(({ sub }) => sub)]

describe.runIf(canBrowse)(titled('every link of every page'), () => {
  const open = browsing({ proxies: 1 })

  it('leads somewhere, for each demo person in both languages, once there are cases and papers', async () => {
    const what = { document: '云环罚〔2026〕样8号', column: 'CF_NR_FK', before: '1', after: '0.5' }
    await objectionJourney(open(), { lang: 'zh', script: true, ...what })
    await counterJourney(open(), 'en')
    await agentJourney(open())
    const { url } = open()
    const crawled = []
    const all: string[] = []
    for (const [i, sub] of who.entries()) {
      const client = webClient(url)
      if (sub !== null) await client.post(await client.get('/sign-in'), '', { person: sub })
      const address = `198.51.100.${i}`
      const { pages, forms, wrong } = await crawl({
        ...{ url, routes: everySide },
        ask: asking(url, client.cookie(), address),
        from: ['/', '/en'],
      })
      crawled.push({ sub, pages, forms })
      all.push(...wrong.map((one) => `${sub}: ${one}`))
    }
    expect(all).toEqual([])
    expect(crawled.every(({ pages }) => pages > 20)).toBe(true)
    const [pages, forms] = [crawled.map((one) => one.pages), crawled.map((one) => one.forms)].map((of) =>
      of.reduce((a, b) => a + b, 0),
    )
    console.log(`${pages} addresses and ${forms} forms as ${who.length} people`)
  })
})
