import { expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Person } from '#engine/store/person.ts'
import type { MailOutcome, ShortMessage } from '#engine/store/ports.ts'
import { noCouriers } from '#hosts/http-courier.ts'
import { memoryCouriers } from '#hosts/memory/couriers.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Site, site } from './site.ts'

const firm: Person = {
  ...{ id: 'applicant', name: '张三', email: '', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
const contact = { name: '张三', email: '', phone: '138 0000 0000', consentElectronic: false, lang: 'zh' }
const by = (id: string, role: 'intake' | 'intakeHead') => ({ id, role, unit: 'FGW' })

type Gateway = { readonly texts: ShortMessage[]; readonly outcomes: MailOutcome[] }
async function town(gateway: Gateway | null, phone = contact.phone): Promise<Site> {
  const sms = gateway && {
    isThere: true,
    send: async (text: ShortMessage): Promise<MailOutcome> => {
      gateway.texts.push(text)
      return gateway.outcomes.shift() ?? { kind: 'accepted' }
    },
  }
  const open_ = site({
    host: () => ({ couriers: { ...memoryCouriers(), sms: { ...(sms ?? noCouriers.sms), delivered: [] } } }),
  })
  await open_.seat(...staff)
  await addRecord(open_.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(open_.engine, {
    ...{ id: caseId, procedure: 'objection', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: Object.assign({}, objection.examples[0]?.open.data, { contact: { ...contact, phone } }),
  })
  await open_.settle()
  return open_
}
const gateway = (...outcomes: readonly MailOutcome[]): Gateway => ({ texts: [], outcomes: [...outcomes] })

async function answer({ engine, settle }: Site): Promise<void> {
  const data = { reason: '不属受理范围', documentChecked: '登记簿' }
  await commit(engine, caseId, { type: 'intake.proposedRefusal', actor: by('i1', 'intake'), data })
  await commit(engine, caseId, { type: 'approver.approved', actor: by('i2', 'intakeHead'), data: {} })
  await settle()
}
const letters = async ({ engine }: Site) =>
  (await engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'mail#', limit: 100 })).items
    .map(letterOf)
    .filter(({ audience }) => audience === 'applicant')

test('whoever gave a mobile and no mail is told by text what happened and where to look, and nothing of a person', async () => {
  const box = gateway()
  const open_ = await town(box)
  await answer(open_)
  const said = box.texts.map(({ text }) => text)
  expect(box.texts.map(({ to }) => to)).toEqual(['13800000000', '13800000000'])
  expect(new Set(box.texts.map(({ id }) => id)).size).toBe(2)
  for (const text of said) {
    expect(text).toMatch(/^【测试市信用】.*445300-\d{8}-\w+.*http:\/\/localhost:8080\/track/)
    for (const secret of ['张三', sampleRecord.subject.name, sampleRecord.subject.key, '13800000000'])
      expect(text).not.toContain(secret)
  }
  const intake: Person = { ...firm, id: 'intake-1', subject: null, roles: [{ role: 'intake', unit: 'FGW' }] }
  expect((await (await open_.visit(intake)).get('/desk/service')).body).toContain(`/desk/service/${caseId}/`)
  expect((await letters(open_)).every(({ formal, state }) => !formal && state === 'accepted')).toBe(true)
})

test('a text that does not go is tried again like a mail, under the same id, and one refused is logged', async () => {
  const box = gateway(
    { kind: 'temporary', reason: '429' },
    { kind: 'accepted' },
    { kind: 'permanent', reason: 'no such number' },
  )
  const open_ = await town(box)
  open_.host.clock.advance(3_600_000)
  await open_.settle()
  expect(box.texts).toHaveLength(2)
  expect(box.texts[0]?.id).toBe(box.texts[1]?.id)
  await answer(open_)
  expect(await letters(open_)).toMatchObject([
    { state: 'accepted', tries: 2 },
    { state: 'failed', isText: true },
  ])
  const { items } = await open_.engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'log#', limit: 99 })
  const failed = items.map(({ body }) => JSON.stringify(body)).filter((row) => row.includes('notice.failed'))
  expect(failed).toHaveLength(1)
  expect(failed[0]).toContain('"channel":"sms"')
})

test.each([
  ['the host sends none', null, contact.phone],
  ['the number is a landline', gateway(), '0766-1234567'],
])('no text is sent, kept or claimed where %s', async (_name, box, phone) => {
  const open_ = await town(box, phone)
  await answer(open_)
  expect(await letters(open_)).toEqual([])
  expect(box?.texts ?? []).toEqual([])
})

test.each([
  ['texts', gateway(), '办理通知以短信发到手机', '本系统不发短信'],
  ['no texts', null, '本系统不发短信', '办理通知以短信发到手机'],
])('filing says how news comes: %s', async (_name, box, says, not) => {
  const open_ = await town(box)
  const record = 'RECORD00000000000000000002'
  await addRecord(open_.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  const who = await open_.visit(firm)
  const disputed = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '不一致' }
  const begun = (await who.post(`/my/records/${record}/object`, disputed)).headers['location'] ?? ''
  const page = (await who.get(begun.replace(/\/\w+$/, '/contact'))).body
  expect([page.includes(says), page.includes(not)]).toEqual([true, false])
})
