import { textFault } from '#engine/case/text-fault.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { workingDayAfter } from '#law/works.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Outcome } from './commit.ts'
import { type Order, orderKind, orderOf } from './order-kind.ts'
import { giveOrder, mostSaid, orderableBy } from './supervise.ts'

/** Working days for the units' word: a target of the city. */
export const hearingDays = 2

/** Event by which the supervisor says who handles a case. */
export const settlingEvent = 'supervisor.assigned'

type About = { readonly procedure: Procedure; readonly file: CaseFile }
type Asked = { readonly units: readonly string[]; readonly question: string; readonly isToldOtherwise: boolean }

/** Last day for the units' word, counted from today. */
export function hearingDue({ calendar, clock }: Pick<Engine, 'calendar' | 'clock'>): Day {
  return workingDayAfter(calendar, shanghaiDay(clock.now()), hearingDays)
}

/** Asks units who should handle a case (会商), each by order. */
export async function hearUnits(
  engine: Engine,
  about: About,
  actor: Actor,
  { units, question, isToldOtherwise }: Asked,
): Promise<Outcome> {
  const known = orderableBy(engine, about, actor)
  const asked = [...new Set(units)]
  const fields = {
    ...(asked.length >= 2 && asked.every((unit) => known.includes(unit)) ? {} : { units: 'twoUnits' }),
    ...textFault('question', question, mostSaid),
  }
  if (Object.keys(fields).length > 0) return { kind: 'refused', refusal: { code: 'malformed', fields } }
  if ((await unheard(engine, about.file.id)).length > 0) return { kind: 'refused', refusal: { code: 'unheard' } }
  const ordering = { order: question, due: hearingDue(engine), isToldOtherwise, hearing: true } as const
  let done: Outcome = { kind: 'refused', refusal: { code: 'notInThisState' } }
  for (const unit of asked) {
    done = await giveOrder(engine, about, actor, { unit, ...ordering })
    if (done.kind === 'refused') return done
  }
  return done
}

/** Questions of competence put to units about a case, the oldest first. */
export async function hearingsOf({ table }: Pick<Engine, 'table'>, id: string): Promise<readonly Order[]> {
  const { pk } = caseKey(id)
  const items = await readAll(table, { index: 'main', pk, prefix: 'order#' })
  return items
    .filter(orderKind.holds)
    .map(orderOf)
    .filter(({ hearing }) => hearing === true)
    .toSorted((a, b) => a.seq - b.seq)
}

/** Units still to be heard: without answer, and their day not over. */
export async function unheard(engine: Pick<Engine, 'table' | 'clock'>, id: string): Promise<readonly Order[]> {
  const today = shanghaiDay(engine.clock.now())
  return (await hearingsOf(engine, id)).filter((order) => isUnheard(order, today))
}

export const isUnheard = ({ answered, due }: Order, today: Day): boolean => answered === null && today <= due
