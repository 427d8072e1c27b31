import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { chips } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { copies, measures, repair as words } from '#web/words/repair.ts'
import { ways as wayWords } from '#web/words/ways.ts'
import { repair } from '#workflows/repair/index.ts'
import { approve, findRecord, type Look, lookAt, openRecord, passBy, send, until, upload } from './steps.ts'

type Open = ReturnType<ReturnType<typeof browsing>>
type Who = Awaited<ReturnType<Open['visit']>>

const [hj, scjg, here] = ['云环罚〔2026〕样26号', '云市监罚〔2026〕样27号', '云环罚〔2026〕样28号'] as const
const checked = { documentChecked: '行政处罚决定书（原件）', reason: '整改已经验收，罚款已经缴清。Corrected and paid.' }

describe.runIf(canBrowse)(titled('a repair in the browser, from the form to the record that is gone'), () => {
  const open = browsing()

  it('repairs three records at two units under one commitment: one extended, one refused and filed again', async () => {
    const { visit, files } = open()
    const firm = await visit('zh', 'enterprise')
    const reader = await visit('zh')
    const shown = await findRecord(reader, hj)
    const cases = await apply(firm, [hj, scjg, here], { file: files.pdf, look: lookAt })
    expect(cases).toHaveLength(3)

    const intake = await visit('zh', 'intake-1')
    const officers = { hj: await visit('zh', 'hj-1'), scjg: await visit('zh', 'scjg-1') }
    const heads = { hj: await visit('zh', 'hj-head'), scjg: await visit('zh', 'scjg-head') }
    const [atHj = '', atScjg = '', complex = ''] = cases
    await handOver(intake, atHj, lookAt)
    await handOver(intake, atScjg)

    await accept(officers.hj, atHj, lookAt)
    await grant(officers.hj, atHj, 'SCJG', lookAt)
    await approve(heads.hj, atHj, lookAt)
    await until(firm, paths.myCase(atHj), (text) => text.includes(firm.t(chips.closed)))
    await firm.look('my-repair-granted')
    await until(reader, shown, (_text, status) => status === 404)
    for (const path of [`/en${shown}`, `${shown}.json`, paths.commitment(shown.slice(3))])
      expect((await reader.go(path))?.status(), path).toBe(404)

    await accept(officers.scjg, atScjg)
    await refuse(officers.scjg, atScjg, files.pdf.name)
    await approve(heads.scjg, atScjg)
    await until(firm, paths.myCase(atScjg), (text) => text.includes(firm.t(chips.closed)))
    await firm.look('my-repair-refused')
    const [again = ''] = await apply(firm, [scjg], {})
    expect(again).not.toBe(atScjg)
    await handOver(intake, again)
    await accept(officers.scjg, again)
    await grant(officers.scjg, again)
    await approve(heads.scjg, again)

    await accept(officers.hj, complex)
    await send(heads.hj, complex, 'head.extended', { days: '10', reason: '需要现场核实。It must be seen on site.' })
    await heads.hj.look('desk-repair-extended')
    await grant(officers.hj, complex)
    await approve(heads.hj, complex)
    for (const id of [again, complex])
      await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))

    await officers.scjg.go(paths.measures)
    await officers.scjg.look('measures')
    await officers.scjg.click(measures.confirm)
    const supervisor = await visit('zh', 'supervisor')
    await supervisor.go(paths.unconfirmed)
    await supervisor.look('unconfirmed')
    const card = await recordCard(firm, hj)
    expect(await card.innerText()).toContain(firm.t(copies.title))
    expect(await card.innerText()).toContain('云浮市市场监督管理局')
    await firm.look('my-records-repaired')
    for (const who of [firm, reader, intake, ...Object.values(officers), ...Object.values(heads), supervisor])
      await who.close()
  })

  it('says in English from when, why and what is lacking, reminds, and files all the same with a reason', async () => {
    const { visit } = open()
    const firm = await visit('en', 'enterprise')
    const card = await recordCard(firm, '云市监罚〔2026〕样3号')
    await card.getByText(firm.t(words.why)).click()
    await firm.look('my-records-early')
    await firm.click(card.getByText(firm.t(words.remind)))
    expect(await (await recordCard(firm, '云市监罚〔2026〕样3号')).innerText()).toContain(firm.t(words.reminded))
    const [id = ''] = await apply(firm, ['云市监罚〔2026〕样3号'], {
      early: 'A tender closes next week.',
      look: lookAt,
    })
    await firm.go(paths.myCase(id))
    expect(await firm.text()).toContain('A tender closes next week.')
    await firm.look('my-repair-early')
    await firm.close()
  })
})

