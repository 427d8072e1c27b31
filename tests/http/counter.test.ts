import { expect, test } from 'vitest'
import { open as begin } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import { heldItem } from '#engine/store/held-items.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey, draftKey } from '#engine/store/keys.ts'
import { openPaged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { viewsOn } from '#functions/http/door/view-log.ts'
import { instantOn } from '#law/day.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Site, site, type Visitor, withoutToken } from './site.ts'

const staff = (id: string, role: Role, unit: string | null): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject: null,
  roles: [{ role, unit }],
  conflicts: [],
})
const clerk = staff('clerk', 'clerk', 'FGW')
const colleague = staff('colleague', 'clerk', 'FGW')
const officer = staff('officer', 'officer', 'HJ')
const elsewhere = staff('elsewhere', 'officer', 'SCJG')

const code = sampleRecord.subject.key
/** Account of the subject whose records the hall looks up. */
const firm: Person = { ...staff('firm', 'applicant', null), subject: code }
const seen = { name: '来访单位', kind: 'uscc', number: code, phone: '13800000000' }
const disputed = {
  'dispute.CF_NR_FK': 'on',
  'ground.CF_NR_FK': 'E2',
  'claimed.CF_NR_FK': '0.55',
  explanation: '罚款金额与决定书不一致。',
}

const withoutRecord = {
  'dispute.whole': 'on',
  'ground.whole': 'E3',
  'claimed.whole': '应有许可',
  explanation: '漏列。',
}

async function hall(now = '2026-09-14'): Promise<{ open: Site; record: string }> {
  const stored = (key: string) => ({
    key,
    name: `${key.split('/').at(-1)}.pdf`,
    size: 3,
    type: 'application/pdf',
    sha256: '00',
    receivedAt: 0,
    state: 'clean' as const,
  })
  const kept = {
    uploadForm: async () => ({ action: 'http://localhost:8080/upload', fields: {} }),
    stat: async (key: string) => stored(key),
    read: async () => new Uint8Array(),
    list: async (prefix: string) => [stored(`${prefix}sheet`)],
    remove: async () => {},
  }
  const open = site({ now, host: ({ files }) => ({ files: { ...files, ...kept } }) })
  const record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'system', role: 'system', unit: null })
  await open.seat(clerk, colleague, officer, elsewhere)
  return { open, record }
}

const placeOf = ({ headers }: Awaited<ReturnType<Visitor['get']>>) => headers['location'] ?? ''

/** From the document shown to the page that is read back. */
async function readyToConfirm(who: Visitor, record: string, mode = 'present', more: Record<string, string> = {}) {
  const started = await who.post(`/counter/new/${mode}`, { ...seen, ...more })
  const visit = /visits\/(\w+)\//.exec(placeOf(started))?.[1] ?? ''
  const begun = await who.post(`/counter/visits/${visit}/records/${record}/object`, disputed)
  const draft = /drafts\/(\w+)\//.exec(placeOf(begun))?.[1] ?? ''
  await who.post(`/my/drafts/${draft}/contact`, { name: '来访人', email: '', phone: more['phone'] ?? seen.phone })
  const back = placeOf(await who.post(`/my/drafts/${draft}/submit`))
  return { visit, draft, back }
}

async function filed({ engine }: Site, id: string) {
  const item = await engine.table.get(caseKey(id))
  return item ? caseFile(item) : null
}

test('a clerk files for whoever stands at the counter, in the log as clerk and for whom', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { visit, draft, back } = await readyToConfirm(who, record)
  expect(back).toBe(`/counter/visits/${visit}/drafts/${draft}`)
  const page = await who.get(back)
  expect([page.status, page.body.includes('来访单位'), page.body.includes(code)]).toEqual([200, true, false])
  const done = await who.post(back, {
    confirmed: 'signature',
    signed: `case/${draft}/sheet`,
    'keeper.sheet': 'counter',
  })
  expect(placeOf(done)).toBe(`/counter/visits/${visit}/receipts/${draft}`)
  const file = await filed(open, draft)
  expect(file).toMatchObject({ subject: code, applicant: 'clerk', state: 'awaitingIntake' })
  expect(file?.data).toMatchObject({
    contact: { email: '', consentElectronic: false },
    counter: {
      unit: 'FGW',
      receivedOn: '2026-09-14',
      confirmed: 'signature',
      papers: [{ key: `case/${draft}/sheet`, keeper: 'counter' }],
    },
  })
  const row = await open.engine.table.get({ pk: `case#${draft}`, sk: 'log#00000001' })
  const actor = { id: 'clerk', role: 'clerk', unit: 'FGW', onBehalfOf: code }
  expect(JSON.stringify(row?.body)).toContain(JSON.stringify(actor))
  const receipt = await who.get(placeOf(done))
  expect([receipt.status, receipt.body.includes(file?.number ?? '-')]).toEqual([200, true])
  expect((await who.get('/counter')).body).toContain(file?.number)
})

