import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { Mandate } from '#engine/people/mandate.ts'
import { beginMandate, stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate } from '#engine/people/mandates.ts'
import { addRecord, storedRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { newId } from '#engine/store/id.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { program } from '#tests/api/program.ts'
import type { Visitor } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { MandateAction, Power } from '#workflows/contract/actor.ts'
import { people, subject } from './people.ts'
import { type Placed, place, secrets, stages } from './stages.ts'
import { closed, type Town, town, unknownId } from './sweep.ts'

const principal = { id: 'filer', role: 'applicant', unit: null } as const
/** As mandates were given before they named a procedure. */
const everything = ['see', 'file', 'supplement', 'state', 'withdraw', 'review'] as const
const objecting = everything.slice(1, 5).map((act) => `objection.${act}` as const)
const foreign = '91445302MA9DEM117G'
const otherFirm = makeUscc('MA9DEM18', '91445302')

/** Mandate of somebody beside the subject, and its fate. */
type Case = { readonly as: string; readonly over?: Partial<Mandate>; readonly revoked?: true }
const agents: readonly (Case & { readonly may: readonly MandateAction[] })[] = [
  { as: 'agent by words that named no procedure', may: everything },
  { as: 'agent for objections', over: { actions: ['see', ...objecting] }, may: everything },
  { as: 'agent for repair alone', over: { actions: ['see', 'repair.file', 'repair.withdraw'] }, may: ['see'] },
  { as: 'agent who may only see', over: { actions: ['see'] }, may: ['see'] },
  { as: 'agent who may see and file', over: { actions: ['see', 'objection.file'] }, may: ['see', 'file'] },
  { as: 'agent who may withdraw', over: { actions: ['see', 'objection.withdraw'] }, may: ['see', 'withdraw'] },
  {
    as: 'agent who may choose how papers are served',
    over: { actions: ['see', 'objection.consent'] },
    may: ['see', 'consent'],
  },
  { as: 'agent who may choose it in repair alone', over: { actions: ['see', 'repair.consent'] }, may: ['see'] },
  { as: 'agent for the last day', over: { until: '2026-09-14' }, may: everything },
  { as: 'agent whose mandate lapsed', over: { until: '2026-09-13' }, may: [] },
  { as: 'agent whose mandate begins tomorrow', over: { from: '2026-09-15' }, may: [] },
  { as: 'agent who was revoked', revoked: true, may: [] },
  { as: 'agent for another record', over: { records: [unknownId] }, may: [] },
  { as: 'agent of another firm', over: { subject: foreign, subjectName: '别家' }, may: [] },
]

async function entrust(
  open: Town,
  { as, over, revoked }: Case,
): Promise<{ who: Person; visitor: Visitor; id: string }> {
  const who: Person = {
    id: as.replaceAll(' ', '-'),
    name: as,
    email: 'agent@example.com',
    subject: `agent:${as}`,
    roles: [{ role: 'applicant', unit: null }],
    conflicts: [],
  }
  const id = newId(open.engine.crypto)
  const facts = {
    id,
    kind: 'agent' as const,
    subject,
    subjectName: '委托单位',
    agent: who.subject ?? '',
    agentName: as,
    actions: [...everything],
    records: null,
    from: '2026-09-14',
    until: '2027-09-14',
    letters: [],
    ...over,
  }
  await beginMandate(open.engine, facts, { step: 'given', by: principal, reason: '' })
  if (revoked) await revoke(open, id)
  await open.seat(who)
  return { who, visitor: await open.visit(who), id }
}

async function revoke(open: Town, id: string): Promise<void> {
  const stored = await findMandate(open.engine, id)
  if (!stored) throw new Error('no mandate')
  await stepMandate(open.engine, stored, { step: 'revoked', by: principal, reason: '' }, '')
}

const recordOf = async (open: Town): Promise<string> => {
  const { items } = await open.engine.table.query({
    index: 'subject',
    pk: subjectOf(subject),
    prefix: 'record#',
    limit: 1,
  })
  return items[0] ? storedRecord(items[0]).record.id : ''
}

const found = { code: '01', reason: '已核对', documentChecked: '决定书', value: '0.55', documentProduced: true }

/** Record on which every way is offered. */
async function shownRecord(open: Town): Promise<string> {
  const id = newId(open.engine.crypto)
  const facts = { ...sampleRecord, id, subject: { ...sampleRecord.subject, key: subject } }
  await addRecord(open.engine, facts, { id: 'import', role: 'system', unit: null })
  return id
}

/** 404 as for what never was, or what the mandate allows. */
async function cell(visitor: Visitor, path: string, placed: Placed, allowed: boolean): Promise<string | null> {
  const answer = await visitor.get(path.replace('{case}', placed.id))
  if (allowed) return answer.status === 200 ? null : `answered ${answer.status}`
  return closed(answer, await visitor.get(path.replace('{case}', unknownId)), placed)
}

test.each(agents)('$as sees and opens what the mandate allows, and nothing else', async (one) => {
  const open = await town()
  const placed = await place(open.engine, stages.asking)
  await consumeAll(open.engine)
  const { visitor, id } = await entrust(open, one)
  const record = await recordOf(open)
  const has = (action: MandateAction) => one.may.includes(action)
  const cells: readonly (readonly [string, boolean])[] = [
    ['/my/cases/{case}', has('see')],
    ['/en/my/cases/{case}', has('see')],
    ['/my/cases/{case}/withdraw', has('withdraw')],
    ['/my/cases/{case}/consent', has('consent')],
    ['/files/case/{case}/clean', has('see')],
    ['/files/case/{case}/unscanned', false],
    ['/my/cases/{case}/receipt', false],
    ['/my/apply/higherReview/review?case={case}', false],
    ['/desk/begin/higherReview/review?case={case}', false],
    ['/desk/cases/{case}', false],
    ['/desk/cases/{case}/approval', false],
    ['/audit/cases/{case}', false],
  ]
  for (const [path, allowed] of cells) expect([path, await cell(visitor, path, placed, allowed)]).toEqual([path, null])
  const status = async (path: string) => (await visitor.get(path)).status
  const other = one.over?.subject === foreign
  const records = one.over?.records !== undefined
  const side = has('see') || other || records ? 200 : 404
  expect([await status(`/clients/${id}/records`), await status(`/clients/${id}/cases`)]).toEqual([side, side])
  expect(await status(`/clients/${id}/records/${record}/object`)).toBe(has('file') ? 200 : 404)
  // Record's public page: leads on, or tells who may.
  expect(await status(`/my/records/${record}/object`)).toBe(has('file') ? 303 : 200)
  expect(await status(`/clients/${unknownId}/records`)).toBe(404)
  expect(await status(`/clients/${id}/apply/higherReview/review?case=${placed.id}`)).toBe(404)
  for (const path of [
    '/clients',
    `/clients/${id}/records`,
    `/clients/${id}/cases`,
    '/clients/work',
    '/my/cases',
    '/my/records',
  ]) {
    const { body } = await visitor.get(path)
    const isTheirs = has('see') && path.startsWith('/clients/')
    const told = secrets(placed.number).filter((secret) => body.includes(secret))
    expect([path, told.length > 0]).toEqual([path, isTheirs])
  }
  expect(/>1 件在办<span class="hidden">/.test((await visitor.get('/clients')).body)).toBe(has('see'))
})

const acts = [
  ['applicant.supplemented', 'supplement', { note: '补充' }],
  ['applicant.stated', 'state', { text: '声明' }],
  ['applicant.withdrew', 'withdraw', { reason: '' }],
  ['unit.proposed', null, {}],
  ['approver.approved', null, {}],
  ['intake.kept', null, {}],
] as const

test.each(agents)('$as does what the mandate allows, under its own name and for the principal', async (one) => {
  const open = await town()
  for (const [event, action, form] of acts) {
    const placed = await place(open.engine, stages.withUnit)
    const { visitor, who, id } = await entrust(open, { ...one, as: `${one.as} ${event}` })
    const seq = 2
    const answer = await visitor.post(`/my/cases/${placed.id}/events`, { ...form, event, seq: String(seq) })
    const allowed = action !== null && (one.may as readonly string[]).includes(action)
    const seen = one.may.includes('see')
    expect([event, answer.status]).toEqual([event, allowed ? 303 : seen ? 409 : 404])
    const row = await open.engine.table.get({ pk: `case#${placed.id}`, sk: 'log#00000003' })
    const actor = { id: who.id, role: 'applicant', unit: null, onBehalfOf: subject, mandate: id }
    expect(row ? JSON.stringify(row.body).includes(JSON.stringify(actor)) : false).toBe(allowed)
  }
})

/** Names who may begin what under which words, said a second time. */
const begins: readonly (readonly [way: string, power: Power, byOldWords: boolean])[] = [
  ['repair/apply?record={record}', 'repair.file', false],
  ['infringement/listing?record={record}', 'infringement.file', false],
  ['shield/shield?record={record}', 'shield.file', false],
  ['complaint/general', 'complaint.file', false],
  ['complaint/handling?case={case}', 'complaint.file', false],
  ['infringement/harm', 'infringement.file', false],
]

test('a mandate names the procedure: what it does not name is begun on no page and by no program', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.filed)
  const record = await shownRecord(open)
  const by = await Promise.all([
    entrust(open, { as: 'agent by old words' }),
    entrust(open, { as: 'agent who objects', over: { actions: ['see', ...objecting] } }),
    ...begins.map(([, power], n) => entrust(open, { as: `agent ${n}`, over: { actions: ['see', power] } })),
  ])
  for (const [path, power, byOldWords] of begins) {
    const [way = ''] = path.split('?')
    const asked = path.replace('{record}', record).replace('{case}', placed.id)
    for (const [n, { who, visitor, id }] of by.entries()) {
      const allowed = n === 0 ? byOldWords : n > 1 && begins[n - 2]?.[1] === power
      const shown = (await visitor.get(`/clients/${id}/apply/${asked}`)).status
      const typed = { later: '1', [`record.${record}`]: 'on' }
      const kept = (await visitor.post(`/clients/${id}/apply/${asked}`, typed)).status
      const pages = [`/clients/${id}/records`, `/clients/${id}/records/${record}`]
      const shownOn = await Promise.all(pages.map(async (page) => (await visitor.get(page)).body))
      const listed = shownOn.some((body) => body.includes(`/apply/${way}`))
      expect([who.name, path, shown, kept, path.includes('case=') || listed]).toEqual([
        ...[who.name, path],
        ...(allowed ? [200, 303, true] : [404, 404, path.includes('case=')]),
      ])
      if (!path.endsWith('{record}')) continue
      const begun = { records: [record], data: {}, contact: null }
      const answer = await program(open, who).post(`/ways/${way}`, begun, `${who.id}-${power}-${way}`)
      // Nothing is answered yet in what a program may begin.
      expect([who.name, path, answer.status]).toEqual([who.name, path, allowed ? 422 : 404])
    }
  }
})

