import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { files as fileWords } from '#web/words/case.ts'
import { drafts } from '#web/words/drafts.ts'
import { frame } from '#web/words/frame.ts'
import { track } from '#web/words/track.ts'
import { submit } from '#workflows/objection/ways.ts'
import { dispute } from './deputy-journeys.ts'
import { openRecord, toForm, upload } from './steps.ts'

const ways = [
  { lang: 'zh', script: true, document: '云环罚〔2026〕样1号' },
  { lang: 'en', script: false, document: '云环罚〔2026〕样8号' },
] as const

describe.runIf(canBrowse)(titled('a draft with its files, its receipt and its code'), () => {
  const open = browsing()

  it.each(ways)(
    'goes from the phone to another device and on, in $lang, script $script',
    async ({ lang, script, document }) => {
      const { visit, files } = open()
      const phone = await visit(lang, 'enterprise', script)
      await phone.go(paths.myRecords)
      await openRecord(phone, document)
      await toForm(phone)
      await phone.field('explanation').fill('写到一半。Half written.')
      await phone.click(drafts.later)
      if (script) await phone.look('draft-saved')

      const desk = await visit(lang, 'enterprise', script)
      await desk.go(paths.drafts)
      if (script) await desk.look('drafts')
      await desk.click(drafts.go)
      expect(await desk.field('explanation').inputValue()).toBe('写到一半。Half written.')
      await desk.field('dispute.CF_NR_FK').check()
      await desk.field('ground.CF_NR_FK').selectOption('E7')
      await desk.field('claimed.CF_NR_FK').fill('5')
      await desk.click(frame.continue)
      await upload(desk, files.pdf)

      await phone.go(paths.drafts)
      expect(await phone.text()).toContain(files.pdf.name)
      await phone.click(drafts.go)
      await upload(phone, files.jpeg)
      for (const name of [files.pdf.name, files.jpeg.name]) expect(await phone.text()).toContain(name)
      await phone.click(frame.continue)
      await phone.page.goBack()
      expect(await phone.text()).toContain(files.jpeg.name)
      await phone.click(frame.continue)
      await phone.field('phone').fill('0766-8800000')
      await phone.field('consentElectronic').check()
      await phone.click(frame.continue)
      await phone.click(submit)
      const id = /cases\/(\w+)\/receipt/.exec(phone.page.url())?.[1] ?? ''
      const code = (await phone.page.locator('.track .number').textContent()) ?? ''
      expect(code).toMatch(/^(\w{4}-){6}\w{4}$/)
      expect(await phone.text()).toContain('SHA-256')

      const anybody = await visit(lang, undefined, script)
      await anybody.go(script ? `${paths.track}#${code}` : paths.track)
      if (script) {
        expect(await anybody.field('code').inputValue()).toBe(code)
        expect(anybody.page.url()).not.toContain(code)
        await anybody.look('track')
      } else await anybody.field('code').fill(code.toLowerCase())
      await anybody.click(track.button)
      expect(await anybody.text()).toContain(anybody.t(track.more))
      if (script) await anybody.look('track-found')
      await anybody.go(paths.track)
      await anybody.field('code').fill(code.replace(/.$/, code.endsWith('0') ? '1' : '0'))
      await anybody.click(track.button)
      expect(await anybody.text()).not.toContain(anybody.t(track.more))
      for (const who of [phone, desk, anybody]) await who.close()
      if (!script) return
      const intake = await visit(lang, 'intake-1')
      await intake.go(paths.deskCase(id))
      await intake.click(intake.page.locator('.files a[href$="/view"]').first())
      const img = intake.page.locator('.picture img')
      expect((await img.boundingBox())?.height).toBeGreaterThan(100)
      await intake.look('evidence-view')
      await intake.close()
    },
  )

  it('sends several files one after the other, and says of each what became of it', async () => {
    const { visit, files } = open()
    const firm = await visit('zh', 'enterprise')
    await firm.go(paths.myRecords)
    await openRecord(firm, '云环云城罚〔2026〕样2号')
    await toForm(firm)
    await firm.field('dispute.whole').check()
    await firm.field('ground.whole').selectOption('E3')
    await firm.field('claimed.whole').fill('删除')
    await firm.field('explanation').fill('重复公示')
    await firm.click(frame.continue)
    const bad = { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') }
    await firm.page.locator('#file').setInputFiles([files.pdf, bad])
    await firm.page.locator('#file').locator('xpath=..').locator('button[type=submit]').click()
    await firm.page.locator('.sending[data-sent=no]').waitFor()
    await firm.look('evidence-sending')
    const told = await firm.page.locator('.sending').allTextContents()
    expect(told).toHaveLength(2)
    expect(told[1]).toContain('不能接收这种文件')
    await firm.click(firm.page.locator('.sending[data-sent=no]').getByText(firm.t(fileWords.dismiss)))
    expect(await firm.text()).toContain(files.pdf.name)
    expect(await firm.text()).not.toContain('a.html')
    await firm.close()
  })

  it('shows how far a photo is, and tries again once the network is back', async () => {
    const { visit, files } = open()
    const firm = await visit('en', 'enterprise')
    await firm.go(paths.objectWithout())
    await dispute(firm, 'whole', 'E3')
    const photo = firm.page.locator('#photo')
    // A camera is offered; `capture` would shut out the album.
    expect([await photo.getAttribute('accept'), await photo.getAttribute('capture')]).toEqual(['image/*', null])
    const context = firm.page.context()
    await context.setOffline(true)
    await photo.setInputFiles(files.jpeg)
    await firm.page.getByText(firm.t(fileWords.sendPhoto), { exact: true }).click()
    const failed = firm.page.locator('.sending[data-sent=no]')
    await failed.waitFor()
    expect(await failed.innerText()).toContain(firm.t(fileWords.failed))
    await context.setOffline(false)
    const wire = await context.newCDPSession(firm.page)
    await wire.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 800, downloadThroughput: -1, uploadThroughput: -1 },
    })
    const again = firm.page.waitForEvent('load')
    await failed.getByRole('button', { name: firm.t(fileWords.again) }).click()
    await firm.page.locator('.sending progress:visible').waitFor()
    await again
    expect(await firm.text()).toContain(files.jpeg.name)
    await firm.look('evidence-after-retry')
    await firm.go(paths.drafts)
    await firm.click(firm.page.locator('main form[action$="/discard"] button'))
    await firm.close()
  })
})
