import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { acknowledgedEvent, answeredEvent, orderedEvent, orderedIn } from '#engine/case/ordered-in.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { hasDeclared, isAgainst, type Target } from '#engine/people/authorise.ts'
import { seatedNow } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import type { Day } from '#law/day.ts'
import { addDays, isDay, shanghaiDay } from '#law/day.ts'
import { type Unit, unitById } from '#records/directory.ts'
import type { Actor, Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Committed, commit, type Outcome, type Sent } from './commit.ts'
import { type Order, orderAfter, orderKey, orderOf } from './order-kind.ts'

/** Characters of a note, an order, an answer. */
export const mostSaid = 1000
/** Days within which an order must be answered at the latest. */
const mostDays = 60

export const notedEvent = 'supervisor.noted'

/** A note for those who handle the case: in the log, never told to the applicant. */
export function noteCase(engine: Engine, { id }: CaseFile, actor: Actor, note: string): Promise<Outcome> {
  const fields = textFault('note', note, mostSaid)
  if (Object.keys(fields).length > 0) return Promise.resolve(malformed(fields))
  return commit(engine, id, { type: notedEvent, actor, data: { note: note.trim() } })
}

export type Ordering = {
  readonly unit: string
  readonly order: string
  readonly due: Day
  /** The unit has no head, and the supervisor tells it otherwise. */
  readonly isToldOtherwise: boolean
  /** It asks who should handle the case (会商). */
  readonly hearing?: true
  /** Holds a copy without following; needs no part in the case. */
  readonly holder?: true
}

/** A supervision order to a unit, with the day of its answer: on paper, by mail, on the list of open orders. */
export async function giveOrder(
  engine: Engine,
  { procedure, file }: About,
  actor: Actor,
  { unit, order, due, isToldOtherwise, hearing, holder }: Ordering,
): Promise<Outcome> {
  const at = unitById(engine.deployment.directory, unit)
  const isKnown = at !== null && (holder || orderableBy(engine, { procedure, file }, actor).includes(unit))
  const isHeard = isToldOtherwise || !isKnown || (await readersOf(engine, { procedure, file }, at)).length > 0
  const fields = {
    ...(isKnown ? {} : { unit: 'choose' }),
    ...(isHeard ? {} : { isToldOtherwise: 'noHead' }),
    ...textFault('order', order, mostSaid),
    ...faultOfDay(due, shanghaiDay(engine.clock.now())),
  }
  if (!at || Object.keys(fields).length > 0) return malformed(fields)
  const data = { unit, head: headOf(at).role, order: order.trim(), orderDue: due, ...(hearing && { hearing }) }
  return giveOnce(engine, file.id, { type: orderedEvent, actor, data })
}

/** Of one order sent twice, the second finds the first. */
async function giveOnce(engine: Engine, id: string, sent: Sent): Promise<Outcome> {
  const item = await engine.table.get(caseKey(id))
  const there = item && (await sameOrder(engine, caseFile(item), sent))
  if (there) return there
  const done = await commit(engine, id, sent, item && caseFile(item).seq)
  return done.kind === 'refused' && done.refusal.code === 'movedOn' ? giveOnce(engine, id, sent) : done
}

/** The open order to that unit with those words and that day. */
async function sameOrder({ table }: Engine, file: CaseFile, sent: Sent): Promise<Committed | null> {
  const wanted = orderedIn(sent)
  const orders = (await readAll(table, { index: 'main', pk: caseKey(file.id).pk, prefix: 'order#' })).map(orderOf)
  const seq = orders.find(
    ({ unit, order, due, answered }) =>
      answered === null && unit === wanted?.unit && order === wanted.order && due === wanted.orderDue,
  )?.seq
  const row = seq === undefined ? undefined : await table.get(logKey('case', file.id, seq))
  return row && seq !== undefined ? { kind: 'committed', file: { ...file, seq }, entry: entryOf(row) } : null
}

const headOf = ({ id, isPlatform }: Pick<Unit, 'id' | 'isPlatform'>): Holder => ({
  role: isPlatform ? 'intakeHead' : 'head',
  unit: id,
})

type About = { readonly procedure: Procedure; readonly file: CaseFile }

