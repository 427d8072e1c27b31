import type { Shown } from '#workflows/procedure.ts'
import { shownItems } from '#workflows/shown-items.ts'
import type { Objection } from './case.ts'

export function show(data: Objection): Shown {
  return {
    ...data,
    items: shownItems(data.items),
    decidedBy: data.proposal?.unit ?? data.unit,
  }
}

/** The unit that the next forwarding would go to, where the case says one. */
export const sendTo = ({ returns, candidates }: Objection): string | null =>
  returns.at(-1)?.rightUnit ?? (candidates.length === 1 ? (candidates[0] ?? null) : null)

/** The platform, the units of the record, and whoever held the case or was asked. */
export function involved(data: Objection): readonly string[] {
  const units = [
    data.platform,
    data.provider,
    data.determiner,
    data.unit,
    data.inquiry?.unit,
    ...data.returns.map(({ unit }) => unit),
  ]
  return [...new Set(units.flatMap((unit) => (unit ? [unit] : [])))]
}
