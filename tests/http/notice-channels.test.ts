import { expect, test } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { untoldOf } from '#engine/mail/arrival.ts'
import { keepContact } from '#engine/people/subject-contact.ts'
import { addRecord } from '#engine/register/register.ts'
import { openPaged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { noCouriers } from '#hosts/http-courier.ts'
import { memoryCouriers } from '#hosts/memory/couriers.ts'
import { instantOn } from '#law/day.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Site, site } from './site.ts'

const firm: Person = {
  ...{ id: 'firm', name: '张三', email: 'z@example.com', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
const contact = { name: '张三', email: 'z@example.com', phone: '', consentElectronic: false, lang: 'zh' }
const mobile = '13800000000'
const address = '云浮市云城区世纪大道1号'
const all = { email: 'z@example.com', phone: mobile, address }
const ticks = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [`notice.${name}`, 'on']))

async function town(host?: Parameters<typeof site>[0]): Promise<Site> {
  const one = site(host)
  await one.seat(firm)
  return one
}

/** Files, so that its receipt is told. */
async function told(one: Site, id: string, more: Record<string, unknown> = {}): Promise<readonly string[]> {
  const before = countsOf(one)
  const recordId = id.replace('CASE', 'RECO')
  await addRecord(one.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  await open(one.engine, {
    ...{ id, procedure: 'objection', recordId, subject: sampleRecord.subject.key, area: '445300' },
    actor: { id: 'firm', role: 'applicant', unit: null },
    data: Object.assign({}, objection.examples[0]?.open.data, { contact: { ...contact, ...more } }),
  })
  await one.settle()
  return Object.entries(countsOf(one)).flatMap(([name, n]) => (n > (before[name] ?? 0) ? [name] : []))
}
const countsOf = ({ host: { couriers, mailer } }: Site): Record<string, number> => ({
  mail: mailer.delivered.filter(({ to }) => to === 'z@example.com').length,
  ...Object.fromEntries(Object.entries(couriers).map(([name, { delivered }]) => [name, delivered.length])),
})
const caseOf = (n: number) => `CASE${String(n).padStart(22, '0')}`

test('each notice follows the channels that the account agreed to, and goes back to the case’s own where none is left', async () => {
  const one = await town()
  const who = await one.visit(firm)
  expect(await told(one, caseOf(1))).toEqual(['mail'])
  await who.post('/account/reach', { ...all, ...ticks('sms', 'letter', 'counter', 'mini') })
  expect(await told(one, caseOf(2))).toEqual(['sms', 'letter', 'counter', 'mini'])
  const { sms, letter, counter, mini } = one.host.couriers
  expect(sms.delivered[0]?.to).toBe(mobile)
  expect(letter.delivered[0]?.to).toBe(`${address} 张三`)
  expect(counter.delivered[0]?.to).toMatch(/^445300-/)
  expect(mini.delivered[0]?.to).toBe('firm')
  for (const { delivered } of [sms, letter, counter, mini]) {
    expect(delivered[0]?.text).toMatch(/445300-\d{8}-\w+/)
    expect(delivered[0]?.text).not.toContain(sampleRecord.subject.name)
  }
  await who.post('/account/reach', { ...all, ...ticks('mail', 'counter') })
  expect(await told(one, caseOf(3))).toEqual(['mail', 'counter'])
  await who.post('/account/reach', all)
  expect(await told(one, caseOf(4))).toEqual(['mail'])
})

test('who consented to electronic service keeps getting mails, whatever channels are chosen', async () => {
  const one = await town()
  await (await one.visit(firm)).post('/account/reach', { ...all, ...ticks('counter') })
  expect(await told(one, caseOf(1), { consentElectronic: true })).toEqual(['mail', 'counter'])
})

test('consent per channel is logged with its day, shown, and withdrawn by clearing its box', async () => {
  const one = await town()
  const who = await one.visit(firm)
  await who.post('/account/reach', { ...all, ...ticks('sms', 'letter') })
  const page = (await who.get('/account/reach')).body
  expect(page.match(/2026 ?年 ?9 ?月 ?14 ?日 ?[^<]{0,9}同意/g)).toHaveLength(2)
  expect([...page.matchAll(/name="notice\.(\w+)"[^>]*checked/g)].map(([, name]) => name)).toEqual(['sms', 'letter'])
  await who.post('/account/reach', { ...all, ...ticks('sms') })
  await who.post('/account/reach', { ...all, ...ticks('sms') })
  const rows = (await one.engine.journal.since(-1, 1000)).filter(({ item }) => item.pk.startsWith('account#'))
  const types = rows.map(({ item }) => Object.assign({ entry: { type: '' } }, item.body as LogRow | null).entry.type)
  expect(types).toEqual(['reach.changed', 'channel.given', 'channel.given', 'channel.withdrawn'])
  expect((await who.get('/account')).body).toContain('href="/account/reach"')
})

test('a channel needs its address, and one that the city has not is not offered', async () => {
  const couriers = { ...memoryCouriers(), letter: { ...noCouriers.letter, delivered: [] } }
  const one = await town({ host: () => ({ couriers }) })
  const who = await one.visit(firm)
  const refused = await who.post('/account/reach', { email: '', phone: '0766-1234567', ...ticks('mail', 'sms') })
  expect([refused.status, refused.body.includes('座机收不到短信')]).toEqual([422, true])
  expect(refused.body).not.toContain('notice.letter')
  await who.post('/account/reach', { ...all, ...ticks('letter') })
  expect(await told(one, caseOf(1))).toEqual(['mail'])
})

test('a repair’s reminder follows the channels that the account agreed to, also without any mail', async () => {
  const one = await town()
  const nameless = { ...firm, id: 'mute', email: '' }
  await one.seat(nameless)
  const record = 'RECO0000000000000000000009'
  const fields = { ...sampleRecord.versions[0]?.fields, CF_JDRQ: '2026-08-01' }
  const versions = [{ n: 1, at: 0, cause: { kind: 'import', batch: 'test' } as const, fields }]
  await addRecord(one.engine, { ...sampleRecord, id: record, versions }, { id: 'import', role: 'system', unit: null })
  const [who, mute] = [await one.visit(firm), await one.visit(nameless)]
  const path = `/my/records/${record}/remind`
  expect((await mute.post(path)).status).toBe(409)
  await mute.post('/account/reach', { email: '', phone: mobile, address: '', ...ticks('sms') })
  expect((await mute.post(path)).status).toBe(303)
  expect((await who.post(path)).status).toBe(303)
  await who.post('/account/reach', { ...all, ...ticks('mail', 'letter', 'counter', 'mini') })
  one.host.clock.set(instantOn('2026-11-01', '09:00'))
  await one.settle()
  const { sms, letter, counter, mini } = one.host.couriers
  expect(one.host.mailer.delivered.filter(({ subject }) => subject.includes('修复')).map(({ to }) => to)).toEqual([
    'z@example.com',
  ])
  const sent = [sms, letter, counter, mini].map(({ delivered }) => delivered)
  expect(sent.map((all) => all.map(({ to }) => to))).toEqual([
    [mobile],
    [`${address} 张三`],
    [sampleRecord.documentNumber.raw],
    ['firm'],
  ])
  for (const { text } of sent.flat()) {
    expect(text).toContain('从今天起可以申请信用修复')
    expect(text).toContain(`/my/records/${record}`)
    for (const secret of [sampleRecord.subject.name, sampleRecord.documentNumber.raw])
      expect(text).not.toContain(secret)
  }
})

test('a new record is told by the channels of each account, and by paper to whoever has none', async () => {
  const one = await town()
  const mute = { ...firm, id: 'mute', email: '' }
  await one.seat(mute)
  const arrives = async (id: string) => {
    const before = countsOf(one)
    await addRecord(one.engine, { ...sampleRecord, id }, { id: 'import', role: 'system', unit: null })
    await one.settle()
    return Object.entries(countsOf(one)).flatMap(([name, n]) => (n > (before[name] ?? 0) ? [name] : []))
  }
  const onPaper = async () =>
    openPaged(await untoldOf(one.engine, [sampleRecord.provider.unit], undefined)).items.map(({ record }) => record)
  await keepContact(one.engine, mute, 'zh')
  const first = 'RECO0000000000000000000021'
  expect([await arrives(first), await onPaper()]).toEqual([[], [first]])
  await (await one.visit(mute)).post('/account/reach', { email: '', phone: mobile, address: '', ...ticks('sms') })
  const second = 'RECO0000000000000000000022'
  expect([await arrives(second), await onPaper()]).toEqual([['sms'], [first]])
  await keepContact(one.engine, firm, 'en')
  expect(await arrives('RECO0000000000000000000023')).toEqual(['mail', 'sms'])
  await (await one.visit(firm)).post('/account/reach', { ...all, ...ticks('letter', 'counter', 'mini') })
  expect(await arrives('RECO0000000000000000000024')).toEqual(['sms', 'letter', 'counter', 'mini'])
  const { sms, letter, mini } = one.host.couriers
  expect(sms.delivered.at(-1)).toMatchObject({ to: mobile, text: expect.stringContaining('新归集了一条记录') })
  expect(letter.delivered[0]?.to).toBe(`${address} ${sampleRecord.subject.name}`)
  expect(mini.delivered[0]?.text).toContain('/en/my/records')
  for (const { text } of [sms, letter, mini].flatMap(({ delivered }) => delivered))
    for (const secret of [sampleRecord.subject.name, sampleRecord.documentNumber.raw])
      expect(text).not.toContain(secret)
})
