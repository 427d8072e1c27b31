import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import { readSession, startSession } from '#functions/http/door/session.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { adminLog } from './admin-log.ts'
import { seatFirst } from './first-administrators.ts'
import { findPerson, peopleOf, personWrites, staffOf } from './people.ts'
import { confirm, decline, enterPerson, type Proposing, proposals, propose, revoke } from './people-admin.ts'
import { signOutPerson } from './security-admin.ts'

const one = (id: string) => ({ id, name: id, email: `${id}@example.com` })
const three = { systemAdmin: one('sys'), securityAdmin: one('sec'), auditor: one('aud') }
const seat = { role: 'officer', unit: 'HJ' } as const

let engine: TestEngine
beforeEach(async () => {
  engine = testEngine()
  await seatFirst(engine, three)
  await enterPerson(engine, 'sys', one('xie'))
})

const grant = (over: Partial<Proposing> = {}): Proposing => ({
  kind: 'grant',
  person: 'xie',
  seat,
  email: null,
  reason: '新到任',
  ...over,
})
const first = async () => (await itemsOf(proposals(engine, undefined)))[0]?.id ?? ''
const code = (outcome: Awaited<ReturnType<typeof propose>>) => (outcome.kind === 'done' ? 'done' : outcome.refusal.code)
const rolesOf = async (id: string) => (await findPerson(engine, id))?.roles
async function given(over: Partial<Proposing> = {}) {
  await propose(engine, 'sys', grant(over))
  return confirm(engine, 'sec', await first())
}

describe('the first three administrators', () => {
  test('are three persons, seated once', async () => {
    expect(code(await seatFirst(engine, { ...three, auditor: one('other') }))).toBe('administratorsExist')
    expect((await rolesOf('sys'))?.map(({ role }) => role)).toEqual(['systemAdmin'])
    const fresh = testEngine()
    expect(code(await seatFirst(fresh, { ...three, auditor: one('sys') }))).toBe('rolesApart')
    const sameMail = { ...one('aud'), email: 'Sys@example.com' }
    expect(code(await seatFirst(fresh, { ...three, auditor: sameMail }))).toBe('rolesApart')
    expect(code(await seatFirst(fresh, { ...three, auditor: one('445322198512313332') }))).toBe('malformed')
    expect(await fresh.journal.size()).toBe(0)
  })
})

describe('an account', () => {
  test('has an address and a mobile of its own: two accounts of one mailbox would be one pair of eyes', async () => {
    const enter = async (over: object) => enterPerson(engine, 'sys', { ...one('twin'), phone: '13900000001', ...over })
    const fields = (done: Awaited<ReturnType<typeof enter>>) => (done.kind === 'refused' ? done.refusal.fields : null)
    expect(fields(await enter({ email: 'XIE@example.com' }))).toEqual({ email: 'addressTaken' })
    expect(fields(await enter({}))).toBeNull()
    const other = { ...one('other'), phone: '+86 139-0000-0001' }
    expect(fields(await enterPerson(engine, 'sys', other))).toEqual({ phone: 'addressTaken' })
    const moved = { kind: 'address', seat: null, email: 'twin@example.com' } as const
    expect(fields(await propose(engine, 'sys', grant(moved)))).toEqual({ email: 'addressTaken' })
    expect(code(await propose(engine, 'sys', grant({ ...moved, email: 'xie@example.com' })))).toBe('done')
  })
})

