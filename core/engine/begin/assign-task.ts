import { assignedEvent, assignedTo } from '#engine/case/assigned.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { isAssignable, peopleNow } from '#engine/people/stand-in.ts'
import { heads } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type Actor, type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { commit, type Outcome } from './commit.ts'

/** Characters that a reason may have: it is read in a mail. */
export const mostReason = 500

type Assigning = {
  readonly to: string
  readonly reason: string
  /** Account that had it, as the giver read; '': nobody. */
  readonly from?: string
  /** Names the act on several cases that it is part of. */
  readonly together?: string
}

const attempts = 3

/**
 * Gives a seat's work to one of its people, with a logged reason. Later mails go to that person, others' links end.
 * Clocks, holder and state stay.
 */
export async function assignTask(
  engine: Engine,
  id: string,
  by: Person,
  { to, reason, from: known, together }: Assigning,
): Promise<Outcome> {
  let seat: Holder | null = null
  let seen = known
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const item = await engine.table.get(caseKey(id))
    const file = item && caseFile(item)
    const actor = file && giverOf(engine, by, file)
    if (!file || !actor) return refused({ code: 'notFound' })
    if (!isAssignable(file)) return refused({ code: file.closed ? 'closed' : 'notInThisState' })
    seat ??= file.holder
    seen ??= assignedTo(file, seat) ?? ''
    // Of two at once, one wins and the other is told.
    if (!isSameSeat(seat, file.holder) || seen !== (assignedTo(file, seat) ?? '')) break
    const colleague = (await assignees(engine, file)).find((one) => one.id === to)
    const fields = { ...(colleague ? {} : { to: 'choose' }), ...textFault('reason', reason, mostReason) }
    if (!colleague || Object.keys(fields).length > 0) return refused({ code: 'malformed', fields })
    const from = assignedTo(file, seat)
    const before = from === null ? null : await findPerson(engine, from)
    const names = { givenTo: colleague.name, takenFrom: before?.name ?? '' }
    const data = {
      seat,
      person: to,
      from,
      ...names,
      reason: reason.trim(),
      ...(together !== undefined && { together }),
    }
    const done = await commit(engine, id, { type: assignedEvent, actor, data }, file.seq)
    if (done.kind === 'committed' || done.refusal.code !== 'movedOn') return done
  }
  return refused({ code: 'movedOn' })
}

/** Seat that may give the work on: from above, or its officer. */
export function giverOf(engine: Engine, by: Person, file: CaseFile): Actor | null {
  const target = caseTarget(procedureOf(engine, file), file)
  const above = may(by, 'case.assign', target)
  return above ?? (assignedTo(file, file.holder) === by.id ? may(by, 'case.claim', target) : null)
}

/** True while the work is everybody's of the reader's seat. */
export async function mayClaim(engine: Engine, by: Person, file: CaseFile): Promise<boolean> {
  if (!isAssignable(file) || !may(by, 'case.claim', caseTarget(procedureOf(engine, file), file))) return false
  const seated = await assignees(engine, file)
  return seated.some(({ id }) => id === by.id) && !(await isAnothers(engine, file))
}

/** Given by name to somebody who still has the seat. */
async function isAnothers(engine: Engine, file: CaseFile): Promise<boolean> {
  const id = assignedTo(file, file.holder)
  return id !== null && (await peopleNow(engine, file.holder)).some((one) => one.id === id)
}

/** Takes the seat's work on in one's own name; one wins. */
export async function claimTask(engine: Engine, id: string, by: Person): Promise<Outcome> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const item = await engine.table.get(caseKey(id))
    const file = item && caseFile(item)
    const actor = file && may(by, 'case.claim', caseTarget(procedureOf(engine, file), file))
    if (!file || !actor) return refused({ code: 'notFound' })
    if (!isAssignable(file)) return refused({ code: file.closed ? 'closed' : 'notInThisState' })
    if (!(await mayClaim(engine, by, file)))
      return refused({ code: (await isAnothers(engine, file)) ? 'movedOn' : 'notFound' })
    const { holder: seat } = file
    const data = { seat, person: by.id, from: assignedTo(file, seat), givenTo: by.name, takenFrom: '', reason: '' }
    const sent = { type: assignedEvent, actor: { ...actor, ...seat }, data }
    const done = await commit(engine, id, sent, file.seq)
    if (done.kind === 'committed' || done.refusal.code !== 'movedOn') return done
  }
  return refused({ code: 'movedOn' })
}

/** People of the seat who may see it, except the present one. */
export async function assignees(engine: Engine, file: CaseFile): Promise<readonly Person[]> {
  const procedure = procedureOf(engine, file)
  const target = caseTarget(procedure, file)
  const now = assignedTo(file, file.holder)
  const seated = await peopleNow(engine, file.holder)
  // Who proposed may not approve (ADR 11).
  const barred = heads.has(file.holder.role) ? procedure.parties.proposers(file.data) : []
  return seated.filter(
    (one) =>
      one.id !== now &&
      !barred.includes(one.id) &&
      (may(one, 'case.read', target)?.role ?? 'applicant') !== 'applicant',
  )
}

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })
