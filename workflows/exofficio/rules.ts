import type { RecordFile } from '#records/record.ts'
import type { Arising, Scanned } from '#workflows/contract/arising.ts'
import type { Found } from './events.ts'
import { unwarned } from './rules/listing.ts'
import { overNationalCap, overOuterCap, overPeriod, pastNamedEnd, wrongStart } from './rules/period.ts'
import type { Caught, Rule } from './rules/rule.ts'
import { sealed } from './rules/sealed.ts'
import { duplicate, incomplete, minorShown, noTier, personShown, revokedShown } from './rules/showing.ts'
import { absent, otherContent, reinserted, withdrawn } from './rules/source.ts'

/** Rules of the scan, looked for in every record. */
export const rules: readonly Rule[] = [
  overPeriod,
  overOuterCap,
  overNationalCap,
  pastNamedEnd,
  wrongStart,
  duplicate,
  revokedShown,
  sealed,
  minorShown,
  personShown,
  noTier,
  unwarned,
  incomplete,
  reinserted,
  otherContent,
  absent,
  withdrawn,
]

/** Cases that a record calls for on a day. */
export const arises = (record: RecordFile, seen: Scanned): readonly Arising[] =>
  rules.flatMap((rule) => rule.catches(record, seen).map((caught) => arising(rule, caught, record, seen)))

function arising(rule: Rule, caught: Caught, record: RecordFile, { platform }: Scanned): Arising {
  const article = caught.article ?? rule.article
  const before = record.ended?.caseId ?? null
  const [provider, determiner] = [record.provider.unit, record.authority.unit]
  const data: Found = {
    rule: rule.id,
    article,
    why: caught.why,
    unit: rule.asks === 'provider' ? (provider ?? determiner) : (determiner ?? provider),
    provider,
    determiner,
    platform,
    twin: caught.twin ?? null,
    offered: caught.offered ?? null,
    ...(caught.cause === undefined ? {} : { cause: caught.cause }),
    report: null,
    evidence: [],
    contact: null,
  }
  return {
    rule: rule.id,
    article,
    why: caught.why,
    key: caught.key,
    listed: rule.listed ?? false,
    data,
    ...(before === null ? {} : { arisesFrom: before }),
    ...(caught.standing === undefined ? {} : { standing: caught.standing }),
  }
}
