import { nextReview } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import type { Arising, Scanned } from '#workflows/contract/arising.ts'
import type { Review } from './case.ts'
import { said } from './said.ts'

/** A due review (K4): one case a day; deciding sets the next. */
export function arises(record: RecordFile, { today, platform }: Scanned): readonly Arising[] {
  const due = nextReview(record)
  const { shield } = record
  if (!shield || due === null || due > today) return []
  const cause = due === shield.planEndsOn ? 'planEnd' : 'regular'
  return [
    {
      rule: 'shieldReviewDue',
      article: '',
      why: cause === 'planEnd' ? said.thePlanHasReached : said.sixMonthsSinceTheLast,
      key: due,
      listed: false,
      arisesFrom: shield.caseId,
      data: {
        ...reviewOf(record, platform),
        cause,
        dueOn: due,
        report: '',
      } satisfies Review,
    },
  ]
}

/** Facts every review takes from the record. */
export const reviewOf = ({ shield, authority }: RecordFile, platform: string) => ({
  since: shield?.since ?? '',
  planEndsOn: shield?.planEndsOn ?? null,
  evidence: [],
  contact: null,
  determiner: authority.unit,
  platform,
})
