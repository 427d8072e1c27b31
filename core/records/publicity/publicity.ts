import type { Day } from '#law/day.ts'
import { inForce, type PublicityFacts, type PublicityPeriod, publicityPeriod } from '#law/publicity-period.ts'
import { entryOf, isGraded } from '../catalogue.ts'
import { missingColumns } from '../completeness.ts'
import { layoutOf, permittedUse } from '../layout.ts'
import { currentFields, type RecordFile } from '../record.ts'
import { readDay } from '../value.ts'
import { inForceSpan } from './in-force.ts'
import type { PublicityFlags, Why } from './publicity-flags.ts'
import { sealedRecord } from './sealed.ts'

export type Publicity = {
  readonly shown: boolean
  readonly from: Day | null
  /** Last permitted day, 24:00 Shanghai; set where `shown`. */
  readonly until: Day | null
  readonly why: readonly Why[]
  /** Earliest day to apply for an end; null: no tier gives one. */
  readonly earliestApplyOn: Day | null
}

type Span = Pick<Publicity, 'from' | 'until'> & { readonly why: readonly Why[] }

/** From this document date on O36 and its tiers apply (ADR 14). */
export const tiersFrom: Day = inForce

type Reckoned = { readonly record: RecordFile; readonly today: Day; readonly flags: PublicityFlags }
/** Asked for several times as a record is written. */
let last: (Reckoned & { readonly is: Publicity }) | null = null
const noFlags: PublicityFlags = {}

/** Publicity with days and reasons: computed, never edited. */
export function publicity(record: RecordFile, today: Day, flags: PublicityFlags = noFlags): Publicity {
  if (last?.record !== record || last.today !== today || last.flags !== flags)
    last = { record, today, flags, is: reckoned({ record, today, flags }) }
  return last.is
}

function reckoned({ record, today, flags }: Reckoned): Publicity {
  const barred = [...sealedWhy(record, flags), ...barredBy(record)]
  const span = spanOf(record, today, flags)
  const why = [...barred, ...span.why, ...timing(span, today)]
  const shown =
    span.from !== null &&
    span.until !== null &&
    why.every((code) => code === 'reviewL1' || code === 'senderNamesEarlierEnd')
  return { shown, from: span.from, until: span.until, why, earliestApplyOn: periodOf(record)?.earliestApplyOn ?? null }
}

function sealedWhy(record: RecordFile, flags: PublicityFlags): Why[] {
  const by = sealedRecord(record, flags)
  return by === null ? [] : [by === 'noBasis' ? 'sealedNoBasis' : 'sealed']
}

function spanOf(record: RecordFile, today: Day, flags: PublicityFlags): Span {
  if ((entryOf(record.kind)?.shownOf ?? []).length === 0) return { from: decisionDay(record), until: null, why: [] }
  return layoutOf(record.kind).validUntil === null ? penaltySpan(record, today, flags) : inForceSpan(record, flags)
}

function barredBy(record: RecordFile): Why[] {
  const scope = (currentFields(record)[permittedUse] ?? '').trim()
  const shownOf: readonly string[] = entryOf(record.kind)?.shownOf ?? []
  const bars: readonly (readonly [boolean, Why])[] = [
    [record.ended !== null, 'ended'],
    [record.overlays.stopped !== undefined, 'stopped'],
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

/** 文书认定之日 as the record has it; null where it names no day. */
export function decisionDay(record: RecordFile): Day | null {
  return readDay(currentFields(record)[layoutOf(record.kind).roles.decisionDate] ?? '')
}

/** Facts for the periods; null without a date, or ungraded by O36. */
export function factsOf(record: RecordFile): PublicityFacts | null {
  const documentDate = decisionDay(record)
  if (documentDate === null || !isGraded(record.kind)) return null
  return {
    documentDate,
    tier: record.tier?.value ?? null,
    necessary: record.necessary,
    ...(record.attachedTermEnd === null ? {} : { attachedTermEndsOn: record.attachedTermEnd }),
  }
}

export function periodOf(record: RecordFile): PublicityPeriod | null {
  const facts = factsOf(record)
  return facts && publicityPeriod(facts)
}

function penaltySpan(record: RecordFile, today: Day, flags: PublicityFlags): Span {
  const facts = factsOf(record)
  if (facts === null) return { from: null, until: null, why: [] }
  const from = facts.documentDate
  const span = from < tiersFrom ? olderSpan(facts, today, flags) : tierSpan(facts)
  const named = readDay(currentFields(record)['CF_GSJZQ'] ?? '')
  const earlier: Why[] =
    named !== null && span.until !== null && named >= from && named < span.until ? ['senderNamesEarlierEnd'] : []
  return { ...span, why: [...span.why, ...earlier] }
}

/** GD 43 alone until L1 is settled; O36's would-be ends are listed. */
function olderSpan(facts: PublicityFacts, today: Day, flags: PublicityFlags): Span {
  const { documentDate: from, tier } = facts
  const isInForce = today >= tiersFrom
  if (flags['L1'] === 'cap' && isInForce && tier !== null) return tierSpan(facts)
  const { capOn } = publicityPeriod(facts)
  const { maximumOn } = publicityPeriod({ ...facts, tier: tier ?? 'serious' })
  // Ungraded, it is shown no longer than any degree allows.
  if (flags['L1'] === 'cap' && isInForce && maximumOn !== null && maximumOn < capOn)
    return { from, until: maximumOn, why: [] }
  const isListed = isInForce && maximumOn !== null && today > maximumOn && today <= capOn
  return { from, until: capOn, why: isListed ? ['reviewL1'] : [] }
}

function tierSpan(facts: PublicityFacts): Span {
  const from = facts.documentDate
  if (facts.tier === null) return { from, until: null, why: ['noTier'] }
  const { autoEndOn } = publicityPeriod(facts)
  return { from, until: autoEndOn, why: autoEndOn === null ? ['minorNotShown'] : [] }
}
