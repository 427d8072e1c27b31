import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import { Seat } from '#engine/store/shapes.ts'
import { type CaseEvent, type Holder, isSameSeat } from '#workflows/contract/actor.ts'

/** Gives a seat's work to one person (改派), and changes nothing else. */
export const assignedEvent = 'task.assigned'

/** Person with the work by name, newest of each seat. */
export type Assigned = NonNullable<CaseFile['assigned']>

const Given = z.object({ seat: Seat, person: z.string() })

export function assignedAfter(before: Assigned | undefined, { type, data }: CaseEvent): Assigned | undefined {
  const given = type === assignedEvent ? Given.safeParse(data).data : undefined
  if (!given) return before
  return [...(before ?? []).filter(({ seat }) => !isSameSeat(seat, given.seat)), given]
}

/** Account given a seat's work; null: everybody's of the seat. */
export const assignedTo = ({ assigned = [] }: Pick<CaseFile, 'assigned'>, at: Holder): string | null =>
  assigned.find(({ seat }) => isSameSeat(seat, at))?.person ?? null
