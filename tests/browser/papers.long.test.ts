import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { patience } from '#tests/support/patience.ts'
import { paths } from '#web/paths.ts'
import { letterCount, papers, verify } from '#web/words/papers.ts'
import { approve, objectTo, propose, send, until } from './steps.ts'

describe.runIf(canBrowse)(titled('papers in the browser'), () => {
  const open = browsing()

  it('an applicant reads and keeps the result, and anybody can verify it', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const dispute = { document: '云环罚〔2026〕样1号', column: 'CF_NR_FK', ground: 'E7', claimed: '5' }
    const id = await objectTo(firm, dispute)
    const intake = await visit('zh', 'intake-1')
    await send(intake, id, 'intake.forwarded', { unit: 'HJ' })
    await intake.go(paths.service)
    await intake.look('service-empty')
    const officer = await visit('en', 'hj-1')
    await propose(officer, id, { code: '01', value: '5' })
    await approve(await visit('zh', 'hj-head'), id)

    await until(
      firm,
      paths.myCase(id),
      (text) => text.includes('异议处理结果告知书') && !text.includes(firm.t(papers.waiting)),
    )
    await firm.look('papers-my-case')
    await firm.click(firm.page.locator('main a', { hasText: '异议处理结果告知书' }))
    await firm.look('paper-result')
    const [file] = await Promise.all([
      firm.page.waitForEvent('download'),
      firm.page.getByText(firm.t(papers.pdf), { exact: true }).click(),
    ])
    const pdf = readFileSync(await file.path())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const changed = Buffer.from(pdf).fill('x', 99, 100)
    const [, no = '', code = ''] = /核验号 (\S+?)、校验码 (\w+)/.exec(await firm.text()) ?? []

    const reader = await visit('en')
    await reader.go(`${paths.verify}/${no}?c=${code}`)
    expect(await reader.text()).toContain(reader.t(verify.real))
    await reader.look('verify-real')
    // The log is signed each minute; faster looks would meet the budget.
    const logged = async () => {
      await reader.go(`${paths.verify}/${no}?c=${code}`)
      return !(await reader.text()).includes(reader.t(letterCount.unlogged))
    }
    await expect.poll(logged, { ...patience, interval: 3_000 }).toBe(true)
    // Loaded once, it counts and checks without any connection.
    await reader.page.waitForLoadState('networkidle')
    await reader.page.context().setOffline(true)
    await reader.page.locator('[data-limit] .verdict.good').first().waitFor()
    expect(await reader.page.locator('.verdict.late').count()).toBe(0)
    expect(await reader.page.locator('[data-proof] .verdict.good').textContent()).toContain('signed by this site')
    await reader.page.locator('#mine').setInputFiles(await file.path())
    await reader.page.getByText('is this letter, unchanged').waitFor()
    await reader.page.locator('#mine').setInputFiles({ name: 'b.pdf', mimeType: 'application/pdf', buffer: changed })
    await reader.page.getByText('b.pdf is not this letter').waitFor()
    await reader.page.context().setOffline(false)
    const plain = await visit('en', undefined, false)
    await plain.go(`${paths.verify}/${no}?c=${code}`)
    expect(await plain.text()).toContain(plain.t(letterCount.title))
    expect(await plain.page.locator('[data-limit] .days li').count()).toBeGreaterThan(5)
    expect(await plain.page.locator('.verdict').count()).toBe(0)
    await plain.close()
    await reader.go(`${paths.verify}/${no}?c=WRONG`)
    expect(await reader.text()).toContain(reader.t(verify.unknown))
    await reader.look('verify-unknown')

    await officer.go(paths.deskCase(id))
    await officer.click(officer.page.locator('main a', { hasText: 'Letter forwarding an objection' }))
    await officer.look('paper-forwarding')
    await firm.go(paths.clockStatement(id))
    await firm.look('clock-statement')
    for (const who of [firm, intake, reader, officer]) await who.close()
  })
})
