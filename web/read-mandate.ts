import type { PowerGroup } from '#engine/people/mandate-powers.ts'
import { addMonths, type Day, isDay } from '#law/day.ts'
import type { Power } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type ReadIdentity, readIdentity } from './read-identity.ts'
import { readLegalDay, ticked, type Values } from './values.ts'
import type { faults } from './words/faults.ts'
import type { mandateKindNames } from './words/mandates.ts'

export type ReadMandate = {
  readonly kind: keyof typeof mandateKindNames
  readonly identity: ReadIdentity
  readonly actions: readonly Power[]
  readonly records: readonly string[] | null
  readonly until: Day
}
type Result =
  | { readonly kind: 'read'; readonly mandate: ReadMandate }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const mostMonths = 24

/** Reads `MandateForm`; seeing is included: nobody acts blindly. */
export function readMandate(
  values: Values,
  mode: 'grant' | 'claim',
  today: Day,
  powers: readonly PowerGroup[],
): Result {
  const identity = readIdentity(values, { name: 'name', kind: 'kind', number: 'number' }, today)
  const found: Record<string, keyof typeof faults> = 'faults' in identity ? { ...identity.faults } : {}
  const kind = mode === 'grant' ? 'agent' : kinds.find((one) => one === values['basis'])
  if (!kind) found['basis'] = 'choose'
  const until = readLegalDay(values, 'until')
  const wrong = untilFault(until, today)
  if (wrong) found['until'] = wrong
  const records = mode === 'grant' && values['which'] === 'some' ? ticked(values, 'record.') : null
  if (records?.length === 0) found['which'] = 'chooseRecord'
  if ('faults' in identity || !kind || Object.keys(found).length > 0)
    return { kind: 'refused', refusal: { code: 'malformed', fields: found } }
  const chosen = ticked(values, 'may.')
  const offered = powers.flatMap(({ procedure, acts }) => acts.map((act): Power => `${procedure}.${act}`))
  const actions: readonly Power[] = [
    'see',
    ...offered.filter((power) => chosen.includes('all') || chosen.includes(power)),
  ]
  return { kind: 'read', mandate: { kind, identity, actions, records, until } }
}

function untilFault(until: string, today: Day): keyof typeof faults | null {
  if (!isDay(until)) return 'badDate'
  if (until < today) return 'past'
  return until > addMonths(today, mostMonths) ? 'tooLate' : null
}

const kinds = ['agent', 'administrator', 'heir', 'formerRepresentative'] as const
