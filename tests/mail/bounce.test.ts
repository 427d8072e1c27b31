import { expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { nonDelivery } from '#hosts/local/post/non-delivery.ts'
import type { Site } from '#tests/http/site.ts'
import { caseId } from '#tests/support/run-example.ts'
import { admin, filed, sent, stands } from './filed.ts'

const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const comesBack = (town: Site, token: string | undefined) =>
  receiveMail(town.engine, { to: `bounces+${token}@redress.test`, raw: nonDelivery('x@bounced.invalid') })

async function log(town: Site): Promise<readonly LogRow[]> {
  const { items } = await town.engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'log#', limit: 100 })
  return items.map((item) => item.body as unknown as LogRow)
}
const failures = async (town: Site) => (await log(town)).filter(({ entry }) => entry.type === 'notice.failed')
const letters = async (town: Site) =>
  (await town.engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'mail#', limit: 100 })).items.map(
    letterOf,
  )

async function supplementAsked(): Promise<Site> {
  const town = await filed()
  await commit(town.engine, caseId, { type: 'intake.askedSupplement', actor: intake, data: { list: '营业执照' } })
  await town.settle()
  return town
}

it('does not count a list as served that came back: nobody’s days run, and whoever owes its service is told', async () => {
  const town = await supplementAsked()
  expect((await stands(town)).clocks).toMatchObject({ G2: { state: 'running' }, N1: { state: 'met' } })
  const list = sent(town, 'applicant@example.com').at(-1)
  expect(await comesBack(town, list?.bounceToken)).toBe('bounced')
  await town.settle()
  expect(await stands(town)).toMatchObject({
    clocks: { G2: { state: 'cancelled' }, N1: { state: 'running' } },
    data: { supplement: { servedAt: null } },
  })
  expect((await failures(town)).map(({ payload }) => payload?.data.event)).toMatchObject([
    { notice: 'supplementList', bounced: true, reason: '5.1.1 550 5.1.1 no such user' },
  ])
  expect(sent(town, 'intake-1@example.com').at(-1)?.text).toContain('不视为已送达')
})

it('takes a report once, and only with the token of a letter of ours', async () => {
  const town = await supplementAsked()
  const token = sent(town, 'applicant@example.com').at(-1)?.bounceToken
  expect(await comesBack(town, token)).toBe('bounced')
  expect(await comesBack(town, token)).toBe('unknown')
  expect(await comesBack(town, '0'.repeat(32))).toBe('unknown')
  expect(await receiveMail(town.engine, { to: 'bounces@redress.test', raw: nonDelivery('a@b') })).toBe('unknown')
  expect(await failures(town)).toHaveLength(1)
})

it('logs a paper that came back after its case was closed', async () => {
  const town = await filed()
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  await commit(town.engine, caseId, { type: 'applicant.withdrew', actor: applicant, data: { reason: '' } })
  await town.settle()
  const before = await stands(town)
  expect(before.closed).toBe(true)
  expect(await comesBack(town, sent(town, 'applicant@example.com').at(-1)?.bounceToken)).toBe('bounced')
  await town.settle()
  expect(await stands(town)).toMatchObject({ closed: true, state: before.state, seq: before.seq + 1, wakeAt: null })
  expect(sent(town, 'intake-1@example.com').at(-1)?.subject).toContain('请另行送达')
})

it('sends an official’s refused letter to the unit’s own address, and tells the system administrator', async () => {
  const town = await filed()
  const task = sent(town, 'intake-1@example.com')[0]
  expect(await comesBack(town, task?.bounceToken)).toBe('bounced')
  await town.settle()
  const [again] = sent(town, 'fgw@pool.example')
  expect(again).toMatchObject({ subject: task?.subject, text: task?.text })
  expect(again?.messageId).not.toBe(task?.messageId)
  const [alarm] = sent(town, 'admin@example.com')
  expect(alarm?.text).toContain('intake-1@example.com')
  expect((await failures(town)).map(({ payload }) => payload?.data.event)).toMatchObject([
    { mail: 'task', to: { role: 'intake', unit: 'FGW' } },
  ])
  const page = await (await town.visit(admin)).get('/admin/mail')
  expect(page.body).toContain('intake-1@example.com')
  expect(await comesBack(town, again?.bounceToken)).toBe('bounced')
  await town.settle()
  expect(sent(town, 'fgw@pool.example')).toHaveLength(1)
  expect(sent(town, 'admin@example.com')).toHaveLength(2)
  expect((await letters(town)).filter(({ state }) => state === 'failed')).toHaveLength(2)
})

it('shows an administrator no applicant’s address', async () => {
  const town = await supplementAsked()
  await comesBack(town, sent(town, 'applicant@example.com').at(-1)?.bounceToken)
  const page = await (await town.visit(admin)).get('/admin/mail')
  expect(page.body).toContain('请补正材料')
  expect(page.body).not.toContain('applicant@example.com')
})

it('names what came back as it was sent, with no place left open', async () => {
  const town = await filed()
  await commit(town.engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  const ordered = { unit: 'HJ', head: 'head', order: '请说明进展。', orderDue: '2026-09-18' }
  const supervisor = { id: 'supervisor', role: 'supervisor', unit: null } as const
  await commit(town.engine, caseId, { type: 'supervisor.ordered', actor: supervisor, data: ordered })
  await town.settle()
  const order = sent(town, 'hj-head@example.com').find(({ subject }) => subject.startsWith('督办单'))
  expect(await comesBack(town, order?.bounceToken)).toBe('bounced')
  await town.settle()
  const alarm = sent(town, 'admin@example.com').at(-1)?.text ?? ''
  expect(alarm).toContain('“督办单（2026年9月18日前反馈）：')
  expect(alarm).not.toContain('{')
  const { body } = await (await town.visit(admin)).get('/admin/mail')
  expect(body).toContain('督办单（2026年9月18日前反馈）')
})
