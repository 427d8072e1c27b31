import { assignedEvent, assignedTo } from '#engine/case/assigned.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { findPerson, peopleOf } from '#engine/people/people.ts'
import { isAssignable } from '#engine/people/stand-in.ts'
import { heads } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { commit, type Outcome } from './commit.ts'

/** Characters that a reason may have: it is read in a mail. */
export const mostReason = 500

type Assigning = {
  readonly to: string
  readonly reason: string
  /** Account that had it, as the giver read; '': nobody. */
  readonly from?: string
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
  { to, reason, from: known }: Assigning,
): Promise<Outcome> {
  let seat: Holder | null = null
  let seen = known
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const item = await engine.table.get(caseKey(id))
    const file = item && caseFile(item)
    const actor = file && may(by, 'case.assign', caseTarget(procedureOf(engine, file), file))
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
    const data = { seat, person: to, from, ...names, reason: reason.trim() }
    const done = await commit(engine, id, { type: assignedEvent, actor, data }, file.seq)
    if (done.kind === 'committed' || done.refusal.code !== 'movedOn') return done
  }
  return refused({ code: 'movedOn' })
}

/** People of the seat who may see it, except the present one. */
export async function assignees(engine: Engine, file: CaseFile): Promise<readonly Person[]> {
  const procedure = procedureOf(engine, file)
  const target = caseTarget(procedure, file)
  const now = assignedTo(file, file.holder)
  const seated = await peopleOf(engine, file.holder)
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
