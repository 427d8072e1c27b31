import { describe, expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { orderOf } from '#engine/begin/order-kind.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { maySend } from '#engine/people/authorise.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { people, subject, type Who } from './people.ts'
import { has, isBarred } from './policy.ts'
import { type Town, town, unknownId, visitor } from './sweep.ts'

/** Rights in a complaint, restated (ADR 11): none for that unit's people. */
type Against = { readonly about: string; readonly owner: string; readonly bySupervisor: boolean }
const aboutUnit: Against = { about: 'HJ', owner: 'FGW', bySupervisor: true }
const aboutPlatform: Against = { about: 'FGW', owner: 'SCJG', bySupervisor: false }

const isComplainedOf = (who: Who, { about }: Against) =>
  who.roles.some(({ role, unit }) => unit === about || (about === 'FGW' && role === 'supervisor'))
const sitsAtOwner = (who: Who, roles: readonly Actor['role'][], { owner }: Against) =>
  who.roles.some(({ role, unit }) => roles.includes(role) && unit === owner)
const isOut = (who: Who, one: Against) => isBarred(who, { subject }) || isComplainedOf(who, one)
const reads = (who: Who, one: Against) =>
  !isOut(who, one) && (has(who, ['supervisor']) || sitsAtOwner(who, ['officer', 'head', 'intake', 'intakeHead'], one))
const handles = (who: Who, one: Against) =>
  !isOut(who, one) && (one.bySupervisor ? has(who, ['supervisor']) : sitsAtOwner(who, ['officer', 'head'], one))
const approves = (who: Who, one: Against) => !isOut(who, one) && sitsAtOwner(who, ['head', 'intakeHead'], one)
const sends = (who: Who, event: string, one: Against, state: string): boolean => {
  if (event.startsWith('applicant.')) return has(who, ['applicant']) && who.subject === subject
  if (event === 'system.retried') return !isOut(who, one) && has(who, ['systemAdmin'])
  // Before a proposal lies there the chart refuses them.
  if (event.startsWith('approver.')) return (!one.bySupervisor || state === 'awaitingApproval') && approves(who, one)
  if (event === 'supervisor.assigned' && !one.bySupervisor) return !isOut(who, one) && sitsAtOwner(who, ['head'], one)
  // While a decision waits, the chart keeps its officers from acting.
  if (state === 'awaitingApproval' && one.bySupervisor) return false
  return handles(who, one)
}

const act = (one: Against): Actor =>
  one.bySupervisor
    ? { id: 'supervisor-1', role: 'supervisor', unit: null }
    : { id: 'owner-1', role: 'officer', unit: one.owner }

async function filed(here: Town, one: Against): Promise<string> {
  const id = newId(here.engine.crypto)
  const approver = one.bySupervisor ? { role: 'intakeHead', unit: 'FGW' } : { role: 'head', unit: one.owner }
  const contact = { name: '张三', email: 's@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' }
  const owner = { unit: one.owner, bySupervisor: one.bySupervisor, approver }
  const data = { about: one.about, fault: 'late', explanation: '秘密的经过', evidence: [], contact, origin: null }
  const actor = { id: 'filer', role: 'applicant', unit: null } as const
  const at = { procedure: 'complaint', actor, recordId: null, subject }
  const done = await open(here.engine, { id, ...at, data: { ...data, owner, platform: 'FGW' } })
  if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal))
  await here.settle()
  return id
}

async function send(here: Town, id: string, type: string, actor: Actor, data: object): Promise<void> {
  const done = await commit(here.engine, id, { type, actor, data })
  if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
  await here.settle()
}

async function fileOf(here: Town, id: string) {
  const item = await here.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}

const finding = {
  verdict: 'justified',
  reason: '属实',
  documentChecked: '卷宗',
  order: '三日内答复',
  orderDue: '2026-10-30',
}