test('nothing is filed before it was confirmed, by the signed sheet or by the code sent to the telephone', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { draft, back } = await readyToConfirm(who, record)
  const refused = [
    {},
    { confirmed: 'signature' },
    { confirmed: 'signature', signed: 'case/other/sheet' },
    { confirmed: 'code' },
    { confirmed: 'code', code: '000000' },
  ]
  for (const form of refused) {
    expect([form, (await who.post(back, form)).status]).toEqual([form, 422])
    expect(await filed(open, draft)).toBeNull()
  }
  expect(placeOf(await who.post(`${back}/code`))).toBe(`${back}?sent=yes`)
  const [message] = open.host.couriers.sms.delivered
  expect(message?.to).toBe(seen.phone)
  const digits = /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
  const wrong = digits === '111111' ? '222222' : '111111'
  expect((await who.post(back, { confirmed: 'code', code: wrong })).status).toBe(422)
  expect((await who.post(back, { confirmed: 'code', code: digits })).status).toBe(303)
  expect((await filed(open, draft))?.data).toMatchObject({ counter: { confirmed: 'code', signed: null } })
})

test('the number keyed is kept nowhere and shown nowhere, only how it ends', async () => {
  const { open } = await hall()
  const who = await open.visit(clerk)
  const number = '44530219900307001X'
  const started = await who.post('/counter/new/present', { ...seen, kind: 'residentId', number })
  const page = await who.get(placeOf(started))
  const list = await who.get('/counter')
  const { items } = await open.engine.table.query({ index: 'main', pk: 'visits#clerk#2026-09-14', limit: 10 })
  for (const text of [page.body, list.body, JSON.stringify(items), placeOf(started)]) expect(text).not.toContain(number)
  expect(list.body).toContain('尾号 001X')
})

test.each([
  ['a credit code with a slip', { number: '91445300MA62560111' }, '统一社会信用代码不对'],
  ['an identity number with a slip', { kind: 'residentId', number: '445302199003070011' }, '身份证号不对'],
  ['no document', { kind: '' }, '请选择一项'],
  ['no telephone', { phone: '-' }, '请填写电话号码'],
])('%s is told at its field', async (_what, over, told) => {
  const { open } = await hall()
  const who = await open.visit(clerk)
  const answer = await who.post('/counter/new/present', { ...seen, ...over })
  expect([answer.status, answer.body.includes(told)]).toEqual([422, true])
})

test('paper counts from the day the counter received it, and a case entered late says so', async () => {
  const { open, record } = await hall('2026-09-18')
  const who = await open.visit(clerk)
  const day = { 'receivedOn.year': '2026', 'receivedOn.month': '9' }
  const late = await who.post('/counter/new/paper', { ...seen, ...day, 'receivedOn.day': '19', receivedAt: '9:00' })
  expect(late.status).toBe(422)
  // After closing on Monday: received on Tuesday the 15th.
  const came = { ...day, 'receivedOn.day': '14', receivedAt: '17:45' }
  const { visit, draft, back } = await readyToConfirm(who, record, 'paper', came)
  expect((await who.post(back, {})).status).toBe(422)
  expect((await who.post(back, { signed: `case/${draft}/sheet` })).status).toBe(303)
  const file = await filed(open, draft)
  expect(file?.data).toMatchObject({ counter: { receivedOn: '2026-09-15', confirmed: 'paper' } })
  expect(file?.clocks).toMatchObject({
    A1: { startDay: '2026-09-15', due: '2026-09-16', state: 'late' },
    A3: { startDay: '2026-09-15', due: '2026-09-17' },
  })
  // The number bears the entry's day, papers the receipt's.
  expect(file?.number).toContain('-20260918-')
  const receipt = (await who.get(`/counter/visits/${visit}/receipts/${draft}`)).body
  expect(receipt).toContain('录入时间 2026年9月18日')
  expect(receipt).toContain('期限从收到之日（2026年9月15日）起算')
  const [letter] = (await papersOf(open.engine.table, draft)).map(paperOf)
  expect(letter?.facts.values['received']?.zh).toBe('2026年9月15日')
  const code = await trackingCode(open.engine, draft)
  expect((await open.ask({ method: 'POST', path: '/track', form: { code } })).body).toContain('2026年9月15日')
})

