import type { Day } from '#law/day.ts'
import { listedAsOverdueFrom, type PublicityPeriod, publicityPeriod } from '#law/publicity-period.ts'
import { entryOf } from '../catalogue.ts'
import type { RecordFile, Tier } from '../record.ts'
import { suggestTier, type TierSuggestion } from '../tier-suggestion.ts'
import { barredUntil } from './bar.ts'
import { factsOf, publicity } from './publicity.ts'
import type { PublicityFlags } from './publicity-flags.ts'
import { sealedRecord } from './sealed.ts'
import { isShielded, unshielded } from './shield.ts'

/** Asked of 信用中国, here, or court, sector, rater alone (O36 13, L17). */
export type RepairChannel = 'creditChina' | 'here' | 'court' | 'sector' | 'owner'

/** Obstacles to a repair; no gate of the machine (ADR 11). */
export type Lack = 'decisionDate' | 'tier' | 'minimum' | 'attachedTerm' | 'bar'

export type Repairability = {
  /** Null: not adverse, or ended; shielded may still be (O36 20). */
  readonly channel: RepairChannel | null
  /** Period over, nothing lacking; the unit judges the correction (O36 14). */
  readonly ready: boolean
  readonly lacks: readonly Lack[]
  /** From 00:00 of this day; null where no tier gives one. */
  readonly earliestApplyOn: Day | null
  /** Last day by O36 and GD 43, to 24:00; null: never shown. */
  readonly autoEndOn: Day | null
  /** Former end, if different before O36 (L1); listed since. */
  readonly shownUntil: Day | null
  /** False while nobody reads it in public, whatever its dates say. */
  readonly isShown: boolean
  readonly listedFrom: Day | null
  readonly barredUntil: Day | null
  readonly tier: Tier | null
  /** Without tier: the defaults, with their dates. */
  readonly suggestion: TierSuggestion | null
  readonly suggested: Pick<PublicityPeriod, 'earliestApplyOn' | 'autoEndOn'> | null
  readonly documentDate: Day | null
  readonly attachedTermEnd: Day | null
  readonly rule: PublicityPeriod['rule'] | null
  readonly articles: readonly string[]
  /** Open legal questions (`open-questions.ts`) on which an answer rests. */
  readonly flags: readonly string[]
}

/** Repair: possibility, day, place and reasons (O36 4, 7–14). */
export function repairability(record: RecordFile, today: Day, flags: PublicityFlags = {}): Repairability {
  const facts = factsOf(record)
  const period = facts && publicityPeriod(facts)
  const seen = publicity({ ...record, ended: null }, today, flags)
  const isOpen = (record.ended === null || isShielded(record)) && sealedRecord(record, flags) === null
  const channel = isOpen ? channelOf(record, publicity(unshielded(record), today, flags).shown, flags) : null
  const earliestApplyOn = earliestOf(record, period)
  const suggestion = record.tier === null && facts !== null ? suggestTier(record) : null
  const lacks = lacksOf(record, period, earliestApplyOn, today)
  return {
    channel,
    ready: isOurs(channel) && lacks.length === 0,
    lacks,
    earliestApplyOn,
    autoEndOn: period?.autoEndOn ?? null,
    shownUntil: seen.until,
    isShown: seen.shown,
    listedFrom: facts && seen.until !== null && record.tier !== null ? listedAsOverdueFrom(facts, seen.until) : null,
    barredUntil: barredUntil(record, today),
    tier: record.tier,
    suggestion,
    suggested: facts && suggestion?.tier ? publicityPeriod({ ...facts, tier: suggestion.tier }) : null,
    documentDate: facts?.documentDate ?? null,
    attachedTermEnd: record.attachedTermEnd,
    rule: period?.rule ?? null,
    articles: articlesOf(record, channel),
    flags: flagsOf(record, period, channel, suggestion),
  }
}

const isOurs = (channel: RepairChannel | null) => channel === 'creditChina' || channel === 'here'

/** Persons' and the city's own here (L4, L17); `L17: here`: all. */
function channelOf(record: RecordFile, shown: boolean, flags: PublicityFlags): RepairChannel | null {
  const entry = entryOf(record.kind)
  if (entry === null || entry.repair === 'none') return null
  if (entry.repair === 'reRating') return 'owner'
  if (entry.repair === 'sector') return entry.removal === 'court' ? 'court' : 'sector'
  const isTheirs = entry.removal === 'creditChina' && shown && record.subject.kind !== 'person'
  return isTheirs && flags['L17'] !== 'here' ? 'creditChina' : 'here'
}

/** Unpublished minor ones have no minimum: repairable at once. */
const earliestOf = (record: RecordFile, period: PublicityPeriod | null): Day | null =>
  period?.earliestApplyOn ?? (record.tier?.value === 'minor' ? (factsOf(record)?.documentDate ?? null) : null)

function lacksOf(record: RecordFile, period: PublicityPeriod | null, earliest: Day | null, today: Day): Lack[] {
  const isEarly = earliest !== null && today < earliest
  const term = record.attachedTermEnd
  const holds: readonly (readonly [boolean, Lack])[] = [
    [period === null, 'decisionDate'],
    [record.tier === null, 'tier'],
    [isEarly && (term === null || minimumOnly(record) > today), 'minimum'],
    [isEarly && term !== null && today <= term, 'attachedTerm'],
    [barredUntil(record, today) !== null, 'bar'],
  ]
  return holds.filter(([lacking]) => lacking).map(([, lack]) => lack)
}

function minimumOnly(record: RecordFile): Day {
  const { attachedTermEndsOn: _term, ...facts } = factsOf(record) ?? { documentDate: '', tier: null }
  return publicityPeriod(facts).earliestApplyOn ?? ''
}

function articlesOf(record: RecordFile, channel: RepairChannel | null): readonly string[] {
  if (!isOurs(channel)) return channel === null ? [] : ['O36 4']
  const person = record.subject.kind === 'person' ? ['GD 47'] : []
  return ['O36 7', 'O36 12', 'O36 13', 'O36 14', 'O36 15', 'O36 16', ...person]
}

function flagsOf(
  record: RecordFile,
  period: PublicityPeriod | null,
  channel: RepairChannel | null,
  suggestion: TierSuggestion | null,
): readonly string[] {
  if (!isOurs(channel)) return []
  const isPerson = record.subject.kind === 'person'
  const asked = suggestion === null ? [] : ['L5', ...suggestion.asks.map(({ flag }) => flag)]
  // SAMR 45 has three years for what O36 ends after one.
  const isOfMarket = record.authority.raw.includes('市场监督管理')
  const all = [
    ...(period?.flags ?? []),
    ...(isOfMarket ? ['L7'] : []),
    ...asked,
    ...(isPerson ? ['L4'] : []),
    ...(channel === 'here' ? ['L17'] : []),
  ]
  return [...new Set(all)]
}
