import { open, openedBefore } from '#engine/begin/commit.ts'
import { declineYear, proposeYear } from '#engine/begin/holiday-editions.ts'
import { noticeWrites } from '#engine/begin/public-notices.ts'
import { bulletinItem } from '#engine/figures/bulletin-kind.ts'
import { enterIncident } from '#engine/figures/incidents.ts'
import { recheckItem } from '#engine/figures/recheck-kind.ts'
import { orderHolder } from '#engine/papers/holder-order.ts'
import { beginMandate, stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate } from '#engine/people/mandates.ts'
import { enterPerson, propose } from '#engine/people/people-admin.ts'
import { noteQuery } from '#engine/register/bulk-query.ts'
import { erasureItem, proposedErasure } from '#engine/register/erasure-kind.ts'
import { tellToLift } from '#engine/register/measures.ts'
import { addRecord } from '#engine/register/register.ts'
import { handTicket } from '#engine/register/tickets.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { batchReport } from '#engine/scan/import-batch.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItem } from '#engine/store/held-items.ts'
import { newId } from '#engine/store/id.ts'
import { foundKey, json, listedOf, moment } from '#engine/store/keys.ts'
import { firstWay, saveDraft } from '#functions/http/case/draft.ts'
import { noteView } from '#functions/http/door/view-log.ts'
import { shanghaiDay } from '#law/day.ts'
import { noRows } from '#records/import/import.ts'
import { proposeSettings } from '#settings/setting-editions.ts'
import { other, subject } from '#tests/authz/people.ts'
import { notice2027 } from '#tests/support/holiday-notice.ts'
import { everyCase } from '#tests/support/recount.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { repair } from '#workflows/repair/index.ts'
import { fillHooks } from './fill-hooks.ts'
import { firm, named, pastMonth } from './town.ts'

const machine = { id: 'import', role: 'system', unit: null } as const

/** Fills pages' further lists by their own acts. */
export async function fillLists(engine: Engine, n: number): Promise<void> {
  const all = Array.from({ length: n }, (_, i) => i)
  for (const i of all) {
    await incomplete(engine, i)
    await heldRow(engine, i)
    await tellToLift(engine, ['HJ', 'SCJG'], { recordId: sampleRecord.id, caseId: `lifting${i}`, note: `措施${i}号` })
    await staff(engine, i)
    await otherDraftDays(engine, i)
    await noteView(engine, named('auditor'), `看过${i}号`, { subject })
    await noteQuery(engine, {
      ...{ who: 'officer', unit: 'HJ', purpose: 'permit', matter: `批次${i}号`, asked: 1, found: 0 },
    })
    await handTicket(engine, {
      ...{ number: `YF-2026-${i}`, caller: `来电人${i}号`, phone: '13800000000' },
      ...{ words: '来电', calledAt: i },
    })
    await draft(engine, i)
    await mandates(engine, i)
    await batch(engine, i)
    await handedOver(engine, i)
    await listed(engine, i)
    await fillHooks(engine, i)
    await holidays(engine, i)
    await erasure(engine, i)
    await overseen(engine, i)
    await incident(engine, i)
    await ordered(engine, i)
  }
  await addRecord(engine, sampleRecord, machine)
  const [file] = await everyCase(engine)
  for (const i of file ? all : []) await notice(engine, i, file?.id ?? '')
  while ((await consumeAll(engine)) > 0);
}

export const orderWords = (i: number): string => `请处理${i}号`

/** Given over nothing, as it lists the same. */
async function ordered(engine: Engine, i: number) {
  const given = { recipient: 'HJ', words: orderWords(i), due: shanghaiDay(engine.clock.now()), changes: [] }
  await orderHolder(engine, machine, given, async () => [])
}