test('in the hall each page names the visitor as 来访人, never as 委托人', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { visit, draft } = await readyToConfirm(who, record)
  for (const path of [`/counter/visits/${visit}/records`, `/my/drafts/${draft}/contact`, `/my/drafts/${draft}/check`]) {
    const { body } = await who.get(path)
    expect([path, body.includes('来访人：'), body.includes('委托人')]).toEqual([path, true, false])
  }
})

test('at a counter no step promises that one may come back another day', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { draft } = await readyToConfirm(who, record)
  for (const step of ['items', 'evidence', 'contact', 'check']) {
    const { body } = await who.get(`/my/drafts/${draft}/${step}`)
    expect([step, body.includes('来访办理当日有效'), body.includes('以后再填')]).toEqual([step, true, false])
  }
})

test('on a Sunday somebody at the counter is received on Monday, and the receipt says why the number has another day', async () => {
  const { open, record } = await hall('2026-09-13')
  const who = await open.visit(clerk)
  const { visit, draft, back } = await readyToConfirm(who, record)
  await who.post(back, { confirmed: 'signature', signed: `case/${draft}/sheet` })
  const file = await filed(open, draft)
  expect([file?.number.split('-')[1], file?.data]).toMatchObject([
    '20260913',
    { counter: { receivedOn: '2026-09-14' } },
  ])
  const receipt = (await who.get(`/counter/visits/${visit}/receipts/${draft}`)).body
  expect(receipt).toContain('编号里的日期是录入的日子，只用来识别；期限从收到之日（2026年9月14日）起算。')
})

test('paper of a year without a calendar is asked about at once', async () => {
  const { open } = await hall()
  const who = await open.visit(clerk)
  const day = { 'receivedOn.year': '2017', 'receivedOn.month': '5', 'receivedOn.day': '5', receivedAt: '9:00' }
  const asked = await who.post('/counter/new/paper', { ...seen, ...day })
  expect([asked.status, asked.body.includes('日期太早')]).toEqual([422, true])
})

test('a unit enters paper it received as a filing with itself, and another’s as one with the platform', async () => {
  const came = { 'receivedOn.year': '2026', 'receivedOn.month': '9', 'receivedOn.day': '11', receivedAt: '16:00' }
  for (const [person, channel, unit] of [
    [officer, 'direct', 'HJ'],
    [elsewhere, 'city', null],
  ] as const) {
    const { open, record } = await hall()
    const who = await open.visit(person)
    expect((await who.get('/counter/new/present')).status).toBe(404)
    const { draft, back } = await readyToConfirm(who, record, 'paper', came)
    expect((await who.post(back, { signed: `case/${draft}/sheet` })).status).toBe(303)
    const file = await filed(open, draft)
    expect(file?.data).toMatchObject({ channel, unit })
  }
})

test('a visit is its clerk’s and over with the day', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { visit, draft, back } = await readyToConfirm(who, record)
  const written = `/my/drafts/${draft}/contact`
  expect((await who.get(written)).status).toBe(200)
  const other = await open.visit(colleague)
  for (const path of [back, `/counter/visits/${visit}/records`, `/counter/visits/${visit}/records/${record}/object`]) {
    expect([path, (await who.get(path)).status, (await other.get(path)).status]).toEqual([
      path,
      path.endsWith('/object') ? 303 : 200,
      404,
    ])
  }
  open.host.clock.advance(24 * 3_600_000)
  const tomorrow = await open.visit(clerk)
  expect((await tomorrow.get(`/counter/visits/${visit}/records`)).status).toBe(404)
  expect((await tomorrow.get(back)).status).toBe(404)
  expect((await tomorrow.get(written)).status).toBe(404)
  expect((await tomorrow.post(written, { channel: 'city' })).status).toBe(404)
})

