import type { Browser } from 'playwright-core'

type Evidence = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Real files, printed and photographed by the browser itself. */
export async function evidence(browser: Browser): Promise<{ readonly pdf: Evidence; readonly jpeg: Evidence }> {
  const page = await browser.newPage()
  await page.setContent('<h1>行政处罚决定书</h1><p>罚款人民币伍万元整</p>')
  const pdf = { name: '决定书 第1号.pdf', mimeType: 'application/pdf', buffer: await page.pdf() }
  const jpeg = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg' }) }
  await page.close()
  return { pdf, jpeg }
}
