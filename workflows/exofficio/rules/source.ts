import { two } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import type { Held } from '#records/publicity/held.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import type { Caught, Rule } from './rule.ts'

/** Held rows, for their provider to mend or explain (ADR 14). */
const caught = ({ key, naturalKey, at, batch, fields }: Held, why: Caught['why']): Caught => ({
  key: naturalKey,
  why,
  offered: { batch, fields },
  standing: { since: at, held: key },
})

/** 重新报入: a content taken out of the register came back. */
export const reinserted: Rule = {
  id: 'reinserted',
  title: two('已更正或者终止的内容重新报入', 'Removed content reported again'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches: (_record, { held }) =>
    held
      .filter(({ reasons }) => reasons.includes('reinsertion'))
      .map((row) =>
        caught(
          row,
          two(
            '报送的内容与本平台已更正或者终止的内容相同，未予采用；请更正来源。',
            'What was reported is what was corrected or removed here; it was not taken. Please correct the source.',
          ),
        ),
      ),
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
      .map((row) =>
        caught(
          row,
          two(
            '同一机关、同一文号报入了不同的内容，暂存待核；请说明以何者为准。',
            'Other content came under the same authority and number and is held; please say which holds.',
          ),
        ),
      ),
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
        why: two(
          '最近一次全量报送缺少该记录，请说明撤回的理由或者补报。',
          'Its last complete report lacks the record; please give the reason, or report it again.',
        ),
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
    const { zh, en } = withdrawalCauses[last.cause]
    return [
      {
        key: last.naturalKey,
        why: two(
          `信息提供单位报送撤回该记录，原因为“${zh}”，请提出意见并由另一人审批。`,
          `Its provider reported it withdrawn, as: ${en}. One person proposes, another approves.`,
        ),
        cause: last.cause,
        standing: { since: last.at, held: last.key },
      },
    ]
  },
}
