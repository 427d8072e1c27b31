import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import { Day, Seat } from '#engine/store/shapes.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'

/** A unit contests its breach; somebody else rules. No row goes. */
export const contestedEvent = 'breach.contested'
export const rulings = ['kept', 'rescinded', 'reattributed'] as const
export type RulingKind = (typeof rulings)[number]
export const rulingEvent = (kind: RulingKind): string => `breach.${kind}`
export const rulingEvents: readonly string[] = [contestedEvent, ...rulings.map(rulingEvent)]

const Contested = z.object({ breach: z.int(), limit: z.string(), due: Day, unit: z.string(), reason: z.string() })
const Ruled = z.object({
  breach: z.int(),
  limit: z.string(),
  due: Day,
  reason: z.string(),
  to: Seat.optional(),
  /** The head's seat that contested. */
  by: Seat,
})
export type Ruling = z.infer<typeof Ruled> & { readonly kind: RulingKind }

type Told = Pick<CaseEvent, 'type' | 'data'>

export const contestIn = ({ type, data }: Told): z.infer<typeof Contested> | null =>
  type === contestedEvent ? (Contested.safeParse(data).data ?? null) : null

export function rulingIn({ type, data }: Told): Ruling | null {
  const kind = rulings.find((one) => rulingEvent(one) === type)
  const ruled = kind && Ruled.safeParse(data).data
  return kind && ruled ? { ...ruled, kind } : null
}

/** Clocks after a ruling; a limit begun anew stays. */
export function withRuling(clocks: CaseFile['clocks'], event: Told): CaseFile['clocks'] {
  const ruling = rulingIn(event)
  const clock = ruling && clocks[ruling.limit]
  if (!clock || ruling.kind === 'kept' || clock.due !== ruling.due || clock.breachedAt === null) return clocks
  const { to, kind } = ruling
  const after = kind === 'reattributed' && to ? { ...clock, ruled: kind, chargedTo: to } : { ...clock, ruled: kind }
  return { ...clocks, [ruling.limit]: after }
}
