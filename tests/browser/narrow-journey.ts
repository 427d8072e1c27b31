import { expect } from 'vitest'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { frame } from '#web/words/frame.ts'
import { dispute } from './deputy-journeys.ts'

/** Addresses of an agent's pages, its own and a client's, with a draft's steps. */
export async function applicantPages(who: Visitor): Promise<readonly string[]> {
  const { page } = who
  const first = async (path: string, link: string) => {
    await who.go(path)
    return pathOf(who, (await page.locator(link).first().getAttribute('href')) ?? '')
  }
  const record = await first(paths.myRecords, 'article h3 a')
  const oneCase = await first(paths.clientWork, 'tbody tr a')
  await who.go(paths.objectWithout())
  await dispute(who, 'whole', 'E3')
  const draft = pathOf(who, new URL(page.url()).pathname).replace(/evidence$/, '')
  await who.click(frame.continue)
  await who.field('phone').fill('0766-8800000')
  await who.field('consentElectronic').check()
  await who.click(frame.continue)
  const mine = [paths.myRecords, paths.myCases, paths.myData, paths.statement, paths.drafts, paths.mandates]
  const others = [paths.grant, paths.claim, paths.clients, paths.clientWork, paths.account, paths.reach]
  const ofRecord = ['', '/object', '/object?what=amount', '/object?what=none'].map((end) => `${record}${end}`)
  const several = paths.apply('objection/several', `?record=${record.split('/').at(-1)}`)
  const steps = ['items', 'evidence', 'contact', 'check', 'later'].map((step) => `${draft}${step}`)
  return [...mine, ...others, ...ofRecord, several, `${several}&what=twice`, oneCase, ...steps, paths.objectWithout()]
}

/** Pages that anybody reads. */
export const publicPages: readonly string[] = [
  ...[paths.home, paths.search, paths.track, paths.procedure('objection'), paths.procedure('repair'), paths.rules],
  ...[
    paths.statistics,
    paths.verify,
    paths.privacy,
    paths.accessibility,
    paths.siteMap,
    paths.channels,
    paths.deadline,
    paths.domains,
  ],
]

/** Pages that a phone reads in four and a half screens. */
export const readSoon: readonly string[] = [
  ...[paths.myRecords, paths.clients, paths.clientWork, paths.mandates, paths.grant],
  ...[paths.rules, paths.statistics, paths.domains, paths.channels, paths.api, paths.statement],
]

/** No page scrolls sideways at 320 pixels, on paper or at 400 % zoom. */
export async function fitsNarrow(who: Visitor, pages: readonly string[]): Promise<void> {
  const { page } = who
  await page.setViewportSize({ width: 320, height: 640 })
  const wrong: string[] = []
  for (const path of pages) {
    expect((await who.go(path))?.status(), path).toBe(200)
    if ((await widthOf(who)) > 320) wrong.push(`${path} is ${await widthOf(who)} wide`)
    wrong.push(...(await brokenWords(who)).map((word) => `${path} breaks ${word} in a heading`))
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('.top nav, form, button, .button').filter({ visible: true }).count()
    if (shown > 0) wrong.push(`${path} prints ${shown} controls`)
    wrong.push(...(await shutFolds(who)).map((fold) => `${path} prints “${fold}” shut`))
    if (!(await page.locator('.printed').last().isVisible())) wrong.push(`${path} prints no address`)
    await page.emulateMedia({ media: 'screen' })
  }
  expect(wrong).toEqual([])
}

/** Large text has one column, on a phone and on a desk. */
export async function oneColumn(who: Visitor, pages: readonly string[]): Promise<void> {
  const { page } = who
  await page.locator('.text-large').click()
  const wrong: string[] = []
  for (const path of pages) {
    await who.go(path)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      const beside = await page.locator('main *').evaluateAll((all) =>
        all.flatMap((one) => {
          const { display, gridTemplateColumns } = getComputedStyle(one)
          return display === 'grid' && gridTemplateColumns.includes(' ') ? [one.className || one.tagName] : []
        }),
      )
      if (beside.length > 0) wrong.push(`${path} at ${width}: ${[...new Set(beside)].join(', ')}`)
      if ((await widthOf(who)) > width) wrong.push(`${path} at ${width} is ${await widthOf(who)} wide`)
    }
  }
  expect(wrong).toEqual([])
}

/** Pages are short on a phone, words in pictures large. */
export async function readsWell(who: Visitor, pages: readonly string[]): Promise<void> {
  const { page } = who
  await page.setViewportSize({ width: 390, height: 844 })
  const wrong: string[] = []
  let pictures = 0
  for (const path of pages) {
    await who.go(path)
    const screens = await page.evaluate(() => document.documentElement.scrollHeight / 844)
    if (screens > 4.5) wrong.push(`${path} is ${screens.toFixed(1)} screens`)
    const sizes = await page.locator('main figure svg text').evaluateAll((all) =>
      all.map((one) => {
        const scale = one instanceof SVGTextElement ? (one.getScreenCTM()?.a ?? 0) : 0
        return Number.parseFloat(getComputedStyle(one).fontSize) * scale
      }),
    )
    pictures += sizes.length > 0 ? 1 : 0
    if (sizes.some((px) => px < 10.5)) wrong.push(`${path} draws words of ${Math.min(...sizes).toFixed(1)} px`)
  }
  expect(wrong).toEqual([])
  expect(pictures).toBeGreaterThan(0)
}

/** Folds to read whose contents paper lacks. */
const shutFolds = ({ page }: Visitor): Promise<readonly string[]> =>
  page.locator('main details:not(form *)').evaluateAll((all) =>
    all.flatMap((one) => {
      const whole = one.getBoundingClientRect().height
      const summary = one.querySelector('summary')
      const isShut = whole > 0 && whole < (summary?.getBoundingClientRect().height ?? 0) + 8
      return isShut ? [summary?.textContent ?? ''] : []
    }),
  )

/** Latin words of headings that stand on two lines. */
const brokenWords = ({ page }: Visitor): Promise<readonly string[]> =>
  page
    .locator(':is(h1, h2, h3)')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.flatMap((heading) => {
        const found: string[] = []
        const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
        while (texts.nextNode()) {
          const node = texts.currentNode
          for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[A-Za-z]{2,}/g)) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + word.length)
            if (range.getClientRects().length > 1) found.push(word)
          }
        }
        return found
      }),
    )

const pathOf = ({ lang }: Visitor, address: string) => (lang === 'en' ? address.replace(/^\/en/, '') : address)
const widthOf = ({ page }: Visitor) => page.evaluate(() => document.documentElement.scrollWidth)
