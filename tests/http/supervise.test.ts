import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { planDigests } from '#engine/mail/digest.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { site } from './site.ts'

const note = '承办单位称正在鉴定，已电话核实。'
const words = '请说明未提出意见的原因，并于期限内办结。'
const answer = '已调取决定书，明日提出意见。'
const day = (on: string) => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { 'due.year': year, 'due.month': month, 'due.day': date }
}

async function town() {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id, number } = await place(here.engine, stages.withUnit)
  await here.settle()
  const visit = (who: string) => here.visit(named(who))
  const file = async () => {
    const item = await here.engine.table.get(caseKey(id))
    if (!item) throw new Error('no case')
    return caseFile(item)
  }
  return {
    here,
    id,
    number,
    visit,
    file,
    mailed: (text: string) => here.host.mailer.delivered.filter((one) => one.text.includes(text)),
  }
}

test('a note is kept in the log for the unit, and is told to no applicant and no public page', async () => {
  const { here, id, visit, mailed } = await town()
  const supervisor = await visit('supervisor')
  const path = `/board/cases/${id}/note`
  expect((await supervisor.get(`/desk/cases/${id}`)).body).toContain(`href="${path}"`)
  expect((await supervisor.post(path, { note: ' ' })).status).toBe(422)
  expect((await supervisor.post(path, { note })).status).toBe(303)
  await here.settle()
  expect((await (await visit('officer of the holder')).get(`/desk/cases/${id}`)).body).toContain(note)
  const filer = await visit('filer')
  const told = await Promise.all(['', '/dates'].map(async (part) => (await filer.get(`/my/cases/${id}${part}`)).body))
  const kept = (await filer.get('/my/data/export')).body
  expect([...told, kept].map((body) => body.includes(note))).toEqual([false, false, false])
  expect(kept).toContain(id)
  expect(mailed(note)).toEqual([])
  for (const who of ['filer', 'head of the holder', 'auditor', 'supervisor interested'])
    expect([who, (await (await visit(who)).post(path, { note })).status]).toEqual([who, 404])
})

test('an order goes to the unit’s head as a numbered paper and by mail, is answered once, and moves no limit', async () => {
  const { here, id, number, visit, file, mailed } = await town()
  const supervisor = await visit('supervisor')
  const path = `/board/cases/${id}/order`
  const before = await file()
  expect((await supervisor.get(path)).body).toContain('value="HJ"')
  const bad = await supervisor.post(path, { unit: 'SCJG', order: '', ...day('2026-09-01') })
  expect([bad.status, bad.body.includes('督办哪个单位：请选择一项'), bad.body.includes('日期已过')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await supervisor.post(path, { unit: 'HJ', order: words, ...day('2026-09-16') })).status).toBe(303)
  await here.settle()
  const after = await file()
  expect([after.clocks, after.state, after.holder]).toEqual([before.clocks, before.state, before.holder])
  const heads = people.filter(({ roles }) => roles.some(({ role, unit }) => role === 'head' && unit === 'HJ'))
  const sent = mailed(words)
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.every(({ to }) => heads.some(({ email }) => email === to))).toBe(true)
  expect(sent[0]?.subject).toContain(number)
  const head = await visit('head of the holder')
  const list = (await head.get('/desk/orders')).body
  const order = /href="(\/desk\/orders\/[^"]+)"/.exec(list)?.[1] ?? ''
  expect([list.includes(words), order.includes(id), list.includes('未反馈')]).toEqual([true, true, true])
  const paper = /href="(\/papers\/[^"]+)"/.exec((await head.get(order)).body)?.[1] ?? ''
  const shown = await head.get(paper)
  expect([shown.status, /信督〔2026〕1号/.test(shown.body), shown.body.includes(words)]).toEqual([200, true, true])
  // Past its day it is late on the supervisor's list; then the answer stands there.
  here.host.clock.advance(3 * 24 * 3_600_000)
  expect((await (await visit('supervisor')).get('/desk/orders')).body).toContain('逾期未反馈')
  const later = await visit('head of the holder')
  expect((await later.post(order, { answer: '' })).status).toBe(422)
  expect((await later.post(order, { answer })).status).toBe(303)
  expect((await later.post(order, { answer: '再次' })).status).toBe(409)
  await here.settle()
  const seen = (await (await visit('supervisor')).get(order)).body
  expect([seen.includes(answer), seen.includes('再次')]).toEqual([true, false])
  expect(mailed(answer).map(({ to }) => to)).toContain(named('supervisor').email)
  const mine = (await (await visit('filer')).get(`/my/cases/${id}`)).body
  expect([words, answer, '督办'].map((text) => mine.includes(text))).toEqual([false, false, false])
  expect((await (await visit('filer')).get(paper)).status).toBe(404)
})

