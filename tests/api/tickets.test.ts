import { beforeAll, describe, expect, it } from 'vitest'
import { open as openCase } from '#engine/begin/commit.ts'
import { system } from '#engine/case/log-item.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { addRecord } from '#engine/register/register.ts'
import { closeTicket } from '#engine/register/tickets.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { viewsOn } from '#functions/http/door/view-log.ts'
import { instantOn } from '#law/day.ts'
import { type Site, site } from '#tests/http/site.ts'
import { dice } from '#tests/support/doubles/credit-china.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { program } from './program.ts'

const of = (id: string, role: Role, unit: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role, unit }],
})
const line = of('12345-1', 'hotline', 'FGW')
const clerk = of('clerk', 'clerk', 'FGW')
const auditor: Person = { ...of('audit', 'auditor', 'FGW'), roles: [{ role: 'auditor', unit: null }] }
const officer = of('hj-1', 'officer', 'HJ')
const numberOf = (n: number) => `YF-20260914-${String(n).padStart(4, '0')}`
const ticket = (n: number, words = `来电内容${n}`) => ({
  ...{ number: numberOf(n), caller: `来电人${n}`, phone: '13800000000', words },
  calledAt: new Date(Date.UTC(2026, 8, 13, 0, n)).toISOString(),
})

let open: Site
let record = ''
const outcomes = new Map<string, string[]>()
const sends = { doubled: 0, reordered: 0, lost: 0 }
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

/** The line on a bad day: doubles, reorders, sends again. */
async function hand(count: number) {
  const roll = dice(3)
  const left = Array.from({ length: count }, (_, n) => ticket(n))
  while (left.length > 0) {
    const at = roll(Math.min(3, left.length))
    const [one] = left.splice(at, 1)
    if (!one) continue
    if (at > 0) sends.reordered += 1
    const { body } = await program(open, line).post('/tickets', one)
    outcomes.set(one.number, [...(outcomes.get(one.number) ?? []), String(body['outcome'])])
    const luck = roll(4)
    if (luck === 0) sends.doubled += 1
    if (luck === 1) sends.lost += 1
    if (luck < 2 && (outcomes.get(one.number)?.length ?? 0) < 3) left.push(one)
  }
}

beforeAll(async () => {
  open = site({ now: '2026-09-14' })
  record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, system)
  await open.seat(line, clerk, officer, auditor)
})

