import { assignees, giverOf } from '#engine/begin/assign-task.ts'
import { assignedTo } from '#engine/case/assigned.ts'
import { caseAt, procedureOf } from '#engine/case/case-of.ts'
import { limitNamed, type OwnLimit, rowLimit } from '#engine/case/own-limits.ts'
import { caseTarget, isOnOwnSide, may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { isAssignable } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import type { TogetherAct, TogetherLine } from '#web/staff/together-page.tsx'
import { isUrgeable } from '#web/supervisor/urge-page.tsx'
import type { Actor, Holder } from '#workflows/contract/actor.ts'

/** Place on a list: a case, perhaps by one of its limits. */
export type Place = { readonly id: string; readonly rule?: string | null }

/** A line, and who may be given its case. */
type Line = TogetherLine & { readonly to: readonly Person[] }

/** Lines of a list that take the act now. */
export async function linesOf(
  engine: Engine,
  person: Person,
  act: TogetherAct,
  places: readonly Place[],
): Promise<readonly Line[]> {
  const all = act === 'assign' ? onceEach(places) : places
  const line = act === 'assign' ? givenLine : urgedLine
  return (await Promise.all(all.map((place) => line(engine, person, place)))).flatMap((one) => one ?? [])
}

const onceEach = (places: readonly Place[]): readonly Place[] =>
  [...new Set(places.map(({ id }) => id))].map((id) => ({ id }))

async function givenLine(engine: Engine, person: Person, { id }: Place): Promise<Line | null> {
  const file = await caseAt(engine, id)
  if (!file || isOnOwnSide(person, file) || !isAssignable(file) || !giverOf(engine, person, file)) return null
  return { ...(await lineOf(engine, file, { seat: file.holder, limit: null })), to: await assignees(engine, file) }
}

async function urgedLine(engine: Engine, person: Person, place: Place): Promise<Line | null> {
  const one = await urgedAt(engine, person, place)
  if (!one?.limit) return null
  return { ...(await lineOf(engine, one.file, { seat: one.limit.clock.owedBy, limit: one.limit })), to: [] }
}

type Standing = { readonly seat: Holder; readonly limit: OwnLimit | null }

async function lineOf(engine: Engine, file: CaseFile, { seat, limit }: Standing): Promise<TogetherLine> {
  const procedure = procedureOf(engine, file)
  const shown = limit ?? rowLimit(procedure, file, [file.holder])
  const officer = assignedTo(file, seat)
  const name = officer === null ? null : ((await findPerson(engine, officer))?.name ?? null)
  return {
    ...{ id: file.id, number: file.number, title: procedure.pages.words.title },
    ...{ rule: limit?.clock.rule ?? null, limit: shown?.name ?? null, due: shown?.clock.due ?? null },
    ...{ seat: `${seat.unit ?? ''}.${seat.role}`, party: holderName(engine, seat), officer: name },
    from: officer ?? '',
  }
}

type Urged = { readonly file: CaseFile; readonly actor: Actor; readonly limit: OwnLimit | null }

/** Case with the limit to be urged; null: not the reader's. */
export async function urgedAt(engine: Engine, person: Person, { id, rule = null }: Place): Promise<Urged | null> {
  const file = await caseAt(engine, id)
  if (!file) return null
  const procedure = procedureOf(engine, file)
  const actor = may(person, 'case.urge', caseTarget(procedure, file))
  if (!actor || isOnOwnSide(person, file)) return null
  const limit = rule === null ? rowLimit(procedure, file, [file.holder]) : limitNamed(procedure, file, rule)
  return { file, actor, limit: limit && !file.closed && isUrgeable(limit.clock) ? limit : null }
}
