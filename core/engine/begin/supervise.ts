import { answeredEvent, orderedEvent } from '#engine/case/ordered-in.ts'
import { textFault } from '#engine/case/text-fault.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Day } from '#law/day.ts'
import { addDays, isDay, shanghaiDay } from '#law/day.ts'
import { unitById } from '#records/directory.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { commit, type Outcome } from './commit.ts'
import { answeredItem, type Order, orderKey, orderOf } from './order-kind.ts'

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

export type Ordering = { readonly unit: string; readonly order: string; readonly due: Day }

/** A supervision order to a unit, with the day of its answer: on paper, by mail, on the list of open orders. */
export async function giveOrder(
  engine: Engine,
  { procedure, file }: { readonly procedure: Procedure; readonly file: CaseFile },
  actor: Actor,
  { unit, order, due }: Ordering,
): Promise<Outcome> {
  const at = unitById(engine.deployment.directory, unit)
  const fields = {
    ...(at && orderable(procedure, file).includes(unit) ? {} : { unit: 'choose' }),
    ...textFault('order', order, mostSaid),
    ...faultOfDay(due, shanghaiDay(engine.clock.now())),
  }
  if (!at || Object.keys(fields).length > 0) return malformed(fields)
  const data = { unit, head: at.isPlatform ? 'intakeHead' : 'head', order: order.trim(), orderDue: due }
  return commit(engine, file.id, { type: orderedEvent, actor, data })
}

/** Units with a part in the case; one complained of in it hears of it otherwise. */
export function orderable(procedure: Procedure, file: CaseFile): readonly string[] {
  const owing = Object.values(file.clocks).flatMap(({ owedBy }) => owedBy.unit ?? [])
  const against = procedure.parties.against?.(file.data) ?? []
  const all = [...new Set([file.holder.unit ?? [], procedure.parties.involved(file.data), owing].flat())]
  return all.filter((unit) => !against.includes(unit))
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
    const put = answeredItem(item, area, { ...sent, at })
    return put ? [{ put, when: { v: item.v } }] : []
  })
}

export const findOrder = ({ table }: Pick<Engine, 'table'>, id: string, seq: string): Promise<Item | undefined> =>
  /^\d{1,6}$/.test(seq) ? table.get(orderKey(id, Number(seq))) : Promise.resolve(undefined)

/** Past its day without an answer. */
export const isOrderLate = ({ due, answered }: Order, today: Day): boolean => answered === null && due < today

function faultOfDay(due: Day, today: Day): Readonly<Record<string, string>> {
  if (!isDay(due)) return { due: 'badDate' }
  if (due < today) return { due: 'past' }
  return due > addDays(today, mostDays) ? { due: 'tooLate' } : {}
}

const malformed = (fields: Readonly<Record<string, string>>): Outcome => ({
  kind: 'refused',
  refusal: { code: 'malformed', fields },
})