async function incomplete(engine: Engine, i: number) {
  const [version] = sampleRecord.versions
  if (!version) throw new Error('no version')
  const who = { ...sampleRecord.subject, key: firm('gap', i), code: firm('gap', i) }
  const documentNumber = { raw: `缺栏〔2026〕${i}号`, key: `缺栏(2026)${i}号` }
  const versions = [{ ...version, fields: { ...version.fields, CF_SY: '', CF_WSH: documentNumber.raw } }]
  await addRecord(
    engine,
    { ...sampleRecord, id: newId(engine.crypto), documentNumber, versions, subject: who },
    machine,
  )
}

async function heldRow(engine: Engine, i: number) {
  const { authority, provider, kind } = sampleRecord
  const documentNumber = { raw: `留置〔2026〕${i}号`, key: `留置(2026)${i}号` }
  const at = engine.clock.now()
  const row = {
    key: `held${i}`,
    naturalKey: `held${i}`,
    kind,
    batch: 'none',
    row: i,
    at,
    sourceId: null,
    documentNumber,
  }
  const rest = {
    authority,
    provider,
    subjectName: '某公司',
    fields: {},
    reasons: ['codeMissing'],
    recordId: null,
    setsA10: false,
  }
  await engine.table.transact([{ put: heldItem(engine, { ...row, ...rest }), when: 'absent' }])
}

async function staff(engine: Engine, i: number) {
  const by = named('system administrator').id
  await enterPerson(engine, by, { id: `clerk-${i}`, name: `职员${i}号`, email: `clerk-${i}@example.com` })
  const seat = { role: 'officer', unit: 'HJ' } as const
  await propose(engine, by, { kind: 'grant', person: `clerk-${i}`, seat, email: null, reason: `新任${i}号` })
}

async function otherDraftDays(engine: Engine, i: number) {
  const typed = { 'target.draft.days': '60' }
  const by = named('system administrator').id
  const done = await proposeSettings(engine, by, { group: 'targets', typed, reason: `改为六十天，第${i}次` })
  if (done.kind !== 'done') throw new Error(`not proposed: ${JSON.stringify(done)}`)
}

async function draft(engine: Engine, i: number) {
  const blank = { recordId: null, contact: null, way: firstWay(engine, null, null), typed: {}, savedAt: 0 }
  const held = { documentNumber: `草稿〔2026〕${i}号`, authority: '某局' }
  await saveDraft(engine, { ...blank, id: newId(engine.crypto), owner: named('filer').id, held })
}

/** Agent of many, a waiting claim, a busy agent. */
async function mandates(engine: Engine, i: number) {
  const by = { id: named('filer').id, role: 'applicant', unit: null } as const
  const given = mandate(engine, { agent: other, subject: firm('principal', i), subjectName: `委托人${i}号` })
  await beginMandate(engine, given, { step: 'given', by, reason: '' })
  const claim = mandate(engine, { agent: firm('claimant', i), agentName: `申请代理${i}号`, subject })
  await beginMandate(engine, claim, { step: 'drafted', by, reason: '' })
  const stored = await findMandate(engine, claim.id)
  if (stored) await stepMandate(engine, stored, { step: 'claimed', by, reason: '' }, 'FGW')
  for (let of = 0; of < 5; of += 1) {
    const busy = mandate(engine, { agent: firm('busy', i), agentName: `代办${i}号`, subject: firm('served', of) })
    await beginMandate(engine, busy, { step: 'given', by, reason: '' })
  }
}

type Facts = Parameters<typeof beginMandate>[1]
const mandate = (engine: Engine, over: Partial<Facts> & Pick<Facts, 'agent' | 'subject'>): Facts => ({
  id: newId(engine.crypto),
  kind: 'agent',
  subjectName: over.subject,
  agentName: over.agent,
  actions: ['see'],
  records: null,
  from: '2026-01-01',
  until: '2027-01-01',
  letters: [],
  ...over,
})

