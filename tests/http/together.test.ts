import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { assignedTo } from '#engine/case/assigned.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { sweep } from '#engine/run/wake.ts'
import { caseKey } from '#engine/store/keys.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { type Placed, place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
let placed: readonly Placed[]
const reason = '原承办人外出。'
const words = '请说明为何尚未核查，并于明日前提出意见。'
const visit = (who: string) => here.visit(named(who))
const fileOf = async ({ id }: Placed) => {
  const item = await here.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}
const officerOf = async (one: Placed) => {
  const file = await fileOf(one)
  return assignedTo(file, file.holder)
}
const to = 'second-head-of-the-holder'
/** The one mail goes once nothing followed for a minute. */
async function aMinuteOn() {
  await here.settle()
  here.host.clock.set(here.engine.clock.now() + 61_000)
  await sweep(here.engine, async () => {})
  await here.settle()
}

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const all: Placed[] = []
  for (let i = 0; i < 4; i += 1) all.push(await place(here.engine, stages.withUnit))
  placed = all
  await place(here.engine, stages.proposed)
  await here.settle()
  here.host.clock.set(instantOn('2026-09-16', '10:00'))
  await sweep(here.engine, async () => {})
  await here.settle()
})

test('a head gives several of a list to one officer; each is logged, no limit moves, one closed is left and said', async () => {
  const head = await visit('head of the holder')
  const desk = (await head.get('/desk')).body
  expect([desk.includes('/desk/together/assign'), desk.includes('/desk/together/remind')]).toEqual([true, false])
  const page = (await head.get('/desk/together/assign?seat=HJ.officer')).body
  expect(placed.map(({ id }) => page.includes(`name="case.${id}"`))).toEqual([true, true, true, true])
  const [first, second, gone] = placed
  if (!first || !second || !gone) throw new Error('no cases')
  const before = await fileOf(first)
  const applicant = { id: 'filer', role: 'applicant', unit: null } as const
  await commit(here.engine, gone.id, { type: 'applicant.withdrew', actor: applicant, data: { reason: '' } })
  await here.settle()
  const ticks = Object.fromEntries([first, second, gone].map(({ id }) => [`case.${id}`, 'on']))
  for (const [form, says] of [
    [{ to, reason }, '请选择一项'],
    [{ ...ticks, reason }, '请选择一项'],
    [{ ...ticks, to, reason: ' ' }, '错误：'],
  ] as const) {
    const told = await head.post('/desk/together/assign?seat=HJ.officer', form)
    expect([told.status, told.body.includes(says)]).toEqual([422, true])
  }
  const sent = await head.post('/desk/together/assign?seat=HJ.officer', { ...ticks, to, reason })
  expect(sent.status).toBe(303)
  const told = (await head.get(sent.headers['location'] ?? '')).body
  expect([told.includes('已改派 2 件'), told.includes(gone.number)]).toEqual([true, true])
  expect([await officerOf(first), await officerOf(second)]).toEqual([to, to])
  await aMinuteOn()
  const mails = here.host.mailer.delivered.filter(({ text }) => text.includes(reason))
  expect(mails.map(({ subject }) => subject)).toEqual(['改派给您：2 件 / Given to you (2)'])
  expect([first, second, gone].map(({ number }) => mails[0]?.text.includes(number))).toEqual([true, true, false])
  const after = await fileOf(first)
  expect([after.clocks, after.state]).toEqual([before.clocks, before.state])
  expect((await head.get(`/desk/cases/${first.id}`)).body).toContain(reason)
})

