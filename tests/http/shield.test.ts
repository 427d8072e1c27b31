import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { patience } from '#tests/support/patience.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { type WebClient, webClient } from '#tests/support/web-client.ts'

type Values = Readonly<Record<string, string>>

/** Two days of the program: a failed plan, then late fraud. */
it('hides a record and shows it again, and shows a finding of fraud alone', async () => {
  const at = { folder: mkdtempSync(join(tmpdir(), 'redress-shield-')), port: await freePort() }
  let program = await started({ now: '2025-09-10T10:00:00+08:00', at })
  const administrator = await signedIn(program, 'administrator')
  const officer = await signedIn(program, 'hj-1')
  const head = await signedIn(program, 'hj-head')
  const reader = webClient(program.url)
  const shield = await apply(administrator, '/clients/DEMO-MANDATE-administrator/records', 'shield/shield', '样27号', {
    filer: 'administrator',
    kind: 'reorganisation',
    court: '样例法院',
    number: '（2025）样破1号',
    'on.year': '2025',
    'on.month': '9',
    'on.day': '1',
  })
  const found = linkIn((await reader.get('/records?q=云环罚〔2025〕样27号')).html, '/r/[0-9A-Z]+')
  const why = { documentChecked: '裁定书', reason: '属实。' }
  await send(officer, shield, 'unit.proposed', { verdict: 'shielded', ...why })
  await approve(head, shield)
  await expect.poll(async () => (await reader.get(found)).status, patience).toBe(404)
  const review = await reportFailed(administrator, shield)
  expect((await officer.get(`/desk/cases/${review}`)).html).toContain('企业或者管理人报告计划未能执行')
  await send(officer, review, 'unit.proposed', { verdict: 'restored', ...why })
  await send(administrator, review, 'applicant.stated', { text: '正在协商。' }, '/my')
  await approve(head, review)
  await expect.poll(async () => (await reader.get(found)).status, patience).toBe(200)

  const firm = await signedIn(program, 'enterprise')
  await creditor(program, firm)
  const signed = { explanation: '已纠正。', signedBy: '示范甲', commits: 'on' }
  const repair = await apply(firm, '/my/records', 'repair/apply', '样28号', signed)
  await expect.poll(async () => (await officer.get(`/desk/cases/${repair}`)).html, patience).toContain('unit.accepted')
  await send(officer, repair, 'unit.accepted', {})
  await send(officer, repair, 'unit.proposed', { verdict: 'repaired', ...why })
  await approve(head, repair)
  await expect.poll(async () => (await officer.get(`/desk/cases/${repair}`)).html, patience).toContain('begin/fraud')
  await program.stop()

  program = await started({ now: '2027-09-13T10:00:00+08:00', at })
  const later = await signedIn(program, 'hj-1')
  const fraud = await begin(later, 'fraud/fraud', repair, { cause: 'falseMaterial', report: '验收表系伪造。' })
  await send(later, fraud, 'unit.proposed', { verdict: 'found', ...why })
  await send(await signedIn(program, 'enterprise'), fraud, 'applicant.stated', { text: '不知情。' }, '/my')
  // Whoever approved the repair does not decide on it.
  expect((await (await signedIn(program, 'hj-head')).get(`/desk/cases/${fraud}`)).html).not.toContain('/approval')
  await approve(await signedIn(program, 'hj-head-2'), fraud)
  const anybody = webClient(program.url)
  const search = async () => (await anybody.get('/records?q=91445300MA0DEM013F')).html
  await expect.poll(search, patience).toContain('信用修复中弄虚作假')
  const path = /href="(\/r\/[0-9A-Z]+)">信用修复中/.exec(await search())?.[1] ?? ''
  const page = async () => (await anybody.get(path)).html
  await expect.poll(page, patience).toContain('2030年9月13日')
  expect(await page()).not.toContain('样28号')
  await program.stop()
  rmSync(at.folder, { recursive: true })
})

async function signedIn(program: Started, person: string): Promise<WebClient> {
  const client = webClient(program.url)
  await client.post(await client.get('/sign-in'), '', { person })
  return client
}

