import { isInForce, type Mandate } from '#engine/mandate.ts'
import type { Day } from '#law/day.ts'
import type { MandateView } from '#web/mandates/facts.tsx'

/** A mandate for a page: the keys of the parties stay behind. */
export function mandateView(mandate: Mandate, today: Day): MandateView {
  const { id, kind, subjectName, agentName, actions, records, from, until, state } = mandate
  const isLapsed = state === 'inForce' && !isInForce(mandate, today)
  return { id, kind, subjectName, agentName, actions, records, from, until, state, isLapsed }
}
