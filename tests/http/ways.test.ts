import { beforeEach, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { matched } from '#records/normalise.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { waysProcedure } from '#tests/support/doubles/ways-procedure.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site, type Visitor } from './site.ts'

const person = (id: string, role: Role, unit: string | null, subject: string | null = null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role, unit }],
})
const code = sampleRecord.subject.key
const firm = person('firm', 'applicant', null, code)
const colleague = person('colleague', 'applicant', null, code)
const officer = person('hj-1', 'officer', 'HJ')
const elsewhere = person('scjg-1', 'officer', 'SCJG')
const clerk = person('clerk', 'clerk', 'FGW')
const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: 'on' }

let open: Site
let who: Visitor
let record: string
let second: string

beforeEach(async () => {
  open = site({ procedures: { ...procedures, begun: waysProcedure } })
  await open.seat(firm, colleague, officer, elsewhere, clerk)
  record = await enter('1')
  second = await enter('2')
  who = await open.visit(firm)
})

async function enter(n: string): Promise<string> {
  const id = newId(open.engine.crypto)
  const documentNumber = matched(`测环罚〔2026〕${n}号`)
  await addRecord(open.engine, { ...sampleRecord, id, documentNumber }, { id: 'import', role: 'system', unit: null })
  return id
}

const placeOf = ({ headers }: Awaited<ReturnType<Visitor['get']>>) => headers['location'] ?? ''
const draftIn = (place: string) => /drafts\/(\w+)/.exec(place)?.[1] ?? ''

async function fileOf(id: string) {
  const item = await open.engine.table.get(caseKey(id))
  return item ? caseFile(item) : null
}

async function attach(by: Visitor, page: string): Promise<void> {
  const { body } = await by.get(page)
  const fields = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const of = (name: string) => fields.find(([, one]) => one === name)?.[2]?.replaceAll('&amp;', '&') ?? ''
  const names = ['key', 'success_action_redirect', 'policy', 'x-amz-signature']
  const form = Object.fromEntries(names.map((name) => [name, of(name)]))
  expect(await open.host.files.upload(form, { name: '证明.pdf', bytes: samples.pdf })).toContain('key=')
}

test('a record’s card offers what may be begun there, and nothing that is not offered', async () => {
  const body = (await who.get(`/my/records/${record}`)).body + (await who.get('/my/records')).body
  for (const way of ['one', 'several']) expect(body).toContain(`/my/apply/begun/${way}?record=${record}`)
  expect(body).toContain('/my/apply/begun/plain"')
  for (const way of ['office', 'papers', 'never', 'follow']) expect(body).not.toContain(`/begun/${way}`)
  expect((await who.get('/')).body).toContain('/my/apply/begun/plain"')
  expect((await who.get(`/my/apply/begun/never?record=${record}`)).status).toBe(404)
  expect((await who.get(`/my/apply/begun/office?record=${record}`)).status).toBe(404)
  expect((await who.get('/my/apply/begun/one')).status).toBe(404)
})

test('a way in leads from its form over evidence, contact and a last look to the receipt', async () => {
  const path = `/my/apply/begun/one?record=${record}`
  const shown = await who.get(path)
  expect(shown.status).toBe(200)
  const wrong = await who.told(path, { why: ' ', 'on.year': '2026', 'on.month': '13', 'on.day': '1' })
  expect([wrong.status, wrong.body.includes('id="why-fault"'), wrong.body.includes('id="on-fault"')]).toEqual([
    422,
    true,
    true,
  ])
  const draft = draftIn(placeOf(await who.post(path, { why: '已经整改' })))
  expect(placeOf(await who.get(path))).toBe(`/my/drafts/${draft}/items`)
  expect((await who.get(`/my/drafts/${draft}/items`)).body).toContain('已经整改')
  expect((await who.get('/my/drafts')).body).toContain('入口one')
  await attach(who, `/my/drafts/${draft}/evidence`)
  expect(placeOf(await who.post(`/my/drafts/${draft}/contact`, contact))).toBe(`/my/drafts/${draft}/check`)
  const check = (await who.get(`/my/drafts/${draft}/check`)).body
  for (const told of ['已经整改', '证明.pdf', '张三', '第 4 步，共 4 步']) expect(check).toContain(told)
  expect(placeOf(await who.post(`/my/drafts/${draft}/submit`))).toBe(`/my/cases/${draft}/receipt`)
  expect(placeOf(await who.post(`/my/drafts/${draft}/submit`))).toBe(`/my/cases/${draft}/receipt`)
  expect(await fileOf(draft)).toMatchObject({
    ...{ procedure: 'begun', recordId: record, subject: code, applicant: 'firm' },
    data: {
      typed: { why: '已经整改', on: null },
      evidence: [{ name: '证明.pdf' }],
      contact: { lang: 'zh' },
      unit: 'FGW',
    },
  })
  const receipt = (await who.get(`/my/cases/${draft}/receipt`)).body
  for (const told of ['已经整改', '证明.pdf']) expect(receipt).toContain(told)
  expect((await who.get(`/my/cases/${draft}`)).body).toContain('已经整改')
})

