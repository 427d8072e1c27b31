import { type CaseEvent, type Holder, isSameSeat } from '#workflows/contract/actor.ts'

/** Time one seat held a case: who brought it, what ended it. */
export type Held = {
  readonly by: Holder
  readonly from: number
  readonly until: number | null
  /** Null: the clock or the service brought it. */
  readonly sentBy: Holder | null
  readonly left: string | null
  /** The unit that whoever handed it back named as the right one. */
  readonly named: string | null
}

type Standing = { readonly holder: Holder; readonly held?: readonly Held[] }

/** Lists who has held a case, and who does after an event. */
export function heldAfter(before: readonly Held[], by: Holder, { type, at, actor, data }: CaseEvent): readonly Held[] {
  const last = before.at(-1)
  if (last && isSameSeat(last.by, by)) return before
  const sentBy = actor.role === 'system' ? null : { role: actor.role, unit: actor.unit }
  const next: Held = { by, from: at, until: null, sentBy, left: null, named: null }
  return last ? [...before.slice(0, -1), { ...last, until: at, left: type, named: namedIn(data) }, next] : [next]
}

const namedIn = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'rightUnit' in data && typeof data.rightUnit === 'string'
    ? data.rightUnit
    : null

/** Seat that waits for the applicant; null if unknown. */
export function waiterFor({ holder, held = [] }: Standing): Holder | null {
  if (holder.role !== 'applicant') return null
  return held.findLast(({ by }) => by.role !== 'applicant' && by.role !== 'system')?.by ?? null
}