async function handedOver(engine: Engine, i: number) {
  const id = newId(engine.crypto)
  const who = { ...sampleRecord.subject, key: firm('repairs', i), code: firm('repairs', i) }
  await addRecord(engine, { ...sampleRecord, id, subject: who }, machine)
  const example = repair.examples.find(({ open }) => Object(open.data)['channel'] === 'creditChina')
  await open(engine, {
    ...{ id: newId(engine.crypto), procedure: 'repair', recordId: id, subject: who.key },
    actor: { id: 'firm', role: 'applicant', unit: null },
    data: example?.open.data ?? {},
  })
}

async function batch(engine: Engine, i: number) {
  const at = engine.clock.now() + i
  const one = {
    ...noRows,
    id: `batch${i}`,
    at,
    file: `报送${i}号.csv`,
    sha256: '00',
    kind: 'penalty',
    full: false,
  } as const
  const report = batchReport(engine, {
    ...one,
    sender: 'HJ',
    by: 'import',
    shown: 0,
    absent: 0,
    issues: 0,
    status: 'done',
  })
  await report.put({ ...one, sender: 'HJ', by: 'import', shown: 0, absent: 0, issues: 0, status: 'done' })
}

async function listed({ table, clock, deployment }: Engine, i: number) {
  const why = { zh: `待复核${i}号`, en: `To look at ${i}` }
  const found = {
    procedure: 'exofficio',
    recordId: sampleRecord.id,
    caseId: `found${i}`,
    rule: 'x',
    key: `${i}`,
    article: '',
  }
  const queue = [listedOf(deployment.area, '2026-09'), `${moment(clock.now())}#found${i}`] as const
  const body = json({ ...found, why, listed: true, on: '2026-09-16' })
  await table.transact([
    { put: { ...foundKey(`listed${i}`, `found${i}`), v: 1, body, index: { queue } }, when: 'absent' },
  ])
}

async function notice(engine: Engine, i: number, caseId: string) {
  const found = await openedBefore(engine, caseId)
  if (!found) throw new Error('no case')
  const event = { type: 'notice.put', at: engine.clock.now(), actor: machine, data: null }
  const one = { kind: 'restoring', text: `更正启事${i}号`, unit: 'FGW', publicUntil: '2026-10-30' } as const
  await engine.table.transact(noticeWrites(engine, one, found.file, event))
}

async function incident(engine: Engine, i: number) {
  const given = { harm: 'leaked', certain: false, noticed: '2026-09-15', what: `第${i}次误发名单` } as const
  const done = await enterIncident(engine, named('security administrator').id, given)
  if (done.kind !== 'done') throw new Error(`not entered: ${JSON.stringify(done)}`)
}

/** A notice entered, and declined by another. */
async function erasure({ table, clock, deployment }: Engine, i: number) {
  const asked = { id: `gone${i}`, number: `445300-20160914-${i}`, reason: `保存期满${i}号`, by: 'system-admin' }
  const put = erasureItem(proposedErasure(asked, clock.now() + i), deployment.area, 1)
  await table.transact([{ put, when: 'absent' }])
}

async function holidays(engine: Engine, i: number) {
  const done = await proposeYear(engine, named('system administrator').id, notice2027)
  // A town beyond its calendar takes no later year.
  if (done.kind !== 'done') return
  const why = { year: done.year, n: done.n, reason: `第${i}次不确认` }
  await declineYear(engine, named('security administrator').id, why)
}

/** A case drawn for a recheck, and a bulletin released. */
async function overseen({ table, deployment: { area }, clock }: Engine, i: number) {
  const at = clock.now()
  const drawn = { caseId: `drawn${i}`, number: `抽查${i}号`, unit: 'HJ', subject: firm('drawn', i) }
  const recheck = recheckItem({ ...drawn, month: '2026-08', at, result: null }, area, 1)
  const none = { onTime: 0, late: 0, open: 0, overdue: 0 }
  const by = named('supervisor').id
  const figures = { received: 0, answered: 0, ...none, units: [] }
  const one = { month: pastMonth(i), by, text: `通报${i}`, figures, at, released: { by, at } }
  await table.transact([
    { put: recheck, when: 'absent' },
    { put: bulletinItem(one, area, 1), when: 'absent' },
  ])
}