describe.each([
  ['about a unit', aboutUnit],
  ['about the platform', aboutPlatform],
] as const)('a complaint %s', (_name, one) => {
  test('is read, and moved on, from its owner’s seats alone, in every state', async () => {
    const here = await town()
    const id = await filed(here, one)
    const wrong: string[] = []
    let cells = 0
    const look = async () => {
      const file = await fileOf(here, id)
      const unknown = (await visitor(here, people[0] as Who).get(`/desk/cases/${unknownId}`)).status
      for (const who of people) {
        const { status, body } = await visitor(here, who).get(`/desk/cases/${id}`)
        const isOpen = status === 200 && body.includes('秘密的经过')
        if (isOpen !== reads(who, one) || (!isOpen && status !== unknown)) wrong.push(`${who.as} ${file.state} read`)
        cells += 1
        for (const event of Object.keys(procedures['complaint']?.parties.events ?? {})) {
          const may = typeof maySend(who, procedureOf(here.engine, file), file, event) === 'object'
          if (may !== sends(who, event, one, file.state)) wrong.push(`${who.as} ${file.state} ${event}`)
          cells += 1
        }
      }
    }
    await look()
    await send(here, id, 'unit.accepted', act(one), {})
    await look()
    await send(here, id, 'unit.proposed', act(one), finding)
    await look()
    expect(wrong).toEqual([])
    expect(cells).toBeGreaterThan(1000)
  })

  test('writes to nobody of the unit complained of but the order, though they sit at the owner too', async () => {
    const here = await town()
    const seat = one.bySupervisor
      ? ({ role: 'supervisor', unit: null } as const)
      : ({ role: 'officer', unit: one.owner } as const)
    const both = { id: 'both', name: 'both', email: 'both@example.com', subject: null, conflicts: [] }
    await here.seat({ ...both, roles: [seat, { role: 'officer', unit: one.about }] })
    await filed(here, one)
    expect(here.host.mailer.delivered.some(({ subject: title }) => title.includes('投诉'))).toBe(true)
    expect(here.host.mailer.delivered.filter(({ to }) => to === both.email)).toEqual([])
  })

  test('keeps an order to the unit that handles it from whoever sits in the one complained of too', async () => {
    const here = await town()
    const both: Who = {
      ...{ as: 'both', id: 'both', name: 'both', email: 'both@example.com', subject: null, conflicts: [] },
      roles: [
        { role: one.owner === 'FGW' ? 'intakeHead' : 'head', unit: one.owner },
        { role: 'officer', unit: one.about },
      ],
    }
    await here.seat(both)
    const id = await filed(here, one)
    const role = one.owner === 'FGW' ? 'intakeHead' : 'head'
    const data = { unit: one.owner, head: role, order: '秘密的要求', orderDue: '2026-09-20' }
    await send(here, id, 'supervisor.ordered', { id: 'supervisor-9', role: 'supervisor', unit: null }, data)
    const [given] = await readAll(here.engine.table, { index: 'main', pk: caseKey(id).pk, prefix: 'order#' })
    const seq = given && orderOf(given).seq
    const reader = await here.visit(both)
    const order = `/desk/orders/${id}/${seq}`
    expect((await reader.get(order)).status).toBe(404)
    expect((await reader.get('/desk/orders')).body).not.toContain('秘密的要求')
    expect((await reader.get(`/papers/${id}/${seq}-0`)).status).toBe(404)
    expect(here.host.mailer.delivered.filter(({ to }) => to === both.email)).toEqual([])
    const head = people.find((who) => sitsAtOwner(who, [role], one) && !isOut(who, one))
    expect(head && (await visitor(here, head).get(order)).status).toBe(200)
  })

  test('gives the unit complained of its order, and nothing else', async () => {
    const here = await town()
    const id = await filed(here, one)
    await send(here, id, 'unit.accepted', act(one), {})
    await send(here, id, 'unit.proposed', act(one), finding)
    const approver: Actor = {
      ...act(one),
      id: 'approver',
      role: one.bySupervisor ? 'intakeHead' : 'head',
      unit: one.owner,
    }
    await send(here, id, 'approver.approved', approver, {})
    const papers = (await papersOf(here.engine.table, id)).map(paperOf)
    expect(papers.map(({ facts }) => facts.kind)).toContain('order')
    const complainedOf = people.filter((who) => isComplainedOf(who, one) && !isBarred(who, { subject }))
    const seated = complainedOf.filter((who) =>
      who.roles.some(
        ({ role, unit }) => unit === one.about && !['clerk', 'recipient', 'creditChina', 'hotline'].includes(role),
      ),
    )
    expect(seated.length).toBeGreaterThan(1)
    for (const who of seated) {
      for (const { id: paper, facts } of papers) {
        const { status, body } = await visitor(here, who).get(`/papers/${id}/${paper}`)
        expect([who.as, facts.kind, status]).toEqual([who.as, facts.kind, facts.kind === 'order' ? 200 : 404])
        expect(body).not.toContain('秘密的经过')
        expect(body).not.toContain('张三')
      }
    }
  })
})
