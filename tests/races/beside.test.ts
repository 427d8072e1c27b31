import { describe, expect, it } from 'vitest'
import { open as begin, commit } from '#engine/begin/commit.ts'
import { changeWrites } from '#engine/people/people.ts'
import { addRecord, changeRecord, storedRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { personKey, recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Table } from '#engine/store/ports.ts'
import type { MemoryHost } from '#hosts/memory/index.ts'
import { currentFields } from '#records/record.ts'
import { program } from '#tests/api/program.ts'
import { place, type StageName, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { acts, everybody, fileOf, head, intake, mailed, officer, optedIn } from '#tests/links/mailed.ts'
import { caseId, openingOf, sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { examples } from '#workflows/fraud/examples.ts'

const machine: Actor = { id: 'system', role: 'system', unit: null }
const supervisor: Actor = { id: 'supervisor', role: 'supervisor', unit: null }
const seat = ({ id, roles: [at] }: Person): Actor => ({ id, role: at?.role ?? 'public', unit: at?.unit ?? null })

type Lands = (engine: Engine, id: string) => Promise<unknown>
const entry =
  (type: string, data: object, actor: Actor = machine): Lands =>
  async (engine, id) => {
    const outcome = await commit(engine, id, { type, actor, data })
    if (outcome.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(outcome.refusal)}`)
  }

/** Neither record, proposal, evidence, owner nor approver. */
const besides: Readonly<Record<string, Lands>> = {
  'a milestone': entry('clock.K3.half', {}),
  'a paper sealed': entry('paper.sealed', { paper: 'x', sha256: 'y' }),
  'a notice served': entry('notice.served', { notice: 'task' }),
  'a look at the evidence': entry('evidence.opened', { key: 'k' }, seat(officer)),
  'an order of the supervisor': entry('supervisor.urged', { order: '请抓紧', orderDue: '2026-09-20' }),
  'a note': entry('task.noted', { kind: 'comment' }, supervisor),
}

const evidence = { key: 'k', name: 'k.pdf', size: 1, type: 'application/pdf', sha256: '' }
const touching: Readonly<Record<string, Lands>> = {
  evidence: entry(
    'applicant.supplemented',
    { note: '', evidence: [evidence] },
    { ...seat(officer), role: 'applicant' },
  ),
  'the proposal': async (engine, id) => {
    await entry('approver.returned', { reason: '再核' }, seat(head))(engine, id)
    await entry('unit.proposed', { answers: [answer('0.66')] }, seat(officer))(engine, id)
  },
  'the record': async (engine, id) => {
    const { recordId } = await fileOf({ open: { engine }, id })
    const { record } = storedRecord((await engine.table.get(recordKey(recordId ?? ''))) ?? never())
    const fields = { ...currentFields(record), CF_SY: '另一事由' }
    const change = { kind: 'corrected', caseId: 'OTHER', fields, answer: '01' } as const
    const changed = await changeRecord(engine, record.id, change, machine)
    if (changed.kind === 'refused') throw new Error(changed.code)
  },
  'the owner': entry('applicant.withdrew', { reason: '' }, { ...seat(officer), role: 'applicant' }),
}

const answer = (value: string) => ({
  item: '1',
  code: '01',
  reason: '已核对',
  documentChecked: '决定书',
  value,
  documentProduced: true,
})

/** Store in which something lands before a second read or write. */
function interrupted() {
  let armed: { readonly at: 'read' | 'write'; reads: number; lands(): Promise<unknown> } | null = null
  const strike = async () => {
    const { lands } = armed ?? never()
    armed = null
    await lands()
  }
  return {
    arm(at: 'read' | 'write', lands: () => Promise<unknown>) {
      armed = { at, reads: 0, lands }
    },
    get struck() {
      return armed === null
    },
    host: ({ table }: MemoryHost): { table: Table } => ({
      table: {
        ...table,
        get: async (key) => {
          if (armed !== null && key.sk === 'case') armed.reads += 1
          if (armed?.at === 'read' && armed.reads === 2) await strike()
          return table.get(key)
        },
        transact: async (writes) => {
          if (armed?.at === 'write' && writes.some((one) => 'put' in one && one.put.sk === 'case')) await strike()
          return table.transact(writes)
        },
      },
    }),
  }
}

const never = (): never => {
  throw new Error('nothing is armed')
}

type Staged = { readonly open: Site; readonly id: string; readonly hook: ReturnType<typeof interrupted> }

async function staged(stage: StageName): Promise<Staged> {
  const hook = interrupted()
  const open = site({ now: '2026-09-14', deployment: { directory: optedIn }, host: hook.host })
  await open.seat(...everybody)
  const { id } = await place(open.engine, stages[stage])
  return { open, id, hook }
}

/** Approves by the page as shown. */
async function approvesByPage({ open, id, hook }: Staged, at: 'read' | 'write', lands: Lands) {
  const who = await open.visit(head)
  const seq = /name="seq" value="(\d+)"/.exec((await who.get(`/desk/cases/${id}/approval`)).body)?.[1] ?? ''
  hook.arm(at, () => lands(open.engine, id))
  return who.post(`/desk/cases/${id}/events`, { event: 'approver.approved', seq })
}

async function approvesByApi({ open, id, hook }: Staged, at: 'read' | 'write', lands: Lands) {
  const client = program(open, head)
  const { body } = await client.get(`/cases/${id}`)
  hook.arm(at, () => lands(open.engine, id))
  const sent = { event: 'approver.approved', seq: Number(body['seq']), data: {} }
  const told = await client.post(`/cases/${id}/events`, sent, 'key-of-this-test')
  return { told, again: () => client.post(`/cases/${id}/events`, sent, 'key-of-this-test') }
}

async function become({ table }: Engine, person: Person): Promise<void> {
  const item = (await table.get(personKey(person.id))) ?? never()
  const done = await table.transact(await changeWrites({ table }, item, person))
  if (done.kind === 'conflict') throw new Error('unchanged')
}

const approvedBy = async (one: Staged) => Object((await fileOf(one)).data).approvedBy

/** A finding of fraud before its approver. */
async function reported(): Promise<Staged> {
  const hook = interrupted()
  const open = site({ now: '2026-11-02', deployment: { directory: optedIn }, host: hook.host })
  await open.seat(...everybody)
  const example = examples.at(-1) ?? never()
  await addRecord(open.engine, { ...sampleRecord, ...example.record }, machine)
  const opening = openingOf('fraud', example)
  const repair = { caseId: 'A', approvedBy: null }
  expect((await begin(open.engine, { ...opening, data: { ...Object(opening.data), repair } })).kind).toBe('committed')
  const [proposes, states] = example.steps
  for (const step of [proposes, states]) {
    if (!step || !('send' in step)) throw new Error('it is proposed and answered')
    await entry(step.send, Object(step.data), step.by)(open.engine, caseId)
  }
  return { open, id: caseId, hook }
}

describe.each(['read', 'write'] as const)('an entry that lands before the %s of a commit', (at) => {
  it.each(Object.entries(besides))('refuses no approval: %s', async (_, lands) => {
    const byPage = await staged('proposed')
    const page = await approvesByPage(byPage, at, lands)
    expect([byPage.hook.struck, page.status, await approvedBy(byPage)]).toEqual([true, 303, head.id])

    const byApi = await staged('proposed')
    const { told, again } = await approvesByApi(byApi, at, lands)
    const { seq } = await fileOf(byApi)
    expect([byApi.hook.struck, told.status, told.body['seq']]).toEqual([true, 200, seq])
    // Repeating the request gives the same, though the case moved on.
    expect((await again()).body).toEqual(told.body)
  })

  it.each(Object.entries(besides))('refuses no answer by a mailed link: %s', async (_, lands) => {
    const hook = interrupted()
    const one = await mailed('filed', intake, {}, hook.host)
    hook.arm(at, () => lands(one.open.engine, one.id))
    expect((await acts(one, { action: 'intake.kept' })).status).toBe(303)
    expect([hook.struck, (await fileOf(one)).state]).toEqual([true, 'platformReview'])
  })

  it.each(Object.entries(touching))('refuses the approval where it touched %s', async (_, lands) => {
    const byPage = await staged('proposed')
    const page = await approvesByPage(byPage, at, lands)
    expect([byPage.hook.struck, page.status, await approvedBy(byPage)]).toEqual([true, 409, null])
    const byApi = await staged('proposed')
    const { told } = await approvesByApi(byApi, at, lands)
    expect([byApi.hook.struck, told.status, await approvedBy(byApi)]).toEqual([true, 409, null])
  })

  it('refuses a proposal on a record that changed', async () => {
    const one = await staged('withUnit')
    const client = program(one.open, officer)
    const { body } = await client.get(`/cases/${one.id}`)
    one.hook.arm(at, () => (touching['the record'] ?? never)(one.open.engine, one.id))
    const sent = {
      event: 'unit.proposed',
      seq: Number(body['seq']),
      data: { answers: [{ ...answer('0.55'), code: '03' }] },
    }
    const told = await client.post(`/cases/${one.id}/events`, sent, 'key-of-this-test')
    expect([one.hook.struck, told.status, told.body['code']]).toEqual([true, 409, 'movedOn'])
  })

  it('refuses the approval where the supervisor named another approver', async () => {
    const one = await reported()
    const lands = entry('supervisor.assigned', { unit: 'SCJG', reason: '回避。' }, supervisor)
    const { told } = await approvesByApi(one, at, lands)
    expect([one.hook.struck, told.status, told.body['code']]).toEqual([true, 409, 'movedOn'])
  })

  it('judges the person anew where only their own entry in the directory changed', async () => {
    const moved = await staged('proposed')
    const page = await approvesByPage(moved, at, (engine) => become(engine, { ...head, phone: '10000000009' }))
    expect([moved.hook.struck, page.status]).toEqual([true, 303])
    const lost = await staged('proposed')
    const refused = await approvesByPage(lost, at, (engine) => become(engine, { ...head, roles: [] }))
    expect([lost.hook.struck, refused.status, await approvedBy(lost)]).toEqual([true, 409, null])
  })
})
