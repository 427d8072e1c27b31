import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { mine } from '#web/words/applicant.ts'
import { frame } from '#web/words/frame.ts'
import { submit } from '#workflows/objection/ways.ts'
import { agentJourney, callerJourney, counterJourney, dispute } from './deputy-journeys.ts'

describe.runIf(canBrowse)(titled('somebody files in another’s place'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)(
    'a clerk serves a visitor from the document shown to the printed receipt, in %s',
    async (lang) => {
      await counterJourney(open(), lang)
    },
  )

  it.each([
    ['zh', '云环云城罚〔2026〕样2号'],
    ['en', '云人社罚〔2026〕样5号'],
  ] as const)(
    'a clerk takes a call by its 12345 ticket, confirmed by the caller’s code, in %s',
    async (lang, document) => {
      await callerJourney(open(), lang, document)
    },
  )

  it('an agent has its clients side by side, acts for one of them, and is out when the client revokes', async () => {
    await agentJourney(open())
  })

  it('a firm objects to a row held back, and to what is not there, without script', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise-2', false)
    await firm.go(paths.myRecords)
    const held = await firm.page.locator('article', { hasText: '样11号' }).locator('h3').innerText()
    await firm.page.locator('details:has([name="documentNumber"]) summary').click()
    await firm.field('documentNumber').fill(/云环罚〔\d+〕样11号/.exec(held)?.[0] ?? '')
    await firm.field('authority').fill('云浮市生态环境局')
    await firm.click(mine.heldButton)
    await dispute(firm, 'whole', 'E6')
    expect(firm.page.url()).toContain('/evidence')
    await firm.go(paths.objectWithout())
    await dispute(firm, 'whole', 'E3')
    await firm.click(frame.continue)
    await firm.field('phone').fill('0766-8800000')
    await firm.field('consentElectronic').check()
    await firm.click(frame.continue)
    await firm.click(submit)
    expect(firm.page.url()).toContain('/receipt')
    await firm.close()
  })
})
