import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { notice2027 } from '#tests/support/holiday-notice.ts'
import { patience } from '#tests/support/patience.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { absences } from '#web/words/staff/absence.ts'
import { batch } from '#web/words/staff/batch.ts'
import { holidays } from '#web/words/staff/calendar.ts'
import { incidents } from '#web/words/staff/incidents.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { twice } from './steps.ts'

const languages = ['zh', 'en'] as const
const why = '误发一份企业联系人名单，含姓名和电话。'
const note = '已要求收件人删除，并确认未转发。'

/** Sends the form of one act by its button. */
const formOf = ({ page }: Visitor, act: string) => page.locator(`main form:has(input[name=act][value="${act}"])`)

async function day(who: Visitor, name: string, [year, month, date]: readonly number[]): Promise<void> {
  for (const [part, value] of Object.entries({ year, month, day: date }))
    await who.field(`${name}.${part}`).fill(String(value))
}

/** A list with a wrong line; then one declared twice by a double click. */
async function absence(open: ReturnType<typeof browsing>, lang: 'zh' | 'en'): Promise<void> {
  const head = await open().visit(lang, 'hj-head')
  await head.go(paths.absences)
  await head
    .field('rows')
    .fill(
      '生态环境局经办人 谢七,2026/6/2,2026/6/9,生态环境局经办人 曾八\n无此人,2026/6/3,2026/6/9,生态环境局经办人 曾八',
    )
  await head.click(absences.enterMany)
  expect(await head.text()).toContain(head.t(absences.entered, { n: 1 }))
  expect(await head.text()).toContain('无此人')
  await head.look('absence-list')
  await head.page.goBack()
  const supervisor = await open().visit(lang, 'supervisor')
  await supervisor.go(paths.workload)
  const shut = supervisor.page.locator('details.fold:not([open]) > summary')
  if ((await shut.count()) > 0) await shut.click()
  const row = supervisor.page.locator('tr').filter({ hasText: '谢七' })
  expect(await row.innerText()).toContain(lang === 'zh' ? '2026年6月9日' : '9 June 2026')
  await supervisor.look('absence-workload')
  const officer = await open().visit(lang, 'hj-2')
  await officer.go(paths.desk)
  await officer.look('absence-deputy')
  for (const one of [head, supervisor, officer]) await one.close()
}

/** 26 are too many, 25 go by one page, a second press decides nothing. */
async function batchOf25(head: Visitor): Promise<void> {
  const ticks = head.page.locator('main input[type=checkbox][name^="case."]')
  await head.go(paths.batch('approver.approved'))
  expect(await ticks.count()).toBe(26)
  for (const tick of await ticks.all()) await tick.check()
  await head.click(batch.look)
  expect(await ticks.count()).toBe(26)
  await head.look('batch-too-many')
  await ticks.last().uncheck()
  await head.click(batch.look)
  await head.look('batch-preflight')
  const approve = head.page.locator('main').getByText(head.t(batch.approveButton, { n: 25 }), { exact: true })
  await twice(head, approve)
  await expect.poll(() => head.text(), patience).toContain(head.t(batch.done, { n: 25 }))
  await head.look('batch-done')
  await head.go(paths.batch('approver.approved'))
  expect(await ticks.count()).toBe(1)
}

/** One enters the notice, after a line that is wrong; another confirms. */
async function notice(open: ReturnType<typeof browsing>, lang: 'zh' | 'en'): Promise<void> {
  const admin = await open().visit(lang, 'system-admin')
  await admin.go(paths.holidays)
  await admin.field('text').fill(notice2027.text.replace('共7天。1月', '共8天。1月'))
  await admin.field('url').fill(notice2027.url)
  await admin.click(holidays.read)
  expect(await admin.text()).toContain(admin.t(holidays.unread))
  await admin.look('notice-unread')
  await admin.field('text').fill(notice2027.text)
  await admin.click(holidays.read)
  expect(admin.page.url()).toMatch(/\/admin\/holidays\/2027\/1$/)
  await admin.look('notice-proposed')
  expect(await formOf(admin, 'confirm').count(), 'no form for who entered it').toBe(0)
  const second = await open().visit(lang, 'security-admin')
  await second.go(paths.holiday(2027, 1))
  await second.look('notice-confirm')
  await twice(second, formOf(second, 'confirm').locator('button'))
  await expect
    .poll(async () => {
      await second.go(paths.holiday(2027, 1))
      return formOf(second, 'confirm').count()
    }, patience)
    .toBe(0)
  await second.look('notice-confirmed')
  for (const one of [admin, second]) await one.close()
}

/** Entered by one, signed out meanwhile; its duties done; closed by another. */
async function incident(open: ReturnType<typeof browsing>, lang: 'zh' | 'en'): Promise<void> {
  const admin = await open().visit(lang, 'system-admin')
  await admin.go(paths.incidents)
  await admin.field('what').fill(why)
  await admin.click(incidents.send)
  expect(admin.page.url()).toMatch(/incidents$/)
  expect(await admin.field('what').inputValue()).toBe(why)
  await admin.look('incident-lacks')
  await admin.page.context().clearCookies()
  await admin.click(incidents.send)
  expect(await admin.text()).toContain(admin.t(refusals.expired))
  await admin.look('incident-signed-out')
  await admin.signIn('system-admin')
  await admin.go(paths.incidents)
  await admin.page.locator('main input[name=harm]').first().check()
  await admin.page.locator('main input[name=certain][value=yes]').check()
  await day(admin, 'noticed', [2026, 6, 2])
  await admin.field('what').fill(why)
  await twice(admin, admin.page.locator('main').getByText(admin.t(incidents.send), { exact: true }))
  await expect.poll(() => admin.page.url(), patience).toMatch(/incidents\/1$/)
  await admin.look('incident-duties')
  await admin.go(paths.incidents)
  expect(await admin.page.locator('main tbody tr').count(), 'entered once').toBe(1)
  for (let left = 3; left > 0; left -= 1) {
    await admin.go(paths.incident(1))
    const form = formOf(admin, 'done').first()
    const told = form.locator('input[name=told][value=yes]')
    if ((await told.count()) > 0) await told.check()
    await form.locator('textarea').fill(note)
    await admin.click(form.locator('button'))
  }
  expect(await formOf(admin, 'close').count(), 'nobody closes their own').toBe(0)
  const supervisor = await open().visit(lang, 'supervisor')
  await supervisor.go(paths.incident(1))
  await formOf(supervisor, 'close').locator('textarea').fill(note)
  await supervisor.look('incident-close')
  await supervisor.click(formOf(supervisor, 'close').locator('button'))
  expect(await supervisor.text()).toContain(supervisor.t(incidents.closedBy))
  await supervisor.look('incident-closed')
  for (const one of [admin, supervisor]) await one.close()
}

describe.runIf(canBrowse).each(languages)(titled('oversight by hand, with wrong turns, in %s'), (lang) => {
  const open = browsing({ fill: new URL('fill-batch.ts', import.meta.url) })

  it('an absence, by a list with a wrong line', () => absence(open, lang))
  it('a batch of 25, of which 26 were ticked', async () => {
    const head = await open().visit(lang, 'hj-head')
    await batchOf25(head)
    await head.close()
  })
  it('a notice of the State Council, by two', () => notice(open, lang))
  it('an incident, signed out meanwhile, closed by another', () => incident(open, lang))
})
