import { beforeAll, expect, test } from 'vitest'
import { formToken, keepForm } from '#engine/people/kept-form.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site, type Visitor } from './site.ts'

let here: Site
let filed: string
let proposed: string
const visit = (who: string) => here.visit(named(who))
const hiddenIn = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''
const entries = () => here.engine.journal.size()

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  filed = (await place(here.engine, stages.filed)).id
  proposed = (await place(here.engine, stages.proposed)).id
  await here.settle()
})

/** Sends what is refused: its page has an address, with the text. */
async function refused(who: Visitor, at: { page: string; events: string }, form: Readonly<Record<string, string>>) {
  const { body } = await who.get(at.page)
  const before = await entries()
  const answer = await who.post(at.events, { ...form, seq: hiddenIn(body, 'seq'), csrf: hiddenIn(body, 'csrf') })
  const to = answer.headers['location'] ?? ''
  expect([answer.status, to.split('?told=')[0]]).toEqual([303, at.page])
  const texts = Object.values(form).filter((text) => text.length > 4 && !text.includes('.'))
  for (const shown of [await who.get(to), await who.get(to)])
    expect([shown.status, texts.every((text) => shown.body.includes(text))]).toEqual([422, true])
  expect(await entries()).toBe(before)
  expect((await who.get(at.page)).status).toBe(200)
  return { to, text: texts[0] ?? '' }
}

const desk = (id: string) => ({ page: `/desk/cases/${id}`, events: `/desk/cases/${id}/events` })

test('faults of a form at the desk have an address of their own, for its writer alone, half an hour', async () => {
  const intake = await visit('intake')
  const form = { event: 'intake.forwarded', unit: '', reason: '转办的理由在此' }
  const { to, text } = await refused(intake, desk(filed), form)
  const told = to.split('?')[1]
  const others = [
    await (await visit('head of intake')).get(to),
    await intake.get(`/desk/cases/${proposed}?${told}`),
    await intake.get(`${desk(filed).page}?told=none`),
  ]
  for (const { body } of others) expect(body).not.toContain(text)
  // A form kept as its session was over tells no fault.
  const kept = { path: desk(filed).events, form: { reason: text } }
  const over = await keepForm(here.engine, formToken(here.engine, named('intake').id), kept)
  expect((await intake.get(`${desk(filed).page}?told=${over?.id}`)).status).toBe(200)
  here.host.clock.advance(31 * 60_000)
  const later = await (await visit('intake')).get(to)
  expect([later.status, later.body.includes(text)]).toEqual([200, false])
})

test('so do those of an approver, and of a withdrawal', async () => {
  const head = await visit('head of the holder')
  const approval = { page: `/desk/cases/${proposed}/approval`, events: desk(proposed).events }
  await refused(head, approval, { event: 'approver.returned', reason: '' })
  const owner = await visit('filer')
  const withdrawal = { page: `/my/cases/${filed}/withdraw`, events: `/my/cases/${filed}/events` }
  await refused(owner, withdrawal, { event: 'applicant.withdrew', reason: '不再需要'.repeat(2000) })
})
