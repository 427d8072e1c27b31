import { withdrawalCauses } from '#records/withdrawal.ts'
import { shownItems } from '#workflows/common/shown-items.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { Objection } from './case.ts'
import { said } from './said.ts'
import { onWithdrawal } from './withdrawal-words.ts'

export function show(data: Objection): Shown {
  const facts = withdrawalFacts(data)
  return {
    ...data,
    ...(facts.length > 0 ? { facts } : {}),
    ...(data.withdrawal ? { withdrawnFor: data.withdrawal.cause } : {}),
    items: shownItems(data.items),
    decidedBy: data.proposal?.unit ?? data.unit,
  }
}

/** Cause and verdict of withdrawals, for staff first. */
function withdrawalFacts({ withdrawal, ending }: Objection): readonly Fact[] {
  if (!withdrawal) return []
  const { cause, verdict, reason } = withdrawal
  const draft = ending === null ? ({ staff: true } as const) : {}
  return [
    { name: said.whyItWasWithdrawn, value: withdrawalCauses[cause] },
    ...(verdict === null
      ? []
      : [
          { name: said.whatTheUnitSays, value: onWithdrawal[verdict], ...draft },
          { name: said.reasons, value: reason, ...draft },
        ]),
  ]
}

/** Platform, units of the record, and all who held or were asked. */
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
