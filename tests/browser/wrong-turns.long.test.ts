import { describe, expect, it } from 'vitest'
import type { Bilingual } from '#law/bilingual.ts'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { patience } from '#tests/support/patience.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { files as fileWords } from '#web/words/case.ts'
import { drafts, kept } from '#web/words/drafts.ts'
import { frame } from '#web/words/frame.ts'
import { lost, search } from '#web/words/public.ts'
import { stale } from '#web/words/staff/staff.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { submit } from '#workflows/objection/ways.ts'
import {
  type File,
  handIn,
  lookAt,
  objectTo,
  openRecord,
  passBy,
  propose,
  readyToSubmit,
  send,
  toForm,
  twice,
  until,
  upload,
} from './steps.ts'

describe.runIf(canBrowse)(titled('wrong turns in the browser'), () => {
  const open = browsing()

  it('tells apart nothing asked, nothing found and nonsense', async () => {
    const { visit } = open()
    const reader = await visit('zh')
    for (const q of ['91440', '<script>alert(1)</script>', '91445300MA0DEM0139', '云环罚']) {
      await reader.go(paths.search)
      await reader.field('q').fill(q)
      await reader.click(reader.page.locator('main button[type=submit]'))
      expect(await reader.text()).toContain(reader.t(search.nothing))
      expect(await reader.field('q').inputValue()).toBe(q)
    }
    await reader.go(`${paths.search}?q=`)
    expect(await reader.page.title()).toContain(reader.t(frame.errorPrefix))
    await lookAt(reader, 'search-empty')
    await reader.close()
  })

  it.each([true, false])(
    'turns away a file too large or of the wrong kind, and keeps the rest (script: %s)',
    async (script) => {
      const { visit, files } = open()
      const firm = await visit('en', 'enterprise', script)
      const large = {
        ...files.pdf,
        name: 'large.pdf',
        buffer: Buffer.concat([files.pdf.buffer, Buffer.alloc(21 * 1024 * 1024)]),
      }
      const page = { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>1</script>') }
      const document = script ? '云环罚〔2026〕样1号' : '云人社罚〔2026〕样5号'
      await objectTo(firm, { ...dispute, document, files: [files.jpeg] }, async (who, name) => {
        if (name !== 'evidence') return
        await refused(who, large, refusals.fileTooLarge, script)
        await (script ? lookAt : passBy)(who, 'evidence-refused')
        await refused(who, page, refusals.fileKind, script)
        await who.page.goto(who.page.url())
        expect(await who.text()).toContain(files.jpeg.name)
        expect(await who.text()).not.toContain(large.name)
        expect(await who.text()).not.toContain(page.name)
      })
      await firm.close()
    },
  )

  it.each([true, false])('files once for a double click and for the back button (script: %s)', async (script) => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise', script)
    const document = script ? '云环罚〔2026〕样8号' : '云环云城罚〔2026〕样2号'
    await readyToSubmit(firm, { ...dispute, document })
    const last = firm.page.url()
    for (const step of ['goBack', 'goBack', 'goForward', 'goForward'] as const) await firm.page[step]()
    expect(firm.page.url(), 'two steps back and on again').toBe(last)
    const button = firm.page.getByText(firm.t(submit), { exact: true })
    await twice(firm, button)
    expect(firm.page.url()).toMatch(/receipt$/)
    const receiptAt = firm.page.url()
    await firm.page.goBack()
    expect(firm.page.url(), 'back to the receipt, not to a form').toBe(receiptAt)
    await firm.go(paths.myCases)
    const ofRecord = firm.page.locator('section.group').filter({ hasText: document })
    expect(await ofRecord.locator('article').count()).toBe(1)
    await firm.close()
  })

  it('tells the second of two officers what the first did, and keeps what was typed for its writer', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const id = await objectTo(firm, { ...dispute, document: '云市监罚〔2026〕样3号' }, passBy)
    const intake = await visit('zh', 'intake-1')
    await send(intake, id, 'intake.forwarded', { unit: 'SCJG' })
    const one = await visit('zh', 'scjg-1')
    const two = await visit('zh', 'scjg-2')
    await two.go(paths.deskCase(id))
    await propose(one, id, { code: '01', value: '3' })
    await propose(two, id, { code: '01', value: '4' })
    const told = await two.text()
    expect(told).toContain(two.t(stale.title))
    expect(told).toContain('经查阅决定书原件')
    await lookAt(two, 'stale')
    for (const who of [firm, intake, one, two]) await who.close()
  })

  it('lets nobody act on a session that is over, and gives back what was typed', async () => {
    const { visit } = open()
    const firm = await visit('en', 'enterprise')
    await firm.go(paths.objectWithout())
    await firm.field('dispute.whole').check()
    await firm.field('explanation').fill('Words that took an hour.')
    await firm.page.context().clearCookies()
    await firm.click(frame.continue)
    expect(await firm.text()).toContain(firm.t(refusals.expired))
    expect(await firm.text()).not.toContain('Words that took an hour.')
    expect(await firm.page.getByRole('link', { name: firm.t(kept.signIn) }).count()).toBe(1)
    await lookAt(firm, 'expired')
    await firm.close()
  })

  it.each([true, false])(
    'shows the later of two devices both texts, and lets it keep either (script: %s)',
    async (script) => {
      const { visit } = open()
      const [phone, desk] = [await visit('zh', 'enterprise-2', script), await visit('zh', 'enterprise-2', script)]
      await phone.go(paths.objectWithout())
      await phone.field('explanation').fill('起初写的。')
      await phone.click(drafts.later)
      const path = new URL(phone.page.url()).pathname.replace(/later$/, 'items')
      for (const who of [phone, desk]) await who.go(path)
      await phone.field('explanation').fill('手机上写的。')
      await desk.field('explanation').fill('电脑上写的。')
      if (script) {
        const said = (who: Visitor) => expect.poll(() => who.page.locator('[data-said]').innerText(), patience)
        await said(phone).toBe(phone.t(drafts.autoSaved))
        await said(desk).toBe(desk.t(drafts.notSaved))
      } else await phone.click(drafts.later)
      await desk.click(drafts.later)
      for (const text of [refusals.savedElsewhere, drafts.elsewhere]) expect(await desk.text()).toContain(desk.t(text))
      expect(await desk.text()).toContain('手机上写的。')
      expect(await desk.field('explanation').inputValue()).toBe('电脑上写的。')
      await (script ? lookAt : passBy)(desk, 'draft-two-texts')
      await onFirstScreen(desk, desk.t(drafts.elsewhere))
      const another = await visit('zh', 'enterprise-2', script)
      await another.go(path)
      expect(await another.field('explanation').inputValue()).toBe('手机上写的。')
      await (script ? desk.click(drafts.takeOther) : desk.click(drafts.takeMine))
      await another.go(path)
      expect(await another.field('explanation').inputValue()).toBe(script ? '手机上写的。' : '电脑上写的。')
      for (const who of [phone, desk, another]) await who.close()
    },
  )

  it.each(['zh', 'en'] as const)('shows both texts of a statement written on two devices, in %s', async (lang) => {
    const { visit } = open()
    const phone = await visit(lang, 'enterprise-2')
    await phone.go(`${paths.objectWithout()}?what=none`)
    await phone.field('dispute.whole').check()
    await phone.field('ground.whole').selectOption('E3')
    await phone.field('claimed.whole').fill('应有许可')
    await phone.field('explanation').fill('漏列。')
    const id = await handIn(phone)
    const desk = await visit(lang, 'enterprise-2')
    const form = (who: Visitor) => who.page.locator('form:has(input[value="applicant.stated"])')
    const text = (who: Visitor) => form(who).locator('[name=text]')
    const said = (who: Visitor) => expect.poll(() => form(who).locator('[data-said]').innerText(), patience)
    for (const who of [phone, desk]) {
      await who.go(paths.myCase(id))
      await who.form('applicant.stated')
    }
    await text(phone).fill('手机上写的。')
    await said(phone).toBe(phone.t(drafts.autoKept))
    await text(desk).fill('电脑上写的。')
    await said(desk).toBe(desk.t(drafts.unsent))
    await desk.click(form(desk).locator('button'))
    for (const one of [refusals.savedElsewhere, drafts.elsewhere]) expect(await desk.text()).toContain(desk.t(one))
    expect(await desk.text()).toContain('手机上写的。')
    expect(await text(desk).inputValue()).toBe('电脑上写的。')
    await lookAt(desk, 'statement-two-texts')
    await onFirstScreen(desk, desk.t(drafts.elsewhere))
    await desk.click(lang === 'zh' ? drafts.sendMine : drafts.takeOther)
    await phone.go(paths.myCase(id))
    expect((await phone.page.content()).includes('电脑上写的。')).toBe(lang === 'zh')
    for (const who of [phone, desk]) await who.close()
  })

  it.each([true, false])(
    'goes back onto a page that told of faults and sends nothing again (script: %s)',
    async (script) => {
      const { visit } = open()
      const firm = await visit(script ? 'zh' : 'en', 'enterprise', script)
      await firm.go(paths.myRecords)
      await openRecord(firm, script ? '云应急罚〔2026〕样6号' : '云市监罚〔2026〕样7号')
      await toForm(firm)
      await firm.field('dispute.CF_NR_FK').check()
      await firm.field('ground.CF_NR_FK').selectOption('E7')
      await firm.field('claimed.CF_NR_FK').fill('3万5')
      await firm.field('explanation').fill('决定书写的是另一个数。')
      await firm.click(frame.continue)
      const faults = firm.page.url()
      expect(await firm.page.title()).toContain(firm.t(frame.errorPrefix))
      await (script ? lookAt : passBy)(firm, 'items-to-mend')
      await firm.field('claimed.CF_NR_FK').fill('3.5')
      await firm.click(frame.continue)
      const sent: string[] = []
      firm.page.on('request', (one) => one.method() === 'POST' && sent.push(one.url()))
      await firm.page.goBack()
      expect([firm.page.url(), sent]).toEqual([faults, []])
      expect(await firm.field('claimed.CF_NR_FK').inputValue()).toBe('3.5')
      await firm.page.reload()
      expect(await firm.page.title()).not.toContain(firm.t(frame.errorPrefix))
      expect(sent).toEqual([])
      await firm.close()
    },
  )

  it('answers alike for what is not there and for what is not theirs', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const id = await objectTo(firm, { ...dispute, document: '云市监处罚〔2026〕样4号' }, passBy)
    const other = await visit('zh', 'person')
    const seen = []
    for (const one of [id, 'NOSUCHCASE0000000000000000']) {
      const status = (await other.go(paths.myCase(one)))?.status()
      seen.push({ status, text: await other.text(), title: await other.page.title() })
    }
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]?.status).toBe(404)
    for (const path of [paths.deskCase(id), paths.desk, paths.board, paths.admin, paths.feed])
      await until(other, path, (text, status) => status === 404 && text.includes(other.t(lost.title)))
    await lookAt(other, 'not-found')
    for (const who of [firm, other]) await who.close()
  })
})

const dispute = { column: 'CF_NR_FK', ground: 'E7', claimed: '5' }

/** Begins on a phone's first screen. */
async function onFirstScreen({ page }: Visitor, text: string): Promise<void> {
  const box = await page.locator('main').getByText(text).first().boundingBox()
  expect(box && box.y + box.height, text).toBeLessThan(page.viewportSize()?.height ?? 0)
}

/** Script says why in place; without, the next page does. */
async function refused(who: Visitor, file: File, why: Bilingual, script: boolean): Promise<void> {
  if (script) {
    await who.page.locator('#file').setInputFiles(file)
    await who.page.getByText(who.t(fileWords.sendFile), { exact: true }).click()
  } else await upload(who, file)
  await who.page.locator('main').getByText(who.t(why)).first().waitFor()
}
