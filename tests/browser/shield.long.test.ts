import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { canBrowse, chromium, titled } from '#tests/support/browsing.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { type Visitor, visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { frame } from '#web/words/frame.ts'
import { search } from '#web/words/public.ts'
import { ways } from '#web/words/ways.ts'
import { approve, lookAt, openOthers, openRecord, put, send, until } from './steps.ts'

const date = (name: string, day: string) => {
  const [year = '', month = '', n = ''] = day.split('-')
  return { [`${name}.year`]: year, [`${name}.month`]: String(Number(month)), [`${name}.day`]: String(Number(n)) }
}
type Values = Readonly<Record<string, string>>

describe.runIf(canBrowse)(titled('a shield, and fraud in a repair'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-shield-'))
  let program: Started | undefined
  let port = 0
  const runFrom = async (now: string) => {
    await program?.stop()
    port ||= await freePort()
    program = await started({ now, at: { folder, port } })
  }
  const visit = async (lang: 'zh' | 'en', as?: string) => {
    if (!('browser' in chromium) || !program) throw new Error('not started')
    const who = await visitor({ browser: chromium.browser, url: program.url, lang })
    who.page.setDefaultTimeout(60_000)
    if (as) await who.signIn(as)
    return who
  }
  afterAll(async () => {
    if ('browser' in chromium) await chromium.browser.close()
    await program?.stop()
    rmSync(folder, { recursive: true })
  })

  it('hides the record of a firm in reorganisation, and shows it again when the plan fails', async () => {
    await runFrom('2025-09-10T10:00:00+08:00')
    const administrator = await visit('zh', 'administrator')
    await administrator.go(paths.clientRecords('DEMO-MANDATE-administrator'))
    const id = await apply(administrator, 'shield/shield', '云环罚〔2025〕样27号', {
      filer: 'administrator',
      kind: 'reorganisation',
      court: '云浮市样例人民法院',
      number: '（2025）样破1号之三',
      ...date('on', '2025-09-01'),
      ...date('planEndsOn', '2026-03-31'),
    })
    const reader = await visit('zh')
    const found = await findAll(reader, '云浮市样例建筑工程有限公司')
    const officer = await visit('zh', 'hj-1')
    await officer.go(paths.deskCase(id))
    await lookAt(officer, 'shield-desk')
    await send(officer, id, 'unit.proposed', {
      verdict: 'shielded',
      documentChecked: '民事裁定书',
      reason: '裁定属实，屏蔽为重整所必需。',
    })
    const head = await visit('zh', 'hj-head')
    await approve(head, id, async (who, name) => lookAt(who, `shield-${name}`))
    await until(reader, found, (_, status) => status === 404)
    await administrator.go(paths.myCase(id))
    await lookAt(administrator, 'shield-mine')

    await officer.go(paths.deskCase(id))
    await lookAt(officer, 'shield-desk-closed')
    const review = await begin(officer, 'shieldEnd/planFailed', id, { report: '法院已裁定终止重整程序。' })
    await lookAt(officer, 'shield-end-desk')
    await send(officer, review, 'unit.proposed', {
      verdict: 'restored',
      documentChecked: '终止重整程序的裁定书',
      reason: '计划不能执行，已宣告破产。',
    })
    await administrator.go(paths.myCase(review))
    await lookAt(administrator, 'shield-end-mine')
    await send(administrator, review, 'applicant.stated', { text: '正与新的投资人协商。' }, paths.myCase(review))
    await approve(head, review, async (who, name) => lookAt(who, `shield-end-${name}`))
    await until(reader, found, (_, status) => status === 200)
    await administrator.go(paths.myCase(review))
    await lookAt(administrator, 'shield-end-mine-closed')
    for (const who of [administrator, reader, officer, head]) await who.close()
  })

  it('finds fraud two years after a repair: it is shown alone, and the repair’s approver does not decide', async () => {
    await runFrom('2025-09-10T14:00:00+08:00')
    const firm = await visit('en', 'enterprise')
    await firm.go(paths.myRecords)
    const repair = await apply(firm, 'repair/apply', '云环罚〔2025〕样28号', {
      explanation: '已建成防扬散棚，罚款已缴。',
      signedBy: '示范甲',
      commits: 'on',
    })
    const officer = await visit('en', 'hj-1')
    await send(officer, repair, 'unit.accepted', {})
    await send(officer, repair, 'unit.proposed', {
      verdict: 'repaired',
      documentChecked: '验收表',
      reason: '已纠正，义务已履行。',
    })
    const head = await visit('en', 'hj-head')
    await approve(head, repair)
    await until(officer, paths.deskCase(repair), (text) => text.includes('Closed'))
    for (const who of [firm, officer, head]) await who.close()

    await runFrom('2027-09-13T10:00:00+08:00')
    const later = await visit('en', 'hj-1')
    const fraud = await begin(later, 'fraud/fraud', repair, { cause: 'falseMaterial', report: '验收表系伪造。' })
    await lookAt(later, 'fraud-desk')
    await send(later, fraud, 'unit.proposed', {
      verdict: 'found',
      documentChecked: '出具单位复函',
      reason: '出具单位书面证明未曾验收。',
    })
    const again = await visit('en', 'enterprise')
    await again.go(paths.myCase(fraud))
    await lookAt(again, 'fraud-mine')
    await send(again, fraud, 'applicant.stated', { text: '系经办人所为。' }, paths.myCase(fraud))
    const first = await visit('en', 'hj-head')
    await first.go(paths.deskCase(fraud))
    expect(await first.page.locator('form:has(input[name=event][value="approver.approved"])').count()).toBe(0)
    const deputy = await visit('en', 'hj-head-2')
    await approve(deputy, fraud, async (who, name) => lookAt(who, `fraud-${name}`))
    const reader = await visit('en')
    await until(reader, `${paths.search}?q=91445300MA0DEM013F`, (text) => text.includes(reader.t(search.finding)))
    await lookAt(reader, 'fraud-search')
    await again.go(paths.myCase(fraud))
    await lookAt(again, 'fraud-mine-closed')
    for (const who of [later, again, first, deputy, reader]) await who.close()
  })
})

