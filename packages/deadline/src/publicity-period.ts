import { type Day, dayOf, isSerial, serialAfterMonths, serialOf } from './day.ts'
import { later } from './deadline.ts'
import { ruleOf } from './rules.ts'

export type Tier = 'minor' | 'general' | 'serious'

export type PublicityFacts = {
  /** 文书认定之日: the start, never the upload (O36 7). */
  readonly documentDate: Day
  /** Set by the determining unit; null until it is. */
  readonly tier: Tier | null
  /** Minor item, published because necessary. */
  readonly necessary?: boolean
  /** Last day of an attached term (限制从业 …). */
  readonly attachedTermEndsOn?: Day
  /** A special period in a law or 行政法规 prevails (O36 12). */
  readonly specialMonths?: number
  /** The sector's own period for what is still uncorrected at the maximum. */
  readonly uncorrectedMonths?: number
  /** End of continuing conduct, for GD 43. */
  readonly conductEndedOn?: Day
}

/** Open legal questions (`open-questions.ts`) that the dates rest on. */
export type PublicityFlag = 'L1' | 'L3' | 'L20'

export type PublicityPeriod = {
  readonly rule: 'C1' | 'C2' | 'C3' | 'C4'
  /** From 00:00; null without a tier, or where nothing is shown. */
  readonly earliestApplyOn: Day | null
  readonly earliestEndOn: Day | null
  /** The national maximum. */
  readonly maximumOn: Day | null
  /** The outer cap of GD 43. */
  readonly capOn: Day
  /** Last permitted day, to 24:00; null: never shown. */
  readonly autoEndOn: Day | null
  readonly flags: readonly PublicityFlag[]
}

/** O36 is in force from this day on. */
export const inForce: Day = '2026-04-01'
const capMonths = () => ruleOf('C4').length.n
const fraudMonths = () => ruleOf('B7').length.n
const ruleOfTier = { minor: 'C1', general: 'C2', serious: 'C3' } as const
const order = ['minor', 'general', 'serious'] as const
const lastDay: Day = '9999-12-31'

/** O36 12, GD 43: from the document's date; not rolled, never provisional. */
export function publicityPeriod(facts: PublicityFacts): PublicityPeriod {
  const capOn = capAfter(facts.conductEndedOn ?? facts.documentDate)
  const maximumOn = maximumOf(facts)
  const shown = facts.tier !== 'minor' || facts.necessary === true || facts.specialMonths !== undefined
  const autoEndOn = shown ? endOf(facts, maximumOn, capOn) : null
  const earliest = shown ? earliestOf(facts) : null
  return {
    rule: facts.tier === null ? 'C4' : ruleOfTier[facts.tier],
    earliestApplyOn: earliest,
    earliestEndOn: earliest,
    maximumOn,
    capOn,
    autoEndOn,
    flags: flagsOf(facts, autoEndOn),
  }
}

/** GD 43: the outer cap, counted from this day. */
export const capAfter = (day: Day): Day => monthsAfter(day, capMonths())

/** First day behind a term; 9999-12-31 stands for one without end. */
export const dayAfter = (day: Day): Day => upToLast(serialOf(day) + 1)

export const autoEndOn = (facts: PublicityFacts): Day | null => publicityPeriod(facts).autoEndOn

/** Of several penalties the longest governs (O36 12). */
export const longestTier = (tiers: readonly Tier[]): Tier | undefined => order.findLast((tier) => tiers.includes(tier))

/** Shown beyond its last day, it is listed for a person (L1). */
export function listedAsOverdueFrom(facts: PublicityFacts, shownUntil: Day): Day | null {
  const { autoEndOn: end } = publicityPeriod(facts)
  if (end === null) return later(inForce, facts.documentDate)
  return shownUntil > end ? later(inForce, dayAfter(end)) : null
}

/** B7: shown and barred through this day (O36 25). */
export const fraudUntil = (foundOn: Day): Day => monthsAfter(foundOn, fraudMonths())

function maximumOf({ documentDate, tier, specialMonths }: PublicityFacts): Day | null {
  if (specialMonths !== undefined) return monthsAfter(documentDate, specialMonths)
  return tier === null ? null : monthsAfter(documentDate, ruleOf(ruleOfTier[tier]).length.n)
}

// GD 43 yields to shorter national periods, laws and 行政法规.
function endOf(facts: PublicityFacts, maximumOn: Day | null, capOn: Day): Day {
  if (maximumOn === null) return capOn
  if (facts.specialMonths !== undefined) return maximumOn
  const { uncorrectedMonths } = facts
  const end =
    uncorrectedMonths === undefined ? maximumOn : later(maximumOn, monthsAfter(facts.documentDate, uncorrectedMonths))
  return end < capOn ? end : capOn
}

function earliestOf({ documentDate, tier, attachedTermEndsOn }: PublicityFacts): Day | null {
  if (tier === null) return null
  const minimum = monthsAfter(documentDate, ruleOf(ruleOfTier[tier]).length.minimum ?? 0)
  return attachedTermEndsOn === undefined ? minimum : later(minimum, dayAfter(attachedTermEndsOn))
}

const monthsAfter = (day: Day, n: number): Day => upToLast(serialAfterMonths(serialOf(day), n))
const upToLast = (serial: number): Day => (isSerial(serial) ? dayOf(serial) : lastDay)

function flagsOf(facts: PublicityFacts, end: Day | null): readonly PublicityFlag[] {
  const flags: PublicityFlag[] = []
  if (facts.documentDate < inForce) flags.push('L1')
  const term = facts.attachedTermEndsOn
  if (term !== undefined && end !== null && term > end) flags.push('L3')
  if (term !== undefined) flags.push('L20')
  return flags
}
