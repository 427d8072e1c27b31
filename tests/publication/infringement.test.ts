import { expect, test } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { publicNotices } from '#engine/begin/public-notices.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { addDays } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { type Site, site } from '#tests/http/site.ts'
import { itemsOf } from '#tests/support/lists.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { enter, filesOf, objectTo, recordNow, searches, send, shownAt, traces, wholeFolder } from './register.ts'

const supervisor: Actor = { id: 'supervisor', role: 'supervisor', unit: null }
const approver: Actor = { id: 'intake-head', role: 'intakeHead', unit: 'FGW' }
const intake: Actor = { id: 'intake-1', role: 'intake', unit: 'FGW' }
const applicant: Actor = { id: 'applicant', role: 'applicant', unit: null }
const said = { reason: '已核', documentChecked: '决定书' }
const text = '现将误公示一事予以更正，消除影响。'

async function claim(here: Site, record: RecordFile, wantsNotice = true): Promise<string> {
  const id = newId(here.engine.crypto)
  const contact = { name: '张', email: 'a@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' }
  const owner = { unit: 'FGW', bySupervisor: true, approver: { role: 'intakeHead', unit: 'FGW' } }
  const data = { about: 'HJ', harm: 'wrongListing', explanation: '不是我', wantsStop: true, wantsNotice, evidence: [] }
  const done = await open(here.engine, {
    ...{ id, procedure: 'infringement', actor: applicant, recordId: record.id, subject: record.subject.key },
    data: { ...data, contact, owner, platform: 'FGW' },
  })
  if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal))
  await here.settle()
  return id
}

async function stop(here: Site, id: string): Promise<void> {
  await send(here, id, 'unit.proposedStop', supervisor, said)
  await send(here, id, 'approver.approved', approver, {})
}

async function uphold(here: Site, id: string, notice: object): Promise<void> {
  await send(here, id, 'platform.stopped', intake, { what: '页面' })
  const rest = { compensation: null, accountability: null, noticeText: null, shownFrom: null, ...notice }
  await send(here, id, 'unit.proposed', supervisor, { ...said, verdict: 'upheld', removes: true, ...rest })
  await send(here, id, 'approver.approved', approver, {})
}

const isShown = async (here: Site, { id }: RecordFile) =>
  (await Promise.all(filesOf(id).map((path) => shownAt(here, path)))).every((body) => body !== undefined)

test('what a person stopped is shown nowhere, and as it was once the claim is withdrawn', async () => {
  const here = site({ now: '2026-09-14' })
  const record = await enter(here)
  const before = await wholeFolder(here)
  const objection = await objectTo(here, record)
  const id = await claim(here, record)
  expect(await isShown(here, record)).toBe(true)
  await stop(here, id)
  const files = [...(await wholeFolder(here))].flat().join('\n')
  expect(traces(record).filter((trace) => files.includes(trace))).toEqual([])
  for (const { body } of await searches(here, traces(record))) expect(body).not.toContain(record.authority.raw)
  // No other case is moot: the stop is not an end.
  expect((await recordNow(here, record.id)).overlays.disputedBy).toEqual([objection])
  await send(here, id, 'applicant.withdrew', applicant, { reason: '' })
  await send(here, objection, 'applicant.withdrew', applicant, { reason: '' })
  expect(await shownAt(here, `/r/${record.id}`)).toBe(before.get(`/r/${record.id}`))
})

test('upheld, the record is gone, and the notice stands as long as the wrong was public', async () => {
  const here = site({ now: '2026-09-14' })
  const record = await enter(here)
  const id = await claim(here, record)
  await stop(here, id)
  await uphold(here, id, { noticeText: text, shownFrom: '2026-09-01' })
  expect(await isShown(here, record)).toBe(false)
  const items = await itemsOf(publicNotices(here.engine, undefined))
  expect(items.map((notice) => [notice.text, notice.publicUntil])).toEqual([[text, addDays('2026-09-14', 13)]])
  const files = await wholeFolder(here)
  expect(files.get(`/n/${items[0]?.id}`)).toContain(text)
  const bytes = [...files].flat().join('\n')
  expect(traces(record).filter((trace) => bytes.includes(trace))).toEqual([])
})

test('without the subject’s agreement, given or taken back in time, there is no notice', async () => {
  const here = site({ now: '2026-09-14' })
  for (const wantsNotice of [false, true]) {
    const record = await enter(here, { documentNumber: { raw: `测${wantsNotice}`, key: `测${wantsNotice}` } })
    const id = await claim(here, record, wantsNotice)
    await stop(here, id)
    await send(here, id, 'applicant.agreed', applicant, { notice: false })
    await uphold(here, id, {})
    expect((await recordNow(here, record.id)).ended?.reason).toBe('removed')
  }
  expect(await itemsOf(publicNotices(here.engine, undefined))).toEqual([])
})

test('whoever it restores takes the notice down early, and nobody else; the log says who', async () => {
  const here = site({ now: '2026-09-14' })
  const record = await enter(here)
  const id = await claim(here, record)
  await stop(here, id)
  await uphold(here, id, { noticeText: text, shownFrom: '2026-09-01' })
  const [notice] = await itemsOf(publicNotices(here.engine, undefined))
  const person = (name: string, subject: string): Person => ({
    ...{ id: name, name, email: `${name}@example.com`, subject, conflicts: [] },
    roles: [{ role: 'applicant', unit: null }],
  })
  const [own, other] = [person('applicant', record.subject.key), person('other', '91445302735018834C')]
  await here.seat(own, other)
  const path = `/my/cases/${id}/notice`
  expect((await (await here.visit(other)).post(path, { notice: notice?.id ?? '' })).status).toBe(404)
  expect((await wholeFolder(here)).has(`/n/${notice?.id}`)).toBe(true)
  const who = await here.visit(own)
  expect((await who.get(`/my/cases/${id}`)).body).toContain(text)
  expect((await who.post(path, { notice: notice?.id ?? '' })).status).toBe(303)
  await here.settle()
  expect((await wholeFolder(here)).has(`/n/${notice?.id}`)).toBe(false)
  expect(await itemsOf(publicNotices(here.engine, undefined))).toEqual([])
  expect((await who.get(`/my/cases/${id}`)).body).not.toContain(path)
  const { items } = await here.engine.table.query({
    ...{ index: 'main', pk: `notice#${notice?.id}`, prefix: 'log#', limit: 5 },
  })
  expect(JSON.stringify(items.at(-1)?.body)).toContain('"applicant"')
})
