import { type CaseEvent, type Holder, isOfOffice, isSameSeat } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import { type Complaint, isJustified } from './case.ts'
import { holder, isAboutPlatform } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Notices of an event, never to supervisors complained of. */
export function notices(event: CaseEvent, data: Complaint, state: string): readonly Notice[] {
  const to = holder(state, data)
  const own = told[event.type]
  const isTask = newTask.has(event.type) && isOfOffice(to)
  const toHolder: readonly Notice[] = isTask ? [{ notice: 'task', to, formal: false }] : warned(event, to, data)
  return [...(own ? [{ ...own, to: applicant }] : []), ...toHolder, ...ordered(event.type, data)]
}

/** Warns the supervisor, or, where complained of, the late unit's head. */
function warned(event: CaseEvent, to: Holder, data: Complaint): readonly Notice[] {
  // The owner's head has no digest of another unit's limits.
  const upward = { role: 'head', unit: data.owner.unit } as const
  const raised = (one: Notice): Notice =>
    one.to.role === 'supervisor' && isAboutPlatform(data) ? { notice: one.notice, to: upward, formal: false } : one
  const all = warnings(event, to).map(raised)
  return all.filter((one, i) => all.findIndex(({ to: other }) => isSameSeat(other, one.to)) === i)
}

/** 督办: gives that unit's head the paper alone. */
function ordered(type: string, data: Complaint): readonly Notice[] {
  if (type !== 'approver.approved' || data.ending !== 'decided' || !isJustified(data)) return []
  const role = isAboutPlatform(data) ? 'intakeHead' : 'head'
  const notice = data.decision?.verdict === 'partlyJustified' ? 'orderInPart' : 'order'
  return [{ notice, to: { role, unit: data.about }, formal: false, paper: 'order' }]
}

const told: Readonly<Record<string, Omit<Notice, 'to'>>> = {
  'applicant.submitted': { notice: 'receipt', formal: true },
  'unit.accepted': { notice: 'accepted', formal: true },
  'unit.askedSupplement': { notice: 'supplementList', formal: true },
  'supervisor.assigned': { notice: 'moved', formal: false },
  'applicant.supplemented': { notice: 'supplementReceived', formal: false },
}

const newTask = new Set([
  'applicant.submitted',
  'unit.returned',
  'supervisor.assigned',
  'unit.proposed',
  'unit.proposedRefusal',
  'approver.returned',
  'applicant.supplemented',
])
