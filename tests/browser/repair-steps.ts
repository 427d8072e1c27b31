import { expect } from 'vitest'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { frame } from '#web/words/frame.ts'
import { ways as wayWords } from '#web/words/ways.ts'
import { repair } from '#workflows/repair/index.ts'
import { type File, type Look, openOthers, openRecord, passBy, send, until, upload } from './steps.ts'

const checked = { documentChecked: '行政处罚决定书（原件）', reason: '整改已经验收，罚款已经缴清。Corrected and paid.' }

export async function recordCard(firm: Visitor, document: string) {
  await firm.go(paths.myRecords)
  await openRecord(firm, document)
  return firm.page.locator('main')
}

type Applying = {
  readonly file?: File
  readonly early?: string
  readonly look?: Look
}

/** From the record's card to receipts; returns cases by document. */
export async function apply(firm: Visitor, documents: readonly string[], { file, early, look = passBy }: Applying) {
  const [first = '', ...others] = documents
  const card = await recordCard(firm, first)
  await look(firm, 'my-records-repair')
  // Too early, it is one of the other ways.
  await openOthers(firm)
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
async function receiptOf(firm: Visitor, document: string): Promise<string> {
  const alone = /\/my\/cases\/([^/]+)\/receipt$/.exec(firm.page.url())?.[1]
  if (alone) return alone
  const link = firm.page.locator('article').filter({ hasText: document }).locator('a[href$="/receipt"]')
  return /\/my\/cases\/([^/]+)\/receipt$/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? ''
}

const day = (name: string) => ({ [`${name}.year`]: '2026', [`${name}.month`]: '6', [`${name}.day`]: '2' })

export async function handOver(intake: Visitor, id: string, look: Look = passBy): Promise<void> {
  // The service hands it over first.
  const action = intake.t(repair.pages.words.actions['intake.enteredReceipt'] ?? { zh: '', en: '' })
  await until(intake, paths.deskCase(id), (text) => text.includes(action))
  await look(intake, 'desk-repair-handed-over')
  await send(intake, id, 'intake.enteredReceipt', { code: 'XYXF-20260602-0001', ...day('receivedOn') })
  await send(intake, id, 'intake.enteredPush', day('pushedOn'))
}

export async function accept(officer: Visitor, id: string, look: Look = passBy): Promise<void> {
  await officer.go(paths.deskCase(id))
  await look(officer, 'desk-repair')
  await send(officer, id, 'unit.accepted', {})
}

export async function grant(officer: Visitor, id: string, unit?: string, look: Look = passBy): Promise<void> {
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
export async function refuse(officer: Visitor, id: string, file: string): Promise<void> {
  await officer.go(paths.deskCase(id))
  await Promise.all([
    officer.page.waitForEvent('download'),
    officer.page.getByText(file, { exact: true }).first().click(),
  ])
  const reason = '复查仍未达标，义务没有履行完毕。Not corrected yet.'
  await send(officer, id, 'unit.proposed', { verdict: 'refused', ...checked, reason })
  expect(await officer.text()).toContain(officer.t(repair.pages.words.states['awaitingApproval'] ?? { zh: '', en: '' }))
}