test('an order sent twice, at once or later, is one order', async () => {
  const { here, id, visit } = await town()
  const supervisor = await visit('supervisor')
  const path = `/board/cases/${id}/order`
  const sent = { unit: 'HJ', order: words, ...day('2026-09-16') }
  const told = await Promise.all([1, 2, 3].map(() => supervisor.post(path, sent)))
  expect([...told, await supervisor.post(path, sent)].map(({ status }) => status)).toEqual([303, 303, 303, 303])
  const orders = async () =>
    (await readAll(here.engine.table, { index: 'main', pk: `case#${id}`, prefix: 'order#' })).length
  expect(await orders()).toBe(1)
  expect((await supervisor.post(path, { ...sent, order: `${words}再次。` })).status).toBe(303)
  expect(await orders()).toBe(2)
})

test('an order to the platform goes to its heads, and to no other role of it', async () => {
  const { here, id, visit, mailed } = await town()
  const sent = { unit: 'FGW', order: words, ...day('2026-09-16') }
  expect((await (await visit('supervisor')).post(`/board/cases/${id}/order`, { ...sent, head: 'intake' })).status).toBe(
    303,
  )
  await here.settle()
  expect([...new Set(mailed(words).map(({ to }) => to))]).toEqual([named('head of intake').email])
  const lists = ['head of intake', 'intake', 'head of the holder'].map(async (who) => {
    const list = await (await visit(who)).get('/desk/orders')
    return [who, list.status, list.body.includes(words)]
  })
  expect(await Promise.all(lists)).toEqual([
    ['head of intake', 200, true],
    ['intake', 404, false],
    ['head of the holder', 200, false],
  ])
})

test('both units are heard before the supervisor says who handles a case; a silent one until its day is over', async () => {
  const { here, visit, mailed } = await town()
  const twice = await place(here.engine, stages.misroutedTwice)
  await here.settle()
  const path = `/board/cases/${twice.id}/hearing`
  const supervisor = await visit('supervisor')
  const desk = async () => (await supervisor.get(`/desk/cases/${twice.id}`)).body
  expect(await desk()).toContain(`href="${path}"`)
  const question = '请说明本案是否由你单位承办，以及依据。'
  const one = await supervisor.post(path, { 'unit.HJ': 'on', question })
  expect([one.status, one.body.includes('至少征求两个单位')]).toEqual([422, true])
  expect((await supervisor.post(path, { 'unit.HJ': 'on', 'unit.SCJG': 'on', question: ' ' })).status).toBe(422)
  expect((await supervisor.post(path, { 'unit.HJ': 'on', 'unit.SCJG': 'on', question })).status).toBe(303)
  await here.settle()
  expect(new Set(mailed(question).map(({ to }) => to)).size).toBeGreaterThanOrEqual(2)
  const assign = async () => {
    const seq = /name="seq" value="(\d+)"/.exec(await desk())?.[1] ?? ''
    return supervisor.post(`/desk/cases/${twice.id}/events`, {
      ...{ event: 'supervisor.assigned', seq, unit: 'HJ', reason: '该决定由生态环境部门作出。' },
    })
  }
  const early = await assign()
  expect([early.status, early.body.includes('会商还没有结束')]).toEqual([409, true])
  expect((await supervisor.post(path, { 'unit.HJ': 'on', 'unit.SCJG': 'on', question })).status).toBe(409)
  const head = await visit('head of the holder')
  const list = (await head.get('/desk/orders')).body
  const order = new RegExp(`href="(/desk/orders/${twice.id}/\\d+)"`).exec(list)?.[1] ?? ''
  expect((await head.post(order, { answer: '不是本单位的决定。' })).status).toBe(303)
  expect((await assign()).status).toBe(409)
  expect((await supervisor.get(path)).body).toContain('不是本单位的决定。')
  // The other stays silent; after its day the supervisor decides.
  here.host.clock.advance(3 * 24 * 3_600_000)
  const later = await here.visit(named('supervisor'))
  const page = (await later.get(path)).body
  expect([page.includes('会商已结束'), page.includes('没有答复')]).toEqual([true, true])
  const seq = /name="seq" value="(\d+)"/.exec((await later.get(`/desk/cases/${twice.id}`)).body)?.[1] ?? ''
  const done = { event: 'supervisor.assigned', seq, unit: 'HJ', reason: '该决定由生态环境部门作出。' }
  expect((await later.post(`/desk/cases/${twice.id}/events`, done)).status).toBe(303)
  expect((await later.get(path)).status).toBe(404)
})