async function recordCard(firm: Who, document: string) {
  await firm.go(paths.myRecords)
  await openRecord(firm, document)
  return firm.page.locator('main')
}

type Applying = {
  readonly file?: Open['files']['pdf']
  readonly early?: string
  readonly look?: Look
}

/** From the record's card to receipts; returns cases by document. */
async function apply(firm: Who, documents: readonly string[], { file, early, look = passBy }: Applying) {
  const [first = '', ...others] = documents
  const card = await recordCard(firm, first)
  await look(firm, 'my-records-repair')
  await firm.click(card.locator(`a[href*="${paths.apply('repair/apply', '')}"]`))
  await firm.field('explanation').fill('已经整改，罚款已经缴清。Corrected, and the fine is paid.')
  // Asked of each record that is too early.
  const asked = firm.page.locator('.tick').filter({ hasText: first })
  if (early) await asked.locator('[name^="each."][name$=".early"]').fill(early)
  await firm.field('signedBy').fill('林示范')
  await firm.field('commits').check()
  for (const document of others) await firm.page.locator('.pick').filter({ hasText: document }).locator('input').check()
  await look(firm, 'repair-form')
  await firm.click(frame.continue)
  if (file) await upload(firm, file)
  await look(firm, 'repair-evidence')
  await firm.click(frame.continue)
  await firm.field('phone').fill('0766-8800000')
  await firm.field('consentElectronic').check()
  await firm.click(frame.continue)
  await look(firm, 'repair-check')
  await firm.click(wayWords.submit)
  await look(firm, 'repair-filed')
  return Promise.all(documents.map((document) => receiptOf(firm, document)))
}

/** Case of a document, by its card or the only receipt. */
async function receiptOf(firm: Who, document: string): Promise<string> {
  const alone = /\/my\/cases\/([^/]+)\/receipt$/.exec(firm.page.url())?.[1]
  if (alone) return alone
  const link = firm.page.locator('article').filter({ hasText: document }).locator('a[href$="/receipt"]')
  return /\/my\/cases\/([^/]+)\/receipt$/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? ''
}

const day = (name: string) => ({ [`${name}.year`]: '2026', [`${name}.month`]: '6', [`${name}.day`]: '2' })

async function handOver(intake: Who, id: string, look: Look = passBy): Promise<void> {
  // The service hands it over first.
  const action = intake.t(repair.pages.words.actions['intake.enteredReceipt'] ?? { zh: '', en: '' })
  await until(intake, paths.deskCase(id), (text) => text.includes(action))
  await look(intake, 'desk-repair-handed-over')
  await send(intake, id, 'intake.enteredReceipt', { code: 'XYXF-20260602-0001', ...day('receivedOn') })
  await send(intake, id, 'intake.enteredPush', day('pushedOn'))
}

async function accept(officer: Who, id: string, look: Look = passBy): Promise<void> {
  await officer.go(paths.deskCase(id))
  await look(officer, 'desk-repair')
  await send(officer, id, 'unit.accepted', {})
}

async function grant(officer: Who, id: string, unit?: string, look: Look = passBy): Promise<void> {
  await officer.go(paths.deskCase(id))
  const form = await officer.form('unit.proposed')
  if (unit) {
    await form.locator('details summary').click()
    await form.locator(`[name="measures.${unit}"]`).check()
    await form.locator('[name="measuresNote"]').fill('取消政府采购限制')
    await look(officer, 'desk-repair-proposing')
  }
  await send(officer, id, 'unit.proposed', { verdict: 'repaired', ...checked })
}

/** Nobody refuses who has not opened what was sent. */
async function refuse(officer: Who, id: string, file: string): Promise<void> {
  await officer.go(paths.deskCase(id))
  await Promise.all([
    officer.page.waitForEvent('download'),
    officer.page.getByText(file, { exact: true }).first().click(),
  ])
  const reason = '复查仍未达标，义务没有履行完毕。Not corrected yet.'
  await send(officer, id, 'unit.proposed', { verdict: 'refused', ...checked, reason })
  expect(await officer.text()).toContain(officer.t(repair.pages.words.states['awaitingApproval'] ?? { zh: '', en: '' }))
}