/** Heads who would read an order now. */
async function readersOf(engine: Engine, { procedure, file }: About, unit: Unit): Promise<readonly Person[]> {
  const seated = await seatedNow(engine, headOf(unit))
  return seated.filter((one) => !hasDeclared(one, file.subject) && !isAgainst(one, procedure, file, unit.id))
}

/** Units without a head who may read it. */
export async function headless(engine: Engine, about: About, ids: readonly string[]): Promise<readonly string[]> {
  const units = ids.flatMap((id) => unitById(engine.deployment.directory, id) ?? [])
  const found = await Promise.all(units.map(async (unit) => ({ unit, readers: await readersOf(engine, about, unit) })))
  return found.filter(({ readers }) => readers.length === 0).map(({ unit }) => unit.id)
}

/** Units with a part in the case; one complained of in it hears of it otherwise. */
export function orderable(procedure: Procedure, file: CaseFile): readonly string[] {
  const owing = Object.values(file.clocks).flatMap(({ owedBy }) => owedBy.unit ?? [])
  const against = procedure.parties.against?.(file.data) ?? []
  const all = [...new Set([file.holder.unit ?? [], procedure.parties.involved(file.data), owing].flat())]
  return all.filter((unit) => !against.includes(unit))
}

/** Those that this supervisor may order: a county’s its own. */
export function orderableBy(
  { deployment: { directory } }: Pick<Engine, 'deployment'>,
  { procedure, file }: About,
  { unit }: Pick<Actor, 'unit'>,
): readonly string[] {
  const area = unit === null ? null : unitById(directory, unit)?.area
  return orderable(procedure, file).filter((id) => area === null || unitById(directory, id)?.area === area)
}

/** The unit's answer to an order, once. */
export async function answerOrder(engine: Engine, item: Item, actor: Actor, answer: string): Promise<Outcome> {
  const { caseId, seq, answered } = orderOf(item)
  if (answered) return { kind: 'refused', refusal: { code: 'movedOn' } }
  const fields = textFault('answer', answer, mostSaid)
  if (Object.keys(fields).length > 0) return malformed(fields)
  const data = { order: seq, answer: answer.trim() }
  const sent = { type: answeredEvent, actor, data }
  // Of two answers at once the second is refused, not lost.
  return commit(engine, caseId, sent, undefined, ({ area, changedAt: at }) => {
    const put = orderAfter(item, area, { ...sent, at })
    return put ? [{ put, when: { v: item.v } }] : []
  })
}

/** Target of an order; nobody of a unit complained of reads another's. */
export async function orderTarget(engine: Engine, { caseId, unit, subject }: Order): Promise<Target> {
  const item = await engine.table.get(caseKey(caseId))
  const file = item && caseFile(item)
  const against = (file && procedureOf(engine, file).parties.against?.(file.data)) ?? []
  return { holder: unit, subject, against: against.filter((one) => one !== unit) }
}

export const findOrder = ({ table }: Pick<Engine, 'table'>, id: string, seq: string): Promise<Item | undefined> =>
  /^\d{1,6}$/.test(seq) ? table.get(orderKey(id, Number(seq))) : Promise.resolve(undefined)

/** The head has read it: once, before any answer. */
export async function acknowledgeOrder(engine: Engine, item: Item, actor: Actor): Promise<Outcome> {
  const { caseId, seq, answered, read } = orderOf(item)
  if (answered || read !== undefined) return { kind: 'refused', refusal: { code: 'movedOn' } }
  const sent = { type: acknowledgedEvent, actor, data: { order: seq } }
  return commit(engine, caseId, sent, undefined, ({ area, changedAt: at }) => {
    const put = orderAfter(item, area, { ...sent, at })
    return put ? [{ put, when: { v: item.v } }] : []
  })
}

/** Past its day without an answer. */
export const isOrderLate = ({ due, answered }: Order, today: Day): boolean => answered === null && due < today

/** Fault of an order's last day; none: an empty record. */
export function faultOfDay(due: Day, today: Day): Readonly<Record<string, string>> {
  if (!isDay(due)) return { due: 'badDate' }
  if (due < today) return { due: 'past' }
  return due > addDays(today, mostDays) ? { due: 'tooLate' } : {}
}

const malformed = (fields: Readonly<Record<string, string>>): Outcome => ({
  kind: 'refused',
  refusal: { code: 'malformed', fields },
})
