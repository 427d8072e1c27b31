import { beforeAll, describe, expect, it } from 'vitest'
import { ordersDrawn } from '#audit/of-record.ts'
import { commit, open as openCase } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { system } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { copiesOfRecord, deliverChange, noteCopy } from '#engine/feeds/copies.ts'
import { seriesKey } from '#engine/papers/paper-number.ts'
import { supervisionSeries } from '#engine/papers/supervision-order.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { type Site, site, type Visitor } from '#tests/http/site.ts'
import { directory, seatStaff } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Actor, Role } from '#workflows/contract/actor.ts'
import { repair } from '#workflows/repair/index.ts'

const who = (id: string, role: Role, unit: string | null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role, unit }],
})
const supervisor = who('jg-1', 'supervisor', null)
const head = who('scjg-9', 'head', 'SCJG')
const seated = who('scjg-feed', 'recipient', 'SCJG')
const elsewhere = who('elsewhere-feed', 'recipient', 'ELSEWHERE')
const officer: Actor = { id: 'hj-1', role: 'officer', unit: 'HJ' }
const approver: Actor = { id: 'hj-head', role: 'head', unit: 'HJ' }
const recipient = (id: string): Recipient => ({
  ...{ id, name: { zh: id, en: id }, sort: 'department', basis: 'GD 46(3)', kind: 'acknowledges', scope: 'all' },
})

let open: Site
let board: Visitor
let caseId = ''
let first = ''
let path = ''
let outside = ''

async function act(type: string, actor: Actor, data: object = {}) {
  const done = await commit(open.engine, caseId, { type, actor, data })
  if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
  await open.settle()
}

const logOf = (pk: string) => readAll(open.engine.table, { index: 'main', pk, prefix: 'log#' })
const textOf = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, recipients: [recipient('SCJG'), recipient('ELSEWHERE')] } } })
  await open.seat(supervisor, head, seated, elsewhere)
  await seatStaff(open.engine)
  const record = newId(open.engine.crypto)
  first = record
  await addRecord(open.engine, { ...sampleRecord, id: record }, system)
  await open.settle()
  caseId = newId(open.engine.crypto)
  await openCase(open.engine, {
    ...{ id: caseId, procedure: 'repair', recordId: record, subject: sampleRecord.subject.key },
    ...{ actor: { id: 'firm', role: 'applicant', unit: null }, data: repair.examples[0]?.open.data ?? {} },
  })
  await open.settle()
  await act('unit.accepted', officer)
  await act('unit.proposed', officer, { verdict: 'repaired', reason: '已核对。', documentChecked: '缴款凭证' })
  await act('approver.approved', approver)
  const [copy] = await copiesOfRecord(open.engine, record)
  const seq = copy?.changes[0]?.seq ?? 0
  for (const to of ['SCJG', 'ELSEWHERE']) await deliverChange(open.engine, to, { record, seq })
  board = await open.visit(supervisor)
  path = `/board/unconfirmed/SCJG/orders/${record}.${seq}`
  outside = `/board/unconfirmed/ELSEWHERE/orders/${record}.${seq}`
})

