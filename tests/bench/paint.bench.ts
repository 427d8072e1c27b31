import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openChromium } from '#tests/support/doubles/chromium.ts'
import { started } from '#tests/support/started.ts'
import { atMost, median, report } from './report.ts'

// node tests/bench/paint.bench.ts [--visits 5] [--pages 5]: first paint on a slow phone with empty cache.
const { values } = parseArgs({
  options: { visits: { type: 'string', default: '5' }, pages: { type: 'string', default: '5' } },
})
const visits = Number(values.visits)
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, locale: 'zh-CN' }
const slow = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const pages = [
  { path: '/', as: null },
  { path: '/records', as: null },
  { path: '/procedures/objection', as: null },
  { path: '/my/records', as: 'enterprise' },
  { path: '/desk', as: 'intake-1' },
]

const chromium = await openChromium()
if ('missing' in chromium) throw new Error(`no browser: ${chromium.missing}`)
const program = await started()
try {
  const figures = []
  for (const { path, as } of pages.slice(0, Number(values.pages))) {
    const paints: number[] = []
    for (let i = 0; i < visits; i += 1) paints.push(await firstPaint(chromium.browser, path, as))
    figures.push({ path, firstPaintMs: median(paints), slowest: Math.max(...paints) })
  }
  const worst = Math.max(...figures.map(({ firstPaintMs }) => firstPaintMs))
  report('paint', figures, [atMost('P8', 'first paint on a slow phone, ms, the slowest page', worst, 1000)])
} finally {
  await chromium.browser.close()
  await program.stop()
}

/** Four times slower than here, 1.6 Mbit/s, 150 ms round trip. */
async function firstPaint(browser: Browser, path: string, as: string | null): Promise<number> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  if (as) {
    await page.goto(`${program.url}/sign-in`)
    await page.locator(`button[value="${as}"]`).click()
    await page.waitForURL((at) => !at.pathname.startsWith('/demo'))
  }
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.clearBrowserCache')
  await cdp.send('Network.emulateNetworkConditions', slow)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(program.url + path, { waitUntil: 'load' })
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [found] = list.getEntriesByName('first-contentful-paint')
          if (found) resolve(found.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await context.close()
  return paint
}
