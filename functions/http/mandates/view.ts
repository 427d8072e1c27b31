import { isInForce, type Mandate } from '#engine/people/mandate.ts'
import type { PowerGroup } from '#engine/people/mandate-powers.ts'
import { grouped, powersOf } from '#engine/people/mandate-powers.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import type { MandateView, NamedPowers } from '#web/mandates/facts.tsx'
import type { Power } from '#workflows/contract/actor.ts'

type Store = Pick<Engine, 'procedures' | 'clock'>

/** A mandate for a page: the keys of the parties stay behind. */
export function mandateView(engine: Store, mandate: Mandate): MandateView {
  const { id, kind, subjectName, agentName, actions, records, from, until, state } = mandate
  const today: Day = shanghaiDay(engine.clock.now())
  const isLapsed = state === 'inForce' && !isInForce(mandate, today)
  const powers = namedPowers(engine, actions)
  return { id, kind, subjectName, agentName, powers, records, from, until, state, isLapsed }
}

/** Lists what a mandate names, under the titles of the procedures. */
export const namedPowers = (engine: Pick<Engine, 'procedures'>, actions: readonly Power[]): readonly NamedPowers[] =>
  titled(engine, grouped(actions))

/** Lists what a mandate may name. */
export const everyPower = (engine: Pick<Engine, 'procedures'>): readonly NamedPowers[] =>
  titled(engine, powersOf(engine.procedures))

const titled = ({ procedures }: Pick<Engine, 'procedures'>, groups: readonly PowerGroup[]): readonly NamedPowers[] =>
  groups.map((one) => ({
    ...one,
    title: one.procedure === null ? null : (procedures[one.procedure]?.pages.words.title ?? null),
  }))
