import { beforeAll, expect, it } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { addRecord } from '#engine/register/register.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { close, contact, firm } from './closing-objection.ts'
import { type Site, site } from './site.ts'

let town: Site
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const get = async (path: string) => (await (await town.visit(firm)).get(path)).body

/** Filed on 30 December: the notice of 2027 is not out. */
beforeAll(async () => {
  town = site({ now: '2026-12-30' })
  await town.seat(...staff, firm)
  await addRecord(town.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(town.engine, {
    ...{ id: caseId, procedure: 'objection', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: Object.assign({}, objection.examples[0]?.open.data, { contact }),
  })
  await town.settle()
})

it('says of the promised day that it may move: receipt, case, code, calendar, mail and interface', async () => {
  for (const path of [`/my/cases/${caseId}/receipt`, `/my/cases/${caseId}`]) {
    const said = textOf(await get(path))
    expect(said, path).toMatch(/最迟告知结果 2027年1月11日（周一） 暂定/)
    expect(said, path).toMatch(/转办 · 2027年1月4日（周一） 暂定/)
    expect(said, path).toContain('国务院尚未公布该年放假安排')
  }
  const code = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(textOf(await get(`/my/cases/${caseId}/receipt`)))?.[0] ?? ''
  const tracked = textOf((await (await town.visit(null)).post('/track', { code })).body)
  expect(tracked).toMatch(/最迟告知结果 2027年1月11日（周一） 暂定/)
  const file = (await get(`/my/cases/${caseId}/dates`)).replaceAll(/\r\n /g, '')
  const [promise = ''] = file.split('BEGIN:VEVENT').filter((one) => one.includes('20270111'))
  expect(promise).toContain('暂定')
  const mail = town.host.mailer.delivered.find(({ to }) => to === contact.email)
  expect(mail?.text).toContain('最迟于2027年1月11日（暂定，以国务院放假通知为准）告知结果')
})

it('says of the last days of remedies that they may move, on the page and in the letter', async () => {
  await close(town)
  const said = textOf(await get(`/my/cases/${caseId}`))
  for (const day of ['2027年3月1日', '2027年6月30日']) expect(said).toContain(`截止 ${day}（暂定`)
  const letters = (await papersOf(town.engine.table, caseId)).map(paperOf)
  const sealing = { draft: true, url: 'https://example.cn', proof: null, mark: null }
  const sheets = letters.map((one) => JSON.stringify(paperSheet(one, 'zh', sealing)))
  const sheet = sheets.find((one) => one.includes('申请期限至'))
  for (const day of ['2027年3月1日', '2027年6月30日'])
    expect(sheet).toContain(`${day}（暂定，该时段的放假安排尚未公布）`)
})
