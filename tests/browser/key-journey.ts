import { expect } from 'vitest'
import type { Bilingual } from '#law/bilingual.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { receipt } from '#web/words/applicant.ts'
import { frame } from '#web/words/frame.ts'
import { submit } from '#workflows/objection/ways.ts'

/** From a record to its receipt by keys alone. */
export async function byKeys(who: Visitor): Promise<void> {
  const { page } = who
  const named = (words: Bilingual) =>
    page.locator('main').getByText(who.t(words), { exact: true }).and(page.locator('a, button')).first()
  await tabTo(who, page.locator('details.others > summary'))
  await page.keyboard.press('Enter')
  for (const end of ['/object', '?what=date']) await press(who, page.locator(`main a[href$="${end}"]`))
  expect(await who.field('dispute.CF_JDRQ').isChecked()).toBe(true)
  await press(who, named(frame.continue))
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('problem')
  await who.look('keyboard-fault')
  const day = { year: '2026', month: '2', day: '3' }
  for (const [part, text] of Object.entries(day)) await typed(who, `claimed.CF_JDRQ.${part}`, text)
  await typed(who, 'explanation', '决定书写的是另一天。')
  await press(who, named(frame.continue))
  expect(page.url()).toMatch(/\/evidence$/)
  await hears(who)
  await press(who, named(frame.continue))
  await typed(who, 'phone', '0766-8800000')
  await tabTo(who, who.field('consentElectronic'))
  if (!(await who.field('consentElectronic').isChecked())) await page.keyboard.press('Space')
  await hears(who)
  await press(who, named(frame.continue))
  await hears(who)
  await press(who, named(submit))
  expect(page.url()).toMatch(/\/receipt$/)
  const heard = await hears(who)
  expect(heard).toContain(`heading "${who.t(receipt.title)}" [level=1]`)
  expect(heard).toMatch(/4453\d\d-\d{8}-[0-9A-Z]{9}/)
}

/** The page as a reader hears it: one title, all controls named. */
async function hears({ page }: Visitor): Promise<string> {
  const heard = await page.locator('main').ariaSnapshot()
  expect(heard.match(/\[level=1\]/g)).toHaveLength(1)
  expect(heard.match(/^\s*- (button|link|textbox|checkbox|radio|combobox)(:| \[|$).*/gm)).toBeNull()
  return heard
}

async function typed(who: Visitor, name: string, text: string): Promise<void> {
  await tabTo(who, who.field(name))
  await who.page.keyboard.press('Control+A')
  await who.page.keyboard.insertText(text)
}

/** Tabs to the element, which shows its focus. */
async function tabTo(who: Visitor, target: ReturnType<Visitor['field']>): Promise<void> {
  await target.first().waitFor()
  const isThere = () => target.first().evaluate((one) => one === document.activeElement)
  for (let i = 0; i < 200 && !(await isThere()); i += 1) await who.page.keyboard.press('Tab')
  expect(await isThere()).toBe(true)
}

/** Tabs to the element, whose focus is seen; presses Enter. */
async function press(who: Visitor, target: ReturnType<Visitor['field']>): Promise<void> {
  await tabTo(who, target)
  expect(await target.first().evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe('none')
  const loaded = who.page.waitForEvent('load')
  await who.page.keyboard.press('Enter')
  await loaded
}