test('the supervisor urges several limits of the board: each owner once, none twice a day', async () => {
  const supervisor = await visit('supervisor')
  const board = (await supervisor.get('/board?unit=HJ')).body
  expect(board).toMatch(
    /<input type="hidden" name="unit" value="HJ"[^>]*>(?:(?!<\/form>).)*"\/board\/together\/remind"/s,
  )
  const path = '/board/together/remind?unit=HJ'
  const page = (await supervisor.get(path)).body
  const [one, two] = placed.filter((_, i) => i === 0 || i === 3)
  if (!one || !two) throw new Error('no cases')
  const tick = ({ id }: Placed) => `case.${id}.A4`
  expect([page.includes(tick(one)), page.includes(tick(two))]).toEqual([true, true])
  // All at one click, and the form goes where it went.
  expect([page.includes(`${path.replace('&', '&amp;')}&amp;all=1`), page.includes('checked')]).toEqual([true, false])
  const all = (await supervisor.get(`${path}&all=1`)).body
  expect(all.match(/ checked/g)?.length).toBe(all.match(/type="checkbox"/g)?.length)
  expect(/<form[^>]*action="([^"]*)"/.exec(all.slice(all.indexOf('type="checkbox"') - 2000))?.[1]).not.toContain('all=')
  expect((await supervisor.post(path, { [tick(one)]: 'on', words: ' ' })).status).toBe(422)
  const sent = await supervisor.post(path, { [tick(one)]: 'on', [tick(two)]: 'on', words })
  expect((await supervisor.get(sent.headers['location'] ?? '')).body).toContain('已督促 2 件')
  await here.settle()
  const mailed = () => here.host.mailer.delivered.filter(({ text }) => text.includes(words))
  expect(mailed()).toEqual([])
  await aMinuteOn()
  // One mail a person, of what is theirs, in both languages.
  const times = (text: string) => [one, two].map(({ number }) => text.split(number).length - 1)
  expect(
    mailed()
      .map(({ text }) => times(text).join())
      .toSorted(),
  ).toEqual(['0,2', '0,2', '2,2'])
  expect(new Set(mailed().map(({ to: reader }) => reader)).size).toBe(3)
  const both = mailed().find(({ text }) => text.includes(one.number))
  expect(both?.subject).toBe('监管督促：2 项时限 / Urged by the supervisor (2)')
  const n = mailed().length
  const again = await supervisor.post(path, { [tick(one)]: 'on', words })
  const refused = (await supervisor.get(again.headers['location'] ?? '')).body
  expect([refused.includes('已督促 0 件'), refused.includes('今天已就这个时限督促过')]).toEqual([true, true])
  await aMinuteOn()
  expect(mailed()).toHaveLength(n)
})

test('51 are refused with a sentence; nobody gives or urges what is not theirs', async () => {
  const supervisor = await visit('supervisor')
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`case.${String(i).padStart(26, '0')}`, 'on']))
  const over = await supervisor.post('/board/together/assign', { ...many, to, reason })
  expect([over.status, over.body.includes('勾选的案件多于一次可以办理的件数')]).toEqual([422, true])
  const [, , , free] = placed
  if (!free) throw new Error('no case')
  const before = await fileOf(free)
  const form = { [`case.${free.id}`]: 'on', to, reason }
  for (const who of ['officer of the holder', 'head elsewhere', 'head of the holder interested', 'filer and officer'])
    expect([who, (await (await visit(who)).post('/desk/together/assign', form)).status]).toEqual([who, 303])
  for (const who of ['filer', 'auditor', 'nobody', 'system administrator'])
    for (const path of ['/desk/together/assign', '/board/together/assign', '/board/together/remind'])
      expect([who, path, (await (await visit(who)).post(path, { ...form, words })).status]).toEqual([who, path, 404])
  for (const who of ['head of the holder', 'officer of the holder', 'intake'])
    expect([who, (await (await visit(who)).get('/desk/together/remind')).status]).toEqual([who, 404])
  const interested = await visit('supervisor interested')
  await interested.post('/board/together/remind', { [`case.${free.id}.A4`]: 'on', words })
  await interested.post('/board/together/assign', form)
  expect(await fileOf(free)).toEqual(before)
  expect((await supervisor.get('/board/together/decide')).status).toBe(404)
})
