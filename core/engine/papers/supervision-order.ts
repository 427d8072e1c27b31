import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import { Day } from '#engine/store/shapes.ts'
import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** The supervisor orders a unit in writing (督办单), in any procedure; its head answers. No chart knows either. */
export const orderedEvent = 'supervisor.ordered'
export const answeredEvent = 'order.answered'

const Ordered = z.object({ unit: z.string(), head: z.enum(['head', 'intakeHead']), order: z.string(), orderDue: Day })
const Answered = z.object({ order: z.int(), answer: z.string() })

export const orderedIn = ({ type, data }: Pick<CaseEvent, 'type' | 'data'>) =>
  type === orderedEvent ? (Ordered.safeParse(data).data ?? null) : null
export const answeredIn = ({ type, data }: Pick<CaseEvent, 'type' | 'data'>) =>
  type === answeredEvent ? (Answered.safeParse(data).data ?? null) : null

type About = Parameters<NonNullable<Procedure['results']['papers']>>

/** Papers that an entry issues: those of its procedure, and a supervision order. */
export function papersFrom(engine: Pick<Engine, 'deployment'>, procedure: Procedure, ...about: About) {
  return [...(procedure.results.papers?.(...about) ?? []), ...supervision(engine, about[0])]
}

/** Signed by the platform: the supervisor has no unit of its own. */
function supervision({ deployment }: Pick<Engine, 'deployment'>, event: CaseEvent): readonly PaperOrder[] {
  const ordered = orderedIn(event)
  const by = deployment.directory.units.find(({ isPlatform }) => isPlatform)?.id
  if (!ordered || by === undefined) return []
  const values = { order: plain(ordered.order), orderDue: sayDay(ordered.orderDue) }
  return [{ by, kind: 'supervision', to: { unit: ordered.unit }, series: '信督', notice: null, values }]
}