const linkIn = (html: string, path: string) =>
  (new RegExp(`href="(${path})"`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&')
const idIn = (text: string) => /\/cases\/([0-9A-Z]{26})/.exec(text)?.[1] ?? ''

/** From the list by a way to the receipt; returns the case. */
async function apply(who: WebClient, list: string, way: string, number: string, values: Values): Promise<string> {
  const cards = (await who.get(list)).html.split('<article').slice(1)
  const card = cards.find((one) => one.includes(number)) ?? ''
  const to = linkIn((await who.get(linkIn(card, '[^"]*/records/[0-9A-Z]+'))).html, `[^"]*/apply/${way}[^"]*`)
  const record = /record=([0-9A-Z]+)/.exec(to)?.[1] ?? ''
  const files = await who.post(await who.get(to), to, { [`record.${record}`]: 'on', ...values })
  const contact = { name: '经办人', email: 'someone@demo.invalid', phone: '0766-8800000', consentElectronic: 'on' }
  const check = await who.post(await who.get(files.at.replace('/evidence', '/contact')), '/contact', contact)
  const receipt = await who.post(check, '/submit')
  return idIn(receipt.at) || idIn(receipt.html)
}

/** By the firm's administrator, from the case of the shield. */
async function reportFailed(who: WebClient, shield: string): Promise<string> {
  const to = linkIn((await who.get(`/my/cases/${shield}`)).html, '[^"]*/apply/shieldEnd/planFailed[^"]*')
  return file(who, to, { report: '投资人退出，计划不能执行。' })
}

/** A creditor's report; its answer names no record. */
async function creditor(program: Started, who: WebClient): Promise<void> {
  const guide = (await who.get('/procedures/shieldEnd')).html
  const plan = {
    ...{ relation: 'creditor', firm: '云浮市样例建筑工程有限公司', code: '' },
    ...{ court: '样例法院', number: '（2025）样破1号', report: '第二期清偿未支付。' },
  }
  const id = await file(who, linkIn(guide, '[^"]*/apply/shieldEnd/outside'), plan)
  expect((await who.get(`/my/cases/${id}`)).html).not.toContain('applicant.stated')
  const intake = await signedIn(program, 'intake-1')
  const why = { documentChecked: '裁定书', reason: '属实。' }
  const wrong = { event: 'unit.proposed', verdict: 'restored', ...why }
  expect((await intake.post(await intake.get(`/desk/cases/${id}`), '/events', wrong)).status).toBe(422)
  await send(intake, id, 'unit.proposed', { verdict: 'passedOn', ...why })
  await approve(await signedIn(program, 'intake-head'), id)
  const answer = async () => (await who.get(`/my/cases/${id}`)).html
  await expect.poll(answer, patience).toContain('情况属实，已转认定单位依法处理')
  expect(await answer()).not.toContain('样27号')
}

/** From a way's form to its case. */
async function file(who: WebClient, way: string, values: Values): Promise<string> {
  const files = await who.post(await who.get(way), way, values)
  const contact = { name: '经办人', email: 'someone@demo.invalid', phone: '0766-8800000', consentElectronic: 'on' }
  const check = await who.post(await who.get(files.at.replace('/evidence', '/contact')), '/contact', contact)
  const receipt = await who.post(check, '/submit')
  return idIn(receipt.at) || idIn(receipt.html)
}

/** From a case on the desk; returns the new case. */
async function begin(who: WebClient, way: string, of: string, values: Values): Promise<string> {
  const to = linkIn((await who.get(`/desk/cases/${of}`)).html, `[^"]*/begin/${way}[^"]*`)
  const draft = await who.post(await who.get(to), to, values)
  return idIn((await who.post(draft, '/submit')).at)
}

async function send(who: WebClient, id: string, event: string, values: Values, base = '/desk'): Promise<void> {
  const done = await who.post(await who.get(`${base}/cases/${id}`), '/events', { event, ...values })
  expect(done.status, event).toBe(200)
}

async function approve(who: WebClient, id: string): Promise<void> {
  const page = await who.get(`/desk/cases/${id}/approval`)
  expect((await who.post(page, '/events', { event: 'approver.approved' })).status).toBe(200)
}