test('a clerk decides nothing and sees no case but the receipt of what it filed', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { visit, draft, back } = await readyToConfirm(who, record)
  await who.post(back, { confirmed: 'signature', signed: `case/${draft}/sheet` })
  const shut = [
    '/desk',
    `/desk/cases/${draft}`,
    `/my/cases/${draft}`,
    `/my/cases/${draft}/receipt`,
    '/board',
    '/audit/admin',
  ]
  for (const path of [...shut, '/desk/register', '/desk/mandates', '/my/records', '/clients', '/admin'])
    expect([path, (await who.get(path)).status]).toEqual([path, 404])
  for (const event of ['intake.kept', 'intake.forwarded', 'unit.accepted', 'applicant.withdrew']) {
    for (const door of ['desk', 'my']) {
      const answer = await who.post(`/${door}/cases/${draft}/events`, { event, seq: '1', unit: 'HJ', reason: '' })
      expect([event, answer.status]).toEqual([event, 404])
    }
  }
  expect((await who.get(`/counter/visits/${visit}/receipts/${draft}`)).status).toBe(200)
  const other = await open.visit(colleague)
  expect((await other.get(`/counter/visits/${visit}/receipts/${draft}`)).status).toBe(404)
})

test('a clerk does not file for somebody in whose matters it has declared an interest', async () => {
  const { open } = await hall()
  const near = { ...clerk, id: 'near', conflicts: [code] }
  await open.seat(near)
  const who = await open.visit(near)
  expect((await who.post('/counter/new/present', seen)).status).toBe(404)
})

test('somebody without telephone or mail files by signature, and every paper waits to be posted or picked up', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const { visit, draft, back } = await readyToConfirm(who, record, 'present', { phone: '' })
  expect(back).toBe(`/counter/visits/${visit}/drafts/${draft}`)
  const shown = (await who.get(back)).body
  expect(shown).not.toMatch(/value="code"|name="code"|\/code"/)
  expect((await who.post(`${back}/code`)).status).toBe(404)
  expect((await who.post(back, { confirmed: 'code', code: '123456' })).status).toBe(404)
  const sheet = `case/${draft}/sheet`
  expect(placeOf(await who.post(back, { confirmed: 'signature', signed: sheet, 'keeper.sheet': 'applicant' }))).toBe(
    `/counter/visits/${visit}/receipts/${draft}`,
  )
  const file = await filed(open, draft)
  expect(file?.data).toMatchObject({ contact: { phone: '', email: '' }, counter: { confirmed: 'signature' } })
  await open.settle()
  expect(open.host.mailer.delivered.filter(({ to }) => to === '')).toEqual([])
})

