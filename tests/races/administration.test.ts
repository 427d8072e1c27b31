import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { maySend } from '#engine/people/authorise.ts'
import { findPerson, personWrites } from '#engine/people/people.ts'
import { confirm, enterPerson, proposals, propose, revoke } from '#engine/people/people-admin.ts'
import { standing } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { proposeSettings } from '#settings/setting-editions.ts'
import { testEngine } from '#tests/support/engine.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { caseId, prepare } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { inOrders, ordersOf, scheduled } from './schedule.ts'

const one = (id: string) => ({ id, name: id, email: `${id}@example.com` })
const seat = { role: 'intake', unit: 'FGW' } as const
const auditSeat = { role: 'auditor', unit: null } as const

/** Three administrators, a clerk with a case, a waiting proposal. */
async function prepared() {
  const engine = testEngine()
  const example = objection.examples[0]
  if (!example) throw new Error('no example')
  await prepare(engine, 'objection', example)
  const administrators = { sys: 'systemAdmin', sec: 'securityAdmin', aud: 'auditor' } as const
  for (const [id, role] of Object.entries(administrators)) {
    const roles = [{ role, unit: null }]
    await engine.table.transact(personWrites({ ...one(id), subject: null, roles, conflicts: [] }))
  }
  await enterPerson(engine, 'sys', one('xie'))
  await propose(engine, 'sys', { kind: 'grant', person: 'xie', seat, email: null, reason: '任命' })
  const id = (await itemsOf(proposals(engine, undefined)))[0]?.id ?? ''
  return { engine, id }
}

/** Judges by the directory, and writes if that still holds. */
async function act(engine: Engine, person: string) {
  const known = await findPerson(engine, person)
  const item = await engine.table.get(caseKey(caseId))
  if (!known || !item) return 'notFound'
  const file = caseFile(item)
  const { person: now, check } = await standing(engine, known)
  const actor = maySend(now, procedureOf(engine, file), file, 'intake.forwarded')
  if (typeof actor === 'string') return actor
  const sent = { type: 'intake.forwarded', actor, data: { unit: 'HJ', reason: '' } }
  const outcome = await commit(engine, caseId, sent, file.seq, [check])
  return outcome.kind
}

const everyOrder = (run: (scheduler: fc.Scheduler) => Promise<void>) =>
  inOrders(fc.asyncProperty(fc.scheduler(), run), ordersOf(60))

test('a seat taken away and a decision from it: never a decision after the loss', () =>
  everyOrder(async (scheduler) => {
    const { engine, id } = await prepared()
    await confirm(engine, 'sec', id)
    const over = scheduled(engine, scheduler)
    const both = Promise.all([act(over, 'xie'), revoke(over, 'sec', { person: 'xie', seat, reason: '离任' })])
    const [decided, lost] = await scheduler.waitFor(both)
    expect(lost.kind).toBe('done')
    const rows = (await engine.journal.since(-1, 100)).map(
      ({ item }) => `${item.pk.split('#')[0]} ${typeOf(item.body)}`,
    )
    const isDecided = rows.includes('case intake.forwarded')
    expect(isDecided).toBe(decided === 'committed')
    if (isDecided) expect(rows.indexOf('case intake.forwarded')).toBeLessThan(rows.indexOf('admin seat.revoked'))
  }))

test('a seat given and a decision from it: never a decision before the grant', () =>
  everyOrder(async (scheduler) => {
    const { engine, id } = await prepared()
    const over = scheduled(engine, scheduler)
    const [decided] = await scheduler.waitFor(Promise.all([act(over, 'xie'), confirm(over, 'sec', id)]))
    const rows = (await engine.journal.since(-1, 100)).map(({ item }) => typeOf(item.body))
    if (decided === 'committed')
      expect(rows.indexOf('proposal.confirmed')).toBeLessThan(rows.indexOf('intake.forwarded'))
    else expect(rows).not.toContain('intake.forwarded')
  }))

test('two confirm the same, and one of them is put out meanwhile: one grant, and each act by who then held the seat', () =>
  everyOrder(async (scheduler) => {
    const { engine, id } = await prepared()
    await enterPerson(engine, 'sys', one('sec2'))
    await propose(engine, 'sys', {
      kind: 'grant',
      person: 'sec2',
      seat: { role: 'securityAdmin', unit: null },
      email: null,
      reason: '备',
    })
    const other = (await itemsOf(proposals(engine, undefined))).find(({ person }) => person === 'sec2')?.id ?? ''
    await confirm(engine, 'sec', other)
    const over = scheduled(engine, scheduler)
    const outcomes = await scheduler.waitFor(
      Promise.all([
        confirm(over, 'sec', id),
        confirm(over, 'sec2', id),
        proposeSettings(over, 'sec2', { group: 'switches', typed: { 'switch.sessionHours': '8' }, reason: '收紧' }),
      ]),
    )
    expect(outcomes.slice(0, 2).filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect((await findPerson(engine, 'xie'))?.roles).toEqual([seat])
    const types = (await engine.journal.since(-1, 100)).map(({ item }) => typeOf(item.body))
    expect(types.filter((type) => type === 'setting.proposed')).toHaveLength(1)
    expect((await findPerson(engine, 'aud'))?.roles).toEqual([auditSeat])
  }))

const typeOf = (body: unknown) => (body as { entry: { type: string } }).entry.type
