import { expect } from 'vitest'
import type { Browsing } from '#tests/support/browsing.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { frame } from '#web/words/frame.ts'
import { mandates } from '#web/words/mandates.ts'
import { lost } from '#web/words/public.ts'
import { counter } from '#web/words/staff/counter.ts'
import { submit } from '#workflows/objection/ways.ts'
import { lookAt, openRecord, toForm, upload } from './steps.ts'

/** A clerk serves a visitor, from document to printed receipt. */
export async function counterJourney(
  { visit, files }: Browsing,
  lang: 'zh' | 'en',
  document = lang === 'zh' ? '云环罚〔2026〕样1号' : '云环罚〔2026〕样8号',
): Promise<void> {
  const who = await visit(lang, 'clerk')
  await who.go(paths.counter)
  await who.look('counter')
  await who.click(counter.start)
  await who.look('counter-identity')
  await who.field('name').fill('云浮市示范石材有限公司')
  await who.field('kind').selectOption('uscc')
  await who.field('number').fill('91445300MA0DEM013F')
  await who.field('phone').fill('13800001234')
  await who.click(counter.next)
  await openRecord(who, document)
  await toForm(who)
  await dispute(who, 'CF_NR_FK', 'E7')
  await upload(who, files.pdf)
  await who.click(frame.continue)
  await who.click(frame.continue)
  await who.click(submit)
  await who.look('counter-read-back')
  expect(await who.text()).not.toContain('91445300MA0DEM013F')
  await who.field('confirmed').first().check()
  await who.field('signed').selectOption({ index: 1 })
  await who.click(submit)
  await who.look('counter-receipt')
  expect(await who.text()).toMatch(/4453\d\d-\d{8}-[0-9A-Z]{9}/)
  await who.go('/counter/new/paper')
  await who.look('counter-paper')
  await who.close()
}

/** A clerk takes a call with the number of its 12345 ticket. */
export async function callerJourney({ visit }: Browsing, lang: 'zh' | 'en', document: string): Promise<void> {
  const who = await visit(lang, 'clerk')
  await who.go(paths.counter)
  await who.click(counter.startCall)
  await who.look('call-identity')
  const ticket = `GD-2026-0602-${lang === 'zh' ? '77' : '78'}`
  const caller = { ticket, name: '云浮市示范石材有限公司', number: '91445300MA0DEM013F', phone: '13800005678' }
  for (const [name, value] of Object.entries(caller)) await who.field(name).fill(value)
  await who.field('kind').selectOption('uscc')
  await who.click(counter.next)
  await openRecord(who, document)
  await who.look('call-record')
  await toForm(who, lookAt)
  await dispute(who, 'CF_NR_FK', 'E7')
  for (let step = 0; step < 2; step += 1) await who.click(frame.continue)
  await who.click(submit)
  await who.look('call-read-back')
  // A call is confirmed by its code alone, never by a signature.
  expect(await who.field('confirmed').count()).toBe(0)
  await who.click(who.page.locator('main form[action$="/code"] button'))
  const inbox = await who.page.context().newPage()
  await inbox.goto(new URL('/demo/sms', who.page.url()).href)
  const code = /\b\d{6}\b/.exec(await inbox.locator('body').innerText())?.[0] ?? ''
  await inbox.close()
  await who.field('code').fill(code)
  await who.click(submit)
  await who.look('call-receipt')
  expect(await who.text()).toMatch(/4453\d\d-\d{8}-[0-9A-Z]{9}/)
  await who.go(paths.counter)
  expect(await who.text()).toContain(ticket)
  await who.look('counter-after-call')
  await who.close()
}

/** An agent acts for a client, until the client revokes. */
export async function agentJourney({ visit }: Browsing): Promise<void> {
  const agent = await visit('zh', 'agent')
  await agent.go(paths.clients)
  await agent.look('clients')
  await agent.click(agent.page.getByRole('link', { name: '云浮市示范石材有限公司', exact: true }))
  await agent.look('client-records')
  await openRecord(agent, '云市监罚〔2026〕样3号')
  await toForm(agent)
  await dispute(agent, 'whole', 'E4')
  await agent.click(frame.continue)
  await agent.field('phone').fill('0766-8800000')
  await agent.field('consentElectronic').check()
  await agent.click(frame.continue)
  await agent.look('client-check')
  await agent.click(submit)
  await agent.click(agent.page.locator('main a[href*="/my/cases/"].button'))
  expect(await agent.text()).toContain('正在代为办理')
  await agent.look('client-case')
  const own = agent.page.url()

  const firm = await visit('en', 'enterprise')
  await firm.go(paths.mandates)
  await firm.look('mandates')
  await firm.go(paths.grant)
  await firm.click(button(firm))
  await firm.look('mandate-refused')
  await firm.go(paths.claim)
  await firm.look('mandate-claim')
  await firm.go(paths.mandates)
  await firm.click(firm.page.locator('main td a').first())
  await firm.look('mandate')
  await firm.click(mandates.revoke)
  expect(await firm.text()).toContain('Revoked')

  expect((await agent.page.goto(own))?.status()).toBe(404)
  expect(await agent.text()).toContain(agent.t(lost.title))
  await agent.go(paths.clients)
  expect(await agent.text()).not.toContain('云浮市示范石材有限公司')
  for (const who of [agent, firm]) await who.close()
}

const button = (who: Visitor) => who.page.locator('main form:not([data-upload]) button[type=submit]').first()

/** Disputes a column, and goes on to the check page. */
export async function dispute(who: Visitor, column: string, ground: string): Promise<void> {
  await who.field(`dispute.${column}`).check()
  await who.field(`ground.${column}`).selectOption(ground)
  await who.field(`claimed.${column}`).fill('5')
  await who.field('explanation').fill('决定书原件写的是另一个数。')
  await who.click(frame.continue)
}
