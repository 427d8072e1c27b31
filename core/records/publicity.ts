import { addDays, addMonths, type Day } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { entryOf, isGraded } from './catalogue.ts'
import { missingColumns } from './completeness.ts'
import { inForceSpan } from './in-force.ts'
import { layoutOf } from './layout.ts'
import { currentFields, type RecordFile, type Tier } from './record.ts'
import { readDay } from './value.ts'

export type Why =
  | 'ended'
  | 'naturalPerson'
  | 'kindNotShown'
  | 'notForPublic'
  | 'incomplete'
  | 'noTier'
  | 'minorNotShown'
  | 'notYet'
  | 'pastLastDay'
  | 'permitNotInForce'
  | 'permitStatusUnclear'
  /** A commitment not kept, or withdrawn. */
  | 'notInForce'
  /** Shown, and on the list for review of flag L1. */
  | 'reviewL1'
  /** Shown although the sender names an earlier last day: the column is computed, a person looks. */
  | 'senderNamesEarlierEnd'

export type Publicity = {
  readonly shown: boolean
  readonly from: Day | null
  /** The last permitted day, to its end (24:00 Shanghai). Never null where `shown`. */
  readonly until: Day | null
  readonly why: readonly Why[]
  /** From when an early end may be applied for; null where no tier gives a day. */
  readonly earliestApplyOn: Day | null
}

/**
 * The deployment's answers to open questions. `L1`: `cap` applies the O36 periods to older documents, else they are
 * listed for review. `permitStatus`: whose list of XK_ZT codes, `national` or `local`, the senders use (law.md §11, UNV).
 */
export type PublicityFlags = Readonly<Record<string, string | number | boolean>>

type Span = Pick<Publicity, 'from' | 'until'> & { readonly why: readonly Why[] }

/** O36 is in force, and its tiers are asked for, from this document date on (decision 27). */
export const tiersFrom: Day = '2026-04-01'

const rowOf: Readonly<Record<Tier['value'], string>> = { minor: 'C1', general: 'C2', serious: 'C3' }
const longest = (tier: Tier['value']) => ruleOf(rowOf[tier]).length.n
const shortest = (tier: Tier['value']) => ruleOf(rowOf[tier]).length.minimum ?? 0
// GD 43: no record is shown longer, whatever its tier.
const outerCap = ruleOf('C4').length.n
/** Whether the public may see the record on a day, from when to when, and why. Computed, never edited. */
export function publicity(record: RecordFile, today: Day, flags: PublicityFlags = {}): Publicity {
  const barred = barredBy(record)
  const span = spanOf(record, today, flags)
  const why = [...barred, ...span.why, ...timing(span, today)]
  const shown =
    span.from !== null &&
    span.until !== null &&
    why.every((code) => code === 'reviewL1' || code === 'senderNamesEarlierEnd')
  return { shown, from: span.from, until: span.until, why, earliestApplyOn: earliestApplyOn(record) }
}

function spanOf(record: RecordFile, today: Day, flags: PublicityFlags): Span {
  if ((entryOf(record.kind)?.shownOf ?? []).length === 0) return { from: decisionDay(record), until: null, why: [] }
  return layoutOf(record.kind).validUntil === null ? penaltySpan(record, today, flags) : inForceSpan(record, flags)
}

function barredBy(record: RecordFile): Why[] {
  const scope = (currentFields(record)['信息使用范围'] ?? '').trim()
  const shownOf: readonly string[] = entryOf(record.kind)?.shownOf ?? []
  const bars: readonly (readonly [boolean, Why])[] = [
    [record.ended !== null, 'ended'],
    [record.subject.kind === 'person', 'naturalPerson'],
    [record.subject.kind !== 'person' && !shownOf.includes(record.subject.kind), 'kindNotShown'],
    [scope !== '' && scope !== '0' && scope !== '公示', 'notForPublic'],
    [missingColumns(record).length > 0, 'incomplete'],
  ]
  return bars.filter(([bars]) => bars).map(([, why]) => why)
}

function timing({ from, until }: Span, today: Day): Why[] {
  if (from !== null && today < from) return ['notYet']
  return until !== null && today > until ? ['pastLastDay'] : []
}

function decisionDay(record: RecordFile): Day | null {
  return readDay(currentFields(record)[layoutOf(record.kind).roles.decisionDate] ?? '')
}

function penaltySpan(record: RecordFile, today: Day, flags: PublicityFlags): Span {
  const from = decisionDay(record)
  if (from === null) return { from, until: null, why: [] }
  const cap = addMonths(from, outerCap)
  const span =
    from < tiersFrom ? olderSpan(record, from, cap, today, flags) : tierSpan(record.tier, record.necessary, from)
  const named = readDay(currentFields(record)['CF_GSJZQ'] ?? '')
  const earlier: Why[] =
    named !== null && span.until !== null && named >= from && named < span.until ? ['senderNamesEarlierEnd'] : []
  return { ...span, why: [...span.why, ...earlier] }
}

/** GD 43 alone until L1 is settled; from the day of O36 on, what its periods would have ended is listed. */
function olderSpan(record: RecordFile, from: Day, cap: Day, today: Day, flags: PublicityFlags): Span {
  const { tier } = record
  const months = tier === null ? longest('serious') : longest(tier.value)
  const wouldEnd = addMonths(from, months)
  const inForce = today >= tiersFrom
  if (flags['L1'] === 'cap' && inForce && tier !== null) return tierSpan(tier, record.necessary, from)
  return { from, until: cap, why: inForce && today > wouldEnd && today <= cap ? ['reviewL1'] : [] }
}

function tierSpan(tier: Tier | null, necessary: boolean, from: Day): Span {
  if (tier === null) return { from, until: null, why: ['noTier'] }
  if (tier.value === 'minor' && !necessary) return { from, until: null, why: ['minorNotShown'] }
  return { from, until: addMonths(from, longest(tier.value)), why: [] }
}

/** The later of the minimum and the day after an attached term (L20). */
function earliestApplyOn(record: RecordFile): Day | null {
  const decided = decisionDay(record)
  if (decided === null || record.tier === null || !isGraded(record.kind)) return null
  const minimum = addMonths(decided, shortest(record.tier.value))
  const afterTerm = record.attachedTermEnd === null ? minimum : addDays(record.attachedTermEnd, 1)
  return [minimum, afterTerm].sort().at(-1) ?? minimum
}