test('several records under one signature become a case each, and each has the evidence', async () => {
  const path = `/my/apply/begun/several?record=${record}`
  const shown = (await who.get(path)).body
  expect(shown).toMatch(new RegExp(`name="record.${record}" value="on" checked`))
  expect(shown).not.toMatch(new RegExp(`name="record.${second}" value="on" checked`))
  const none = await who.told(path, { why: '整改' })
  expect([none.status, none.body.includes('id="record-fault"')]).toEqual([422, true])
  const chosen = { why: '整改', [`record.${record}`]: 'on', [`record.${second}`]: 'on' }
  const draft = draftIn(placeOf(await who.post(path, chosen)))
  await attach(who, `/my/drafts/${draft}/evidence`)
  await who.post(`/my/drafts/${draft}/contact`, contact)
  const check = (await who.get(`/my/drafts/${draft}/check`)).body
  for (const n of ['1', '2']) expect(check).toContain(`测环罚〔2026〕${n}号`)
  const done = placeOf(await who.post(`/my/drafts/${draft}/submit`))
  expect(done).toBe(`/my/drafts/${draft}/receipts`)
  const receipts = (await who.get(done)).body
  const ids = [...receipts.matchAll(/\/my\/cases\/(\w+)\/receipt/g)].map(([, id]) => id ?? '')
  expect(new Set(ids).size).toBe(2)
  const files = await Promise.all(ids.map(fileOf))
  expect(new Set(files.map((file) => file?.recordId))).toEqual(new Set([record, second]))
  for (const id of ids) {
    expect((await open.engine.files.list(`case/${id}/`)).map(({ name }) => name)).toEqual(['证明.pdf'])
    expect((await who.get(`/my/cases/${id}`)).body).toContain('证明.pdf')
  }
  expect(placeOf(await who.post(`/my/drafts/${draft}/submit`))).toBe(done)
  expect((await who.get('/my/drafts')).body).not.toContain(draft)
})

test('what is about no record begins from nothing, without files where it takes none', async () => {
  const draft = draftIn(placeOf(await who.post('/my/apply/begun/plain', { why: '投诉' })))
  expect(placeOf(await who.get(`/my/drafts/${draft}/evidence`))).toBe(`/my/drafts/${draft}/contact`)
  await who.post(`/my/drafts/${draft}/contact`, contact)
  expect((await who.get(`/my/drafts/${draft}/check`)).body).toContain('第 3 步，共 3 步')
  await who.post(`/my/drafts/${draft}/submit`)
  expect(await fileOf(draft)).toMatchObject({ procedure: 'begun', recordId: null, subject: code })
})

test('letters on no record go to the firm that filed, and call it so, whoever is to be asked for there', async () => {
  await open.seat({ ...firm, id: 'stone', name: '云浮市示范石材有限公司', subject: '91445300MA007919XF' })
  const stone = await open.visit({ ...firm, id: 'stone' })
  const typed = { about: 'HJ', fault: 'late', explanation: '至今没有答复。' }
  const draft = draftIn(placeOf(await stone.post('/my/apply/complaint/general', typed)))
  await stone.post(`/my/drafts/${draft}/contact`, contact)
  expect(placeOf(await stone.post(`/my/drafts/${draft}/submit`))).toBe(`/my/cases/${draft}/receipt`)
  const [receipt] = (await papersOf(open.engine.table, draft)).map(paperOf)
  expect(receipt?.facts).toMatchObject({
    addressee: { zh: '云浮市示范石材有限公司' },
    values: { you: { zh: '你公司' }, subject: { zh: '云浮市示范石材有限公司' } },
  })
  expect(await fileOf(draft)).toMatchObject({ data: { contact: { name: '张三', of: '云浮市示范石材有限公司' } } })
})

