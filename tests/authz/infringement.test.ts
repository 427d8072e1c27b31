import { expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may, maySend } from '#engine/people/authorise.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { people, subject, type Who } from './people.ts'
import { has, isBarred } from './policy.ts'
import { town } from './sweep.ts'

const supervisor: Actor = { id: 'supervisor-1', role: 'supervisor', unit: null }
const said = { reason: '已核', documentChecked: '决定书' }

/** Against HJ: the supervisor handles, intake's head approves, intake stops. */
const sitsIn = (who: Who, roles: readonly Actor['role'][], at: string) =>
  who.roles.some(({ role, unit }) => roles.includes(role) && unit === at)
const isOut = (who: Who) => isBarred(who, { subject }) || who.roles.some(({ unit }) => unit === 'HJ')
const reads = (who: Who) =>
  !isOut(who) && (has(who, ['supervisor']) || sitsIn(who, ['intake', 'intakeHead', 'officer', 'head'], 'FGW'))

function sends(who: Who, event: string, state: string): boolean {
  if (event.startsWith('applicant.')) return has(who, ['applicant']) && who.subject === subject
  if (isOut(who)) return false
  if (event === 'system.retried') return has(who, ['systemAdmin'])
  // At the platform its seats hold it; the chart picks the act.
  const atPlatform = state === 'awaitingApproval' || state === 'stoppingHarm'
  if (event === 'platform.stopped') return atPlatform && sitsIn(who, ['intake', 'intakeHead'], 'FGW')
  if (event.startsWith('approver.')) return atPlatform && sitsIn(who, ['intakeHead'], 'FGW')
  if (event.startsWith('unit.')) return atPlatform ? sitsIn(who, ['officer', 'head'], 'FGW') : has(who, ['supervisor'])
  return false
}

test('a claim is read and moved on from its own seats alone, never from the unit it is about', async () => {
  const here = await town()
  const id = newId(here.engine.crypto)
  const contact = { name: '张三', email: 's@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' }
  const owner = { unit: 'FGW', bySupervisor: true, approver: { role: 'intakeHead', unit: 'FGW' } }
  const data = { about: 'HJ', harm: 'leak', explanation: '泄露', wantsStop: false, wantsNotice: false, evidence: [] }
  const actor = { id: 'filer', role: 'applicant', unit: null } as const
  const opening = { id, procedure: 'infringement', actor, recordId: null, subject }
  await open(here.engine, { ...opening, data: { ...data, contact, owner, platform: 'FGW' } })
  const wrong: string[] = []
  let cells = 0
  const look = async () => {
    const item = await here.engine.table.get(caseKey(id))
    if (!item) throw new Error('no case')
    const file = caseFile(item)
    const procedure = procedureOf(here.engine, file)
    for (const who of people) {
      const seat = may(who, 'case.read', caseTarget(procedure, file))
      if ((seat !== null && seat.role !== 'applicant') !== reads(who)) wrong.push(`${who.as} ${file.state} reads`)
      for (const event of Object.keys(procedures['infringement']?.parties.events ?? {})) {
        const isLet = typeof maySend(who, procedure, file, event) === 'object'
        if (event !== 'record.changed' && isLet !== sends(who, event, file.state))
          wrong.push(`${who.as} ${file.state} ${event}`)
        cells += 1
      }
    }
  }
  await look()
  await commit(here.engine, id, { type: 'unit.accepted', actor: supervisor, data: {} })
  await look()
  const rest = { removes: false, noticeText: null, shownFrom: null, compensation: null, accountability: null }
  await commit(here.engine, id, {
    type: 'unit.proposed',
    actor: supervisor,
    data: { ...said, verdict: 'upheld', ...rest },
  })
  await look()
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThan(1000)
})
