import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { chips } from '#web/words/case.ts'
import { copies, measures, repair as words } from '#web/words/repair.ts'
import { accept, apply, grant, handOver, recordCard, refuse } from './repair-steps.ts'
import { approve, findRecord, lookAt, send, until } from './steps.ts'

const [hj, scjg, here] = ['云环罚〔2026〕样26号', '云市监罚〔2026〕样27号', '云环罚〔2026〕样28号'] as const
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
    await card.getByText(/逐家查看/).click()
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
