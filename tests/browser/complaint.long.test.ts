import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { patience } from '#tests/support/patience.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { chips, timeline } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { noticeWords } from '#web/words/notices.ts'
import { ways } from '#web/words/ways.ts'
import { approve, lookAt, objectTo, openOthers, openRecord, send, until } from './steps.ts'

const day = (name: string, date: string) => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}.year`]: year, [`${name}.month`]: String(Number(month)), [`${name}.day`]: String(Number(of)) }
}
const idIn = (who: Visitor) => /\/my\/cases\/([^/]+)\/receipt/.exec(who.page.url())?.[1] ?? ''

/** Files from form to receipt, looking at each step. */
async function file(who: Visitor, name: string): Promise<string> {
  await lookAt(who, name)
  await who.click(frame.continue)
  await who.click(frame.continue)
  await who.field('phone').fill('0766-8800000')
  await who.field('consentElectronic').check()
  await who.click(frame.continue)
  await lookAt(who, `${name}-check`)
  await who.click(ways.submit)
  await lookAt(who, `${name}-receipt`)
  return idIn(who)
}

describe.runIf(canBrowse)(titled('a complaint and a claim'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)(
    'goes from the case page to another unit, and back as an answer (%s)',
    async (lang) => {
      const { visit } = open()
      const firm = await visit(lang, 'enterprise')
      const dispute = { column: 'CF_SY', ground: 'E2', claimed: '已设置识别标志' }
      const document = lang === 'zh' ? '云环罚〔2026〕样8号' : '云市监处罚〔2026〕样4号'
      const objection = await objectTo(firm, { document, ...dispute })
      await firm.go(paths.myCase(objection))
      await firm.click(firm.page.locator('a[href*="/apply/complaint/handling"]'))
      await firm.field('about').selectOption('HJ')
      await firm.field('fault').and(firm.page.locator('[value="late"]')).check()
      await firm.field('explanation').fill('已过期限，没有答复。No answer in time.')
      const id = await file(firm, 'complaint')

      const complainedOf = await visit(lang, 'hj-head')
      expect((await complainedOf.go(paths.deskCase(id)))?.status()).toBe(404)
      const supervisor = await visit(lang, 'supervisor')
      await supervisor.go(paths.deskCase(id))
      await lookAt(supervisor, 'complaint-desk')
      await send(supervisor, id, 'unit.accepted', {})
      await send(supervisor, id, 'unit.proposed', {
        verdict: 'justified',
        order: '三日内答复申请人。Answer within three days.',
        ...day('orderDue', '2026-06-30'),
        documentChecked: '办理卷宗 the file',
        reason: '逾期属实。It was late.',
      })
      await lookAt(supervisor, 'complaint-proposed')
      const head = await visit(lang, 'intake-head')
      await approve(head, id, lookAt)
      const answer = await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
      expect(answer).toContain('逾期属实')
      await lookAt(firm, 'complaint-answered')
      // What happened is folded below the days.
      const told = async () => {
        await firm.go(paths.myCase(objection))
        return firm.page.locator('main').textContent()
      }
      await expect.poll(told, patience).toContain('三日内答复申请人')
      await firm.page.locator('details.fold > summary', { hasText: firm.t(timeline.title) }).click()
      expect(await firm.text()).toContain('三日内答复申请人')
      await lookAt(firm, 'objection-urged')
    },
  )

  it('stops what harms, and restores the name where anybody can read it', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    await firm.go(paths.myRecords)
    // District's record; the first may be hidden already, with nothing to stop.
    await openRecord(firm, '云环云城罚〔2026〕样2号')
    await openOthers(firm)
    await firm.click(firm.page.locator('main a[href*="/apply/infringement/listing"]'))
    await firm.field('harm').and(firm.page.locator('[value="wrongListing"]')).check()
    await firm.field('explanation').fill('处罚的是同名的另一家公司。')
    await firm.field('wantsStop').check()
    await firm.field('wantsNotice').check()
    const id = await file(firm, 'claim')
    const supervisor = await visit('zh', 'supervisor')
    const said = { documentChecked: '决定书', reason: '初步核查，主体不同。' }
    await send(supervisor, id, 'unit.proposedStop', said)
    const head = await visit('zh', 'intake-head')
    await approve(head, id, lookAt)
    const intake = await visit('zh', 'intake-1')
    await intake.go(paths.deskCase(id))
    await lookAt(intake, 'claim-stopping')
    await send(intake, id, 'platform.stopped', { what: '页面、接口和推送。' })
    await supervisor.go(paths.deskCase(id))
    await lookAt(supervisor, 'claim-desk')
    await send(supervisor, id, 'unit.proposed', {
      ...{ verdict: 'upheld', removes: 'on', noticeText: '曾误公示于同名公司，现予更正。' },
      ...day('shownFrom', '2026-05-20'),
      ...said,
    })
    await approve(head, id, lookAt)
    await until(firm, paths.myCase(id), (text) => text.includes(firm.t(chips.closed)))
    await lookAt(firm, 'claim-answered')
    for (const lang of ['zh', 'en'] as const) {
      const reader = await visit(lang)
      await until(reader, paths.notices, (text) => text.includes(reader.t(noticeWords.restoring)))
      await lookAt(reader, 'notices')
      await reader.click(reader.page.locator('main a[href*="/n/"]'))
      expect(await reader.text()).toContain('曾误公示于同名公司')
      await lookAt(reader, 'notice')
    }
  })
})
