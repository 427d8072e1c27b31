import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { seatPages } from './seat-pages.ts'

describe.runIf(canBrowse)(titled('every seat has its pages'), () => {
  const open = browsing()

  // Comes first: those after it file cases, which rows then name.
  it.each(['zh', 'en'] as const)('a firm’s 18 records fit on four screens of a phone, in %s', async (lang) => {
    const firm = await open().visit(lang, 'enterprise')
    await firm.go(paths.myRecords)
    expect(await firm.page.locator('article').count()).toBe(18)
    expect(await firm.page.evaluate(() => document.documentElement.scrollHeight / 844)).toBeLessThanOrEqual(4)
    await firm.look('my-credit')
    await firm.click(firm.page.locator('article h3 a').first())
    await firm.look('my-record')
    await firm.close()
  })

  it.each(['zh', 'en'] as const)('in %s', async (lang) => {
    await seatPages(open(), lang)
  })
})