test('an agent reads and downloads the papers of a case of its principal, and stands among its clients', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.withUnit)
  await commit(open.engine, placed.id, {
    type: 'unit.proposed',
    actor: { id: 'o', role: 'officer', unit: 'HJ' },
    data: { answers: ['1', '2'].map((item) => ({ item, ...found })) },
  })
  await commit(open.engine, placed.id, {
    type: 'approver.approved',
    actor: { id: 'h', role: 'head', unit: 'HJ' },
    data: {},
  })
  await open.settle()
  const { visitor, id } = await entrust(open, { as: 'agent who may only see', over: { actions: ['see'] } })
  const page = (await visitor.get(`/my/cases/${placed.id}`)).body
  const papers = [...new Set([...page.matchAll(/"(\/papers\/[^"]+)"/g)].map(([, path]) => path ?? ''))]
  expect(page).not.toContain('还没有文书。')
  expect(papers.length).toBeGreaterThan(1)
  for (const path of papers) {
    const { status, body } = await visitor.get(path)
    expect([path, status, body.includes('/desk/')]).toEqual([path, 200, false])
  }
  const navigation = /<nav[\s\S]*?<\/nav>/
  expect(navigation.exec((await visitor.get('/')).body)?.[0]).toContain('href="/clients"')
  await revoke(open, id)
  for (const path of papers) expect([path, (await visitor.get(path)).status]).toEqual([path, 404])
  expect(navigation.exec((await visitor.get('/')).body)?.[0]).not.toContain('href="/clients"')
})

