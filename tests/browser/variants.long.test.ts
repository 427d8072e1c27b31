import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { myCase } from '#web/words/applicant.ts'
import { chips } from '#web/words/case.ts'
import { lost, record as recordWords, search } from '#web/words/public.ts'
import { approve, findRecord, lookAt, objectTo, propose, send, until, upload } from './steps.ts'

describe.runIf(canBrowse)(titled('the other ways an objection goes'), () => {
  const open = browsing()

  it('is refused at intake, with the reasons told', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const dispute = { document: '云人社罚〔2026〕样5号', column: 'whole', ground: 'E1', claimed: '不是我单位' }
    const id = await objectTo(firm, dispute)
    const intake = await visit('zh', 'intake-1')
    const reason = '同一理由六个月内已经答复，没有新的材料。'
    await send(intake, id, 'intake.proposedRefusal', { reason, documentChecked: '上次答复' })
    await lookAt(intake, 'desk-case-proposed')
    const head = await visit('zh', 'intake-head')
    await approve(head, id)
    const answer = await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
    expect(answer).toContain(reason)
    await lookAt(firm, 'my-case-refused')
    for (const who of [firm, intake, head]) await who.close()
  })

  it('goes to the wrong unit, is sent on, and ends the record', async () => {
    const { visit } = open()
    const firm = await visit('en', 'enterprise')
    const document = '云市监处罚〔2026〕样4号'
    const id = await objectTo(firm, { document, column: 'whole', ground: 'E4', claimed: 'Remove the second one' })
    const reader = await visit('en')
    const record = await findRecord(reader, document)
    const intake = await visit('en', 'intake-1')
    await send(intake, id, 'intake.forwarded', { unit: 'HJ' })
    const wrong = await visit('en', 'hj-1')
    await send(wrong, id, 'unit.returned', { rightUnit: 'SCJG', reason: 'Market regulation decided it.' })
    await intake.go(paths.deskCase(id))
    await lookAt(intake, 'desk-case-misrouted')
    await send(intake, id, 'intake.forwarded', {}) // to the unit that the sender named
    const officer = await visit('en', 'scjg-1')
    await propose(officer, id, { code: '03' })
    const head = await visit('en', 'scjg-head')
    await approve(head, id, (who, name) => (name === 'approval' ? lookAt(who, 'approval-ends') : Promise.resolve()))
    const gone = await until(reader, record, (_text, status) => status === 404)
    expect(gone).toContain(reader.t(lost.title))
    await lookAt(reader, 'record-ended')
    await reader.go(paths.search)
    await reader.field('q').fill(document)
    await reader.click(reader.page.locator('main button[type=submit]'))
    expect(await reader.text()).toContain(reader.t(search.nothing))
    await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
    await lookAt(firm, 'my-case-ended')
    for (const who of [firm, reader, intake, wrong, officer, head]) await who.close()
  })

  it('cannot be verified, and the applicant’s own words stand with the record', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const document = '云环罚〔2026〕样8号'
    const statement = '我单位当日已经整改完毕。'
    const id = await objectTo(firm, { document, column: 'CF_SY', ground: 'E2', claimed: '已设置识别标志', statement })
    const intake = await visit('zh', 'intake-1')
    await send(intake, id, 'intake.forwarded', { unit: 'HJ' })
    const officer = await visit('zh', 'hj-2')
    await propose(officer, id, { code: '06' })
    await lookAt(officer, 'desk-case-proposal-refused')
    await propose(officer, id, { code: '06', produced: true })
    const head = await visit('zh', 'hj-head')
    await approve(head, id)
    const reader = await visit('zh')
    const record = await findRecord(reader, document)
    const shown = await until(reader, record, (text) => text.includes(statement))
    expect(shown).not.toContain(reader.t(recordWords.disputed))
    await lookAt(reader, 'record-statement')
    for (const who of [firm, intake, officer, head, reader]) await who.close()
  })

  it('asks for a supplement, gets it, and is withdrawn', async () => {
    const { visit, files } = open()
    const firm = await visit('en', 'enterprise')
    const document = '云样许〔2025〕样1号'
    const id = await objectTo(firm, { document, column: 'XK_YXQZI', ground: 'E2', claimed: '2035-01-01' })
    const intake = await visit('en', 'intake-1')
    await send(intake, id, 'intake.askedSupplement', { list: 'The certificate itself, both sides.' })
    await firm.go(paths.myCase(id))
    expect(await firm.text()).toContain('The certificate itself')
    await lookAt(firm, 'my-case-supplement')
    await upload(firm, files.pdf)
    await lookAt(firm, 'my-case-uploaded')
    await send(firm, id, 'applicant.supplemented', { note: 'Here it is.' }, paths.myCase(id))
    await intake.go(paths.deskCase(id))
    expect(await intake.text()).toContain(files.pdf.name)
    await firm.go(paths.withdraw(id))
    await lookAt(firm, 'withdraw')
    await send(firm, id, 'applicant.withdrew', { reason: 'Settled.' }, paths.withdraw(id))
    await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
    expect(await firm.text()).not.toContain(firm.t(myCase.withdrawTitle))
    await lookAt(firm, 'my-case-withdrawn')
    const reader = await visit('en')
    const record = await findRecord(reader, document)
    await until(reader, record, (text) => !text.includes(reader.t(recordWords.disputed)))
    for (const who of [firm, intake, reader]) await who.close()
  })
})