describe('a silent holder', () => {
  it('cannot be ordered before its day is over', async () => {
    expect((await board.get('/board/unconfirmed/SCJG')).body).not.toContain(path)
    expect((await board.get(path)).status).toBe(404)
  })

  it('gets a numbered order on the case, which is over, and answers it', async () => {
    open.host.clock.set(open.engine.clock.now() + 10 * 86_400_000)
    await open.settle()
    board = await open.visit(supervisor)
    expect((await board.get('/board/unconfirmed/SCJG')).body).toContain(`href="${path}"`)
    expect(textOf((await board.get(path)).body)).toContain('未按变更处理')
    const [year, month, day] = addDays(shanghaiDay(open.engine.clock.now()), 5).split('-')
    const due = { 'due.year': year ?? '', 'due.month': month ?? '', 'due.day': day ?? '' }
    expect((await board.post(path, { order: '', ...due })).status).toBe(422)
    const given = await board.post(path, { order: '请立即处理。', ...due })
    expect(given.status).toBe(303)
    await open.settle()
    const item = await open.engine.table.get(caseKey(caseId))
    expect(item && caseFile(item).closed).toBe(true)
    const seat = await open.visit(head)
    expect(textOf((await seat.get('/desk/orders')).body)).toContain('请立即处理。')
    const at = new URL(given.headers['location'] ?? '', 'http://localhost').pathname
    const order = await seat.get(at)
    expect(order.status).toBe(200)
    expect((await seat.post(at, { answer: '已删除副本。' })).status).toBe(303)
    expect(textOf((await board.get(at)).body)).toContain('已删除副本。')
    expect(textOf((await board.get('/board/unconfirmed/SCJG')).body)).toContain('督办')
  })

  it('is ordered all that it owes at once, and told how much that was', async () => {
    const records = [newId(open.engine.crypto), newId(open.engine.crypto)]
    for (const id of records) {
      await addRecord(open.engine, { ...sampleRecord, id }, system)
      await open.settle()
      const ended = { kind: 'ended', caseId: null, reason: 'expired', on: '2026-09-14' } as const
      expect(await changeRecord(open.engine, id, ended, system)).toMatchObject({ kind: 'changed' })
      await open.settle()
    }
    open.host.clock.set(open.engine.clock.now() + 10 * 86_400_000)
    await open.settle()
    board = await open.visit(supervisor)
    const page = '/board/unconfirmed/SCJG'
    const [year, month, day] = addDays(shanghaiDay(open.engine.clock.now()), 5).split('-')
    const due = { 'due.year': year ?? '', 'due.month': month ?? '', 'due.day': day ?? '' }
    const dayless = await board.post(`${page}/urge`, { words: '请删除。' })
    expect([dayless.status, dayless.body.includes('请删除。')]).toEqual([422, true])
    const given = await board.post(`${page}/urge`, { words: '请删除。', ...due })
    expect(given.status).toBe(303)
    const at = new URL(given.headers['location'] ?? '', 'http://localhost')
    expect(textOf((await board.get(at.pathname + at.search)).body)).toContain('已督办 3 条。')
    expect((await board.post(`${page}/urge`, { words: '请删除。', ...due })).status).toBe(422)
  })

  it('answers that order, which is no case’s, on its own page: once, and nobody else does', async () => {
    const own = await open.visit(seated)
    const { body } = await own.get('/feed')
    expect(textOf(body)).toMatch(
      /督办单 编号 下达 变更（条） 反馈的最后一日 反馈情况 单位FGW信督〔2026〕2号.* 3 .*尚未反馈/,
    )
    const [, path = ''] = /href="(\/feed\/of\/SCJG\/orders\/\w+)"/.exec(body) ?? []
    expect(textOf((await own.get(path)).body)).toContain('涉及的变更（3 条）')
    expect((await own.post(path, { answer: ' ' })).status).toBe(422)
    for (const other of [head, elsewhere])
      expect((await (await open.visit(other)).post(path, { answer: '已删除。' })).status).toBe(404)
    expect((await board.post(path, { answer: '已删除。' })).status).toBe(404)
    expect((await own.post(path, { answer: '已全部删除。' })).status).toBe(303)
    expect((await own.post(path, { answer: '又答。' })).status).toBe(409)
    expect(textOf((await board.get('/board/unconfirmed/SCJG')).body)).toMatch(/信督〔2026〕2号.*已反馈/)
    expect(textOf((await board.get(path)).body)).toContain('已全部删除。')
    const [, id = ''] = /orders\/(\w+)$/.exec(path) ?? []
    const log = await logOf(`copy#SCJG.${id}`)
    expect(log.map((row) => logRow(row).entry.type)).toEqual(['holderOrder.given', 'holderOrder.answered'])
    expect(ordersDrawn(log)).toEqual([seriesKey('FGW', '2026', supervisionSeries)])
  })

  it('keeps the number of an order given over several changes before, which the audit knows', async () => {
    const order = { number: '云信督〔2026〕3号', by: 'FGW', due: '2026-10-30', drawn: true } as const
    const seq = (await copiesOfRecord(open.engine, first))[0]?.changes[0]?.seq ?? 0
    const of = { record: first, recipient: 'SCJG' }
    await noteCopy(open.engine, of, system, () => ({ kind: 'urged', seq, words: '请删除。', order }))
    expect(textOf((await board.get('/board/unconfirmed/SCJG')).body)).toContain('督办单 云信督〔2026〕3号')
    expect(ordersDrawn(await logOf(`copy#${first}.SCJG`))).toEqual([seriesKey('FGW', '2026', supervisionSeries)])
  })

  it('of nothing is not asked for an order', async () => {
    const form = 'action="/board/unconfirmed/ELSEWHERE/urge"'
    expect((await board.get('/board/unconfirmed/ELSEWHERE')).body).toContain(form)
    const bare = site({ deployment: { directory: { ...directory, recipients: [recipient('ELSEWHERE')] } } })
    await bare.seat(supervisor)
    const { status, body } = await (await bare.visit(supervisor)).get('/board/unconfirmed/ELSEWHERE')
    expect([status, body.includes(form)]).toEqual([200, false])
  })

  it('outside the directory gets none, and nobody but the supervisor gives one', async () => {
    expect((await board.get(outside)).status).toBe(404)
    expect((await (await open.visit(head)).get(path)).status).toBe(404)
  })
})
