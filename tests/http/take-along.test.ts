import { beforeEach, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { Person } from '#engine/store/person.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { filed, sent } from '#tests/mail/filed.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, sampleRecord } from '#tests/support/run-example.ts'
import type { Site, Visitor } from './site.ts'

const firm: Person = {
  ...{ id: 'applicant', name: '测试公司', email: 'applicant@example.com', conflicts: [] },
  subject: sampleRecord.subject.key,
  roles: [{ role: 'applicant', unit: null }],
}
const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const

let town: Site
let who: Visitor

beforeEach(async () => {
  town = await filed()
  await commit(town.engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  await town.settle()
  who = await town.visit(firm)
})

it('gives its subject the whole case as an archive, without what staff said among themselves', async () => {
  expect((await who.get(`/my/cases/${caseId}`)).body).toContain(`href="/my/cases/${caseId}/zip"`)
  const { status, headers, body } = await who.get(`/my/cases/${caseId}/zip`)
  expect([status, headers['content-type']]).toEqual([200, 'application/zip'])
  for (const part of ['index.html', 'log.json', 'clock.json', 'letters/001', '罚款金额与决定书不一致'])
    expect(body).toContain(part)
  // Entries of others stand in it, their payloads do not.
  expect(body).toContain('"intake.forwarded"')
  expect(body).not.toContain('"intake-1"')
})

it('gives nobody more than the page does: no step of the office alone, no address of the applicant', async () => {
  const zip = async (as: Visitor, side: string) => (await as.get(`/${side}/cases/${caseId}/zip`)).body
  const phone = '0766-0000000'
  const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
  const data = { key: 'k', note: '内部' }
  await commit(town.engine, caseId, { type: 'evidence.opened', actor: officer, data })
  await commit(town.engine, caseId, {
    type: 'supervisor.noted',
    actor: { ...officer, role: 'supervisor' },
    data: { note: '内部' },
  })
  expect(await zip(who, 'my')).not.toMatch(/evidence\.opened|supervisor\.noted|内部/)
  expect(await zip(who, 'my')).toContain(phone)
  for (const [id, side] of [
    ['hj-1', 'desk'],
    ['supervisor', 'desk'],
    ['auditor', 'audit'],
  ] as const) {
    const reader = id === 'auditor' ? { ...firm, id, subject: null, roles: [{ role: id, unit: null }] } : staffOf(id)
    await town.seat(reader)
    const all = await zip(await town.visit(reader), side)
    expect([id, all.includes('supervisor.noted'), all.includes(phone)]).toEqual([id, true, false])
  }
})

it('says the stations with their days alike on the page, on the receipt and in the mail', async () => {
  const stations = ['提交', '受理', '核查', '决定与更正', '公布与告知']
  for (const path of [`/my/cases/${caseId}`, `/my/cases/${caseId}/receipt`]) {
    const { body } = await who.get(path)
    for (const station of stations) expect([path, body.includes(`<span>${station}</span>`)]).toEqual([path, true])
    expect(body).toMatch(/<span>提交<\/span><small>2026年<wbr\/>9月14日<\/small>/)
  }
  const mail = sent(town, firm.email).at(-1)
  expect(mail?.text).toMatch(
    /办理进度\n● 提交 {2}2026年9月14日\n● 受理 {2}2026年9月14日\n◉ 核查 {2}正在办理\n○ 决定与更正 {2}未到/,
  )
  expect(mail?.html).toContain('核查')
  // Staff have their own limits, and no bar.
  expect(sent(town, 'intake-1@example.com').at(-1)?.text).not.toContain('办理进度')
})

it('names the applicant’s own limit while the case waits for it, on the page and by the tracking code', async () => {
  const waits = await filed()
  await commit(waits.engine, caseId, { type: 'intake.askedSupplement', actor: intake, data: { list: '决定书' } })
  await waits.settle()
  const code = await trackingCode(waits.engine, caseId)
  const pages = [
    await (await waits.visit(firm)).get(`/my/cases/${caseId}`),
    await waits.ask({ method: 'POST', path: '/track', form: { code } }),
  ]
  const told = pages.map(({ body }) => body.replaceAll(/<[^>]+>/g, ''))
  expect(told[0]).toMatch(/请在这一天（含当日）前提交： 2026年/)
  expect(told[1]).toMatch(/当前期限补正 · 2026年/)
})

it('shows one’s own data in words, not only as a file for machines', async () => {
  await who.post('/account/reach', {
    email: 'post@example.com',
    phone: '13800000000',
    address: '',
    consentElectronic: 'on',
  })
  const { body } = await who.get('/my/data')
  for (const told of ['post@example.com', '13800000000', '今后的申请预先勾选同意', '未提交的草稿', '测试公司'])
    expect(body).toContain(told)
})

it('notes once that its addressee opened a served letter, beside the mail server’s word', async () => {
  const [stored] = await papersOf(town.engine.table, caseId)
  if (!stored) throw new Error('no paper')
  const { id } = paperOf(stored)
  const readings = async () =>
    (await logRows(town.engine.table, `case#${caseId}`)).filter(({ entry }) => entry.type === 'paper.read')
  // Staff who look at it are not its addressee.
  await (await town.visit(staffOf('intake-1'))).get(`/papers/${caseId}/${id}`)
  expect(await readings()).toEqual([])
  expect((await who.get(`/papers/${caseId}/${id}`)).status).toBe(200)
  expect((await who.get(`/papers/${caseId}/${id}`)).status).toBe(200)
  expect((await readings()).map(({ payload }) => payload?.data.actor.id)).toEqual(['applicant'])
  const { body } = await who.get(`/my/cases/${caseId}`)
  expect(body).toContain('2026年9月14日已阅')
  // Reading is no act of the case.
  expect(body).not.toContain('已收到：收件人已阅文书')
})

const staffOf = (id: string): Person => {
  const found = staff.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
