import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { noteFailure, unlockWrites } from '#engine/people/access.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { operations } from '#functions/http/api/operations.ts'
import { type Site, site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { program, type Told } from './program.ts'

const person = (
  id: string,
  role: Person['roles'][number]['role'],
  unit: string | null,
  subject: string | null = null,
) => ({ id, name: id, email: `${id}@example.com`, subject, roles: [{ role, unit }], conflicts: [] }) satisfies Person
const firm = person('firm', 'applicant', null, sampleRecord.subject.key)
const intake = person('intake', 'intake', 'FGW')
const officer = person('officer', 'officer', 'HJ')
const head = person('head', 'head', 'HJ')

/** Holds what came to what the document says of the operation. */
function fits(id: string, { status, body }: Told): Told['body'] {
  const operation = operations.find((one) => one.id === id)
  expect([id, status, body['status']]).toEqual([id, operation?.status, undefined])
  expect(operation?.answer.safeParse(body).error).toBeUndefined()
  return body
}

describe('the interface for programs', () => {
  let open: Site
  let record = ''
  const objection = () => ({
    record,
    channel: 'city',
    items: [{ field: 'CF_NR_FK', ground: 'E2', claimed: '0.55' }],
    explanation: '罚款金额与决定书不一致。',
    contact: { name: '张三', email: 'a@example.com', phone: '0766 0000000', consentElectronic: true, lang: 'zh' },
  })
  const as = (who: Person | null, scopes?: string[]) => program(open, who, scopes)
  const casesOf = async () => {
    const query = { index: 'subject', pk: subjectOf(sampleRecord.subject.key), prefix: 'case#', limit: 100 } as const
    return (await open.engine.table.query(query)).items.length
  }

  beforeEach(async () => {
    open = site()
    await open.seat(intake, officer, head)
    record = newId(open.engine.crypto)
    const machine = { id: 'system', role: 'system', unit: null } as const
    await addRecord(open.engine, { ...sampleRecord, id: record }, machine)
  })

  test('takes no token of who is locked, or signed out everywhere since it was issued', async () => {
    const issued = open.engine.clock.now()
    const asked = async (at: number) => (await program(open, head, ['read'], { issuedAt: at }).get('/tasks')).status
    expect(await asked(issued)).toBe(200)
    for (let n = 0; n < 4; n += 1) await noteFailure(open.engine, head.id)
    expect(await asked(issued)).toBe(200)
    await noteFailure(open.engine, head.id)
    expect([await asked(issued), await asked(issued + 1000)]).toEqual([401, 401])
    await open.engine.table.transact(await unlockWrites(open.engine, head.id))
    expect([await asked(issued), await asked(issued + 1000)]).toEqual([401, 200])
  })

  test('refuses half a character, which no log could hold, and takes a whole one', async () => {
    const halves = { ...objection(), explanation: '金额\ud83d不符' }
    const refused = await as(firm).post('/objections', halves, 'half-a-character')
    expect([refused.status, refused.body['code']]).toEqual([422, 'malformed'])
    expect(await casesOf()).toBe(0)
    const whole = { ...objection(), explanation: '金额🙂不符' }
    expect((await as(firm).post('/objections', whole, 'whole-character')).status).toBe(201)
  })

  test('lets an agent’s program file for its principal what its mandate names, and nothing else', async () => {
    const agent = { ...person('agent', 'applicant', null), subject: '91445302MA9DEM31XX' }
    const given = { id: newId(open.engine.crypto), records: [record], kind: 'agent' as const }
    const parties = { subject: sampleRecord.subject.key, subjectName: '甲公司', agent: agent.subject, agentName: '乙' }
    const until = { from: '2026-01-01', until: '2027-12-31' }
    const by = { id: firm.id, role: 'applicant', unit: null } as const
    expect((await as(agent).post('/objections', objection(), 'without-mandate')).status).toBe(404)
    const facts = { ...given, ...parties, ...until, letters: [], actions: ['see' as const, 'objection.file' as const] }
    await beginMandate(open.engine, facts, { step: 'given', by, reason: '' })
    const other = newId(open.engine.crypto)
    await addRecord(open.engine, { ...sampleRecord, id: other }, { id: 'system', role: 'system', unit: null })
    const theirs = fits('listOwnRecords', await as(agent).get(`/own/records?of=${firm.subject}`))
    expect([record, other].map((one) => JSON.stringify(theirs).includes(one))).toEqual([true, false])
    expect((await as(intake).get(`/own/records?of=${firm.subject}`)).status).toBe(404)
    const { ways } = fits('listWays', await as(agent).get(`/ways?record=${record}`))
    expect(JSON.stringify(ways)).toContain('"procedure":"objection"')
    expect(JSON.stringify(ways)).not.toContain('"procedure":"repair"')
    const { id } = fits('fileObjection', await as(agent).post('/objections', objection(), 'with-mandate'))
    await open.settle()
    expect(fits('readCase', await as(firm).get(`/cases/${id}`))).toMatchObject({ state: 'awaitingIntake' })
    expect((await as(agent).post(`/ways/repair/apply`, { records: [record], data: {} }, 'not-named')).status).toBe(404)
    expect((await as(agent).post(`/cases/${id}/review`, { reason: '不服' }, 'no-review')).status).toBe(404)
  })

  test('takes an objection from the record to the approved correction', async () => {
    const own = fits('listOwnRecords', await as(firm).get('/own/records'))
    expect(JSON.stringify(own)).toContain(record)
    const { id } = fits('fileObjection', await as(firm).post('/objections', objection(), 'first-filing'))
    await open.settle()
    fits('listOwnCases', await as(firm).get('/own/cases'))
    expect(fits('readCase', await as(firm).get(`/cases/${id}`))).toMatchObject({ state: 'awaitingIntake' })
    expect(JSON.stringify(fits('listTasks', await as(intake).get('/tasks')))).toContain(String(id))
    const events: readonly (readonly [Person, string, object])[] = [
      [intake, 'intake.forwarded', { unit: 'HJ', reason: '' }],
      [
        officer,
        'unit.proposed',
        {
          answers: [
            {
              item: 'i1',
              code: '01',
              reason: '已核对',
              documentChecked: '决定书',
              value: '0.55',
              documentProduced: true,
            },
          ],
        },
      ],
      [head, 'approver.approved', {}],
    ]
    for (const [who, event, data] of events) {
      const { seq } = fits('readCase', await as(who).get(`/cases/${id}`))
      fits('sendEvent', await as(who).post(`/cases/${id}/events`, { event, seq, data }, `key-of-${event}`))
      await open.settle()
    }
    const closed = fits('readCase', await as(firm).get(`/cases/${id}`))
    expect(closed).toMatchObject({
      closed: true,
      items: [{ answer: { code: '01', value: '0.55' }, proposed: null }],
    })
    expect(await as(firm).get(`/uploads/${id}`)).toMatchObject({ status: 409, body: { code: 'closed' } })
    const found = fits('findRecords', await as(null).get(`/records?q=${sampleRecord.subject.key}`))
    expect(JSON.stringify(found)).toContain('0.55')
    const wide = encodeURIComponent('９１４４５３００ ma62560110')
    expect(await as(null).get(`/records?q=${wide}`)).toMatchObject({ body: found })
    const review = await as(firm).post(`/cases/${id}/review`, { reason: '仍有异议' }, 'review-of-it')
    fits('askForReview', review)
    expect((await as(firm).post(`/cases/${id}/review`, { reason: '仍有异议' }, 'another-key')).body['id']).toBe(
      review.body['id'],
    )
    const ways = fits('listWays', await as(firm).get(`/ways?case=${id}`))
    expect(JSON.stringify(ways)).toContain('"way":"review"')
    const contact = objection().contact
    const asked = { case: id, data: { reason: '仍有异议' }, contact }
    const begun = fits('beginCase', await as(firm).post('/ways/higherReview/review', asked, 'review-by-its-way'))
    expect(begun).toMatchObject({ cases: [{ id: review.body['id'] }] })
    const wrong = await as(firm).post('/ways/higherReview/review', { ...asked, data: {} }, 'review-without-a-word')
    expect(wrong).toMatchObject({ status: 422, body: { code: 'malformed', fields: { reason: 'required' } } })
    const nobody = await as(firm).post('/ways/higherReview/review', { ...asked, contact: null }, 'review-of-nobody')
    expect(nobody).toMatchObject({ status: 422, body: { fields: { contact: 'required' } } })
  })

  test('takes an address by the rules of the page, and no name that the account does not give', async () => {
    const asked = {
      case: null,
      data: {
        relation: 'creditor',
        firm: '某公司',
        code: null,
        court: '某法院',
        number: '（2026）1号',
        report: '无法执行。',
      },
    }
    const contact = objection().contact
    const post = async (more: object, key: string) =>
      as(firm).post('/ways/shieldEnd/outside', { ...asked, contact: { ...contact, ...more } }, key)
    for (const [field, value] of [
      ['email', 'a@example.com\r\nBcc: b@example.com'],
      ['email', 'a@example.com, b@example.com'],
      ['phone', '一二三'],
      ['name', ' '],
    ] as const)
      expect(await post({ [field]: value }, `contact-${field}-${value.length}`)).toMatchObject({
        ...{ status: 422, body: { code: 'malformed', fields: { [field]: expect.any(String) } } },
      })
    const silent = await post({ email: '', phone: '0766 0000000' }, 'consent-without-mail')
    expect(silent).toMatchObject({ status: 422, body: { fields: { consentElectronic: 'consentNeedsMail' } } })
    expect((await post({ of: '别的公司' }, 'in-the-name-of-another')).status).toBe(422)
    expect(fits('beginCase', await post({}, 'as-on-the-page'))['cases']).toHaveLength(1)
  })

  test('tells the subject that its case was read by a program, as by a page', async () => {
    const { id, number } = (await as(firm).post('/objections', objection(), 'first-filing')).body
    await open.seat(firm)
    const seen = async () => (await (await open.visit(firm)).get('/my/data')).body
    expect(await seen()).not.toContain(String(number))
    await as(intake).get(`/cases/${id}`)
    expect(await seen()).toContain(String(number))
  })

  test('files evidence first, and hands in more on the case', async () => {
    const begun = fits('beginUpload', await as(firm).post('/uploads', {}, 'upload-begins'))
    const id = String(begun['id'])
    await open.host.files.upload(formOf(begun), {
      name: '决定书.pdf',
      bytes: new TextEncoder().encode('%PDF-1.4\n%%EOF'),
    })
    expect(fits('readUpload', await as(firm).get(`/uploads/${id}`))).toMatchObject({ files: [{ name: '决定书.pdf' }] })
    const filed = fits(
      'fileObjection',
      await as(firm).post('/objections', { ...objection(), upload: id }, 'with-evidence'),
    )
    expect(filed['id']).toBe(id)
    expect(fits('readCase', await as(firm).get(`/cases/${id}`))).toMatchObject({ files: [{ name: '决定书.pdf' }] })
    fits('readUpload', await as(firm).get(`/uploads/${id}`))
    expect((await as(officer).get(`/uploads/${id}`)).status).toBe(404)
  })

  test('opens one case for one key, however often and at once it is asked', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => as(firm).post('/objections', objection(), 'the-same-key')),
    )
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
    expect(await casesOf()).toBe(1)
    const other = { ...objection(), explanation: '另一份内容' }
    expect(await as(firm).post('/objections', other, 'the-same-key')).toMatchObject({
      status: 422,
      body: { code: 'keyReused' },
    })
    expect(await as(firm).post('/objections', objection())).toMatchObject({ status: 422, body: { code: 'keyNeeded' } })
    expect(await casesOf()).toBe(1)
  })

  test('takes an event once under one key, and answers the repetition alike', async () => {
    const { id } = (await as(firm).post('/objections', objection(), 'first-filing')).body
    const sent = { event: 'intake.forwarded', seq: 1, data: { unit: 'HJ', reason: '' } }
    const send = () => as(intake).post(`/cases/${id}/events`, sent, 'forward-it')
    const answers = await Promise.all([send(), send(), send(), send()])
    expect(answers.map(({ status, body }) => [status, body['seq']])).toEqual(Array(4).fill([200, 2]))
    expect(await send()).toMatchObject({ status: 200, body: { id, seq: 2 } })
    const again = await as(intake).post(`/cases/${id}/events`, sent, 'another-key')
    expect(again).toMatchObject({ status: 409, body: { code: 'movedOn' } })
  })

  test('asks, as the page does, before a case goes to a unit without officers', async () => {
    const { id } = (await as(firm).post('/objections', objection(), 'first-filing')).body
    const sent = { event: 'intake.forwarded', seq: 1, data: { unit: 'RS', reason: '' } }
    const empty = await as(intake).post(`/cases/${id}/events`, sent, 'to-nobody')
    expect(empty).toMatchObject({ status: 422, body: { code: 'malformed', fields: { unit: 'unstaffed' } } })
    const state = async () => (await as(intake).get(`/cases/${id}`)).body['state']
    expect(await state()).toBe('awaitingIntake')
    const anyway = await as(intake).post(`/cases/${id}/events`, { ...sent, unstaffed: true }, 'to-nobody-anyway')
    expect([anyway.status, await state()]).toEqual([200, 'withProvider'])
  })

  test('asks for a token, for its scope, and gives nothing to a cookie', async () => {
    expect(await as(null).get('/own/cases')).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="redress"', 'content-type': 'application/problem+json' },
      body: { code: 'tokenNeeded' },
    })
    const { cookies } = await open.visit(firm)
    expect((await open.ask({ path: '/api/v1/own/cases', cookies })).status).toBe(401)
    const read = await as(firm, ['read']).post('/objections', objection(), 'only-reading')
    expect(read).toMatchObject({ status: 403, body: { code: 'scopeMissing' } })
    const { id } = (await as(firm).post('/objections', objection(), 'first-filing')).body
    await as(intake).post(
      `/cases/${id}/events`,
      { event: 'intake.forwarded', seq: 1, data: { unit: 'HJ', reason: '' } },
      'forward-it',
    )
    const data = {
      answers: [
        { item: 'i1', code: '05', reason: '已核对', documentChecked: '决定书', value: null, documentProduced: true },
      ],
    }
    await as(officer).post(`/cases/${id}/events`, { event: 'unit.proposed', seq: 2, data }, 'proposes-it')
    const { seq } = (await as(head).get(`/cases/${id}`)).body
    const approve = { event: 'approver.approved', seq, data: {} }
    const without = await as(head, ['read', 'write']).post(`/cases/${id}/events`, approve, 'approves-it')
    expect(without).toMatchObject({ status: 403, body: { code: 'scopeMissing' } })
  })

  test('counts refused tokens by their address, and the calls of a client, and says when to come again', async () => {
    const refused = []
    for (let n = 0; n < 61; n += 1) refused.push((await as(null).get('/own/cases')).status)
    expect([...new Set(refused.slice(0, 60)), refused[60]]).toEqual([401, 429])
    const told = await as(null).get('/own/cases')
    expect([told.body['code'], Number(told.headers['retry-after'])]).toEqual(['tooMany', expect.any(Number)])
    // A right token is nobody's fault.
    expect((await as(firm).get('/own/cases')).status).toBe(200)
  })

  test.each([
    ['no field', { items: [] }, 'items'],
    ['a column that is none', { items: [{ field: 'NONE', ground: 'E2', claimed: '1' }] }, 'dispute'],
    ['a strange key', { provider: 'HJ' }, 'provider'],
    [
      'no mail address',
      { contact: { name: 'a', email: 'a', phone: '07660000', consentElectronic: true, lang: 'zh' } },
      'email',
    ],
  ])('says what is wrong at its field: %s', async (_name, change, field) => {
    const answer = await as(firm).post('/objections', { ...objection(), ...change }, 'wrong-filing')
    expect(answer).toMatchObject({ status: 422, body: { code: 'malformed', fields: { [field]: expect.any(String) } } })
    expect(await casesOf()).toBe(0)
  })

  test('takes only JSON that is JSON', async () => {
    for (const raw of ['{', '"\\u0000"', '[]', 'x'.repeat(600_000)]) {
      const answer = await open.ask({ method: 'POST', path: '/api/v1/identify', raw })
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([422, 'malformed'])
    }
    expect((await open.ask({ path: '/api/v1/nothing' })).status).toBe(404)
  })

  test('answers with the headers of the site, and finds nothing under a name no one gave', async () => {
    const { headers } = await as(firm).get('/own/cases')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    for (const { method, path, example } of operations.filter((one) => one.path.includes('{'))) {
      for (const name of ['..', '%2e%2e', '%00', '__proto__', '9'.repeat(400), '%E0%A4%A', 'case%23x']) {
        const at = path.replace('{id}', name)
        const sent = { event: 'applicant.withdrew', seq: 1, data: {}, reason: '无' }
        const event = path.endsWith('/events') ? { ...sent, reason: undefined } : { reason: '无' }
        const own = path.startsWith('/credit-china') ? Object.entries(example.body ?? {}) : null
        const body = path.endsWith('/stop') ? {} : own ? Object.fromEntries(own) : event
        const answer =
          method === 'GET'
            ? await as(firm).get(at)
            : await as(firm).post(at, body, `any-key-${encodeURIComponent(at).slice(0, 90)}`)
        expect([at, answer.status]).toEqual([at, 404])
      }
    }
  })

  test('computes, identifies and lists rules for anybody', async () => {
    fits('listRules', await as(null).get('/rules'))
    const paused = { start: '2026-09-20', workingDays: 3, pauses: [{ from: '2026-09-22', to: '2026-10-14' }] }
    expect(fits('computeDeadline', await as(null).post('/deadline', paused))).toMatchObject({ due: '2026-10-16' })
    const period = { start: '2026-03-26', months: 6, as: 'period' }
    expect(fits('computeDeadline', await as(null).post('/deadline', period))).toMatchObject({ due: '2026-09-26' })
    const ruled = fits('computeDeadline', await as(null).post('/deadline', { start: '2026-09-29', rule: 'A4' }))
    expect(ruled).toMatchObject({ due: '2026-10-09', statutory: true, article: 'GD 46(2)' })
    for (const wrong of [
      { start: '2026-09-29' },
      { start: '2026-02-30', workingDays: 1 },
      { start: '2016-01-01', workingDays: 1 },
      { start: '2026-09-29', rule: 'Z' },
    ]) {
      expect((await as(null).post('/deadline', wrong)).status).toBe(422)
    }
    expect(fits('identifyCode', await as(null).post('/identify', { code: '91445302735018834C' }))).toMatchObject({
      valid: true,
    })
  })
})

const Begun = z.object({ form: z.object({ fields: z.record(z.string(), z.string()) }) })
const formOf = (begun: Told['body']) => Begun.parse(begun).form.fields
