import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { people } from '#tests/authz/people.ts'
import { type Placed, place, stages } from '#tests/authz/stages.ts'
import { everyCase } from '#tests/support/recount.ts'
import { named } from '#tests/world/town.ts'
import { gatewayEvent, type Site, site, type Visitor } from './site.ts'

let here: Site
let alike: readonly Placed[]
let unread: Placed
const at: Record<string, Visitor> = {}
const as = (who: string) => at[who] ?? Promise.reject(new Error(who))
const ticks = (all: readonly { readonly id: string }[], body: string) =>
  Object.fromEntries(
    all.map(({ id }) => [`case.${id}`, new RegExp(`name="case.${id}" value="(\\d+)"`).exec(body)?.[1] ?? '']),
  )
const act = 'approver.approved'
const standing = async ({ id }: Placed) => (await everyCase(here.engine)).find((file) => file.id === id)

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  for (const one of people) at[one.as] = await here.visit(one)
  const placed = []
  for (let i = 0; i < 4; i += 1) placed.push(await place(here.engine, stages.proposed))
  alike = placed
  // Nobody who proposed has opened these files.
  const { steps } = stages.refusing
  unread = await place(here.engine, { ...stages.refusing, steps })
  await here.settle()
})

test('several alike are looked over, then approved, each with its own letter; one that moved is left and said', async () => {
  const head = await as('head of the holder')
  const list = (await head.get('/desk/batch')).body
  expect(alike.map(({ number }) => list.includes(number))).toEqual([true, true, true, true])
  const look = await head.post('/desk/batch/check', { act, ...ticks(alike.slice(0, 3), list) })
  expect([look.status, look.body.includes('还没有办理'), look.body.includes('批准这 3 件')]).toEqual([200, true, true])
  expect(look.body).toContain('已核对')
  expect((await standing(alike[0] ?? unread))?.state).toBe('awaitingApproval')
  // Meanwhile one is sent back by another head.
  const [first, second, moved] = alike
  if (!first || !second || !moved) throw new Error('no cases')
  const by = { id: 'second-head-of-the-holder', role: 'head', unit: 'HJ' } as const
  await commit(here.engine, moved.id, { type: 'approver.returned', actor: by, data: { reason: '再核' } })
  const sent = await head.post('/desk/batch', { act, ...ticks(alike.slice(0, 3), look.body) })
  expect(sent.status).toBe(303)
  const told = (await head.get(sent.headers['location'] ?? '')).body
  expect([told.includes('已办理 2 件'), told.includes(moved.number), told.includes('案件有了新进展')]).toEqual([
    true,
    true,
    true,
  ])
  await here.settle()
  for (const one of [first, second]) {
    const page = (await (await as('filer')).get(`/my/cases/${one.id}`)).body
    expect([one.number, page.includes(`/papers/${one.id}/`)]).toEqual([one.number, true])
  }
  // Their own second press decides nothing twice, and says what they did; another head's finds it moved.
  const entries = async () => (await standing(first))?.seq
  const before = await entries()
  for (const [who, done] of [
    [head, 1],
    [await as('second head of the holder'), 0],
  ] as const) {
    const again = await who.post('/desk/batch', { act, ...ticks([first], look.body) })
    expect((await who.get(again.headers['location'] ?? '')).body).toContain(`已办理 ${done} 件`)
  }
  expect(await entries()).toBe(before)
})

const [sentOn, [, officer]] = stages.proposed.steps
const checked = { reason: '已核对', documentChecked: '决定书', documentProduced: true }
const answers = [
  { item: '1', code: '01', value: '0.55', ...checked },
  { item: '2', code: '06', value: null, ...checked },
]
const answeredInFull = [sentOn, ['unit.proposed', officer, { answers }] as const]

