import { fillBoth, two } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import type { Held } from '#records/publicity/held.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import { said } from '../said.ts'
import type { Caught, Rule } from './rule.ts'

/** Held rows, for their provider to mend or explain (ADR 14). */
const caught = ({ key, naturalKey, at, batch, fields }: Held, why: Caught['why']): Caught => ({
  key: naturalKey,
  why,
  offered: { batch, fields },
  standing: { since: at, held: key },
})

/** 重新报入: removed content came back. */
export const reinserted: Rule = {
  id: 'reinserted',
  title: two('已更正或者终止的内容重新报入', 'Removed content reported again'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches: (_record, { held }) =>
    held.filter(({ reasons }) => reasons.includes('reinsertion')).map((row) => caught(row, said.whatWasReported)),
}

/** 第三种内容: neither what stands nor what stood. */
export const otherContent: Rule = {
  id: 'otherContent',
  title: two('报入内容与现有记录不同', 'Reported content differs'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches: (_record, { held }) =>
    held
      .filter(({ reasons }) => reasons.includes('otherContent'))
      .map((row) => caught(row, said.otherContentCameUnder)),
}

/** 全量报送中缺失: asks the reason, and ends nothing. */
export const absent: Rule = {
  id: 'absent',
  title: two('来源全量报送中已无此记录', 'Missing from its source'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches: (record, { held }) =>
    held
      .filter(({ reasons }) => record.ended === null && reasons.includes('withdrawnAtSource'))
      .map(({ key, naturalKey, at }) => ({
        key: naturalKey,
        why: said.itsLastCompleteReportLacks,
        standing: { since: at, held: key },
      })),
}

/** 来源撤回: the provider's latest word and its reason. */
export const withdrawn: Rule = {
  id: 'withdrawn',
  title: two('信息提供单位说明已撤回', 'Withdrawn, its provider says'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches: (record, { held }) => {
    const [last] = held.filter(({ cause }) => cause !== undefined).toSorted((a, b) => b.at - a.at)
    if (record.ended !== null || last?.cause === undefined) return []
    return [
      {
        key: last.naturalKey,
        why: fillBoth(said.withdrawn, { cause: withdrawalCauses[last.cause] }),
        cause: last.cause,
        standing: { since: last.at, held: last.key },
      },
    ]
  },
}
