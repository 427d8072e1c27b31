import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Browsing } from '#tests/support/browsing.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { myCase } from '#web/words/applicant.ts'
import { cases, chips, diff } from '#web/words/case.ts'
import { record as recordWords } from '#web/words/public.ts'
import { stale } from '#web/words/staff/staff.ts'
import { approve, findRecord, lookAt, objectTo, passBy, propose, send, until } from './steps.ts'

type Journey = {
  readonly lang: 'zh' | 'en'
  readonly script: boolean
  readonly document: string
  readonly column: string
  readonly before: string
  readonly after: string
}

/** From form to corrected record by everybody; answers the case. */
export async function objectionJourney(
  { visit, files }: Browsing,
  { lang, script, document, column, before, after }: Journey,
): Promise<string> {
  const look = script ? lookAt : passBy
  const firm = await visit(lang, 'enterprise', script)
  const dispute = { document, column, ground: 'E7', claimed: after, files: [files.pdf, files.jpeg] }
  const id = await objectTo(firm, dispute, look)
  await firm.click(recordLink(firm))
  await look(firm, 'my-case')

  const reader = await visit(lang, undefined, script)
  const record = await findRecord(reader, document)
  await until(reader, record, (text) => text.includes(reader.t(recordWords.disputed)))
  await look(reader, 'record-disputed')

  const intake = await visit(lang, 'intake-1', script)
  await intake.go(paths.desk)
  await look(intake, 'desk-intake')
  await intake.go(paths.deskCase(id))
  await look(intake, 'desk-case-intake')
  await send(intake, id, 'intake.forwarded', { unit: 'HJ' })

  const officer = await visit(lang, 'hj-1', script)
  await officer.go(paths.desk)
  await look(officer, 'desk-officer')
  await officer.go(paths.deskCase(id))
  await look(officer, 'desk-case-officer')
  // Nothing is corrected before each file was opened.
  for (const { name, buffer } of [files.pdf, files.jpeg]) {
    const [opened] = await Promise.all([
      officer.page.waitForEvent('download'),
      officer.page.getByText(name, { exact: true }).first().click(),
    ])
    expect(readFileSync(await opened.path())).toEqual(buffer)
  }
  await propose(officer, id, { code: '01', value: after })

  expect(await officer.text()).not.toContain(officer.t(stale.title))
  const head = await visit(lang, 'hj-head', script)
  await head.go(paths.approval(id))
  const shown = await head.page.locator('.diff').last().innerText()
  expect([shown.includes(before), shown.includes(after)]).toEqual([true, true])
  expect(await head.text()).toContain(files.pdf.name)
  await approve(head, id, look)

  const settled = (text: string) =>
    text.includes(reader.t(recordWords.history)) && !text.includes(reader.t(recordWords.disputed))
  const corrected = await until(reader, record, settled)
  expect(corrected).toContain(reader.t(diff.was))
  expect(corrected).not.toContain(reader.t(diff.before))
  await look(reader, 'record-corrected')

  const answer = await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
  for (const words of [myCase.result, cases.remedies, diff.was, diff.after]) expect(answer).toContain(firm.t(words))
  // A corrected value is not what is shown now.
  expect(answer.split('\n')).not.toContain(firm.t(diff.before))
  await look(firm, 'my-case-answered')
  await mailsTo(firm)
  for (const who of [firm, reader, intake, officer, head]) await who.close()
  return id
}

const recordLink = (who: Visitor) => who.page.locator('main a[href*="/my/cases/"]')

/** The mailbox of the demo host, as it stands in both languages. */
async function mailsTo(firm: Visitor): Promise<void> {
  await firm.page.goto(new URL('/demo/mailbox', firm.page.url()).href)
  const mails = await firm.text()
  expect(mails).toContain('enterprise@demo.invalid')
  await firm.click(firm.page.locator('main td a'))
  expect(await firm.text()).toContain('/my/cases/')
}