test('the form offers each act of each procedure, and only what was ticked is in the mandate', async () => {
  const open = await town()
  const filer = open.visitors.get('filer')
  const offered = [...((await filer?.get('/my/mandates/new'))?.body ?? '').matchAll(/name="may\.([\w.]+)"/g)]
  expect(offered.map(([, power]) => power)).toEqual(
    expect.arrayContaining([...objecting, 'repair.file', 'shield.file']),
  )
  const until = { 'until.year': '2027', 'until.month': '1', 'until.day': '4' }
  const answer = await filer?.post('/my/mandates/new', {
    ...{ name: '受托单位', kind: 'uscc', number: otherFirm, which: 'all', ...until },
    ...{ 'may.repair.file': 'on', 'may.objection.withdraw': 'on', 'may.file': 'on', 'may.nothing.file': 'on' },
  })
  const id = answer?.headers['location']?.split('/').at(-1) ?? ''
  const stored = await findMandate(open.engine, id)
  expect(stored?.mandate.actions).toEqual(['see', 'objection.withdraw', 'repair.file'])
  const shown = (await filer?.get(`/my/mandates/${id}`))?.body ?? ''
  expect(shown.match(/<li>(查看|异议|信用修复)[^<]*/g)).toEqual(['<li>查看', '<li>异议：撤回', '<li>信用修复：提出'])
  const whole = await filer?.post('/my/mandates/new', {
    ...{ name: '受托单位', kind: 'uscc', number: otherFirm, which: 'all', ...until, 'may.all': 'on' },
  })
  const all = await findMandate(open.engine, whole?.headers['location']?.split('/').at(-1) ?? '')
  const named = offered.map(([, power]) => power).filter((power) => power !== 'all')
  expect(all?.mandate.actions).toEqual(['see', ...named])
})

