import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import { Seat } from '#engine/store/shapes.ts'
import { type CaseEvent, type Holder, isSameSeat } from '#workflows/contract/actor.ts'

/** Gives a seat's work in a case to one person (改派): no state, holder or clock changes. */
export const assignedEvent = 'task.assigned'

/** Whose work it is by name: the newest of each seat. */
export type Assigned = NonNullable<CaseFile['assigned']>

const Given = z.object({ seat: Seat, person: z.string() })

export function assignedAfter(before: Assigned | undefined, { type, data }: CaseEvent): Assigned | undefined {
  const given = type === assignedEvent ? Given.safeParse(data).data : undefined
  if (!given) return before
  return [...(before ?? []).filter(({ seat }) => !isSameSeat(seat, given.seat)), given]
}

/** The account a seat's work was given to by name; null: it is everybody's who sits there. */
export const assignedTo = ({ assigned = [] }: Pick<CaseFile, 'assigned'>, at: Holder): string | null =>
  assigned.find(({ seat }) => isSameSeat(seat, at))?.person ?? null
