import { expect } from 'vitest'
import type { Browsing } from '#tests/support/browsing.ts'
import { patience } from '#tests/support/patience.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { record as recordWords } from '#web/words/public.ts'
import { copies, offered } from '#web/words/repair.ts'
import { feed, recipientFiles } from '#web/words/staff/recipients.ts'
import { findRecord, lookAt, until } from './steps.ts'

type Corrected = { readonly lang: 'zh' | 'en'; readonly document: string }
const follows = { id: 'CZ', name: { zh: '云浮市财政局', en: 'Yunfu Finance Bureau' } }
const silent = { zh: '广东省发展和改革委员会', en: 'Guangdong Development and Reform Commission' }
const keepsOld = { id: 'SAMPLE-CREDIT', name: { zh: '示例信用服务', en: 'Sample Credit Service' } }

/** A correction at holders that follow, are silent, or keep the old. */
export async function correctionTravels({ visit }: Browsing, { lang, document }: Corrected): Promise<void> {
  const [reader, firm] = [await visit(lang), await visit(lang, 'enterprise')]
  const id = (await findRecord(reader, document)).replace('/r/', '')
  const own = paths.myRecord(id)
  const standsAt = async (name: string) => {
    await firm.go(own)
    const rows = await firm.page.locator('main tr').filter({ hasText: name }).allTextContents()
    return rows.join()
  }
  const says = (name: string, words: string) => expect.poll(() => standsAt(name), patience).toContain(words)
  await says(follows.name[lang], firm.t(copies.confirmed))
  await says(silent[lang], firm.t(copies.open))
  await lookAt(firm, 'my-record-travelling')

  // The silent one confirms by its own people.
  const province = await visit(lang, 'recipient')
  await province.go(paths.feed)
  const row = province.page.locator('main tr').filter({ hasText: id })
  await row.first().locator('input[type=checkbox]').check()
  await province.click(feed.button)
  await says(silent[lang], firm.t(copies.confirmed))

  await says(keepsOld.name[lang], firm.t(copies.confirmed))
  await isFoundOut(await visit(lang, 'intake-1'), await heldBy(reader, id))
  await says(keepsOld.name[lang], firm.t(copies.wrong))

  await broughtBack(reader)
  expect(await until(firm, own, (text) => text.includes(firm.t(offered.title)))).toContain(firm.t(copies.title))
  await lookAt(firm, 'my-record-offered-again')
  await reader.go(paths.record(id))
  expect(await reader.text()).toContain(reader.t(recordWords.history))
  for (const who of [reader, firm, province]) await who.close()
}

const atDemo = ({ page }: Visitor) => page.goto(new URL('/demo/recipients', page.url()).href)

/** Line of the record, as its keeper of the old still has it. */
async function heldBy(reader: Visitor, id: string): Promise<string> {
  const held = async () => {
    await atDemo(reader)
    return (await reader.page.locator(`#${keepsOld.id} pre`).allTextContents()).join()
  }
  await expect.poll(held, patience).toContain(id)
  return (await held()).split('\n').find((line) => line.startsWith(id)) ?? ''
}

/** Comparing what it holds tells that it has the old. */
async function isFoundOut(intake: Visitor, line: string): Promise<void> {
  await intake.go(paths.recipient(keepsOld.id))
  await intake.field('held').fill(line)
  await intake.click(recipientFiles.compareButton)
  expect(await intake.text()).toContain(intake.t(recipientFiles.other))
  await lookAt(intake, 'recipient-differs')
  await intake.close()
}

/** Its source reports the old again, and all of that is held. A cloud takes a sheet at the next minute. */
async function broughtBack(reader: Visitor): Promise<void> {
  await atDemo(reader)
  const night = reader.page.locator('#night-file')
  await night.locator('button').click()
  const came = async () => {
    await atDemo(reader)
    return night.innerText()
  }
  await expect.poll(came, patience).toMatch(/[1-9]\d* 行已被拦下/)
}