/** From the list by a way to the receipt; returns the case. */
async function apply(who: Visitor, way: string, document: string, values: Values): Promise<string> {
  await openRecord(who, document)
  await openOthers(who)
  await who.click(who.page.locator(`main a[href*="/apply/${way}"]`))
  const box = who.page.locator('label').filter({ hasText: document })
  if ((await box.count()) > 0) await box.first().locator('..').locator('input').first().check()
  for (const [name, value] of Object.entries(values)) await put(who.field(name), value)
  await lookAt(who, `${way.replace('/', '-')}-form`)
  await who.click(frame.continue)
  await who.click(frame.continue)
  await who.field('phone').fill('0766-8800000')
  await who.field('consentElectronic').check()
  await who.click(frame.continue)
  await lookAt(who, `${way.replace('/', '-')}-check`)
  await who.click(ways.submit)
  await lookAt(who, `${way.replace('/', '-')}-receipt`)
  const at = /\/cases\/([0-9A-Z]{26})/
  const link = await who.page.locator('main a[href*="/my/cases/"]').first().getAttribute('href')
  return at.exec(who.page.url())?.[1] ?? at.exec(link ?? '')?.[1] ?? ''
}

/** From a case on the desk; returns the new case. */
async function begin(who: Visitor, way: string, of: string, values: Values): Promise<string> {
  await who.go(paths.deskCase(of))
  await who.click(who.page.locator(`main a[href*="/begin/${way}"]`))
  for (const [name, value] of Object.entries(values)) await put(who.field(name), value)
  await lookAt(who, `${way.replace('/', '-')}-form`)
  await who.click(who.page.locator('main form button[type=submit]').first())
  await lookAt(who, `${way.replace('/', '-')}-next`)
  if (!/\/desk\/cases\//.test(who.page.url())) await who.click(ways.submit)
  return /\/cases\/([0-9A-Z]{26})/.exec(who.page.url())?.[1] ?? ''
}

/** The public page of the first record that the search finds. */
async function findAll(who: Visitor, name: string): Promise<string> {
  await who.go(`${paths.search}?q=${encodeURIComponent('云环罚〔2025〕样27号')}`)
  expect(await who.text()).toContain(name)
  await who.click(who.page.locator('main tr').filter({ hasText: name }).locator('a'))
  return new URL(who.page.url()).pathname
}