test('a case taken by telephone names its 12345 ticket, is confirmed by code alone, and its identity stays unproved', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  expect((await who.get('/counter')).body).toContain('href="/counter/new/phone"')
  for (const bad of [{}, { ticket: 'x' }, { ticket: 'GD-2026-0914-77', phone: '0766-1234567' }])
    expect([bad, (await who.post('/counter/new/phone', { ...seen, ...bad })).status]).toEqual([bad, 422])
  const ticket = 'GD-2026-0914-77'
  const { visit, draft, back } = await readyToConfirm(who, record, 'phone', { ticket })
  const page = (await who.get(back)).body
  expect([page.includes('来电人（身份未核实）'), page.includes('value="signature"')]).toEqual([true, false])
  const signed = { confirmed: 'signature', signed: `case/${draft}/sheet` }
  expect([(await who.post(back, signed)).status, await filed(open, draft)]).toEqual([422, null])
  await who.post(`${back}/code`)
  const digits = /\d{6}/.exec(open.host.couriers.sms.delivered[0]?.text ?? '')?.[0] ?? ''
  expect(placeOf(await who.post(back, { code: digits }))).toBe(`/counter/visits/${visit}/receipts/${draft}`)
  expect((await filed(open, draft))?.data).toMatchObject({ counter: { ticket, confirmed: 'code', signed: null } })
  expect((await who.get('/counter')).body).toContain(`来电自述，未核实（工单 ${ticket}）`)
  const intake = staff('intake', 'intake', 'FGW')
  await open.seat(intake)
  const desk = (await (await open.visit(intake)).get(`/desk/cases/${draft}`)).body
  expect(desk).toContain(`${ticket}。身份为来电人自述，尚未核实`)
  const caller = `/desk/cases/${draft}/caller`
  expect(desk).toContain(`href="${caller}"`)
  const desker = await open.visit(intake)
  const shown = { kind: 'uscc', note: '9月15日本人到窗口' }
  for (const [number, fault] of [
    ['91445300MA0DEM013F', '号码与案件的主体不一致'],
    ['914453', '统一社会信用代码不对'],
  ]) {
    const answer = await desker.post(caller, { ...shown, number: number ?? '' })
    expect([number, answer.status, answer.body.includes(fault ?? '-')]).toEqual([number, 422, true])
  }
  expect(placeOf(await desker.post(caller, { ...shown, number: code }))).toBe(`/desk/cases/${draft}`)
  const after = (await desker.get(`/desk/cases/${draft}`)).body
  expect(after).toMatch(/2026年9月14日[^<]*已核实，凭统一社会信用代码/)
  for (const told of ['9月15日本人到窗口', '来电人身份已核实']) expect(after).toContain(told)
  expect(after).not.toContain('尚未核实')
  const { items } = await open.engine.table.query({ index: 'main', pk: `case#${draft}`, prefix: 'log#', limit: 50 })
  const row = items.map(({ body }) => JSON.stringify(body)).find((text) => text.includes('caller.identified'))
  expect(row?.includes('uscc')).toBe(true)
  for (const other of [clerk, officer]) {
    const shut = await (await open.visit(other)).post(caller, { ...shown, number: code })
    expect([other.id, shut.status]).toEqual([other.id, 404])
  }
})

test('a counter does not tell whether a row is held back: its form opens alike', async () => {
  const { open } = await hall()
  const { authority, provider, kind } = sampleRecord
  const documentNumber = { raw: '留置〔2026〕7号', key: '留置(2026)7号' }
  await open.engine.table.transact([
    {
      put: heldItem(open.engine, {
        ...{ key: 'held7', naturalKey: 'held7', kind, batch: 'none', row: 7, at: 0, sourceId: null, documentNumber },
        ...{
          recordId: null,
          setsA10: false,
          authority,
          provider,
          subjectName: '别人',
          reasons: ['codeMissing'],
          fields: {},
        },
      }),
      when: 'absent',
    },
  ])
  const named = (number: string) => ({ documentNumber: number, authority: authority.raw })
  const who = await open.visit(clerk)
  for (const mode of ['present', 'phone']) {
    const at = placeOf(await who.post(`/counter/new/${mode}`, { ...seen, ticket: 'GD-2026-0914-77' }))
    const answer = async (number: string) => {
      const { status, body } = await who.post(at.replace('/records', '/held'), named(number))
      return { status, body: withoutToken(body).replaceAll(number, '文号') }
    }
    const [held, none] = [await answer('留置〔2026〕7号'), await answer('留置〔2026〕8号')]
    expect([mode, held.status, held.body === none.body, held.body.includes('文号')]).toEqual([mode, 200, true, true])
    expect((await who.post(at.replace('/records', '/held'), named(''))).status).toBe(404)
    expect((await who.get(at)).body).toContain('窗口不查、也不显示是否有这样的记录')
  }
  // The account's own subject has a right to know.
  await open.seat(firm)
  const own = await open.visit(firm)
  expect([
    (await own.post('/my/held', named('留置〔2026〕7号'))).status,
    (await own.post('/my/held', named('留置〔2026〕8号'))).status,
  ]).toEqual([200, 404])
})

