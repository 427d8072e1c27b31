import { expect, test } from 'vitest'
import { newId } from '#engine/id.ts'
import { subjectOf } from '#engine/keys.ts'
import type { Mandate } from '#engine/mandate.ts'
import { beginMandate, stepMandate } from '#engine/mandate-steps.ts'
import { findMandate } from '#engine/mandates.ts'
import { storedRecord } from '#engine/register.ts'
import type { Person } from '#engine/view.ts'
import type { Visitor } from '#tests/http/site.ts'
import type { MandateAction } from '#workflows/procedure.ts'
import { subject } from './people.ts'
import { type Placed, place, secrets, stages } from './stages.ts'
import { closed, type Town, town, unknownId } from './sweep.ts'

const principal = { id: 'filer', role: 'applicant', unit: null } as const
const everything = ['see', 'file', 'supplement', 'state', 'withdraw', 'review'] as const
const foreign = '91445302MA9DEM117G'

/** How somebody comes to stand beside the subject: by which mandate, and what became of it. */
type Case = { readonly as: string; readonly over?: Partial<Mandate>; readonly revoked?: true }
const agents: readonly (Case & { readonly may: readonly MandateAction[] })[] = [
  { as: 'agent for everything', may: everything },
  { as: 'agent who may only see', over: { actions: ['see'] }, may: ['see'] },
  { as: 'agent who may see and file', over: { actions: ['see', 'file'] }, may: ['see', 'file'] },
  { as: 'agent who may withdraw', over: { actions: ['see', 'withdraw'] }, may: ['see', 'withdraw'] },
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

/** 404 as for what never was, or what the mandate allows. */
async function cell(visitor: Visitor, path: string, placed: Placed, allowed: boolean): Promise<string | null> {
  const answer = await visitor.get(path.replace('{case}', placed.id))
  if (allowed) return answer.status === 200 ? null : `answered ${answer.status}`
  return closed(answer, await visitor.get(path.replace('{case}', unknownId)), placed)
}

test.each(agents)('$as sees and opens what the mandate allows, and nothing else', async (one) => {
  const open = await town()
  const placed = await place(open.engine, stages.asking)
  const { visitor, id } = await entrust(open, one)
  const record = await recordOf(open)
  const has = (action: MandateAction) => one.may.includes(action)
  const cells: readonly (readonly [string, boolean])[] = [
    ['/my/cases/{case}', has('see')],
    ['/en/my/cases/{case}', has('see')],
    ['/my/cases/{case}/withdraw', has('withdraw')],
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
  expect(await status(`/clients/${unknownId}/records`)).toBe(404)
  expect(await status(`/clients/${id}/apply/higherReview/review?case=${placed.id}`)).toBe(404)
  for (const path of ['/clients', `/clients/${id}/records`, `/clients/${id}/cases`, '/my/cases', '/my/records']) {
    const { body } = await visitor.get(path)
    const isTheirs = has('see') && path.startsWith('/clients/')
    const told = secrets(placed.number).filter((secret) => body.includes(secret))
    expect([path, told.length > 0]).toEqual([path, isTheirs])
  }
  expect(/>1<span class="hidden">/.test((await visitor.get('/clients')).body)).toBe(has('see'))
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
