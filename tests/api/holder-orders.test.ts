import { beforeAll, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import type { HookCall } from '#engine/store/ports.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { program } from './program.ts'

const who = (id: string, role: Role, unit: string | null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role, unit }],
})
const supervisor = who('jg-1', 'supervisor', null)
const addressed = who('gd-1', 'recipient', 'GD')
const reader = who('cz-1', 'recipient', 'CZ')
const recipient = (id: string): Recipient => ({
  ...{ id, name: { zh: id, en: id }, sort: 'province', basis: 'GD 46(3)', kind: 'acknowledges', scope: 'all' },
})
const recipients: Recipient[] = [
  { ...recipient('GD'), email: 'duty@gd.example.com', endpoint: 'https://filing.example.cn/feed' },
  recipient('CZ'),
]

let open: Site
const calls: HookCall[] = []
let isDown = true
const record = { id: '' }

const ordersIn = () =>
  calls.map(({ id, body }) => ({ id, ...JSON.parse(body) })).filter((one) => one.type !== 'records.changed')
const mailsTo = (email: string) => open.host.mailer.delivered.filter(({ to }) => to === email)
const later = (hours: number) => open.host.clock.set(open.engine.clock.now() + hours * 3_600_000)

/** Orders all that a recipient owes. */
async function order(id: string) {
  const board = await open.visit(supervisor)
  const [year = '', month = '', day = ''] = addDays(shanghaiDay(open.engine.clock.now()), 5).split('-')
  const form = { words: '请立即处理。', 'due.year': year, 'due.month': month, 'due.day': day }
  expect((await board.post(`/board/unconfirmed/${id}/urge`, form)).status).toBe(303)
  await open.settle()
}

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, recipients } } })
  await open.seat(supervisor, addressed, reader)
  open.host.hooks.answerHook((call) => {
    calls.push(call)
    return { kind: 'answered', status: isDown ? 503 : 204 }
  })
  record.id = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record.id }, system)
  await open.settle()
  const ended = { kind: 'ended', caseId: null, reason: 'expired', on: '2026-09-14' } as const
  expect(await changeRecord(open.engine, record.id, ended, system)).toMatchObject({ kind: 'changed' })
  await open.settle()
  // Delivered by a pull; nobody confirms.
  for (const person of [addressed, reader]) expect((await program(open, person).get('/feed')).status).toBe(200)
  later(15 * 24)
  await open.settle()
})

it('goes by mail to the address of the directory alone, or to the people of a recipient without one', async () => {
  await order('GD')
  await order('CZ')
  expect([mailsTo('duty@gd.example.com').length, mailsTo(addressed.email).length]).toEqual([1, 0])
  const [mail, ...more] = mailsTo(reader.email)
  expect(more).toEqual([])
  expect(mail?.subject).toMatch(/^督办单 .*信督〔2026〕2号，反馈期限 2026年\d+月\d+日 \/ Order /)
  const [, path = ''] = /https?:\/\/[^/\s]+(?:\/en)?(\/feed\/of\/CZ\/orders\/\w+)/.exec(mail?.text ?? '') ?? []
  expect(mail?.text).toContain('请立即处理。')
  expect((await (await open.visit(reader)).get(path)).status).toBe(200)
})

it('is pushed under one name until it is taken, and not again; changes go on beside it', async () => {
  const rounds = async () => {
    const before = calls.length
    for (let n = 0; n < 3; n += 1) {
      for (let turn = 0; turn < 3; turn += 1) await sendHooks(open.engine)
      later(7)
    }
    return calls.slice(before).map(({ body }) => JSON.parse(body).type)
  }
  const down = await rounds()
  const [first] = ordersIn()
  expect(first).toMatchObject({ type: 'order.given', data: { words: '请立即处理。', answered: null } })
  expect(first?.data.changes).toEqual([`${record.id}.2`])
  expect(new Set(ordersIn().map(({ id }) => id)).size).toBe(1)
  expect(Math.min(...['order.given', 'records.changed'].map((type) => down.filter((one) => one === type).length))).toBe(
    3,
  )
  isDown = false
  expect((await rounds()).toSorted()).toEqual(['order.given', 'records.changed'])
})

it('another is told under a name of its own', async () => {
  const ids = async () =>
    (await program(open, addressed).get('/feed/orders')).body['orders'] as { readonly id: string }[]
  const known = (await ids()).map(({ id }) => id)
  later(24)
  await order('GD')
  const before = ordersIn().length
  await sendHooks(open.engine)
  const given = (await ids()).filter(({ id }) => !known.includes(id))
  expect(ordersIn().slice(before)).toMatchObject([{ id: `GD.order.${given[0]?.id}` }])
})

it('is read and answered by program, once, by its recipient alone', async () => {
  const own = program(open, reader)
  const { body } = await own.get('/feed/orders')
  const [one] = body['orders'] as { readonly id: string }[]
  expect(one).toMatchObject({ words: '请立即处理。', changes: [`${record.id}.2`], answered: null })
  const path = `/feed/orders/${one?.id}/answer`
  expect((await program(open, addressed).post(path, { answer: '已处理。' })).status).toBe(404)
  expect((await own.post(path, { answer: ' ' })).status).toBe(422)
  expect((await own.post(path, { answer: '已删除副本。' })).body).toMatchObject({
    answered: { answer: '已删除副本。' },
  })
  expect((await own.post(path, { answer: '又答。' })).status).toBe(409)
  expect((await (await open.visit(supervisor)).get('/board/unconfirmed/CZ')).body).toContain('已反馈')
})
