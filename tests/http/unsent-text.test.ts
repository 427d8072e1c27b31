import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site, type Visitor } from './site.ts'

/** Supplement and statement are saved while they are typed, each by itself. */
const firm: Person = {
  ...{ id: 'filer', name: '测试公司', email: 'firm@example.com', conflicts: [], subject: sampleRecord.subject.key },
  roles: [{ role: 'applicant', unit: null }],
}
const [supplemented, stated] = ['applicant.supplemented', 'applicant.stated']

let open: Site
let who: Visitor
let path: string

beforeEach(async () => {
  open = site({ now: '2026-11-28' })
  await open.seat(firm)
  const { id } = await place(open.engine, stages.supplementing)
  await open.settle()
  who = await open.visit(firm)
  path = `/my/cases/${id}`
})

const save = (event: string, form: Readonly<Record<string, string>>) =>
  who.post(`${path}/events`, { event, seq: '1', later: 'on', ...form })
const seqIn = (body: string) => /name="seq" value="(\d+)"/.exec(body)?.[1] ?? ''

test('what was typed is there again elsewhere, each form its own, and gone once it is sent', async () => {
  const { body: before } = await who.get(path)
  expect(before.match(/data-saves="刚才填写的内容已自动保存。"/g)?.length).toBeGreaterThan(1)
  expect((await save(supplemented, { note: '营业执照写到一半' })).status).toBe(204)
  expect((await save(stated, { text: '声明写到一半' })).status).toBe(204)
  expect((await save(supplemented, { note: '营业执照已附' })).status).toBe(204)
  const elsewhere = await open.visit(firm)
  const { body } = await elsewhere.get(path)
  for (const text of ['营业执照已附', '声明写到一半']) expect(body).toContain(text)
  expect(body).not.toContain('营业执照写到一半')
  // Nothing was sent by that, and nobody else reads it.
  expect(seqIn(body)).toBe(seqIn(before))
  const colleague = { ...firm, id: 'colleague' }
  await open.seat(colleague)
  expect((await (await open.visit(colleague)).get(path)).body).not.toContain('写到一半')
  const sent = await who.post(`${path}/events`, { event: stated, seq: seqIn(body), text: '声明写完了' })
  expect([sent.status, sent.headers['location']]).toEqual([303, path])
  const { body: after } = await who.get(path)
  expect([after.includes('声明写到一半'), after.includes('营业执照已附')]).toEqual([false, true])
})

const seenFor = (body: string, event: string) =>
  new RegExp(
    `name="event" value="${event}"/?><input type="hidden" name="seq" value="\\d+"/?><input type="hidden" name="seen" value="(\\w+)"`,
  ).exec(body)?.[1] ?? ''

test('of two devices the later is shown both texts, saves none by itself, and sends either', async () => {
  const desk = await open.visit(firm)
  const [first, second] = [await who.get(path), await desk.get(path)].map(({ body }) => seenFor(body, stated))
  const seq = seqIn((await who.get(path)).body)
  for (const text of ['手机上写的', '手机上写的，改过'])
    expect((await save(stated, { text, seen: first ?? '' })).status).toBe(204)
  const theirs = { event: stated, seq, text: '电脑上写的', seen: second ?? '' }
  expect((await desk.post(`${path}/events`, { ...theirs, later: 'on' })).status).toBe(409)
  for (const _time of [1, 2]) {
    const both = await desk.post(`${path}/events`, theirs)
    expect([both.status, both.body.includes('别处保存的内容'), both.body.includes('用我这里填的，提交')]).toEqual([
      409,
      true,
      true,
    ])
    for (const text of ['手机上写的，改过', '电脑上写的']) expect(both.body).toContain(text)
  }
  // Nothing was sent, and the first text is what a page shows.
  const { body } = await desk.get(path)
  expect([seqIn(body), body.includes('手机上写的，改过'), body.includes('电脑上写的')]).toEqual([seq, true, false])
  // Each form has a text of its own.
  expect((await desk.post(`${path}/events`, { event: supplemented, seq, note: '营业执照', later: 'on' })).status).toBe(
    204,
  )
  const same = { ...theirs, text: '手机上写的，改过', later: 'on' }
  expect((await desk.post(`${path}/events`, same)).status).toBe(204)
  const both = await desk.post(`${path}/events`, { ...theirs, seen: first ?? '' })
  const chosen = await desk.post(`${path}/events`, { ...theirs, seen: seenFor(both.body, stated) })
  expect([chosen.status, chosen.headers['location']]).toEqual([303, path])
  expect((await who.get(path)).body).toContain('电脑上写的')
})

test('faults of a supplement stand on a page of their own address, with what was typed', async () => {
  const { body } = await who.get(path)
  const wrong = { event: stated, seq: seqIn(body), seen: seenFor(body, stated), text: '长'.repeat(501) }
  const sent = await who.post(`${path}/events`, wrong)
  expect([sent.status, sent.headers['location']]).toEqual([303, `${path}?check=${stated}`])
  for (const _time of [1, 2]) {
    const told = await who.get(`${path}?check=${stated}`)
    expect([told.status, told.body.includes(wrong.text), told.body.includes('id="problem"')]).toEqual([422, true, true])
  }
  // A form that is nobody's here tells nothing.
  await save('unit.proposed', { reason: '' })
  expect((await who.get(`${path}?check=unit.proposed`)).status).toBe(200)
  await save(stated, { text: '短了', seen: wrong.seen })
  const mended = await who.get(`${path}?check=${stated}`)
  expect([mended.status, mended.body.includes('短了')]).toEqual([200, true])
})

test('a refused sending keeps it; what is too long is said to be unsaved; thirty days later it is gone', async () => {
  await save(stated, { text: '先存着' })
  const refused = await who.post(`${path}/events`, { event: stated, seq: seqIn((await who.get(path)).body), text: '' })
  expect(refused.status).toBe(422)
  expect((await who.get(path)).body).toContain('先存着')
  expect((await save(stated, { text: '长'.repeat(70_000) })).status).toBe(413)
  open.host.clock.advance(31 * 24 * 3_600_000)
  await open.settle()
  const again = await open.visit(firm)
  expect((await again.get(path)).body).not.toContain('先存着')
})
