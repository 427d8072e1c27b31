import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { href } from '#web/link.ts'
import { type Tell, tell } from '#web/tell.ts'

export type Visitor = {
  readonly page: Page
  readonly lang: Lang
  readonly t: Tell
  go(path: string): Promise<Response | null>
  signIn(sub: string): Promise<void>
  field(name: string): Locator
  /** Follows a link or button, and awaits its page. */
  click(what: Bilingual | Locator): Promise<void>
  /** The folded form of an event, opened. */
  form(event: string): Promise<Locator>
  text(): Promise<string>
  /** Holds the page to every promise, at both sizes. */
  look(name: string): Promise<void>
  close(): Promise<void>
}
type Options = {
  readonly browser: Browser
  readonly url: string
  readonly lang: Lang
  readonly script?: boolean
  /** Further origin of requests: a cloud's store of files. */
  readonly store?: RegExp
}

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const
const mostHtml = 20 * 1024
const mostInAll = 40 * 1024

/** Visitor with a browser, who notices any page's faults. */
export async function visitor({ browser, url, lang, script = true, store }: Options): Promise<Visitor> {
  const context = await browser.newContext({ viewport: sizes.phone, javaScriptEnabled: script, locale: lang })
  context.setDefaultTimeout(180_000)
  const page = await context.newPage()
  const t = tell(lang)
  const wrong = watched(page, url, store)
  const weighed = weights(page)
  return {
    page,
    lang,
    t,
    go: (path) => page.goto(url + href(lang, path)),
    async signIn(sub) {
      const from = href(lang, '/sign-in')
      await page.goto(url + from)
      // Leaves the form first, or waiting would end too early.
      const arrived = ({ origin, pathname }: URL) =>
        origin === url && pathname !== from && !pathname.startsWith('/demo')
      await Promise.all([page.waitForURL(arrived), page.locator(`button[value="${sub}"]`).click()])
    },
    field: (name) => page.locator(`main [name="${name}"]`),
    async click(what) {
      const named = 'zh' in what ? page.locator('main').getByText(t(what), { exact: true }).and(clickable(page)) : what
      // Names the missing link; waiting for its page would not.
      await named.first().waitFor()
      const loaded = page.waitForEvent('load')
      // An obstacle to the click says more than that nothing loaded.
      await Promise.race([named.first().click(), loaded])
      await loaded
    },
    async form(event) {
      const form = page.locator(`form:has(input[name=event][value="${event}"])`)
      const folded = page.locator('details').filter({ has: form })
      if ((await folded.count()) > 0 && (await folded.getAttribute('open')) === null)
        await folded.locator('summary').first().click()
      return form
    },
    text: () => page.locator('main').innerText(),
    async look(name) {
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        await shoot(page, `${name}.${lang}.${size}`)
        await holds(page, lang, name)
        await accessible(page, `${name}, ${size}`)
      }
      await page.setViewportSize(sizes.phone)
      expect(await weighed(), `what ${name} weighs`).toEqual([])
      expect(wrong.splice(0), `what went wrong up to ${name}`).toEqual([])
    },
    async close() {
      expect(wrong, 'what went wrong').toEqual([])
      await context.close()
    },
  }
}

const clickable = (page: Page) => page.locator('a, button')

/** Errors, breaches of the content policy, and foreign requests. */
function watched(page: Page, url: string, store?: RegExp): string[] {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // Browsers call pages of 404 or 422 failed loads; being offline is meant.
    const isAnswer = /Failed to load resource.*status of (404|409|413|422|403)|ERR_INTERNET_DISCONNECTED/.test(
      message.text(),
    )
    if (message.type() === 'error' && !isAnswer) wrong.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const to = request.url()
    if (!to.startsWith(`${url}/`) && !to.startsWith('data:') && !store?.test(to))
      wrong.push(`asked another origin: ${to}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} ${response.url()}`)
  })
  return wrong
}

/** Weighs pages since last asked, and a whole first visit (P8). */
function weights(page: Page): () => Promise<string[]> {
  const seen: Response[] = []
  const assets = new Map<string, number>()
  page.on('response', (response) => seen.push(response))
  return async () => {
    const tooHeavy: string[] = []
    for (const response of seen.splice(0)) {
      const path = new URL(response.url()).pathname
      if (response.status() >= 300 && response.status() < 400) continue
      const { responseBodySize, responseHeadersSize } = await response.request().sizes()
      const bytes = responseBodySize + responseHeadersSize
      if (response.request().resourceType() !== 'document') assets.set(path, Math.max(bytes, assets.get(path) ?? 0))
      else if (responseBodySize > mostHtml) tooHeavy.push(`${path}: ${responseBodySize} bytes`)
      else {
        const all = [...assets.values()].reduce((sum, one) => sum + one, bytes)
        if (all > mostInAll) tooHeavy.push(`${path}: ${all} bytes with its assets`)
      }
    }
    return tooHeavy
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** Runs in the page: without frames none beside it is needed. */
async function accessible(page: Page, name: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
  expect(told, `axe on ${name}`).toEqual([])
}

async function holds(page: Page, lang: Lang, name: string): Promise<void> {
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  expect(width[0], `${name} fits its width`).toBeLessThanOrEqual(width[1])
  const moved = await page.evaluate(() =>
    innerWidth > 704
      ? []
      : [...document.querySelectorAll('.figures')]
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => one.ariaLabel),
  )
  expect(moved, `figures of ${name} that a phone moves sideways`).toEqual([])
  expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en')
  const text = await page.locator('body').innerText()
  // Codes may stand in `code` elements: log types, addresses.
  const words = (await page.locator('code').allInnerTexts()).reduce((left, code) => left.replace(code, ''), text)
  expect([...(text.match(noValues) ?? []), ...(words.match(rawCodes) ?? [])], `codes left on ${name}`).toEqual([])
}

const noValues = /\bundefined\b|\bNaN\b|\[object|\bnull\b|Invalid Date/g

const rawCodes =
  /\b(CF|XK)_[A-Z]|\{\w+\}|\b(intakeHead|systemAdmin|securityAdmin)\b|\b(awaiting|platform|with)[A-Z]\w+|\b[a-z]+\.[a-z]+[A-Z]\w*|\b(paper|notice|task)\.[a-z]+/g