test('25 are decided by one page, each with its own letter; a 26th is refused with a sentence', async () => {
  const whole = site({ now: '2026-09-14' })
  await whole.seat(...people)
  const all: Placed[] = []
  for (let i = 0; i < 26; i += 1) all.push(await place(whole.engine, { ...stages.proposed, steps: answeredInFull }))
  const head = await whole.visit(people.find(({ as }) => as === 'head of the holder') ?? null)
  const list = (await head.get('/desk/batch')).body
  expect(list).toContain('一次最多 25 件')
  for (const path of ['/desk/batch/check', '/desk/batch']) {
    const over = await head.post(path, { act, ...ticks(all, list) })
    expect([over.status, over.body.includes('勾选的案件多于一次可以办理的件数')]).toEqual([422, true])
    expect(over.body.match(/ checked/g)?.length).toBe(26)
  }
  const look = await head.post('/desk/batch/check', { act, ...ticks(all.slice(0, 25), list) })
  expect([look.status, look.body.includes('批准这 25 件')]).toEqual([200, true])
  // Letters of earlier steps, sealed and delivered after the look, stop nothing.
  await whole.settle()
  // Pressed twice, both answers say what came of it.
  const press = () => head.post('/desk/batch', { act, ...ticks(all.slice(0, 25), look.body) })
  for (const sent of await Promise.all([press(), press()]))
    expect((await head.get(sent.headers['location'] ?? '')).body).toContain('已办理 25 件')
  await whole.settle()
  const states = new Map((await everyCase(whole.engine)).map(({ id, state }) => [id, state]))
  expect(all.map(({ id }) => states.get(id))).toEqual([...Array(25).fill('closed'), 'awaitingApproval'])
  const filer = await whole.visit(people.find(({ as }) => as === 'filer') ?? null)
  const letters = await Promise.all(
    all.map(async ({ id }) => (await filer.get(`/my/cases/${id}`)).body.match(/处理结果告知书/g)?.length ?? 0),
  )
  expect(letters.map((n) => n > 0)).toEqual([...Array(25).fill(true), false])
})

test('several are accepted together by their unit, each with its own notice; one taken meanwhile is left', async () => {
  const accept = 'unit.accepted'
  const mine: Placed[] = []
  for (let i = 0; i < 3; i += 1) mine.push(await place(here.engine, stages.filedDirect))
  await here.settle()
  const officer = await as('officer of the holder')
  const list = (await officer.get(`/desk/batch?act=${accept}`)).body
  expect(mine.map(({ number }) => list.includes(number))).toEqual([true, true, true])
  const [first, second, taken] = mine
  if (!first || !second || !taken) throw new Error('no cases')
  const by = { id: 'second-head-of-the-holder', role: 'officer', unit: 'HJ' } as const
  await commit(here.engine, taken.id, { type: accept, actor: by, data: {} })
  const look = await officer.post('/desk/batch/check', { act: accept, ...ticks(mine, list) })
  expect([look.status, look.body.includes('受理这 2 件'), look.body.includes('不在其中')]).toEqual([200, true, true])
  const sent = await officer.post('/desk/batch', { act: accept, ...ticks(mine, list) })
  const told = (await officer.get(sent.headers['location'] ?? '')).body
  expect([told.includes('已办理 2 件'), told.includes(taken.number)]).toEqual([true, true])
  await here.settle()
  for (const one of [first, second]) {
    expect((await standing(one))?.state).toBe('withProvider')
    expect((await (await as('filer')).get(`/my/cases/${one.id}`)).body).toContain('受理通知书')
  }
  for (const who of ['head elsewhere', 'intake', 'supervisor', 'filer and officer']) {
    const other = await place(here.engine, stages.filedDirect)
    const form = { act: accept, [`case.${other.id}`]: String((await standing(other))?.seq) }
    await (await as(who)).post('/desk/batch', form)
    expect([who, (await standing(other))?.state]).toEqual([who, 'awaitingIntake'])
  }
})

test('a case whose evidence the proposer has not opened is not decided in a batch', async () => {
  const head = await as('head of intake')
  const list = (await head.get('/desk/batch')).body
  expect([list.includes(unread.number), list.includes(`case.${unread.id}`), list.includes('提出人没有看过')]).toEqual([
    true,
    false,
    true,
  ])
  const seq = (await standing(unread))?.seq ?? 0
  const forced = await head.post('/desk/batch', { act, [`case.${unread.id}`]: String(seq) })
  expect((await head.get(forced.headers['location'] ?? '')).body).toContain('已办理 0 件')
  expect((await standing(unread))?.state).not.toBe('closed')
})

