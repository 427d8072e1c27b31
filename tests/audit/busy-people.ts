import { commit } from '#engine/begin/commit.ts'
import { contestBreach } from '#engine/begin/contest.ts'
import { confirmYear, declineYear, proposeYear } from '#engine/begin/holiday-editions.ts'
import { giveOrder, orderable } from '#engine/begin/supervise.ts'
import { urge, urgeInWords } from '#engine/begin/urge.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { draftBulletin, editBulletin, monthsOver, releaseBulletin } from '#engine/figures/bulletins.ts'
import {
  accountsLeft,
  closeIncident,
  closeReview,
  doDuty,
  enterIncident,
  lookAtAccounts,
  reviewOf,
} from '#engine/figures/incidents.ts'
import { drawnWrites, enterRecheck } from '#engine/figures/rechecks.ts'
import { tellHolderOrder } from '#engine/mail/tell-staff.ts'
import { answerHolderOrder, orderHolder } from '#engine/papers/holder-order.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import { takePeople } from '#engine/people/first-administrators.ts'
import { declareInterest, removeInterest } from '#engine/people/interests.ts'
import { beginMandate, type MandateStep, stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate } from '#engine/people/mandates.ts'
import { reviewYear } from '#engine/people/oversight-kinds.ts'
import { findPerson } from '#engine/people/people.ts'
import { confirm, enterPerson, propose, revoke } from '#engine/people/people-admin.ts'
import { keepReach } from '#engine/people/reach.ts'
import { takeRights } from '#engine/people/security-admin.ts'
import type { SettingGroup } from '#engine/people/setting-kind.ts'
import { erasureItem, proposedErasure } from '#engine/register/erasure-kind.ts'
import { lifted, tellToLift, urgeLifting } from '#engine/register/measures.ts'
import { declareAbsence, endAbsence } from '#engine/run/absence.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { answerObjection, draftEdition, objectToEdition, yearNow } from '#engine/run/editions.ts'
import { caseKey } from '#engine/store/keys.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { confirmSettings, declineSettings, proposeSettings } from '#settings/setting-editions.ts'
import { staff, type TestEngine } from '#tests/support/engine.ts'
import { notice2027 } from '#tests/support/holiday-notice.ts'
import { caseId, sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'

/** Acts that change directory and addresses, and both urgings. */
export async function busyPeople(engine: TestEngine): Promise<void> {
  const [first] = staff
  if (!first) throw new Error('no staff')
  const security = { ...first, id: 'security', email: 'security@example.com' }
  await takePeople(engine, 'test', [{ ...security, roles: [{ role: 'securityAdmin', unit: null }] }])
  const receives = { ...first, id: 'receives', email: 'receives@example.com' }
  await takePeople(engine, 'test', [{ ...receives, roles: [{ role: 'recipient', unit: 'RS' }] }])
  await done(
    enterPerson(engine, 'system-admin', { id: 'new', name: '新人', email: 'new@example.com', phone: '13800000000' }),
  )
  for (const role of ['officer', 'head'] as const) await granted(engine, { role, unit: 'HJ' })
  await done(revoke(engine, 'security', { person: 'new', seat: { role: 'head', unit: 'HJ' }, reason: '调离' }))
  const address = { kind: 'address', person: 'new', seat: null, email: 'other@example.com', reason: '换' } as const
  await done(propose(engine, 'system-admin', address))
  await away(engine)
  await keepReach(
    engine,
    { id: 'account' },
    { phone: '', email: 'a@example.com', consentElectronic: true, channels: [] },
  )
  await keepReach(
    engine,
    { id: 'account' },
    { phone: '', email: 'b@example.com', consentElectronic: true, channels: ['mail', 'sms'] },
  )
  await entrusted(engine)
  await urged(engine)
  await lifts(engine)
  await yearly(engine)
  await holidays(engine)
  await settings(engine)
}

/** A notice taken back, and one that another confirms. */
async function holidays(engine: TestEngine) {
  const entered = async () => {
    const outcome = await proposeYear(engine, 'system-admin', notice2027)
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome
  }
  await done(declineYear(engine, 'system-admin', { ...(await entered()), reason: '重录' }))
  await done(confirmYear(engine, 'security', await entered()))
}

/** Changes a flag, a unit, a switch; takes one back. */
async function settings(engine: TestEngine) {
  const asked = async (by: string, group: SettingGroup, typed: Readonly<Record<string, string>>) => {
    const outcome = await proposeSettings(engine, by, { group, typed, reason: '研判会议' })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome.n
  }
  await done(confirmSettings(engine, 'security', await asked('system-admin', 'flags', { 'flag.L18': 'off' })))
  await done(
    confirmSettings(engine, 'security', await asked('system-admin', 'directory', { 'unit.HJ.phone': '0766-8800000' })),
  )
  await done(
    declineSettings(engine, 'security', await asked('system-admin', 'targets', { 'target.draft.days': '60' }), '太长'),
  )
  const county = { 'counties.445304': JSON.stringify({ nameZh: '云新区', nameEn: 'Yunxin District' }) }
  const end = { 'unit.SCJG.successor': 'HJ' }
  for (const typed of [county, end])
    await done(confirmSettings(engine, 'security', await asked('system-admin', 'directory', typed)))
  await done(
    confirmSettings(engine, 'system-admin', await asked('security', 'switches', { 'switch.sessionHours': '8' })),
  )
}

/** A draft of this year’s figures, and a unit's answer. */
async function yearly(engine: TestEngine) {
  const [first] = staff
  if (!first) throw new Error('no staff')
  const drafter = { ...first, id: 'drafts', email: 'drafts@example.com' }
  await takePeople(engine, 'test', [{ ...drafter, roles: [{ role: 'supervisor', unit: null }] }])
  while ((await consumeAll(engine)) > 0);
  const year = yearNow(engine) - 1
  await done(draftEdition(engine, 'drafts', year))
  const [month = ''] = monthsOver(engine)
  await done(draftBulletin(engine, 'drafts', month, () => '本月各单位按时办结。'))
  await done(editBulletin(engine, 'drafts', month, '本月各单位均按时办结。'))
  await done(releaseBulletin(engine, 'drafts', month))
  await rechecked(engine)
  await overseen(engine)
  await done(objectToEdition(engine, 'hj-head', { year, n: 1, unit: 'HJ', reason: '多计一件' }))
  await done(answerObjection(engine, 'drafts', { year, n: 1, unit: 'HJ', reason: '经核对无误' }))
}

/** An incident from entry to end, and accounts looked at. */
async function overseen(engine: TestEngine) {
  const given = { harm: 'lost', certain: true, noticed: '2026-09-01', what: '一份名单遗失' } as const
  for (const n of [1, 2]) {
    await done(enterIncident(engine, 'system-admin', given))
    await done(doDuty(engine, 'system-admin', n, { duty: 'measures', note: '已找回。', told: null }))
  }
  await done(doDuty(engine, 'security', 1, { duty: 'authority', note: '已书面报告。', told: null }))
  await done(doDuty(engine, 'security', 1, { duty: 'subjects', note: '未被他人看到。', told: false }))
  await done(closeIncident(engine, 'security', 1, '已核对。'))
  const year = await reviewYear(engine)
  const left = async () => (await accountsLeft(engine, await reviewOf(engine, year))).map(({ id }) => id)
  const others = (await left()).filter((id) => id !== 'security')
  await done(lookAtAccounts(engine, 'security', year, others))
  await done(lookAtAccounts(engine, 'system-admin', year, await left()))
  await done(closeReview(engine, 'security', year))
}

/** A drawn recheck, and what the unit found. */
async function rechecked(engine: TestEngine) {
  const [month = ''] = monthsOver(engine)
  const [number, unit, subject] = ['445300-20260914-0ABCDEFGH', 'HJ', '91445300MA62560110']
  const { area } = engine.deployment
  const one = { caseId: 'DRAWN0000000000000000000001', number, unit, subject }
  const act = { month, seed: '00', size: 1, pool: [number], by: 'drafts', drawn: [one] }
  const by = { person: 'drafts', action: 'recheck.draw' } as const
  await done(administer(engine, by, 'recheck.drawn', async (_, at) => change(act, drawnWrites(act, at, area))))
  const old = { id: 'OLDCASE', number: 'YF-2010-1', reason: '保存期限已届满', by: 'system-admin' }
  await done(
    administer(engine, by, 'erasure.proposed', async (_, at) =>
      change(old, [{ put: erasureItem(proposedErasure(old, at), area, 1), when: 'absent' }]),
    ),
  )
  await done(enterRecheck(engine, 'hj-head', { month, ...one }, { kept: true, note: '已现场查看。' }))
}

async function granted(engine: TestEngine, seat: { readonly role: 'officer' | 'head'; readonly unit: string }) {
  const asked = { kind: 'grant', person: 'new', seat, email: null, reason: '任岗' } as const
  await done(propose(engine, 'system-admin', asked))
  const { items } = await engine.table.query({ index: 'queue', pk: 'proposals#open', limit: 1 })
  await done(confirm(engine, 'security', items[0]?.pk.slice('proposal#'.length) ?? ''))
}

async function away(engine: TestEngine) {
  const today = shanghaiDay(engine.clock.now())
  const person = async (id: string) => {
    const found = await findPerson(engine, id)
    if (!found) throw new Error(id)
    return found
  }
  const officer = await person('hj-1')
  const leaving = (delegate: string) => ({ from: addDays(today, 1), until: addDays(today, 2), delegate })
  await done(declareAbsence(engine, officer, leaving('hj-head')))
  await done(endAbsence(engine, officer))
  await done(declareAbsence(engine, officer, leaving('new')))
  const interest = { code: '91445300MA62560110', name: '某企业', relation: 'client' }
  await done(declareInterest(engine, officer, interest))
  const subject = interest.code
  const kept = (await person('hj-1')).interests?.map((one) => one.subject)
  if (kept?.[0] !== subject) throw new Error('no interest')
  await done(removeInterest(engine, 'security', { person: 'hj-1', subject, reason: '误填' }))
  await done(declareInterest(engine, officer, { ...interest, relation: 'relative' }))
}

const rs: Recipient = {
  ...{ id: 'RS', name: { zh: '单位RS', en: 'RS' }, sort: 'department', basis: 'GD 46(3)' },
  ...{ kind: 'acknowledges', scope: 'all', email: 'rs@example.com' },
}

/** Of three units told, one has lifted, one is ordered to. */
async function lifts(engine: TestEngine) {
  const of = { recordId: sampleRecord.id, caseId: 'law-2' }
  await tellToLift(engine, ['HJ', 'SCJG', 'RS'], { ...of, note: '限制投标' })
  await tellToLift(engine, ['SCJG'], { ...of, note: '限制融资', measures: ['M1'] })
  const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
  await lifted(engine, { ...of, unit: 'HJ' }, officer, { note: '已解除' })
  const supervisor = { id: 'supervisor', role: 'supervisor', unit: null } as const
  await urgeLifting(engine, { ...of, unit: 'SCJG' }, supervisor, '请解除')
  const due = addDays(shanghaiDay(engine.clock.now()), 5)
  const given = { recipient: 'RS', words: '请处理。', due, changes: [`${sampleRecord.id}.2`] }
  const order = await orderHolder(engine, supervisor, given, (one) => tellHolderOrder(engine, rs, one))
  const seated = { id: 'receives', role: 'recipient', unit: 'RS' } as const
  await answerHolderOrder(engine, order, seated, { said: '已处理。', most: 1000 })
}

const firm = { id: 'firm', role: 'applicant', unit: null } as const
const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const

/** A firm lets an agent see, by name. */
export const mandateOf = (id: string, agent = '91445300MA62560111') => ({
  ...{ id, kind: 'agent' as const, subject: '91445300MA62560110', subjectName: '某企业', agent, agentName: '代理' },
  ...{ actions: ['see' as const], records: null, from: '2026-09-01', until: '2027-09-01', letters: [] },
})

/** Mandates given, revoked, claimed, confirmed and ended. */
async function entrusted(engine: TestEngine) {
  const stepped = async (id: string, step: MandateStep, by: Actor) => {
    const stored = await findMandate(engine, id)
    const done = stored && (await stepMandate(engine, stored, { step, by, reason: '说明' }, 'FGW'))
    if (!done) throw new Error(`${id} ${step}`)
  }
  await takeRights(engine, null)
  await beginMandate(engine, mandateOf('GIVEN'), { step: 'given', by: firm, reason: '' })
  await beginMandate(engine, mandateOf('REVOKED', 'OTHER'), { step: 'given', by: firm, reason: '' })
  await stepped('REVOKED', 'revoked', firm)
  for (const id of ['CLAIMED', 'ENDED'])
    await beginMandate(engine, mandateOf(id, 'CLAIMS'), { step: 'drafted', by: firm, reason: '' })
  await stepped('CLAIMED', 'claimed', firm)
  await stepped('ENDED', 'claimed', firm)
  await stepped('ENDED', 'confirmed', intake)
  await stepped('ENDED', 'ended', intake)
}

async function urged(engine: TestEngine) {
  const item = await engine.table.get(caseKey(caseId))
  if (!item) throw new Error('no case')
  const file = caseFile(item)
  if (file.closed) return
  const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
  for (const type of ['case.joined', 'case.parted', 'case.joined']) {
    const data = { group: file.id, withCase: 'ANOTHER-CASE', withNumber: '445300-20260914-0ABCDEFGH', reason: '另案' }
    await commit(engine, caseId, { type, actor: officer, data })
  }
  const [limit = ''] = Object.keys(file.clocks)
  const supervisor = { id: 'supervisor', role: 'supervisor', unit: null } as const
  const outcome = await urgeInWords(engine, file, supervisor, {
    limit,
    seat: { role: 'officer', unit: 'HJ' },
    words: '请抓紧',
  })
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
  const about = { procedure: procedureOf(engine, file), file }
  const order = {
    unit: orderable(about.procedure, file)[0] ?? '',
    order: '请限期办结',
    due: addDays(shanghaiDay(engine.clock.now()), 5),
    isToldOtherwise: true,
  }
  const given = await giveOrder(engine, about, supervisor, order)
  if (given.kind === 'refused') throw new Error(JSON.stringify(given.refusal))
  const today = shanghaiDay(engine.clock.now())
  const charged = { role: 'officer', unit: 'HJ' } as const
  const breach = { seq: 1, limit, due: today, at: engine.clock.now(), until: today, charged }
  const head = { id: 'hj-head', role: 'head', unit: 'HJ' } as const
  const contested = await contestBreach(engine, file, head, { breach, reason: '转来时已过期限' })
  if (contested.kind === 'refused') throw new Error(JSON.stringify(contested.refusal))
  await urge(engine, caseId, { unit: 'HJ', head: 'head', order: '督办', due: '2026-12-31' }, 'ANOTHER-CASE')
}

async function done(act: Promise<{ readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: object }>) {
  const outcome = await act
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
}
