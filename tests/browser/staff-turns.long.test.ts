import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { myCase } from '#web/words/applicant.ts'
import { frame } from '#web/words/frame.ts'
import { approval } from '#web/words/staff/staff.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { lookAt, objectTo, propose, put, send, twice } from './steps.ts'

const dispute = { column: 'CF_NR_FK', ground: 'E7', claimed: '5' }
const documents = { zh: '云环罚〔2026〕样1号', en: '云环罚〔2026〕样8号' } as const

describe.runIf(canBrowse)(titled('wrong turns of staff'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)('a reviewer and an approver go wrong, back and on again, in %s', async (lang) => {
    const { visit, files } = open()
    const firm = await visit(lang, 'enterprise')
    const id = await objectTo(firm, { ...dispute, document: documents[lang], files: [files.jpeg] })
    const intake = await visit(lang, 'intake-1')
    await send(intake, id, 'intake.forwarded', { unit: 'HJ' })
    const officer = await visit(lang, 'hj-1')
    await officer.go(paths.desk)
    await lookAt(officer, 'staff-desk')
    await officer.click(officer.page.locator(`main a[href$="${paths.deskCase(id)}"]`))
    await lookAt(officer, 'staff-case')
    await officer.click(officer.page.locator('main a[href$="/view"]'))
    await lookAt(officer, 'staff-evidence')
    await wrongTurns(officer, id, 'unit.proposed', 'staff-case-to-mend')
    await propose(officer, id, { code: '01', value: '5' })
    await lookAt(officer, 'staff-proposed')

    const head = await visit(lang, 'hj-head')
    await head.go(paths.deskCase(id))
    await head.click(approval.title)
    await lookAt(head, 'staff-approval')
    await wrongTurns(head, id, 'approver.returned', 'staff-approval-to-mend')
    const approved = (await head.form('approver.approved')).locator('button[type=submit]')
    await twice(head, approved)
    expect(new URL(head.page.url()).pathname.endsWith(paths.deskCase(id))).toBe(true)
    expect(await head.text()).not.toContain(head.t(refusals.movedOn))
    await head.page.goBack()
    expect(await head.page.locator('form:has(input[value="approver.approved"])').count()).toBeLessThan(2)
    await lookAt(head, 'staff-approved')
    for (const who of [firm, intake, officer, head]) await who.close()
  })

  it.each(['zh', 'en'] as const)('a withdrawal too long is told at an address, in %s', async (lang) => {
    const { visit } = open()
    const firm = await visit(lang, 'enterprise')
    const document = lang === 'zh' ? '云市监罚〔2026〕样3号' : '云市监罚〔2026〕样7号'
    const id = await objectTo(firm, { ...dispute, document })
    await firm.go(paths.withdraw(id))
    await firm.field('reason').evaluate((field) => field.removeAttribute('maxlength'))
    await firm.field('reason').fill('不再需要。'.repeat(900))
    await firm.click(myCase.withdrawButton)
    await told(firm, paths.withdraw(id))
    await lookAt(firm, 'withdraw-to-mend')
    await firm.field('reason').fill('')
    await firm.click(myCase.withdrawButton)
    expect(new URL(firm.page.url()).pathname).toContain(paths.myCase(id))
    await firm.close()
  })

  it('a session that ends in a proposal loses nothing of it', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const id = await objectTo(firm, { ...dispute, document: '云环云城罚〔2026〕样2号' })
    const intake = await visit('zh', 'intake-1')
    await intake.go(paths.deskCase(id))
    const form = await intake.form('intake.askedSupplement')
    await put(form.locator('[name=list]'), '请补充决定书原件，写了一个小时。')
    await intake.page.context().clearCookies()
    await intake.click(form.locator('button[type=submit]'))
    expect(await intake.text()).toContain(intake.t(refusals.expired))
    await lookAt(intake, 'staff-expired')
    for (const who of [firm, intake]) await who.close()
  })
})

/** Sends an empty form, reloads, goes back and on: nothing sent twice. */
async function wrongTurns(who: Visitor, id: string, event: string, name: string): Promise<void> {
  const page = event.startsWith('approver.') ? paths.approval(id) : paths.deskCase(id)
  if (!new URL(who.page.url()).pathname.endsWith(page)) await who.go(page)
  await who.click((await who.form(event)).locator('button[type=submit]'))
  await told(who, page)
  await lookAt(who, name)
  const sent: string[] = []
  who.page.on('request', (one) => one.method() === 'POST' && sent.push(one.url()))
  await who.page.reload()
  expect(await who.page.title()).toContain(who.t(frame.errorPrefix))
  await who.page.goBack()
  await who.page.goForward()
  await told(who, page)
  expect(sent).toEqual([])
}

async function told(who: Visitor, page: string): Promise<void> {
  const { pathname, searchParams } = new URL(who.page.url())
  expect([pathname.endsWith(page), searchParams.has('told')]).toEqual([true, true])
  expect(await who.page.title()).toContain(who.t(frame.errorPrefix))
  // What was done before is told beside no fault.
  expect(await who.text()).not.toMatch(/已办理：|Done: /)
}