describe('tickets of the 12345 line', () => {
  it('says that none waits, before any came', async () => {
    expect(textOf((await (await open.visit(clerk)).get('/counter')).body)).toContain('没有待回电的工单')
  })

  it('takes each once, whatever comes twice or out of order, and tells what contradicts it', async () => {
    await hand(101)
    expect(Object.entries(sends).filter(([, n]) => n === 0)).toEqual([])
    expect(outcomes.size).toBe(101)
    for (const all of outcomes.values())
      expect([all[0], new Set(all.slice(1))]).toEqual(['taken', new Set(all.slice(1).map(() => 'already'))])
    expect((await program(open, line).post('/tickets', ticket(1, '别的话'))).body).toEqual({ outcome: 'differs' })
    expect((await program(open, line).get(`/tickets/${numberOf(1)}`)).body).toEqual({
      ...{ number: numberOf(1), state: 'waiting', words: null, cases: [] },
    })
  })

  it('shows them to the clerk by page, the oldest first, until something came of them', async () => {
    const who = await open.visit(clerk)
    const seen: string[] = []
    for (let path: string | null = '/counter'; path !== null; ) {
      const { body } = await who.get(path)
      seen.push(...[...body.matchAll(/>(YF-[\d-]+)</g)].map(([, number = '']) => number))
      const next: string | undefined = /href="(\/counter\?cursor=[^"]+)"/.exec(body)?.[1]
      path = next === undefined ? null : next.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(Array.from({ length: 101 }, (_, n) => numberOf(n)))
  })

  it('is answered in words where it is no matter of the platform, and the line reads them', async () => {
    const who = await open.visit(clerk)
    const path = `/counter/tickets/${numberOf(0)}`
    expect(textOf((await who.get(path)).body)).toContain('来电内容0')
    expect((await who.post(path, {})).status).toBe(422)
    expect((await who.post(path, { words: '请向社保局咨询。' })).status).toBe(303)
    expect((await program(open, line).get(`/tickets/${numberOf(0)}`)).body).toMatchObject({
      state: 'closed',
      words: '请向社保局咨询。',
    })
    const second = await who.post(path, { words: '已请其明天来窗口。' })
    expect([second.status, second.body.includes('已请其明天来窗口。')]).toEqual([409, true])
    expect((await who.get(path)).status).toBe(404)
    expect((await program(open, line).post('/tickets', ticket(0))).body).toEqual({ outcome: 'already' })
  })

  it('becomes a case by the call back alone, filled in from the ticket, and the line follows its state', async () => {
    const who = await open.visit(clerk)
    const number = numberOf(2)
    expect((await who.get(`/counter/tickets/${number}`)).body).toContain(`/counter/new/phone?ticket=${number}`)
    const form = (await who.get(`/counter/new/phone?ticket=${number}`)).body
    for (const value of [number, '来电人2', '13800000000']) expect(form).toContain(`value="${value}"`)
    const place = ({ headers }: Awaited<ReturnType<typeof who.get>>) => headers['location'] ?? ''
    const identity = {
      name: '来电人2',
      kind: 'uscc',
      number: sampleRecord.subject.key,
      phone: '13800000000',
      ticket: number,
    }
    const visit = /visits\/(\w+)\//.exec(place(await who.post('/counter/new/phone', identity)))?.[1] ?? ''
    const said = {
      'dispute.CF_NR_FK': 'on',
      'ground.CF_NR_FK': 'E2',
      'claimed.CF_NR_FK': '0.55',
      explanation: '金额有误。',
    }
    const begun = await who.post(`/counter/visits/${visit}/records/${record}/object`, said)
    const draft = /drafts\/(\w+)\//.exec(place(begun))?.[1] ?? ''
    await who.post(`/my/drafts/${draft}/contact`, { name: '来电人2', email: '', phone: '13800000000' })
    const back = place(await who.post(`/my/drafts/${draft}/submit`))
    await who.post(`${back}/code`)
    const code = /\d{6}/.exec(open.host.couriers.sms.delivered.at(-1)?.text ?? '')?.[0] ?? ''
    expect((await who.post(back, { confirmed: 'code', code })).status).toBe(303)
    const { body } = await program(open, line).get(`/tickets/${number}`)
    expect(body).toMatchObject({
      state: 'filed',
      words: null,
      cases: [{ closed: false, number: expect.stringMatching(/^445300-/) }],
    })
    expect((await who.get('/counter')).body).not.toContain(`href="/counter/tickets/${number}"`)
  })

  it('fills no form once something came of it, and each look at a caller is noted', async () => {
    const who = await open.visit(clerk)
    const form = async (n: number) => (await who.get(`/counter/new/phone?ticket=${numberOf(n)}`)).body
    const noted = async () => (await itemsOf(viewsOn(open.engine, open.engine.clock.now(), undefined))).length
    const before = await noted()
    expect([(await form(0)).includes('来电人0'), (await form(2)).includes('来电人2')]).toEqual([false, false])
    expect(await noted()).toBe(before)
    expect(await form(3)).toContain('来电人3')
    expect(await noted()).toBe(before + 1)
  })

  it('is filed though the clerk’s request broke off right after its case', async () => {
    const example = procedures['objection']?.examples[0]
    const counter = {
      ...{ unit: 'FGW', receivedOn: '2026-09-14', documentKind: 'uscc', ticket: numberOf(4), confirmed: 'code' },
      ...{ signed: null, papers: [] },
    }
    await openCase(open.engine, {
      ...{ id: newId(open.engine.crypto), procedure: 'objection', recordId: null, subject: sampleRecord.subject.key },
      ...{ actor: { id: 'clerk', role: 'clerk', unit: 'FGW' }, data: { ...Object(example?.open.data), counter } },
    })
    await open.settle()
    const { body } = await program(open, line).get(`/tickets/${numberOf(4)}`)
    expect(body).toMatchObject({ state: 'filed', cases: [{ closed: false }] })
    await open.settle()
    expect((await program(open, line).get(`/tickets/${numberOf(4)}`)).body).toEqual(body)
  })

  it('keeps who called for thirty days after its end, and the answer for the line', async () => {
    const kept = async (n: number) =>
      JSON.stringify(await open.engine.table.get({ pk: `ticket#${numberOf(n)}`, sk: 'ticket' }))
    const at = instantOn('2026-10-14', '09:59')
    open.host.clock.set(at)
    await open.settle()
    expect(await kept(0)).toContain('13800000000')
    open.host.clock.set(at + 120_000)
    await open.settle()
    for (const n of [0, 2]) {
      expect(await kept(n)).not.toMatch(/13800000000|来电/)
      expect((await program(open, line).post('/tickets', ticket(n))).body).toEqual({ outcome: 'already' })
    }
    const acts = await logRows(open.engine.table, `admin#${open.engine.deployment.area}`)
    const erasures = acts.filter(({ entry }) => entry.type === 'caller.erased').map(({ payload }) => payload?.data)
    const said = (n: number) => ({ ticket: numberOf(n), ground: 'periodOver', basis: 'PIPL 47' })
    expect(erasures.map((data) => [data?.actor.role, data?.event])).toEqual(
      expect.arrayContaining([0, 2].map((n) => ['system', said(n)])),
    )
    expect(JSON.stringify(erasures)).not.toMatch(/13800000000|来电/)
    const page = await (await open.visit(auditor)).get('/audit/admin')
    expect(textOf(page.body)).toMatch(
      /删除 12345 工单的来电人和诉求.*个人信息保护法.*保存期限已届满|保存期限已届满.*个人信息保护法/,
    )
    expect((await program(open, line).get(`/tickets/${numberOf(0)}`)).body).toMatchObject({ words: '请向社保局咨询。' })
    expect(await kept(3)).toContain('13800000000')
  })

  it('erases a day’s callers one after the other: each is an act of one log', async () => {
    const { table, clock, deployment } = open.engine
    const many = Array.from({ length: 60 }, (_, i) => numberOf(40 + i))
    for (const number of many) expect(await closeTicket(open.engine, number, 'clerk', '请向社保局咨询。')).toBe(true)
    open.host.clock.set(clock.now() + 31 * 86_400_000)
    await open.settle()
    const acts = (await logRows(table, `admin#${deployment.area}`)).flatMap(({ entry, payload }) =>
      entry.type === 'caller.erased' ? [Object(payload?.data.event).ticket] : [],
    )
    expect(acts.filter((number) => many.includes(number)).toSorted()).toEqual(many)
  })

  it('is handed in by the line alone, from any telephone, and not from the future', async () => {
    for (const other of [clerk, officer]) {
      expect((await program(open, other).post('/tickets', ticket(200))).status).toBe(404)
      expect((await program(open, other).get(`/tickets/${numberOf(1)}`)).status).toBe(404)
    }
    const wrong = await program(open, line).post('/tickets', { ...ticket(200), phone: '110', fax: '1' })
    expect(wrong).toMatchObject({ status: 422, body: { fields: { phone: 'badPhone', fax: 'unrecognized_keys' } } })
    const landline = { ...ticket(201), phone: '0766-8833000' }
    expect((await program(open, line).post('/tickets', landline)).body).toEqual({ outcome: 'taken' })
    const future = { ...ticket(200), calledAt: '2027-01-01T00:00:00.000Z' }
    expect((await program(open, line).post('/tickets', future)).status).toBe(422)
    expect((await (await open.visit(officer)).get(`/counter/tickets/${numberOf(1)}`)).status).toBe(404)
  })
})