test('an order is read and answered by nobody else', async () => {
  const { here, id, visit, file } = await town()
  await (await visit('supervisor')).post(`/board/cases/${id}/order`, { unit: 'HJ', order: words, ...day('2026-09-16') })
  const order = `/desk/orders/${id}/${(await file()).seq}`
  await here.settle()
  const all = await Promise.all(
    people.map(async ({ as }) => {
      const reader = await visit(as)
      const [read, listed] = [await reader.get(order), await reader.get('/desk/orders')]
      return { as, read: read.status, told: listed.body.includes(words), answers: read.body.includes('提交反馈') }
    }),
  )
  const of = (what: (one: (typeof all)[number]) => boolean) => all.filter(what).map(({ as }) => as)
  const heads = ['head of the holder', 'second head of the holder']
  expect(of(({ read }) => read === 200)).toEqual([...heads, 'supervisor'])
  expect(of(({ told }) => told)).toEqual([...heads, 'supervisor'])
  expect(of(({ answers }) => answers)).toEqual(heads)
  for (const who of ['supervisor', 'officer of the holder', 'head elsewhere', 'filer and officer'])
    expect([who, (await (await visit(who)).post(order, { answer })).status]).toEqual([who, 404])
})

test('of two answers at once one counts, and whoever has an interest hears of neither', async () => {
  const { here, id, visit, file, mailed } = await town()
  await (await visit('supervisor')).post(`/board/cases/${id}/order`, { unit: 'HJ', order: words, ...day('2026-09-16') })
  const order = `/desk/orders/${id}/${(await file()).seq}`
  await here.settle()
  const heads = [await visit('head of the holder'), await visit('second head of the holder')]
  const both = await Promise.all(heads.map((head, i) => head.post(order, { answer: `${answer}${i}` })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
  await here.settle()
  expect(new Set(mailed(answer).map(({ text }) => new RegExp(`${answer}\\d`).exec(text)?.[0])).size).toBe(1)
  const heard = [...mailed(words), ...mailed(answer)].map(({ to }) => to)
  for (const as of ['head of the holder interested', 'supervisor interested'])
    expect(heard).not.toContain(named(as).email)
})

test('a case that has ended meanwhile still takes the answer, and stays ended', async () => {
  const { here, id, visit, file } = await town()
  await (await visit('supervisor')).post(`/board/cases/${id}/order`, { unit: 'HJ', order: words, ...day('2026-09-16') })
  const order = `/desk/orders/${id}/${(await file()).seq}`
  await here.settle()
  const filer = { id: 'filer', role: 'applicant', unit: null } as const
  await commit(here.engine, id, { type: 'applicant.withdrew', actor: filer, data: { reason: '' } })
  await here.settle()
  expect((await file()).closed).toBe(true)
  expect((await (await visit('head of the holder')).post(order, { answer })).status).toBe(303)
  const after = await file()
  expect([after.closed, after.wakeAt]).toEqual([true, null])
  expect((await (await visit('supervisor')).get(order)).body).toContain(answer)
})

test('a unit without a head is said before the order is given, and needs a tick or another unit', async () => {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people.filter(({ roles }) => !roles.some(({ role, unit }) => role === 'head' && unit === 'HJ')))
  const { id } = await place(here.engine, stages.withUnit)
  await here.settle()
  const supervisor = await here.visit(named('supervisor'))
  const path = `/board/cases/${id}/order`
  expect((await supervisor.get(path)).body).toContain('没有负责人可以收到督办单：单位HJ')
  const given = { unit: 'HJ', order: words, ...day('2026-09-16') }
  const refused = await supervisor.post(path, given)
  expect([refused.status, refused.body.includes('所选单位没有负责人可以收到')]).toEqual([422, true])
  expect((await supervisor.post(path, { ...given, isToldOtherwise: 'on' })).status).toBe(303)
})

test('the head acknowledges an order, and the supervisor sees when', async () => {
  const { here, id, visit, file } = await town()
  await (await visit('supervisor')).post(`/board/cases/${id}/order`, { unit: 'HJ', order: words, ...day('2026-09-16') })
  const order = `/desk/orders/${id}/${(await file()).seq}`
  await here.settle()
  const head = await visit('head of the holder')
  expect((await (await visit('supervisor')).get('/desk/orders')).body).toContain('未签收，未反馈')
  expect((await head.get(order)).body).toContain('签收')
  expect((await (await visit('supervisor')).post(order, { read: 'yes' })).status).toBe(404)
  expect((await head.post(order, { read: 'yes' })).status).toBe(303)
  expect((await head.post(order, { read: 'yes' })).status).toBe(409)
  expect((await (await visit('supervisor')).get('/desk/orders')).body).toContain('已签收，未反馈')
  expect((await head.post(order, { answer })).status).toBe(303)
  expect((await (await visit('filer')).get(`/my/cases/${id}`)).body).not.toContain('督办')
})

test('an order past its day stands in the morning’s mail of head and supervisor, until it is answered', async () => {
  const { here, id, visit, file } = await town()
  await planDigests(here.engine)
  await (await visit('supervisor')).post(`/board/cases/${id}/order`, { unit: 'HJ', order: words, ...day('2026-09-15') })
  const order = `/desk/orders/${id}/${(await file()).seq}`
  const told = async (on: string) => {
    const had = here.host.mailer.delivered.length
    here.host.clock.set(instantOn(on, '08:30'))
    await here.settle()
    const mails = here.host.mailer.delivered.slice(had).filter(({ text }) => text.includes(`${order}\n`))
    return mails.map(({ to }) => to).toSorted()
  }
  expect(await told('2026-09-15')).toEqual([])
  const both = ['head of the holder', 'second head of the holder', 'supervisor'].map((as) => named(as).email)
  expect(await told('2026-09-16')).toEqual(both.toSorted())
  await (await visit('head of the holder')).post(order, { answer })
  expect(await told('2026-09-17')).toEqual([])
})

test('the file of an order holds what its words say, and nothing else of the case', async () => {
  const { here, id, visit, file } = await town()
  await (await visit('supervisor')).post(`/board/cases/${id}/order`, { unit: 'HJ', order: words, ...day('2026-09-16') })
  const { seq } = await file()
  await here.settle()
  const { facts } = JSON.parse((await (await visit('head of the holder')).get(`/papers/${id}/${seq}-0/json`)).body)
  expect(Object.keys(facts.values).toSorted()).toEqual(['number', 'order', 'orderDue', 'you'])
  expect([facts.items, facts.evidence, facts.changes, facts.clocks, facts.quoted]).toEqual([[], [], [], [], undefined])
})