test('a mandate is seen by its two sides and by intake, and revoked by its principal alone', async () => {
  const open = await town()
  const { visitor: agent, id } = await entrust(open, { as: 'agent' })
  const people: Readonly<Record<string, Visitor | undefined>> = { ...Object.fromEntries(open.visitors), agent }
  for (const [name, visitor] of Object.entries(people)) {
    const own = ['filer', 'colleague', 'filer-and-officer', 'filer-and-intake'].includes(name)
    const seen = await visitor?.get(`/my/mandates/${id}`)
    expect([name, seen?.status]).toEqual([name, own || name === 'agent' ? 200 : 404])
    const judges = ['intake', 'head-of-intake'].includes(name)
    expect([name, (await visitor?.get(`/desk/mandates/${id}`))?.status]).toEqual([name, judges ? 200 : 404])
    const list = ['intake', 'head-of-intake', 'intake-interested', 'head-of-intake-interested', 'filer-and-intake']
    expect([name, (await visitor?.get('/desk/mandates'))?.status]).toEqual([name, list.includes(name) ? 200 : 404])
    if (!own) expect([name, (await visitor?.post(`/my/mandates/${id}/revoke`))?.status]).toEqual([name, 404])
  }
  const placed = await place(open.engine, stages.filed)
  expect((await agent.get(`/my/cases/${placed.id}`)).status).toBe(200)
  expect((await open.visitors.get('colleague')?.post(`/my/mandates/${id}/revoke`))?.status).toBe(303)
  expect((await agent.get(`/my/cases/${placed.id}`)).status).toBe(404)
  expect((await agent.get('/clients')).body).not.toContain('委托单位')
})

test('whoever acts for the subject has no seat of office in its matters', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.withUnit)
  const { who } = await entrust(open, { as: 'agent and officer' })
  const officer = { ...who, id: 'agent-in-office', roles: [...who.roles, { role: 'officer', unit: 'HJ' } as const] }
  await open.seat(officer)
  const visitor = await open.visit(officer)
  expect((await visitor.get(`/desk/cases/${placed.id}`)).status).toBe(404)
  const sent = { event: 'unit.returned', reason: '非本单位', seq: '2' }
  expect((await visitor.post(`/desk/cases/${placed.id}/events`, sent)).status).toBe(404)
})

test('a mandate revoked between the page and the commit stops the act', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.withUnit)
  const { visitor, id } = await entrust(open, { as: 'agent in a race' })
  const { transact } = open.engine.table
  let raced = false
  Object.assign(open.engine.table, {
    transact: async (writes: Parameters<typeof transact>[0]) => {
      if (!raced && writes.some((write) => 'put' in write && write.put.pk === `case#${placed.id}`)) {
        raced = true
        await revoke(open, id)
      }
      return transact(writes)
    },
  })
  const answer = await visitor.post(`/my/cases/${placed.id}/events`, {
    event: 'applicant.withdrew',
    reason: '',
    seq: '2',
  })
  expect([raced, answer.status]).toEqual([true, 403])
  expect(answer.body).toContain('授权委托已撤销')
  expect(await open.engine.table.get({ pk: `case#${placed.id}`, sk: 'log#00000003' })).toBeUndefined()
})

test('the mandate’s page counts the records it names', async () => {
  const open = await town()
  const filer = people.find(({ as }) => as === 'filer')
  if (!filer) throw new Error('no such person')
  for (const n of [1, 3]) {
    const records = Array.from({ length: n }, () => newId(open.engine.crypto))
    const { id } = await entrust(open, { as: `agent for ${n} records`, over: { records } })
    const { status, body } = await (await open.visit(filer)).get(`/my/mandates/${id}`)
    expect([status, /(\d+) 条指定的记录/.exec(body)?.[1]]).toEqual([200, String(n)])
  }
})