test('what is offered no more when it is sent begins nothing', async () => {
  const draft = draftIn(placeOf(await who.post(`/my/apply/begun/one?record=${record}`, { why: '整改' })))
  await who.post(`/my/drafts/${draft}/contact`, contact)
  const { parties } = waysProcedure
  const ways = (parties.ways ?? []).map((way) => ({ ...way, offers: () => false }))
  const closed = { ...waysProcedure, parties: { ...parties, ways } }
  Object.assign(open.engine.procedures, { begun: closed })
  const answer = await who.post(`/my/drafts/${draft}/submit`)
  expect(answer.status).toBe(409)
  expect(answer.body).toContain('现在不能在此办理')
  expect(await fileOf(draft)).toBeNull()
})

test('a hall clerk begins for the visitor, who confirms; only what takes visitors is offered', async () => {
  const at = await open.visit(clerk)
  const started = await at.post('/counter/new/present', {
    name: '来访单位',
    kind: 'uscc',
    number: code,
    phone: '13800000000',
  })
  const visit = /visits\/(\w+)\//.exec(placeOf(started))?.[1] ?? ''
  const { body } = await at.get(`/counter/visits/${visit}/records/${record}`)
  expect(body).toContain(`/counter/visits/${visit}/apply/begun/one?record=${record}`)
  expect(body).not.toContain('/begun/plain')
  const path = `/counter/visits/${visit}/apply/begun/several?record=${record}`
  const chosen = { why: '整改', [`record.${record}`]: 'on', [`record.${second}`]: 'on' }
  const draft = draftIn(placeOf(await at.post(path, chosen)))
  await attach(at, `/my/drafts/${draft}/evidence`)
  await at.post(`/my/drafts/${draft}/contact`, { name: '来访人', email: '', phone: '13800000000' })
  const back = placeOf(await at.post(`/my/drafts/${draft}/submit`))
  expect(back).toBe(`/counter/visits/${visit}/drafts/${draft}`)
  const [sheet] = await open.engine.files.list(`case/${draft}/`)
  const confirmed = {
    confirmed: 'signature',
    signed: sheet?.key ?? '',
    [`keeper.${sheet?.key.split('/').at(-1)}`]: 'applicant',
  }
  expect(placeOf(await at.post(back, confirmed))).toBe('/counter')
  const listed = (await at.get('/counter')).body
  const receipts = [...listed.matchAll(/\/receipts\/(\w+)/g)].map(([, id]) => id ?? '')
  expect(receipts).toHaveLength(2)
  for (const id of receipts) {
    const file = await fileOf(id)
    const signed = sheet?.key.replace(draft, id)
    expect(file).toMatchObject({ subject: code, applicant: 'clerk', data: { counter: { unit: 'FGW', signed } } })
    expect((await at.get(`/counter/visits/${visit}/receipts/${id}`)).status).toBe(200)
  }
})

test('staff find a record and begin a case from their desk, with files or without', async () => {
  const desk = await open.visit(officer)
  const found = await desk.get(`/desk/records?q=${encodeURIComponent('测环罚〔2026〕1号')}`)
  expect(found.body).toContain(`/desk/records/${record}`)
  const page = (await desk.get(`/desk/records/${record}`)).body
  for (const way of ['office', 'papers']) expect(page).toContain(`/desk/begin/begun/${way}?record=${record}`)
  for (const way of ['one', 'several', 'never']) expect(page).not.toContain(`/begun/${way}`)
  const form = (await desk.get(`/desk/begin/begun/office?record=${record}`)).body
  const once = /name="once" value="(\w+)"/.exec(form)?.[1] ?? ''
  const path = `/desk/begin/begun/office?record=${record}`
  expect((await desk.post(path, { why: '', once })).status).toBe(422)
  const first = placeOf(await desk.post(path, { why: '依职权', once }))
  expect(placeOf(await desk.post(path, { why: '依职权', once }))).toBe(first)
  const id = first.split('/').at(-1) ?? ''
  expect(await fileOf(id)).toMatchObject({ applicant: 'hj-1', subject: code, data: { contact: null } })
  const draft = draftIn(placeOf(await desk.post(`/desk/begin/begun/papers?record=${record}`, { why: '附文书' })))
  expect((await desk.get('/desk/records')).body).toContain(`/desk/drafts/${draft}"`)
  await attach(desk, `/desk/drafts/${draft}`)
  const shown = (await desk.get(`/desk/drafts/${draft}`)).body
  for (const told of ['附文书', '证明.pdf']) expect(shown).toContain(told)
  expect(placeOf(await desk.post(`/desk/drafts/${draft}/submit`))).toBe(`/desk/cases/${draft}`)
  expect(await fileOf(draft)).toMatchObject({ data: { evidence: [{ name: '证明.pdf' }] } })
  expect((await desk.get('/my/drafts')).status).toBe(404)
})

