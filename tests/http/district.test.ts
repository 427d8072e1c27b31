import { beforeAll, expect, test } from 'vitest'
import { open as begin } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey, json, queueOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { instantOn } from '#law/day.ts'
import type { Directory } from '#records/directory.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { named } from '#tests/world/town.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { send } from '../publication/register.ts'
import { type Site, site, type Visitor } from './site.ts'

const actor = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const machine = actor('import', 'system', null)
const applicant = actor('applicant', 'applicant', null)
const approver = actor('intake-head', 'intakeHead', 'FGW')
const supervisor = actor('supervisor', 'supervisor', null)
const watching: Person = {
  ...{ id: 'supervisor', name: '监管员', email: 'supervisor@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'supervisor', unit: null }],
}
const said = { reason: '已核', documentChecked: '决定书' }

type Stand = { readonly here: Site; readonly id: string; readonly number: string; readonly reader: Visitor }

/** Infringement claim about a district's record. */
async function claimed(): Promise<Stand> {
  const here = site({ now: '2026-09-14' })
  await here.seat(watching)
  const record = { ...sampleRecord, area: '445302' }
  await addRecord(here.engine, record, machine)
  const id = newId(here.engine.crypto)
  const contact = { name: '张', email: 'a@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' }
  const owner = { unit: 'FGW', bySupervisor: true, approver: { role: 'intakeHead', unit: 'FGW' } }
  const typed = { about: 'HJ', harm: 'wrongListing', explanation: '不是我', wantsStop: true, wantsNotice: true }
  const done = await begin(here.engine, {
    ...{ id, procedure: 'infringement', actor: applicant, recordId: record.id, subject: record.subject.key },
    data: { ...typed, evidence: [], contact, owner, platform: 'FGW' },
  })
  if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal))
  await here.settle()
  return { here, id, number: done.file.number, reader: await here.visit(watching) }
}

let stand: Stand
beforeAll(async () => {
  stand = await claimed()
})

test.each(['/desk', '/board'])('a case about a record of a district stands on the city’s %s', async (path) => {
  expect((await stand.reader.get(path)).body).toContain(stand.number)
})

test('its notice stands among the public notices', async () => {
  const { here, id } = stand
  const rest = { compensation: null, accountability: null, noticeText: '现予更正。', shownFrom: '2026-09-01' }
  await send(here, id, 'unit.accepted', supervisor, {})
  await send(here, id, 'unit.proposed', supervisor, { ...said, verdict: 'upheld', removes: true, ...rest })
  await send(here, id, 'approver.approved', approver, {})
  const { body } = await here.ask({ path: '/notices' })
  const [, path = ''] = /href="(\/n\/[^"]+)"/.exec(body) ?? []
  expect(body).toContain('更正并恢复名誉的公告')
  expect((await here.host.publicFolder.get(path))?.body).toContain('现予更正。')
})

test('its breach stands among the city’s breaches', async () => {
  const { here, number } = await claimed()
  here.host.clock.set(instantOn('2026-12-01', '10:00'))
  await here.settle()
  const { body } = await (await here.visit(watching)).get('/board/breaches')
  expect(body).toContain(number)
})

test('one that stood on the district’s own list, as until 2026-11-28, goes to the city’s with its next step', async () => {
  const { here, id, number } = await claimed()
  const item = await here.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  const index = { ...item.index, queue: [queueOf('445302', 'supervisor'), `9999-12-31#${id}`] as const }
  const put = { ...item, v: item.v + 1, body: json({ ...caseFile(item), area: '445302' }), index }
  await here.engine.table.transact([{ put, when: { v: item.v } }])
  const reader = await here.visit(watching)
  expect((await reader.get('/desk')).body).not.toContain(number)
  await send(here, id, 'unit.accepted', supervisor, {})
  expect((await reader.get('/desk')).body).toContain(number)
})

test('a unit that goes to another district keeps its cases, its new neighbours see none, and one that goes is named to whoever looks', async () => {
  const unitsIn = (area: (id: string) => string | null) =>
    directory.units.flatMap((unit) => {
      const there = area(unit.id)
      return there === null ? [] : { ...unit, area: there }
    })
  const before = site({
    deployment: { directory: { ...directory, units: unitsIn((id) => (id === 'HJ' ? '445302' : '445303')) } },
  })
  await before.seat(...people)
  const { id, number } = await place(before.engine, stages.withUnit)
  const under = (units: Directory['units']) =>
    site({
      host: () => ({ ...before.host, deployment: { ...before.host.deployment, directory: { ...directory, units } } }),
    })
  const moved = under(unitsIn(() => '445303'))
  const back = { event: 'unit.returned', seq: '2', rightUnit: '', reason: '非本单位' }
  for (const who of ['officer elsewhere', 'head elsewhere']) {
    const neighbour = await moved.visit(named(who))
    expect((await neighbour.get('/desk')).body).not.toContain(number)
    expect((await neighbour.get(`/desk/cases/${id}`)).status).toBe(404)
    expect((await neighbour.post(`/desk/cases/${id}/events`, back)).status).toBe(404)
  }
  const holders = async (here: Site) => {
    const ledgerKey = null
    const { table, journal, deployment, clock, crypto } = here.host
    const found = await engineChecks({
      table,
      journal,
      deployment,
      clock,
      ledgerKey,
      sha256: crypto.sha256,
      close: () => {},
    })
    return found.find(({ code }) => code === 'holders')
  }
  expect(await holders(moved)).toMatchObject({ level: 'ok' })
  expect(await holders(under(unitsIn((unit) => (unit === 'HJ' ? null : '445303'))))).toMatchObject({
    ...{ level: 'error', what: { zh: expect.stringContaining('HJ (1)') } },
  })
  const own = await moved.visit(named('officer of the holder'))
  expect((await own.get('/desk')).body).toContain(number)
  expect((await own.post(`/desk/cases/${id}/events`, back)).status).toBe(303)
})
