import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objectionJourney } from '#tests/browser/objection-journey.ts'
import { accept, apply, grant, handOver } from '#tests/browser/repair-steps.ts'
import { approve, findRecord, until } from '#tests/browser/steps.ts'
import { correctionTravels } from '#tests/browser/travel-journey.ts'
import { type Browsing, canBrowse, chromium } from '#tests/support/browsing.ts'
import { evidence } from '#tests/support/evidence.ts'
import { patience } from '#tests/support/patience.ts'
import { type Visitor, visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { chips } from '#web/words/case.ts'
import { closed, type DemoCloud, holdSound, opened, unmet } from './opened.ts'

/** Files go to the buckets themselves. */
const buckets = /^http:\/\/127\.0\.0\.1:\d+\/redress-aws-data-/
const may = canBrowse && unmet === undefined

describe.runIf(may)(`a browser before the cloud on one machine${unmet ? ` (${unmet})` : ''}`, () => {
  afterAll(async () => {
    if ('browser' in chromium) await chromium.browser.close()
  })

  describe('in wait mode', () => {
    const open = browsingOf('wait')

    it('takes an objection with evidence from the form to the corrected record, its mails and its letters', async () => {
      const { browsing, cloud } = open()
      const dispute = { document: '云环罚〔2026〕样1号', column: 'CF_NR_FK', before: '50', after: '5' }
      const id = await objectionJourney(browsing, { lang: 'zh', script: true, ...dispute })
      const firm = await browsing.visit('zh', 'enterprise')
      expect(await letters(firm, id)).toContain('异议处理结果告知书')
      await firm.close()
      holdSound(cloud)
    })

    it('takes that correction to its holders: one follows, one is silent, one keeps the old, one brings it back', async () => {
      const { browsing, cloud } = open()
      await correctionTravels(browsing, { lang: 'zh', document: '云环罚〔2026〕样1号' })
      holdSound(cloud)
    })
  })

  describe('in park mode', () => {
    const open = browsingOf('park')

    it('takes a repair with evidence from the form to the record that is gone, its mails and its letters', async () => {
      const { browsing, cloud } = open()
      const { visit, files } = browsing
      const document = '云环罚〔2026〕样26号'
      const reader = await visit('zh')
      const record = await findRecord(reader, document)
      const firm = await visit('zh', 'enterprise')
      const [id = ''] = await apply(firm, [document], { file: files.pdf })
      const intake = await visit('zh', 'intake-1')
      await handOver(intake, id)
      const officer = await visit('zh', 'hj-1')
      await accept(officer, id)
      await grant(officer, id)
      const head = await visit('zh', 'hj-head')
      await approve(head, id)
      await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
      await until(reader, record, (_text, status) => status === 404)
      expect(await letters(firm, id)).toContain('信用修复决定书')
      await firm.page.goto(new URL('/demo/mailbox', firm.page.url()).href)
      expect(await firm.text()).toContain('enterprise@demo.invalid')
      for (const who of [reader, firm, intake, officer, head]) await who.close()
      holdSound(cloud)
    })
  })
})

type Open = { readonly browsing: Browsing; readonly cloud: DemoCloud }

/** The cloud and its browser for the calling group. */
function browsingOf(mode: 'wait' | 'park'): () => Open {
  let open: Open | undefined
  beforeAll(async () => {
    if (!('browser' in chromium)) return
    const { browser } = chromium
    const cloud = await opened({ mode })
    const visit: Browsing['visit'] = async (lang, as, script = true) => {
      const who = await visitor({ browser, url: cloud.url, lang, script, store: buckets })
      if (as) await who.signIn(as)
      return who
    }
    open = { cloud, browsing: { url: cloud.url, files: await evidence(browser), visit } }
  })
  afterAll(() => closed(open?.cloud))
  return () => {
    if (!open) throw new Error('not started')
    return open
  }
}

/** Titles of a case's letters, each taken home as a sealed PDF. */
async function letters(firm: Visitor, id: string): Promise<string> {
  await firm.go(paths.myCase(id))
  const links = firm.page.locator('main a[href*="/papers/"]')
  const hrefs = new Set(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')))
  const titles = await links.allTextContents()
  for (const href of [...hrefs].filter((one) => /\/papers\/[^/]+\/(?!clock)[^/]+$/.test(one))) {
    const link = firm.page.locator('nav a[href$="/pdf"]')
    const printed = async () => {
      await firm.go(href)
      return link.count()
    }
    await expect.poll(printed, { ...patience, message: href }).toBeGreaterThan(0)
    const pdf = await link.first().getAttribute('href')
    const bytes = await (await firm.page.request.get(new URL(pdf ?? '', firm.page.url()).href)).body()
    expect([href, bytes.subarray(0, 5).toString(), bytes.includes('/ETSI.CAdES.detached')]).toEqual([
      href,
      '%PDF-',
      true,
    ])
  }
  return titles.join('\n')
}