test('more than 25, none, or another’s are refused; so is a form without its token', async () => {
  const head = await as('head of the holder')
  const many = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`case.${String(i).padStart(26, '0')}`, '1']))
  expect((await head.post('/desk/batch/check', { act, ...many })).status).toBe(422)
  expect((await head.post('/desk/batch', { act, ...many })).status).toBe(422)
  expect((await head.post('/desk/batch/check', { act })).status).toBe(422)
  const [, , , left] = alike
  if (!left) throw new Error('no case')
  const form = { act, [`case.${left.id}`]: String((await standing(left))?.seq) }
  for (const who of ['officer of the holder', 'head elsewhere', 'head of the holder interested', 'filer and officer']) {
    const tried = await (await as(who)).post('/desk/batch', form)
    expect([who, tried.status, (await standing(left))?.state]).toEqual([who, 303, 'awaitingApproval'])
  }
  for (const who of ['filer', 'auditor', 'system administrator', 'nobody'])
    expect([who, (await (await as(who)).post('/desk/batch', form)).status]).toEqual([who, 404])
  expect((await head.post('/desk/batch', { ...form, csrf: 'x' })).status).toBe(403)
})

test('the auditor finds acts and views by person, case, kind and day; the search itself is noted', async () => {
  const auditor = await as('auditor')
  const [first] = alike
  const search = async (query: string) => (await auditor.get(`/audit?search=on&${query}`)).body
  const acts = await search(`person=head-of-the-holder&kind=case&from=2026-09-14&to=2026-09-14`)
  expect([acts.includes(first?.number ?? '-'), acts.includes('head-of-the-holder（')]).toEqual([true, true])
  expect(await search(`person=head-of-the-holder&from=2026-09-13`)).toContain('没有找到操作')
  expect(await search(`of=${first?.number}`)).toContain('提交异议')
  expect(await search('person=unknown-person')).toContain('没有这个账户或者姓名')
  expect((await auditor.get('/audit?search=on&from=2026-02-31')).status).toBe(422)
  for (const id of ['twin-1', 'twin-2'])
    await here.seat({ ...named('head of the holder'), id, name: '同名甲', email: `${id}@example.com` })
  expect(await search(`person=${encodeURIComponent('同名甲')}`)).toContain('有同名人员')
  expect((await auditor.get('/audit')).body).toContain('检索审计日志：person=head-of-the-holder')
  const page = (await auditor.get(`/audit/cases/${first?.id}`)).body
  expect([page.includes('officer-of-the-holder'), page.includes('已核对')]).toEqual([true, false])
  const barred = (await (await as('auditor interested')).get(`/audit?search=on&of=${first?.number}`)).body
  expect(barred).not.toContain('提交异议')
  for (const who of ['supervisor', 'head of the holder', 'system administrator'])
    expect([who, (await (await as(who)).get('/audit?search=on&person=filer')).body.includes('检索操作和查阅')]).toEqual(
      [who, false],
    )
})

test('a case comes as an archive whose index opens alone: with files for its unit, without for the auditor', async () => {
  const [first] = alike
  if (!first) throw new Error('no case')
  await here.engine.files.put({
    ...{ key: `case/${first.id}/clean`, name: '照片.png', type: 'image/png', sha256: '00', at: 0 },
    bytes: new Uint8Array([1, 2, 3]),
  })
  const unzip = (base64: string) => Buffer.from(base64, 'base64')
  const raw = async (who: string, path: string) => {
    const visitor = await as(who)
    const event = { path, cookies: visitor.cookies }
    return here.answer(
      gatewayEvent(event, here.engine.clock.now()),
      lambdaContext('0123456789abcdef', 30_000, () => 0),
    )
  }
  const reply = await raw('auditor', `/audit/cases/${first.id}/zip`)
  expect([reply.statusCode, reply.headers?.['content-type']]).toEqual([200, 'application/zip'])
  const folder = mkdtempSync(join(tmpdir(), 'redress-zip-'))
  writeFileSync(join(folder, 'case.zip'), unzip(reply.body ?? ''))
  const read = spawnSync('python3', ['-c', inspect, join(folder, 'case.zip')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(read.stderr).toBe('')
  const { names, index } = JSON.parse(read.stdout)
  expect(names).toEqual(expect.arrayContaining(['index.html', 'log.json', 'clock.json']))
  expect(names.some((name: string) => name.startsWith('letters/'))).toBe(true)
  expect(names.some((name: string) => name.startsWith('evidence/'))).toBe(false)
  expect([index.includes(first.number), index.includes('照片.png'), /https?:|<script|<link/.test(index)]).toEqual([
    true,
    true,
    false,
  ])
  for (const [, href = ''] of index.matchAll(/href="([^"]+)"/g)) expect(names).toContain(href)
  expect((await (await as('auditor')).get('/audit')).body).toContain(`${first.number} ZIP`)
})

const inspect = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps({'names': z.namelist(), 'index': z.read('index.html').decode()}))
`