test('notices that applicants fetch at the counter lie there by day, for the hall’s clerks alone', async () => {
  const { open, record } = await hall()
  await open.seat(firm)
  const own = await open.visit(firm)
  await own.post('/account/reach', { email: '', phone: '', 'notice.counter': 'on' })
  const contact = { name: '张三', email: '', phone: seen.phone, consentElectronic: false, lang: 'zh' }
  const opened = Object.assign({}, objection.examples[0]?.open.data, { contact })
  const id = newId(open.engine.crypto)
  await begin(open.engine, {
    ...{ id, procedure: 'objection', recordId: record, subject: code, area: '445300', data: opened },
    actor: { id: 'firm', role: 'applicant', unit: null },
  })
  await open.settle()
  const number = (await filed(open, id))?.number ?? '-'
  const slips = async (query: string, as = clerk) => (await (await open.visit(as)).get(`/counter/slips${query}`)).body
  expect((await (await open.visit(clerk)).get('/counter')).body).toContain('href="/counter/slips"')
  const today = await slips('')
  expect([today.includes(number), today.includes('张三'), today.includes(sampleRecord.documentNumber.raw)]).toEqual([
    ...[true, false, false],
  ])
  expect(today).toContain('<option value="2026-09-13"')
  expect(await slips('?day=2026-09-13')).toContain('这一天没有要交的通知')
  open.host.clock.advance(24 * 3_600_000)
  expect([await slips(''), await slips('?day=2026-09-14')].map((body) => body.includes(number))).toEqual([false, true])
  const { items } = openPaged(await viewsOn(open.engine, open.engine.clock.now(), undefined))
  expect(items.map(({ who, what }) => [who, what])).toContainEqual([clerk.id, 'slips 2026-09-14'])
  open.host.clock.advance(30 * 24 * 3_600_000)
  // Older ones are no business of the hall.
  expect(await slips('?day=2026-09-14')).not.toContain(number)
  expect((await (await open.visit(officer)).get('/counter/slips')).status).toBe(404)
})

test('to a caller only what is public is shown, to a visitor with a document all of it; units take no calls', async () => {
  const { open, record } = await hall()
  const past = newId(open.engine.crypto)
  const stopped = { caseId: 'earlier', on: '2026-08-03' }
  const hidden = { ...sampleRecord, id: past, overlays: { ...sampleRecord.overlays, stopped } }
  await addRecord(open.engine, hidden, { id: 'system', role: 'system', unit: null })
  const who = await open.visit(clerk)
  const shown = async (mode: string) => {
    const at = placeOf(await who.post(`/counter/new/${mode}`, { ...seen, ticket: 'GD-2026-0914-77' }))
    const one = async (id: string) => (await who.get(at.replace('/records', `/records/${id}`))).status
    return [await one(record), await one(past), await one(`${record}/object`), await one(`${past}/object`)]
  }
  expect([await shown('present'), await shown('phone')]).toEqual([
    [200, 200, 200, 200],
    [200, 404, 200, 404],
  ])
  expect((await (await open.visit(officer)).get('/counter/new/phone')).status).toBe(404)
})

test('what a clerk began for a visitor goes with its day, files and all; what was filed keeps its own', async () => {
  const { open, record } = await hall()
  const who = await open.visit(clerk)
  const removed: string[] = []
  const files = { ...open.engine.files, remove: async (key: string) => void removed.push(key) }
  Object.assign(open.engine, { files })
  const left = await readyToConfirm(who, record)
  const own = await open.visit(firm)
  await open.seat(firm)
  const theirs = (await own.post('/my/object', { ...withoutRecord, later: 'on' })).headers['location'] ?? ''
  open.host.clock.set(instantOn('2026-09-14', '23:59'))
  await open.settle()
  expect(await open.engine.table.get(draftKey(left.draft))).toBeDefined()
  open.host.clock.set(instantOn('2026-09-15', '00:00'))
  await open.settle()
  expect(await open.engine.table.get(draftKey(left.draft))).toBeUndefined()
  expect(removed).toEqual([`case/${left.draft}/sheet`])
  expect(await open.engine.table.get(draftKey(/drafts\/(\w+)/.exec(theirs)?.[1] ?? ''))).toBeDefined()
})
