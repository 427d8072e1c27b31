import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { patience } from '#tests/support/patience.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { clients } from '#web/words/mandates.ts'
import { credit } from '#web/words/my-credit.ts'
import { assigning } from '#web/words/staff/assign.ts'
import { urging } from '#web/words/staff/board.ts'

/** An agent finds what waits, each day, and takes the list along. */
export async function thirtyClients(agent: Visitor): Promise<void> {
  const rows = agent.page.locator('tbody tr')
  await agent.go(paths.clients)
  expect(await rows.count()).toBe(20)
  await agent.click(agent.page.locator('a[rel=next]'))
  expect(await rows.count()).toBe(10)
  await agent.go(paths.clients)
  await agent.look('clients-many')
  await agent.click(clients.work)
  const waiting = (await rows.allInnerTexts()).map((row) => row.includes(agent.t(clients.waits)))
  expect(waiting.length).toBeGreaterThanOrEqual(14)
  expect(waiting).toEqual(waiting.map((_, i) => i < 7))
  expect(await phoneScreens(agent), 'phone screens of the work list').toBeLessThanOrEqual(4)
  await agent.look('clients-work')
  expect(await painted(agent)).toBeLessThan(4000)
  await takesListAlong(agent)
  await agent.click(rows.first().locator('a'))
  await agent.look('client-case-waiting')
}

/** The file has the page's cases, in its order. A scan at the start may add some between. */
async function takesListAlong(agent: Visitor): Promise<void> {
  const onPage = () => agent.page.locator('tbody td:nth-child(2) a').allInnerTexts()
  const [before, lines] = [await onPage(), await listed(agent)]
  await agent.go(paths.clientWork)
  const after = await onPage()
  // Cases opened meanwhile: the list of a quiet moment counts.
  if (after.length !== before.length) return takesListAlong(agent)
  expect(lines).toEqual(after)
}

/** Numbers of the cases in the downloaded list. */
async function listed({ page }: Visitor): Promise<readonly string[]> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a[download]').click()])
  const [, ...lines] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => line.split(',')[1] ?? '')
}

/** Thirteen rows of the board are few screens of a phone. */
export async function thirteenLimits(supervisor: Visitor): Promise<void> {
  const { page, t } = supervisor
  await supervisor.go(paths.board)
  const rows = page.locator('.brief tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThanOrEqual(12)
  const [whole, tall] = await Promise.all([phoneScreens(supervisor), heightOf(page.locator('.brief tbody'))])
  // Rows of the nightly scan may have come.
  expect(whole - (tall / 844) * (1 - 13 / all), 'phone screens of 13 rows').toBeLessThanOrEqual(4)
  const list = await page.locator('.brief tbody').innerText()
  expect([list.includes(t(urging.link)), list.includes(t(assigning.link))]).toEqual([true, false])
  await supervisor.look('board-many')
  // A number leads to its list, a row to its case.
  await supervisor.click(page.locator('.counts a[href*="filter=untaken"]'))
  // Of own motion cases come meanwhile.
  expect(await page.locator('.counts .shown a').getAttribute('href')).toContain('filter=untaken')
  expect(await rows.count()).toBeGreaterThan(12)
  await supervisor.click(page.locator('.brief tbody a[href*="#limit-"]:visible').first())
  expect(page.url()).toMatch(/\/desk\/cases\/\w+#limit-/)
}

const heightOf = (one: Locator) => one.evaluate((node) => node.getBoundingClientRect().height)

/** A firm sees the sum, each page, one of them, and a part. */
export async function twoHundredRecords(firm: Visitor): Promise<void> {
  await firm.go(paths.myRecords)
  expect(await firm.text()).toContain('200')
  expect(await phoneScreens(firm), 'phone screens of the first page').toBeLessThanOrEqual(4)
  await firm.look('many-records')
  expect(await painted(firm)).toBeLessThan(4000)
  const seen = new Set<string | null>()
  for (let n = 0; n < 20; n += 1) {
    const links = await firm.page.locator('article h3 a').all()
    for (const link of links) seen.add(await link.getAttribute('href'))
    const next = firm.page.locator('a[rel=next]')
    if ((await next.count()) === 0) break
    await firm.click(next)
  }
  expect(seen.size).toBe(200)
  await firm.go(`${paths.myRecords}?q=${encodeURIComponent('多182号')}`)
  expect(await firm.page.locator('article').count()).toBe(1)
  await firm.go(`${paths.myRecords}?part=ended`)
  expect(await firm.text()).toContain(firm.t(credit.noneHere))
}

const phoneScreens = ({ page }: Visitor) => page.evaluate(() => document.documentElement.scrollHeight / 844)

/** Milliseconds to the first paint of the page at hand. */
export async function painted(who: Visitor): Promise<number> {
  const paint = () => who.page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
  await expect.poll(paint, patience).toBeGreaterThan(0)
  return paint()
}
