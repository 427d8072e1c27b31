import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { patience } from '#tests/support/patience.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { stepUp } from '#web/words/second-factor.ts'
import { byMail } from '#web/words/staff/by-mail.ts'
import { lookAt, objectTo, passBy, send } from './steps.ts'

const journeys = [
  { name: 'in Chinese', lang: 'zh', script: true, document: '云环罚〔2026〕样1号' },
  { name: 'in English', lang: 'en', script: true, document: '云环罚〔2026〕样8号' },
  { name: 'without script', lang: 'zh', script: false, document: '云环云城罚〔2026〕样2号' },
] as const

describe.runIf(canBrowse)(titled('a reviewer by mail'), () => {
  const open = browsing()
  const used = new Set<string>()

  it.each(journeys)('hands a case back from the mail of the task, $name', async ({ lang, script, document }) => {
    const { visit, url } = open()
    const look = script ? lookAt : passBy
    const firm = await visit(lang, 'enterprise', script)
    const id = await objectTo(firm, { document, column: 'CF_NR_FK', ground: 'E7', claimed: '0.5' })
    const intake = await visit(lang, 'intake-1', script)
    await send(intake, id, 'intake.forwarded', { unit: 'HJ' })

    const officer = await visit(lang, undefined, script)
    const link = await linkFor(officer, url, lang, used)
    if (script) await officer.page.goto(link)
    else {
      await officer.page.goto(link.replace(/#.*/, ''))
      await officer.field('token').fill(link.replace(/.*#/, ''))
      await officer.click(byMail.open)
    }
    await officer.page.waitForURL((at) => at.pathname.endsWith('/a/task') && at.hash === '')
    await look(officer, 'mail-task')

    await officer.click(byMail.confirm)
    expect(await officer.page.locator('#problem').count()).toBe(1)
    await look(officer, 'mail-task-nothing-chosen')
    await officer.page.locator('input[name=action][value="unit.returned"]').check()
    await officer.field('reason').fill('应由市场监管部门办理。Not ours.')
    await officer.click(byMail.confirm)
    await look(officer, 'mail-step-up')

    await officer.page.locator('#text-code').fill(await newestCode(officer, url))
    await officer.click(officer.page.locator('form:has(#text-code) button'))
    await look(officer, 'mail-details')
    await officer.field('rightUnit').selectOption('SCJG')
    await officer.click(byMail.confirm)
    expect(await officer.text()).toContain(officer.t(byMail.recorded))
    await look(officer, 'mail-recorded')
    for (const who of [firm, intake, officer]) await who.close()
  })

  it('shows the second factor’s own pages', async () => {
    const { visit } = open()
    const officer = await visit('en', 'hj-1')
    await officer.go('/account/authenticator')
    await lookAt(officer, 'authenticator')
    await officer.go('/account/step-up?to=/en/desk')
    expect(await officer.text()).toContain(officer.t(stepUp.byText))
    await lookAt(officer, 'step-up')
    await officer.close()
  })
})

/** Link of the officer's newest task mail, never an earlier one. */
async function linkFor(who: Visitor, url: string, lang: 'zh' | 'en', used: Set<string>): Promise<string> {
  const pattern = new RegExp(`${url}${lang === 'en' ? '/en' : ''}/a#[0-9A-Z]{52}`)
  let link = ''
  const find = async () => {
    await who.page.goto(`${url}/demo/mailbox`)
    const row = who.page
      .locator('tr', { hasText: 'hj-1@demo.invalid' })
      .filter({ hasText: /异议|objection/i })
      .first()
    if ((await row.count()) === 0) return false
    await row.locator('a').click()
    link = pattern.exec(await who.page.locator('pre').innerText())?.[0] ?? ''
    return link !== '' && !used.has(tokenOf(link))
  }
  await expect.poll(find, { ...patience, message: 'a task mail' }).toBe(true)
  used.add(tokenOf(link))
  return link
}

/** The same in either language. */
const tokenOf = (link: string) => link.replace(/.*#/, '')

async function newestCode(who: Visitor, url: string): Promise<string> {
  const inbox = await who.page.context().newPage()
  await inbox.goto(`${url}/demo/sms`)
  const text = await inbox.locator('tbody tr').first().innerText()
  await inbox.close()
  return /验证码 (\d{6})/.exec(text)?.[1] ?? ''
}
