import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { frame } from '#web/words/frame.ts'
import { deskRecords } from '#web/words/staff/staff.ts'
import { ways } from '#web/words/ways.ts'
import { lookAt, passBy, upload } from './steps.ts'

const reach = async (who: Visitor) => {
  await who.field('phone').fill('0766-8800000')
  await who.field('consentElectronic').check()
  await who.click(frame.continue)
}

const led = (who: Visitor, way: string) => who.page.locator(`main a[href*="/apply/${way}"]`).first()

describe.runIf(canBrowse)(titled('the ways in of every procedure'), () => {
  const open = browsing()

  it('asks for the repair of several records under one signature', async () => {
    const { visit, files } = open()
    const firm = await visit('zh', 'enterprise')
    await firm.go(paths.myRecords)
    await lookAt(firm, 'ways-records')
    await firm.click(led(firm, 'repair/apply'))
    await lookAt(firm, 'ways-form')
    await firm.click(frame.continue)
    await lookAt(firm, 'ways-form-wrong')
    const shut = firm.page.locator('main details:not([open]) > summary')
    while ((await shut.count()) > 0) await shut.first().click()
    for (const box of await firm.page.locator('main input[name^="record."]').all()) await box.check()
    await firm.field('explanation').fill('已经缴清罚款并完成整改。')
    for (const early of await firm.page.locator('main [name^="each."][name$=".early"]').all())
      await early.fill('整改早已完成。')
    await firm.field('signedBy').fill('陈小云')
    await firm.field('commits').check()
    await firm.click(frame.continue)
    await upload(firm, files.pdf)
    await lookAt(firm, 'ways-evidence')
    await firm.click(frame.continue)
    await lookAt(firm, 'ways-contact')
    await reach(firm)
    await lookAt(firm, 'ways-check')
    await firm.click(ways.submit)
    await lookAt(firm, 'ways-receipts')
    // More than five are folded.
    const folds = firm.page.locator('main details > summary')
    if ((await folds.count()) > 0) await folds.first().click()
    await firm.click(firm.page.locator('main a[href$="/receipt"]').first())
    await lookAt(firm, 'ways-receipt')
    await firm.go(paths.myCases)
    await firm.click(firm.page.locator('main a[href*="/my/cases/"]').first())
    await lookAt(firm, 'ways-case')
    await firm.close()
  })

  it.each([true, false])('begins from the front page, without a record, in English (script: %s)', async (script) => {
    const { visit } = open()
    const look = script ? lookAt : passBy
    const firm = await visit('en', 'enterprise', script)
    await firm.go(paths.home)
    await look(firm, 'ways-home')
    await firm.click(led(firm, 'complaint/general'))
    await look(firm, 'ways-complaint')
    for (const select of await firm.page.locator('main form select').all()) await select.selectOption({ index: 1 })
    for (const group of await firm.page.locator('main form fieldset').all())
      await group.locator('input').first().check()
    for (const text of await firm.page.locator('main form textarea').all()) await text.fill('No reasons were given.')
    await firm.click(frame.continue)
    await firm.click(frame.continue)
    await reach(firm)
    await look(firm, 'ways-complaint-check')
    await firm.click(ways.submit)
    await look(firm, 'ways-complaint-receipt')
    expect(firm.page.url()).toMatch(/\/receipt$/)
    await firm.close()
  })

  it('lets an officer find a record and begin of the unit’s own motion', async () => {
    const { visit, files } = open()
    const officer = await visit('zh', 'hj-1')
    await officer.go(paths.deskRecords)
    await officer.field('q').fill('云环罚〔2026〕样8号')
    await officer.click(deskRecords.find)
    await lookAt(officer, 'ways-desk-records')
    await officer.click(officer.page.locator('main td a').first())
    await lookAt(officer, 'ways-desk-record')
    await officer.click(officer.page.locator('main a[href*="/desk/begin/exofficio/unitReport"]'))
    await lookAt(officer, 'ways-desk-form')
    await officer.field('documentChecked').fill('行政处罚决定书（原件）')
    await officer.field('reason').fill('罚款金额录入有误。')
    await officer.click(ways.submit)
    await upload(officer, files.pdf)
    await lookAt(officer, 'ways-desk-draft')
    await officer.click(ways.submit)
    expect(officer.page.url()).toMatch(/\/desk\/cases\/\w+$/)
    await lookAt(officer, 'ways-desk-case')
    await officer.close()
  })
})