describe('a seat', () => {
  test('is proposed by one administrator and given by another, and never otherwise', async () => {
    expect(code(await propose(engine, 'sec', grant()))).toBe('notFound')
    expect(code(await propose(engine, 'aud', grant()))).toBe('notFound')
    expect(code(await propose(engine, 'sys', grant()))).toBe('done')
    expect(await rolesOf('xie')).toEqual([])
    const id = await first()
    for (const other of ['sys', 'aud', 'xie']) expect(code(await confirm(engine, other, id))).toBe('notFound')
    expect(code(await confirm(engine, 'sec', id))).toBe('done')
    expect(await rolesOf('xie')).toEqual([seat])
    expect((await peopleOf(engine, seat)).map(({ id: who }) => who)).toEqual(['xie'])
    expect(code(await confirm(engine, 'sec', id))).toBe('notFound')
  })

  test('of an administrator is nobody’s own to propose or confirm', async () => {
    expect(code(await propose(engine, 'sys', grant({ person: 'sys' })))).toBe('ownGrant')
    await propose(engine, 'sys', grant({ kind: 'address', person: 'sec', seat: null, email: 'new@example.com' }))
    expect(code(await confirm(engine, 'sec', await first()))).toBe('ownGrant')
    expect((await findPerson(engine, 'sec'))?.email).toBe('sec@example.com')
  })

  test.each([
    ['an administrator another administrator’s', 'aud', { role: 'securityAdmin', unit: null }, 'rolesApart'],
    ['an administrator a seat of a unit', 'aud', seat, 'rolesApart'],
    ['somebody who acts for a subject any', 'firm', seat, 'rolesApart'],
    ['an unknown unit’s', 'xie', { role: 'officer', unit: 'NOSUCH' }, 'unknownUnit'],
    ['no unit’s where it needs one', 'xie', { role: 'officer', unit: null }, 'unknownUnit'],
    ['a unit’s where it has none', 'xie', { role: 'supervisor', unit: 'HJ' }, 'unknownUnit'],
    ['intake outside the platform', 'xie', { role: 'intake', unit: 'HJ' }, 'unknownUnit'],
    ['the applicant’s', 'xie', { role: 'applicant', unit: null }, 'malformed'],
    ['the system’s', 'xie', { role: 'system', unit: null }, 'malformed'],
  ] as const)('gives %s to nobody', async (_what, person, asked, refusal) => {
    await engine.table.transact(
      personWrites({ ...one('firm'), subject: '91445300MA62560110', roles: [], conflicts: [] }),
    )
    expect(code(await propose(engine, 'sys', grant({ person, seat: asked })))).toBe(refusal)
  })

  test('held already is not given twice, though two proposals wait', async () => {
    await propose(engine, 'sys', grant())
    await propose(engine, 'sys', grant())
    const waiting = await itemsOf(proposals(engine, undefined))
    expect(waiting).toHaveLength(2)
    expect(await Promise.all(waiting.map(async ({ id }) => code(await confirm(engine, 'sec', id))))).toEqual(
      expect.arrayContaining(['done', 'seatHeld']),
    )
    expect(await rolesOf('xie')).toEqual([seat])
  })

  test('that was proposed by whoever lost their own meanwhile is still another’s to judge', async () => {
    await given({ seat: { role: 'securityAdmin', unit: null } })
    await enterPerson(engine, 'sys', one('li'))
    await propose(engine, 'sys', grant({ person: 'li' }))
    const id = await first()
    expect(code(await confirm(engine, 'xie', id))).toBe('done')
    await propose(engine, 'sys', grant({ kind: 'revoke', person: 'sec', seat: { role: 'securityAdmin', unit: null } }))
    expect(code(await confirm(engine, 'sec', await first()))).toBe('ownGrant')
    expect(code(await confirm(engine, 'xie', await first()))).toBe('done')
    expect(code(await signOutPerson(engine, 'sec', 'li', '试'))).toBe('notFound')
  })

  test('is taken away by one, at once, with every session', async () => {
    await given()
    const { name, email } = one('xie')
    const claims = { name, email, sub: 'xie', kind: 'staff', uscc: null, idHash: null, level: 'high' } as const
    const cookie = (await startSession(engine, { claims, login: null })).split(';')[0] ?? ''
    expect(await readSession(engine, [cookie])).not.toBeNull()
    expect(code(await revoke(engine, 'sec', { person: 'xie', seat, reason: '' }))).toBe('malformed')
    expect(code(await revoke(engine, 'aud', { person: 'xie', seat, reason: '离任' }))).toBe('notFound')
    expect(code(await revoke(engine, 'sec', { person: 'xie', seat, reason: '离任' }))).toBe('done')
    expect(await rolesOf('xie')).toEqual([])
    expect(await peopleOf(engine, seat)).toEqual([])
    expect(await readSession(engine, [cookie])).toBeNull()
  })

  test('of an administrator is taken by two, and the last one stays', async () => {
    const audit = { role: 'auditor', unit: null } as const
    expect(code(await revoke(engine, 'sec', { person: 'aud', seat: audit, reason: '换人' }))).toBe('proposeInstead')
    const loss = grant({ kind: 'revoke', person: 'aud', seat: audit })
    expect(code(await propose(engine, 'sys', loss))).toBe('lastAdministrator')
    await given({ seat: audit })
    expect(code(await propose(engine, 'sys', loss))).toBe('done')
    expect(code(await confirm(engine, 'sec', await first()))).toBe('done')
    expect(await rolesOf('aud')).toEqual([])
    expect(await rolesOf('xie')).toEqual([audit])
  })

  test('declined needs reasons, and is gone', async () => {
    await propose(engine, 'sys', grant())
    const id = await first()
    expect(code(await decline(engine, 'sys', id, '不'))).toBe('notFound')
    expect(code(await decline(engine, 'sec', id, ' '))).toBe('malformed')
    expect(code(await decline(engine, 'sec', id, '无编制'))).toBe('done')
    expect(await itemsOf(proposals(engine, undefined))).toEqual([])
  })
})

test('a change of a person stands at each of their seats', async () => {
  await given()
  await given({ seat: { role: 'head', unit: 'HJ' } })
  await given({ kind: 'address', seat: null, email: 'xin@example.com' })
  const everywhere = [await findPerson(engine, 'xie'), ...(await peopleOf(engine, seat))]
  const head = await peopleOf(engine, { role: 'head', unit: 'HJ' })
  expect([...everywhere, ...head].map((at: Person | null) => at?.email)).toEqual(Array(3).fill('xin@example.com'))
})

test('every act is an entry of the ledger, chained, with nothing personal in its leaf', async () => {
  await given()
  await signOutPerson(engine, 'sec', 'xie', '收紧')
  const items = await itemsOf(adminLog(engine, undefined))
  expect(items.map(({ entry }) => entry.type)).toEqual([
    'sessions.ended',
    'proposal.confirmed',
    'seat.proposed',
    'person.entered',
    'administrators.seated',
  ])
  const rows = (await engine.journal.since(-1, 100)).map(({ item }) => item)
  expect(rows.every(({ pk }) => pk === 'admin#445300')).toBe(true)
  const leaves = JSON.stringify(items.map(({ entry }) => entry))
  for (const secret of ['xie', 'sys', 'sec@', '新到任', '收紧']) expect(leaves).not.toContain(secret)
})

test('the list of people has staff only, whatever became of their seats', async () => {
  await engine.table.transact(personWrites({ ...one('firm'), subject: '91445300MA62560110', roles: [], conflicts: [] }))
  expect((await itemsOf(staffOf(engine, undefined))).map(({ id }) => id)).toEqual(['aud', 'sec', 'sys', 'xie'])
})
