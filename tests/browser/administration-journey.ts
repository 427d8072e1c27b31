import { expect } from 'vitest'
import type { Browsing } from '#tests/support/browsing.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { importing } from '#web/words/staff/imports.ts'
import { lookAt } from './steps.ts'

const account = 'xin.ren'

/** One administrator proposes a seat, another confirms, the third reads. */
export async function administrationJourney({ visit }: Browsing, lang: 'zh' | 'en'): Promise<void> {
  const id = `${account}.${lang}`
  const system = await visit(lang, 'system-admin')
  await system.go(paths.people)
  await post(system, paths.people, { id: '13900000000', name: '辛仁', email: 'x' })
  await lookAt(system, 'people-refused')
  await post(system, paths.people, { id, name: '辛仁', email: `xin-${lang}@example.gov.cn` })
  const seat = system.page.locator(`form:has(input[name=kind][value=grant])`)
  await seat.locator('[name=role]').selectOption('officer')
  await seat.locator('[name=unit]').selectOption('HJ')
  await seat.locator('[name=reason]').fill('新到任 · newly appointed')
  await lookAt(system, 'person-system')
  await system.click(seat.locator('button'))
  await lookAt(system, 'seats-system')
  await system.go(paths.people)
  await lookAt(system, 'people')
  await importBySheet(system)
  await system.close()

  const security = await visit(lang, 'security-admin')
  expect(await security.text()).toContain('辛仁')
  await lookAt(security, 'seats-security')
  await security.click(security.page.locator('main form[action$="/confirm"] button').first())
  await security.go(paths.person(id))
  await lookAt(security, 'person-security')
  await post(security, paths.revokeSeat(id), { reason: '离任 · left' })
  expect(await security.text()).not.toContain('离任')
  await security.go(paths.switches)
  await security.page.locator('summary').first().click()
  await security.page.locator('main form').first().locator('[name=value]').fill('99')
  await security.page.locator('main form').first().locator('[name=reason]').fill('试 · trial')
  await security.click(security.page.locator('main form').first().locator('button'))
  await lookAt(security, 'switches')
  await security.close()

  const auditor = await visit(lang, 'auditor')
  await auditor.go(paths.adminLog)
  const log = await auditor.text()
  for (const said of ['新到任', '离任', id]) expect(log).toContain(said)
  await lookAt(auditor, 'admin-log')
  expect(await auditor.page.locator('main form').count()).toBe(0)
  await auditor.close()
}

/** A sheet sent by the script leads to its own preview. */
async function importBySheet(system: Visitor): Promise<void> {
  const lines = sampleSheet('penalty', [{ n: 901, authority: '云浮市生态环境局' }])
  const buffer = Buffer.from(lines.map((line) => ('cells' in line ? line.cells.join(',') : '')).join('\n'))
  await system.go(paths.imports)
  await system.page.locator('#sheet').setInputFiles({ name: '样表.csv', mimeType: 'text/csv', buffer })
  await system.click(importing.send)
  await system.page.waitForURL(/\?key=/)
  expect(await system.text()).toContain('样表.csv')
  await lookAt(system, 'import-preview')
}

/** Fills a form by its action and sends it. */
async function post(who: Visitor, action: string, values: Readonly<Record<string, string>>): Promise<void> {
  const one = who.page.locator(`main form[action$="${action}"]:not(:has([value=address]))`).last()
  const folded = who.page.locator(`details:has(form[action$="${action}"])`).last()
  if ((await folded.count()) > 0 && (await folded.getAttribute('open')) === null)
    await folded.locator('summary').click()
  for (const [name, value] of Object.entries(values)) {
    const field = one.locator(`[name="${name}"]:not([type=hidden])`)
    if ((await field.evaluate((node) => node.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await who.click(one.locator('button[type=submit]'))
}
