import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { cases, chips } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { answers } from '#web/words/grounds.ts'
import { record as recordWords } from '#web/words/public.ts'
import { ways } from '#web/words/ways.ts'
import { approve, findRecord, lookAt, objectTo, propose, send, until } from './steps.ts'

const day = (name: string, n: number) => ({
  [`${name}.year`]: '2026',
  [`${name}.month`]: '6',
  [`${name}.day`]: String(n),
})

describe.runIf(canBrowse)(titled('the turns an objection takes on its way'), () => {
  const open = browsing()

  it('asks another unit, stands still, is answered entry by entry, and goes to the higher organ', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const document = '云环罚〔2026〕样8号'
    const also = { CF_NR_FK: '0.55' }
    const id = await objectTo(firm, { document, column: 'CF_SY', ground: 'E2', claimed: '已设置识别标志', also })
    const reader = await visit('zh')
    const record = await findRecord(reader, document)
    await until(reader, record, (text) => text.split(reader.t(chips.disputed)).length > 3)
    await lookAt(reader, 'record-disputed-fields')
    const intake = await visit('zh', 'intake-1')
    await send(intake, id, 'intake.forwarded', { unit: 'HJ' })

    const officer = await visit('zh', 'hj-1')
    const inquiry = { unit: 'SCJG', question: '当日是否在场核查？', 'item.i1': 'on', elsewhere: '当日由其在场核查。' }
    await send(officer, id, 'unit.asked', inquiry)
    await lookAt(officer, 'desk-case-asked')
    const asked = await visit('zh', 'scjg-1')
    await asked.go(paths.desk)
    await lookAt(asked, 'desk-asked')
    await propose(asked, id, { code: '05', produced: true }, 'determiner.answered')
    await officer.go(paths.deskCase(id))
    expect(await officer.text()).toContain(officer.t(answers['05']))

    const head = await visit('zh', 'hj-head')
    await send(head, id, 'head.paused', { cause: 'appraisal', ...day('expectedEnd', 20), reason: '需要鉴定。' })
    await lookAt(head, 'desk-case-paused')
    await firm.go(paths.myCase(id))
    expect(await firm.text()).toContain('2026年6月20日')
    await lookAt(firm, 'my-case-paused')
    await officer.go(paths.deskCase(id))
    await send(officer, id, 'unit.resumed', day('arrivedOn', 2))

    await propose(officer, id, { code: '05', produced: true })
    await approve(head, id)
    await until(reader, record, (text) => text.split(reader.t(chips.disputed)).length === 3)
    await firm.go(paths.myCase(id))
    await lookAt(firm, 'my-case-partial')
    await officer.go(paths.deskCase(id))
    await propose(officer, id, { item: 'i2', code: '05', produced: true })
    await approve(head, id)
    await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
    const unmarked = await until(reader, record, (text) => !text.includes(reader.t(chips.disputed)))
    expect(unmarked).not.toContain(reader.t(recordWords.disputed))

    await firm.go(paths.myCase(id))
    await firm.click(firm.page.locator('a[href*="/apply/higherReview/review"]'))
    await lookAt(firm, 'review')
    await firm.field('reason').fill('未答复关键证据。')
    await firm.click(frame.continue)
    await lookAt(firm, 'review-evidence')
    await firm.click(frame.continue)
    await firm.field('consentElectronic').check()
    await lookAt(firm, 'review-contact')
    await firm.click(frame.continue)
    await lookAt(firm, 'review-check')
    await firm.click(ways.submit)
    await lookAt(firm, 'review-receipt')
    const review = /\/my\/cases\/([^/]+)\/receipt/.exec(firm.page.url())?.[1] ?? ''
    expect(review).not.toBe(id)
    await lookAt(firm, 'my-review')
    await intake.go(paths.deskCase(review))
    await lookAt(intake, 'desk-review')
    await propose(intake, review, { code: '05', produced: true }, 'organ.proposed')
    const intakeHead = await visit('zh', 'intake-head')
    await approve(intakeHead, review)
    await intakeHead.go(paths.deskCase(review))
    await lookAt(intakeHead, 'desk-review-partial')
    await intake.go(paths.deskCase(review))
    await propose(intake, review, { item: 'i2', code: '05', produced: true }, 'organ.proposed')
    await approve(intakeHead, review)
    await until(firm, paths.myCase(review), (text) => text.includes(firm.t(chips.closed)))
    await lookAt(firm, 'my-review-closed')
    for (const who of [firm, reader, intake, officer, asked, head, intakeHead]) await who.close()
  })

  it('is filed with the unit itself, extended once, and corrected', async () => {
    const { visit } = open()
    const firm = await visit('en', 'enterprise')
    const dispute = { document: '云市监处罚〔2026〕样4号', column: 'CF_NR_FK', ground: 'E2', claimed: '0.55' }
    const id = await objectTo(firm, { ...dispute, channel: 'direct' })
    const officer = await visit('en', 'scjg-2')
    await officer.go(paths.deskCase(id))
    expect(await officer.text()).toContain(officer.t(cases.channelDirect))
    await lookAt(officer, 'desk-case-direct')
    await send(officer, id, 'unit.accepted', {})
    const head = await visit('en', 'scjg-head')
    await send(head, id, 'head.extended', { days: '5', reason: 'The file is in the archive.' })
    await lookAt(head, 'desk-case-extended')
    await firm.go(paths.myCase(id))
    await lookAt(firm, 'my-case-extended')
    await officer.go(paths.deskCase(id))
    await propose(officer, id, { code: '01', value: '0.55' })
    await approve(head, id)
    await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
    for (const who of [firm, officer, head]) await who.close()
  })
})
