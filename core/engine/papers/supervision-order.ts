import { orderedIn } from '#engine/case/ordered-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import { sayDay } from '#law/say.ts'
import { platformOf } from '#records/directory.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

type About = Parameters<NonNullable<Procedure['results']['papers']>>

/** Series of its numbers. */
const numbered = { series: '信督' }
export const supervisionSeries = numbered.series

/** Papers of an entry: its procedure's, and a supervision order. */
export function papersFrom(engine: Pick<Engine, 'deployment'>, procedure: Procedure, ...about: About) {
  return [...(procedure.results.papers?.(...about) ?? []), ...supervision(engine, about[0])]
}

/** Signed by the platform: the supervisor has no unit of its own. */
function supervision({ deployment }: Pick<Engine, 'deployment'>, event: CaseEvent): readonly PaperOrder[] {
  const ordered = orderedIn(event)
  const by = platformOf(deployment.directory)?.id
  if (!ordered || by === undefined) return []
  const values = { order: plain(ordered.order), orderDue: sayDay(ordered.orderDue) }
  return [{ by, kind: 'supervision', to: { unit: ordered.unit }, series: supervisionSeries, notice: null, values }]
}
