import { two } from '#law/bilingual.ts'
import { capAfter } from '#law/publicity-period.ts'
import { ruleOf } from '#law/rules.ts'
import { isGraded } from '#records/catalogue.ts'
import { publicity, tiersFrom } from '#records/publicity/publicity.ts'
import type { RecordFile } from '#records/record.ts'
import type { Scanned } from '#workflows/contract/arising.ts'
import { said } from '../said.ts'
import { claimedUntil, decidedOn, isOpen } from './claims.ts'
import { type Caught, dated, type Rule } from './rule.ts'

/** Past its computed last day, and its source still shows it. */
function overstayed(record: RecordFile, { today, flags }: Scanned) {
  const { until } = publicity(record, today, flags)
  const named = claimedUntil(record)
  const mayBeShown = isOpen(record) || record.ended?.reason === 'expired'
  if (!mayBeShown || record.subject.kind === 'person' || until === null || named === null) return null
  return today > until && named >= today ? { until, named, decided: decidedOn(record) } : null
}

/** 超期公示 beyond the national periods. */
export const overPeriod: Rule = {
  id: 'overPeriod',
  title: two('超期公示', 'Shown beyond its period'),
  article: ruleOf('C2').citation,
  asks: 'provider',
  catches(record, seen) {
    const over = overstayed(record, seen)
    if (over === null || over.decided === null || over.until === capAfter(over.decided)) return []
    const { until, named } = over
    const why = dated(said.overPeriod, { until, named })
    return [{ key: `${until}|${named}`, why }]
  },
}

/** 超过五年: GD 43 bounds every tier. */
export const overOuterCap: Rule = {
  id: 'overOuterCap',
  title: two('超过广东省最长公示期', 'Shown beyond the outer cap in Guangdong'),
  article: ruleOf('C4').citation,
  asks: 'provider',
  catches(record, seen) {
    const over = overstayed(record, seen)
    if (over === null || over.decided === null || over.until !== capAfter(over.decided)) return []
    const { until, named } = over
    const why = dated(said.overOuterCap, { until, named })
    return [{ key: `${until}|${named}`, why }]
  },
}

/** Opens no case: O36 on older decisions is open (flag L1). */
export const overNationalCap: Rule = {
  id: 'overNationalCap',
  title: two('早于新办法的文书，超过新办法的公示期', 'Older than the new measures, and past their period'),
  article: ruleOf('C2').citation,
  asks: 'provider',
  listed: true,
  catches(record, { today, flags }) {
    const { shown, why, until } = publicity(record, today, flags)
    if (!shown || !why.includes('reviewL1') || until === null) return []
    return [
      {
        key: 'L1',
        why: dated(said.overNationalCap, { until, force: tiersFrom }),
      },
    ]
  },
}

/** A person looks: the source names an earlier end, now past. */
export const pastNamedEnd: Rule = {
  id: 'pastNamedEnd',
  title: two('已过来源填报的公示截止期', 'Past the end that its source names'),
  article: '',
  asks: 'provider',
  listed: true,
  catches(record, { today, flags }) {
    const { shown, why, until } = publicity(record, today, flags)
    const named = claimedUntil(record)
    if (!shown || !why.includes('senderNamesEarlierEnd') || named === null || today <= named) return []
    const text = dated(said.pastNamedEnd, { named, until })
    return [{ key: named, why: text }]
  },
}

/** 起算日错误: publicity runs from the document (O36 7), never from the upload. */
export const wrongStart: Rule = {
  id: 'wrongStart',
  title: two('公示起算日错误', 'Publicity counted from a wrong day'),
  article: 'O36 7',
  asks: 'provider',
  catches(record, seen) {
    const decided = decidedOn(record)
    if (!isOpen(record) || !isGraded(record.kind) || decided === null) return []
    return [...numberDisagrees(record, decided), ...endDisagrees(record, decided, seen)].slice(0, 1)
  },
}

/** Numbers of the decision's year or the year before are common. */
function numberDisagrees({ documentNumber }: RecordFile, decided: string): readonly Caught[] {
  const year = Number(/\((\d{4})\)/.exec(documentNumber.key)?.[1] ?? Number.NaN)
  const apart = Number(decided.slice(0, 4)) - year
  if (Number.isNaN(year) || apart === 0 || apart === 1) return []
  const why = dated(said.numberDisagrees, { decided }, { year })
  return [{ key: `${year}|${decided}`, why }]
}

function endDisagrees(record: RecordFile, decided: string, { today, flags }: Scanned): readonly Caught[] {
  const named = claimedUntil(record)
  const { until } = publicity(record, today, flags)
  if (named === null) return []
  const late = until !== null && named > until && today <= until
  if (!late && named >= decided) return []
  const why = dated(said.endDisagrees, { named, decided, until })
  return [{ key: `${decided}|${named}`, why }]
}