test('one case arises of another, once, by whoever has a part in it', async () => {
  const desk = await open.visit(officer)
  const first = placeOf(await desk.post(`/desk/begin/begun/office?record=${record}`, { why: '依职权' }))
  const origin = first.split('/').at(-1) ?? ''
  expect((await desk.get(first)).body).toContain(`/desk/begin/begun/follow?case=${origin}`)
  const path = `/desk/begin/begun/follow?case=${origin}`
  const follow = placeOf(await desk.post(path, { why: '后续' }))
  expect(follow).not.toBe(first)
  expect(placeOf(await desk.post(path, { why: '又一次' }))).toBe(follow)
  expect(await fileOf(follow.split('/').at(-1) ?? '')).toMatchObject({ arisesFrom: origin, recordId: record })
  const other = await open.visit(elsewhere)
  expect((await other.get(path)).status).toBe(404)
  expect((await other.get(`/desk/begin/begun/office?record=${record}`)).status).toBe(404)
  expect((await other.get(`/desk/records/${record}`)).status).toBe(404)
})

test('a draft at a desk is its writer’s alone, and nobody takes over another’s files', async () => {
  const desk = await open.visit(officer)
  const path = `/desk/begin/begun/papers?record=${record}`
  const draft = draftIn(placeOf(await desk.post(path, { why: '附文书' })))
  await attach(desk, `/desk/drafts/${draft}`)
  for (const one of [who, await open.visit(elsewhere)]) {
    expect((await one.get(`/desk/drafts/${draft}`)).status).toBe(404)
    for (const step of ['remove-file', 'submit', 'discard'])
      expect((await one.post(`/desk/drafts/${draft}/${step}`)).status).toBe(404)
  }
  const taken = draftIn(placeOf(await desk.post(path, { why: '另一件', once: draft })))
  expect(taken).not.toBe(draft)
  expect(await open.engine.files.list(`case/${taken}/`)).toEqual([])
})

test('what colleagues of one subject ask for once is one case for both', async () => {
  const answered = await filedObjection()
  const path = `/my/apply/higherReview/review?case=${answered}`
  const ask = async (by: Visitor) => {
    const draft = draftIn(placeOf(await by.post(path, { reason: '不服' })))
    await by.post(`/my/drafts/${draft}/contact`, contact)
    return placeOf(await by.post(`/my/drafts/${draft}/submit`))
  }
  const both = await open.visit(colleague)
  const theirs = draftIn(placeOf(await both.post(path, { reason: '同样不服' })))
  await both.post(`/my/drafts/${theirs}/contact`, contact)
  const mine = await ask(who)
  const id = /cases\/(\w+)\/receipt/.exec(mine)?.[1] ?? ''
  expect(await fileOf(id)).toMatchObject({ procedure: 'higherReview', arisesFrom: answered, applicant: 'firm' })
  expect(placeOf(await both.post(`/my/drafts/${theirs}/submit`))).toBe(`/my/cases/${id}`)
  expect(placeOf(await both.get(path))).toBe(`/my/cases/${id}`)
  const files = await open.engine.files.list(`case/${id}/`)
  expect(files.map(({ name }) => name)).toEqual(['证明.pdf'])
  expect((await who.get(`/my/cases/${id}`)).body).toContain('证明.pdf')
})

/** An objection with a file, refused and closed. */
async function filedObjection(): Promise<string> {
  const disputed = {
    'dispute.CF_NR_FK': 'on',
    'ground.CF_NR_FK': 'E2',
    'claimed.CF_NR_FK': '0.55',
    explanation: '不一致',
  }
  const id = draftIn(placeOf(await who.post(`/my/records/${record}/object`, disputed)))
  await attach(who, `/my/drafts/${id}/evidence`)
  await who.post(`/my/drafts/${id}/contact`, contact)
  await who.post(`/my/drafts/${id}/submit`)
  const by = (person: string, role: Role) => ({ id: person, role, unit: 'FGW' })
  const refusal = { reason: '不属受理范围', documentChecked: '登记簿' }
  await commit(open.engine, id, { type: 'intake.proposedRefusal', actor: by('i1', 'intake'), data: refusal })
  await commit(open.engine, id, { type: 'approver.approved', actor: by('i2', 'intakeHead'), data: {} })
  await open.settle()
  return id
}
