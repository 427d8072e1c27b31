import { z } from 'zod'
import { contestIn, type Ruling, rulingIn, rulings } from '#engine/case/ruling.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly, Seat, Day as ShapeOfDay } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Day } from '#law/day.ts'
import type { CaseEvent, Holder } from '#workflows/contract/actor.ts'

/** A breach that its unit contested, and the ruling. */
export type Contest = {
  readonly caseId: string
  /** Of the breach's entry. */
  readonly breach: number
  readonly number: string
  readonly subject: string
  readonly limit: string
  readonly due: Day
  readonly unit: string
  readonly reason: string
  /** The account that contested: another one rules. */
  readonly by: string
  /** The absent head for whom it contested. */
  readonly standsInFor?: string
  readonly at: number
  readonly ruling: {
    readonly kind: Ruling['kind']
    readonly reason: string
    readonly to: Holder | null
    readonly at: number
  } | null
}

const keys = keyShape('case#{id}', 'contest#{breach}')
export const contestKey = (id: string, breach: number) => keys.key(id, String(breach))
export const contestsIn = (area: string): string => `contests#${area}`

export const contestKind = stored('contested breach', {
  schema: exactly<Contest>({
    ...{ caseId: z.string(), breach: z.int(), number: z.string(), subject: z.string(), limit: z.string() },
    ...{ due: ShapeOfDay, unit: z.string(), reason: z.string(), by: z.string(), at: z.number() },
    standsInFor: z.string().exactOptional(),
    ruling: z
      .strictObject({ kind: z.enum(rulings), reason: z.string(), to: Seat.nullable(), at: z.number() })
      .nullable(),
  }),
  keys: [keys],
  index: { queue: ['contests#{area} → {ruled}#{moment}#{id}#{breach}'] },
  due: null,
  from: 'log',
})
export const contestOf = contestKind.read

type Told = Pick<CaseEvent, 'type' | 'data' | 'at' | 'actor'>

/** The contest that an entry begins. */
export function contestItem({ id, number, subject, area }: CaseFile, event: Told): Item | null {
  const given = contestIn(event)
  if (!given) return null
  const { breach, limit, due, unit, reason } = given
  const about = { caseId: id, breach, number, subject, limit, due, unit, reason }
  const { id: by, standsInFor } = event.actor
  const behind = standsInFor === undefined ? {} : { standsInFor }
  return itemOf({ ...about, by, ...behind, at: event.at, ruling: null }, area, 1)
}

/** The contest after its ruling; the first counts. */
export function ruledItem(item: Item, area: string, event: Told): Item | null {
  const contest = contestOf(item)
  const given = contest.ruling === null ? rulingIn(event) : null
  if (!given) return null
  const ruling = { kind: given.kind, reason: given.reason, to: given.to ?? null, at: event.at }
  return itemOf({ ...contest, ruling }, area, item.v + 1)
}

/** Those without a ruling first, the oldest before. */
function itemOf(contest: Contest, area: string, v: number): Item {
  const place = `${contest.ruling === null ? 0 : 1}#${contest.at}#${contest.caseId}#${contest.breach}`
  return {
    ...contestKey(contest.caseId, contest.breach),
    v,
    body: json(contest),
    index: { queue: [contestsIn(area), place] },
  }
}
