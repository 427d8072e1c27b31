import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { acts, arrive, optedIn } from '#tests/links/mailed.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

const why = '原承办人调离，请尽快接手。'
const officer = (id: string): Person => ({
  ...{ id, name: `姓名${id}`, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role: 'officer', unit: 'HJ' }],
})
const [first, second] = [officer('first'), officer('second')]

/** A case with its unit, where two officers and their head sit. */
async function town() {
  const here = site({ now: '2026-09-14', deployment: { directory: optedIn } })
  const others = ['filer', 'head of the holder', 'head elsewhere', 'supervisor', 'system administrator', 'auditor']
  await here.seat(first, second, ...others.map(named), named('officer of the holder interested'))
  const { id, number } = await place(here.engine, stages.withUnit)
  await here.settle()
  return { here, id, number }
}

const fileOf = async ({ engine }: Site, id: string) => {
  const item = await engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}
const mailsTo = ({ host }: Site, { email }: Person) => host.mailer.delivered.filter(({ to }) => to === email)
const tokenOf = (here: Site, who: Person) =>
  mailsTo(here, who)
    .flatMap(({ text }) => /\/a#([0-9A-Z]{52})/.exec(text)?.[1] ?? [])
    .at(-1) ?? ''

test('the head gives a case to one officer: a new mail and link, the other’s link ends, no clock moves', async () => {
  const { here, id, number } = await town()
  const head = await here.visit(named('head of the holder'))
  const before = await fileOf(here, id)
  const old = tokenOf(here, first)
  const had = mailsTo(here, second).length
  const path = `/desk/cases/${id}/assign`
  expect((await head.get(`/desk/cases/${id}`)).body).toContain(`href="${path}"`)
  const page = await head.get(path)
  expect(page.body).toContain('value="second"')
  // Whoever declared an interest is not offered, and not taken either.
  expect(page.body).not.toContain('officer-of-the-holder-interested')
  const barred = await head.post(path, { to: 'officer-of-the-holder-interested', reason: why })
  expect([barred.status, barred.body.includes('请选择一项')]).toEqual([422, true])
  expect((await head.post(path, { to: 'second', reason: ' ' })).status).toBe(422)
  expect((await head.post(path, { to: 'second', reason: why })).status).toBe(303)
  await here.settle()
  const after = await fileOf(here, id)
  expect([after.clocks, after.holder, after.state, after.held]).toEqual([
    before.clocks,
    before.holder,
    before.state,
    before.held,
  ])
  const mails = mailsTo(here, second).slice(had)
  expect(mails.map(({ subject }) => subject.includes(number))).toEqual([true])
  expect(mails[0]?.text).toContain(why)
  const { page: over } = await arrive({ open: here, token: old })
  expect(over.body).toContain('任务已转由其他人或单位办理')
  expect(over.body).not.toContain('/a/fresh')
  expect((await acts({ open: here, token: tokenOf(here, second) }, { action: 'note.recommend' })).status).toBe(303)
  const desk = (await head.get(`/desk/cases/${id}`)).body
  expect([desk.includes(why), desk.includes('姓名second')]).toEqual([true, true])
  const mine = (await (await here.visit(named('filer'))).get(`/my/cases/${id}`)).body
  expect([mine.includes(why), mine.includes('姓名second')]).toEqual([false, false])
  // Given to that officer already: not offered again.
  expect((await head.post(path, { to: 'second', reason: why })).status).toBe(422)
})

test('from then on mails of the seat go to the officer named, and to all once that one has left', async () => {
  const { here, id } = await town()
  const supervisor = await here.visit(named('supervisor'))
  await supervisor.post(`/desk/cases/${id}/assign`, { to: 'second', reason: why })
  await here.settle()
  const urge = async (words: string) =>
    (await here.visit(named('supervisor'))).post(`/board/cases/${id}/urge`, { limit: 'A4', words })
  const had = mailsTo(here, first).length
  await urge('请说明进度。')
  await here.settle()
  const heard = (who: Person, words: string) => mailsTo(here, who).filter(({ text }) => text.includes(words)).length
  expect([heard(first, '请说明进度。'), heard(second, '请说明进度。')]).toEqual([0, 1])
  expect(mailsTo(here, first)).toHaveLength(had)
  const admin = await here.visit(named('system administrator'))
  const seat = { role: 'officer', unit: 'HJ', reason: '离任' }
  expect((await admin.post('/admin/people/second/revoke', seat)).status).toBe(303)
  here.host.clock.advance(24 * 3_600_000)
  await urge('请今天提出意见。')
  await here.settle()
  expect([heard(first, '请今天提出意见。'), heard(second, '请今天提出意见。')]).toEqual([1, 0])
})

test('many cases of one who leaves go at once, and only from whoever may', async () => {
  const { here, id } = await town()
  const more = await place(here.engine, stages.withUnit)
  const elsewhere = await place(here.engine, stages.filed)
  await here.settle()
  const head = await here.visit(named('head of the holder'))
  const path = '/desk/hand-over/first'
  const page = (await head.get(path)).body
  expect([id, more.id, elsewhere.id].map((one) => page.includes(`case.${one}`))).toEqual([true, true, false])
  expect((await head.get('/desk/absences')).body).toContain(`href="${path}"`)
  const empty = await head.post(path, { to: '', reason: '' })
  expect([empty.status, empty.body.match(/请选择一项/g)?.length]).toEqual([422, 4])
  const form = { [`case.${id}`]: 'on', [`case.${more.id}`]: 'on', [`case.${elsewhere.id}`]: 'on' }
  const gone = await head.post(path, { ...form, to: 'second', reason: why })
  const moved = `${path}?done=${id}.${more.id}&left=${elsewhere.id}-notFound`
  expect(gone.headers['location']).toBe(moved)
  await here.settle()
  const told = (await head.get(moved)).body
  expect([told.includes('已改派 2 件'), told.includes(elsewhere.number)]).toEqual([true, true])
  expect([id, more.id].map((one) => told.includes(`case.${one}`))).toEqual([false, false])
  expect(mailsTo(here, second).filter(({ text }) => text.includes(why))).toHaveLength(2)
  // The administrator of accounts may too, without reading the case.
  const admin = await here.visit(named('system administrator'))
  expect((await admin.get('/admin/people/second')).body).toContain('/desk/hand-over/second')
  // Another gave it meanwhile: it stays.
  const form2 = { [`case.${id}`]: 'on', to: 'first', reason: why }
  expect((await admin.get('/desk/hand-over/second')).body).toContain(`name="from.${id}" value="second"`)
  const late = await admin.post('/desk/hand-over/second', { ...form2, [`from.${id}`]: 'third' })
  expect(late.headers['location']).toBe(`/desk/hand-over/second?done=&left=${id}-movedOn`)
  const back = await admin.post('/desk/hand-over/second', { ...form2, [`from.${id}`]: 'second' })
  expect(back.headers['location']).toBe(`/desk/hand-over/second?done=${id}&left=`)
  expect((await admin.get(`/desk/cases/${id}`)).status).toBe(404)
  for (const who of ['filer', 'head elsewhere', 'auditor'])
    expect([who, (await (await here.visit(named(who))).get(path)).status]).toEqual([who, 404])
})

test('the board names the officer, and a row leads to where it can be given on', async () => {
  const { here, id } = await town()
  const supervisor = await here.visit(named('supervisor'))
  await supervisor.post(`/desk/cases/${id}/assign`, { to: 'second', reason: why })
  await here.settle()
  const board = (await supervisor.get('/board')).body
  expect(board).toContain(`href="/desk/cases/${id}/assign"`)
  expect([board.includes('姓名second'), board.includes('姓名first')]).toEqual([true, false])
  const of = async (person: string) =>
    (await supervisor.get(`/board?unit=HJ&person=${person}`)).body.includes(`/desk/cases/${id}/assign`)
  expect([await of('second'), await of('first')]).toEqual([true, false])
})

test('of two heads who give a case on at once one wins, and the other is told who has it', async () => {
  const { here, id } = await town()
  const third = officer('third')
  await here.seat(third, named('second head of the holder'))
  const path = `/desk/cases/${id}/assign`
  const heads = [await here.visit(named('head of the holder')), await here.visit(named('second head of the holder'))]
  expect((await heads[0]?.get(path))?.body).toMatch(/name="from" value(=""|>|\/)/)
  const sent = await Promise.all(
    heads.map((head, i) => head.post(path, { to: i === 0 ? 'second' : 'third', reason: why, from: '' })),
  )
  expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 409])
  const winner = sent[0]?.status === 303 ? 'second' : 'third'
  const loser = sent.find(({ status }) => status === 409)
  expect(loser?.body).toContain(`姓名${winner}`)
  expect((await fileOf(here, id)).assigned?.at(-1)?.person).toBe(winner)
  // A form opened before somebody else gave it on is told too.
  const late = await heads[0]?.post(path, { to: 'first', reason: why, from: '' })
  expect([late?.status, (await fileOf(here, id)).assigned?.at(-1)?.person]).toEqual([409, winner])
})

test('a spent link of an officer from whom the case was taken offers no fresh one', async () => {
  const { here, id } = await town()
  const token = tokenOf(here, first)
  expect((await acts({ open: here, token }, { action: 'note.recommend' })).status).toBe(303)
  const head = await here.visit(named('head of the holder'))
  expect((await head.post(`/desk/cases/${id}/assign`, { to: 'second', reason: why })).status).toBe(303)
  await here.settle()
  const { page: over } = await arrive({ open: here, token })
  expect(over.body).not.toContain('/a/fresh')
})
