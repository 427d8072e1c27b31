import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { formFor } from '#engine/case/form-for.ts'
import { caseKey } from '#engine/store/keys.ts'
import { program } from '#tests/api/program.ts'
import { readForm } from '#web/read-form.ts'
import { objection } from '#workflows/objection/index.ts'
import { people, type Who } from './people.ts'
import { has, isOwner, opensList, readsAtDesk, type Stand, sends } from './policy.ts'
import { type Probe, probes } from './probes.ts'
import { type Placed, place, type StageName, secrets, stages } from './stages.ts'
import { type Town, town, unknownId } from './sweep.ts'

/** The interface opens to the same people as pages. */

const sees = (who: Who, stand: Stand) => isOwner(who, stand) || readsAtDesk(who, stand)
const shown: readonly StageName[] = ['filed', 'asking', 'misrouted', 'misroutedTwice', 'proposed', 'stalled']

test.each(shown)('a case opens to those who may see its page, and is nowhere for others (%s)', async (stage) => {
  const open = await town()
  const { id, number, stand } = await place(open.engine, stages[stage])
  const wrong: string[] = []
  for (const who of people) {
    const there = await program(open, who).get(`/cases/${id}`)
    const unknown = await program(open, who).get(`/cases/${unknownId}`)
    const uploads = await program(open, who).get(`/uploads/${id}`)
    const leaked = secrets(number).some((secret) => JSON.stringify(there.body).includes(secret))
    const expected = sees(who, stand) ? [200, true] : [404, false]
    if (there.status !== expected[0] || leaked !== expected[1]) wrong.push(`${who.as}: ${there.status} ${leaked}`)
    if (expected[0] === 404 && JSON.stringify(there.body) !== JSON.stringify(unknown.body))
      wrong.push(`${who.as}: told`)
    if (unknown.status !== 404) wrong.push(`${who.as}: unknown ${unknown.status}`)
    if (uploads.status !== (isOwner(who, stand) ? 200 : 404)) wrong.push(`${who.as}: uploads ${uploads.status}`)
  }
  expect(wrong).toEqual([])
})

test('an applicant sees nothing there of what is only proposed', async () => {
  const open = await town()
  const { id } = await place(open.engine, stages.proposed)
  const filer = people.find((who) => who.as === 'filer')
  const { body } = await program(open, filer ?? null).get(`/cases/${id}`)
  expect(body).toMatchObject({ items: [{ proposed: null }, { proposed: null }] })
  expect(JSON.stringify(body)).not.toContain('已核对')
})

test('an event moves a case only from a seat that may send it', async () => {
  const open = await town()
  const wrong: string[] = []
  let cells = 0
  for (const probe of probes) {
    let placed = await place(open.engine, stages[probe.stage])
    for (const who of people) {
      const { fault, moved } = await tried(open, placed, who, probe)
      if (fault !== null) wrong.push(`${who.as}: ${probe.event} ${probe.stage}: ${fault}`)
      if (moved) placed = await place(open.engine, stages[probe.stage])
      cells += 1
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThanOrEqual(900)
})

const none = { returns: [], candidates: [], statement: null }

async function tried(open: Town, { id, stand }: Placed, who: Who, { event, form }: Probe) {
  const seq = await seqOf(open, id)
  const body = { event, seq, data: readForm(formFor(objection, event, none, null), form) }
  const key = `${id}${who.id}${event}${seq}`.slice(-150)
  const answer = await program(open, who).post(`/cases/${id}/events`, body, key)
  const moved = (await seqOf(open, id)) !== seq
  const expected = statusFor(who, event, stand)
  const isRight = answer.status === expected && moved === (expected === 200)
  return { moved, fault: isRight ? null : `${answer.status} ${JSON.stringify(answer.body)}, not ${expected}; ${moved}` }
}

function statusFor(who: Who, event: string, stand: Stand): number {
  if (!sees(who, stand)) return 404
  const sent = sends(who, event, stand)
  return typeof sent === 'string' ? 403 : sent ? 200 : 409
}

async function seqOf(open: Town, id: string): Promise<number> {
  const item = await open.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item).seq
}

test.each([
  ['/own/records', '/my/records'],
  ['/own/cases', '/my/cases'],
  ['/tasks', '/desk'],
  ['/tasks?asked=true', '/desk?filter=asked'],
  ['/tasks?waiting=true', '/desk?filter=waiting'],
])('the list %s is open to those who have the page %s', async (path, page) => {
  const open = await town()
  const { number } = await place(open.engine, stages.asking)
  for (const who of people) {
    const { status, body } = await program(open, who).get(path)
    const shownPage = await open.visitors.get(who.id)?.get(page)
    expect([who.as, status]).toEqual([who.as, opensList(who, page) ? 200 : 404])
    const named = shownPage?.body.includes(number) ?? false
    if (path !== '/own/records') expect([who.as, JSON.stringify(body).includes(number)]).toEqual([who.as, named])
    const leaked = secrets(number).some((secret) => JSON.stringify(body).includes(secret))
    expect([who.as, leaked && !named]).toEqual([who.as, false])
  }
})

test('nobody files for a subject that is not their own', async () => {
  const open = await town()
  const { id } = await place(open.engine, stages.filed)
  const item = await open.engine.table.get(caseKey(id))
  const record = item && caseFile(item).recordId
  const contact = { name: '张三', email: 'a@example.com', phone: '0766 0000000', consentElectronic: true, lang: 'zh' }
  const stand = { subject: people[0]?.subject ?? '' }
  const grounds = ['E1', 'E4', 'E5', 'E6', 'E7', 'E10', 'E11']
  for (const who of people) {
    // Of one ground there is one open case.
    const items = [{ field: null, ground: isOwner(who, stand) ? grounds.shift() : 'E3', claimed: '遗漏' }]
    const filing = { channel: 'city', items, explanation: '说明', contact }
    const post = (body: object, key: string) => program(open, who).post('/objections', body, `${who.id}-${key}`)
    const own = isOwner(who, stand)
    expect([who.as, (await post({ ...filing, record }, 'record-key')).status]).toEqual([who.as, own ? 201 : 404])
    const without = await post({ ...filing, record: null }, 'without-key')
    expect([who.as, without.status]).toEqual([who.as, has(who, ['applicant']) ? 201 : 404])
    const begun = await program(open, who).post('/uploads', {}, `${who.id}-upload`)
    expect([who.as, begun.status]).toEqual([who.as, has(who, ['applicant']) ? 201 : 404])
    for (const other of people.slice(0, 4)) {
      if (other.id === who.id || begun.status !== 201) continue
      expect((await program(open, other).get(`/uploads/${begun.body['id']}`)).status).toBe(404)
    }
  }
})
