import { caseAt, caseFile, procedureOf } from '#engine/case/case-of.ts'
import { isJointWith, joinedEvent, partedEvent } from '#engine/case/joint.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { officeOf, recordFor, recordsFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { documentLookup, subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { ShownItem } from '#workflows/contract/shown-case.ts'
import { commit, type Outcome } from './commit.ts'

/** Characters of a reason for parting. */
export const mostWhy = 500

/** Open case of the same matter, and what both are about. */
export type Alike = {
  readonly file: CaseFile
  readonly same: 'record' | 'document'
  /** Columns that both dispute; none where the whole is meant. */
  readonly fields: readonly string[]
  readonly isJoint: boolean
}

/** Seat by which somebody handles the case, or null. */
export const joinsAs = (engine: Engine, person: Person, file: CaseFile): Actor | null =>
  may(person, 'case.join', caseTarget(procedureOf(engine, file), file))

/** Open cases of the reader's unit on one record or document. */
export async function casesAlike(engine: Engine, person: Person, file: CaseFile): Promise<readonly Alike[]> {
  if (file.closed || !joinsAs(engine, person, file)) return []
  const own = await recordFor(engine, file.recordId, 'runningCase')
  if (!own) return []
  const items = await readAll(engine.table, { index: 'lookup', pk: documentLookup(own.documentNumber.key) })
  const others = recordsFor(engine, items, officeOf(person)).filter((one) => isSameDocument(own, one))
  const ids = new Set([own.id, ...others.map(({ id }) => id)])
  const subjects = [...new Set([own, ...others].map(({ subject }) => subject.key))]
  const found = await Promise.all(
    subjects.map((key) => readAll(engine.table, { index: 'subject', pk: subjectOf(key), prefix: 'case#' })),
  )
  return found
    .flat()
    .map(caseFile)
    .filter((other) => other.recordId !== null && ids.has(other.recordId) && isOfSameDesk(file, other))
    .filter((other) => joinsAs(engine, person, other) !== null)
    .flatMap((other) => alike(procedureOf(engine, file), file, other) ?? [])
}

const isSameDocument = (one: RecordFile, other: RecordFile) =>
  one.documentNumber.key === other.documentNumber.key && one.authority.key === other.authority.key

const isOfSameDesk = (one: CaseFile, other: CaseFile) =>
  other.id !== one.id &&
  !other.closed &&
  other.procedure === one.procedure &&
  one.holder.unit !== null &&
  other.holder.unit === one.holder.unit

/** Same columns in dispute, or no columns in either. */
function alike(procedure: Procedure, one: CaseFile, other: CaseFile): Alike | null {
  const [mine, theirs] = [itemsOf(procedure, one), itemsOf(procedure, other)]
  const shared = mine.filter((item) => theirs.some((twin) => isSameMatter(item, twin)))
  if (shared.length === 0 && mine.length + theirs.length > 0) return null
  return {
    file: other,
    same: other.recordId === one.recordId ? 'record' : 'document',
    fields: [...new Set(shared.flatMap(({ field }) => field ?? []))],
    isJoint: isJointWith(one, other),
  }
}

const itemsOf = ({ pages }: Procedure, { data }: CaseFile): readonly ShownItem[] => pages.show(data).items ?? []

/** Same column for the same ground, or the same claim. */
const isSameMatter = (one: ShownItem, other: ShownItem) =>
  one.field === other.field && (one.ground === other.ground || (one.claimed !== '' && one.claimed === other.claimed))

const attempts = 3

/** Joins a case to another of the same matter; logged in both. */
export async function joinCases(engine: Engine, by: Person, id: string, to: string): Promise<Outcome> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const file = await caseAt(engine, id)
    const found = file && (await casesAlike(engine, by, file)).find((one) => one.file.id === to)
    if (!file || !found) return refused({ code: 'notFound' })
    const other = found.file
    if (found.isJoint) return refused({ code: 'movedOn' })
    const group = file.joint ?? other.joint ?? file.id
    // A case of another group leaves it first.
    if (other.joint && other.joint !== group) return refused({ code: 'notInThisState' })
    let done: Outcome = refused({ code: 'movedOn' })
    for (const [one, twin] of [[file, other] as const, [other, file] as const]) {
      if (one.joint === group) continue
      done = await told(engine, by, one, { group, with: twin })
      if (done.kind === 'refused') break
    }
    if (done.kind === 'committed' || done.refusal.code !== 'movedOn') return done
  }
  return refused({ code: 'movedOn' })
}

type With = { readonly group: string; readonly with: CaseFile }

async function told(engine: Engine, by: Person, file: CaseFile, { group, with: other }: With): Promise<Outcome> {
  const actor = joinsAs(engine, by, file)
  if (!actor) return refused({ code: 'notFound' })
  const data = { group, withCase: other.id, withNumber: other.number }
  return commit(engine, file.id, { type: joinedEvent, actor, data }, file.seq)
}

/** Takes a case out of its joint case, with the reason. */
export async function partCase(engine: Engine, by: Person, id: string, reason: string): Promise<Outcome> {
  const file = await caseAt(engine, id)
  const actor = file && joinsAs(engine, by, file)
  if (!file || !actor) return refused({ code: 'notFound' })
  if (file.closed || typeof file.joint !== 'string') return refused({ code: 'notInThisState' })
  const fields = textFault('reason', reason, mostWhy)
  if (Object.keys(fields).length > 0) return refused({ code: 'malformed', fields })
  return commit(engine, id, { type: partedEvent, actor, data: { group: file.joint, reason: reason.trim() } }, file.seq)
}

/** The decision under another case's items; null: one has no answer. */
export function sameDecision(procedure: Procedure, data: unknown, from: CaseFile, to: CaseFile): object | null {
  const { answers, ...rest }: { readonly answers?: unknown } = Object(data)
  if (!Array.isArray(answers)) return { ...rest }
  const mine = itemsOf(procedure, from)
  const moved = itemsOf(procedure, to).map((item) => {
    const twin = mine.find((one) => isSameMatter(one, item))
    const answer: unknown = answers.find((one) => Object(one).item === twin?.id)
    return twin && answer ? { ...Object(answer), item: item.id } : null
  })
  return moved.every((one) => one !== null) ? { ...rest, answers: moved } : null
}

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })
