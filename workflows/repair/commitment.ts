import { z } from 'zod'
import type { CommitmentText } from '#workflows/contract/commitment-text.ts'

/** 信用承诺书 as signed, once for several records perhaps. */
export const Commitment = z.strictObject({
  edition: z.string(),
  sha256: z.string(),
  signedBy: z.string().trim().min(1).max(100),
  /** Published for organisations; filed for persons (ours, L4). */
  published: z.boolean(),
})
export type Commitment = z.infer<typeof Commitment>

/** Editions so far: changed texts are new ones. */
export const commitmentTexts: readonly CommitmentText[] = [
  {
    edition: '2026-11',
    // Hash of zh, line feed, en in UTF-8; a test recomputes it.
    sha256: 'df053654345752c1c79d3368541eee66899aa05124111f9e4e9a6f069f731b68',
    zh: [
      '信用修复承诺书',
      '本单位（本人）就所列失信信息申请信用修复，郑重承诺如下：',
      '一、所提交的材料真实、合法、有效，没有隐瞒、伪造或者变造。',
      '二、失信行为已经纠正，行政处罚决定书等文书确定的义务已经全部履行完毕。',
      '三、今后依法诚信经营、诚信行事，不再发生同类失信行为，并接受有关部门和社会的监督。',
      '四、如有弄虚作假、严重不实或者故意违背承诺，自愿承担相应的法律责任，并知悉依照《信用修复管理办法》，相关情况将被记入并公示三年，所涉失信信息在此期间不予修复。',
    ].join('\n'),
    en: [
      'Commitment for credit repair',
      'Applying for the repair of the records listed, we (I) undertake:',
      '1. The material handed in is true, lawful and valid; nothing in it is concealed, forged or altered.',
      '2. The conduct has been corrected, and every duty laid down in the penalty decision or other document has been fully performed.',
      '3. From now on we (I) act lawfully and in good faith, will not repeat conduct of this kind, and accept supervision by the authorities and the public.',
      '4. For fraud, serious untruth or a wilful breach of this commitment we (I) bear the liability the law lays down, knowing that under the Measures for Credit Repair the finding is recorded and shown for three years, during which the item cannot be repaired.',
    ].join('\n'),
  },
  {
    edition: '2026-12',
    sha256: '4676d1bcc94acd39cb99b9aee230b45247bd588d873a061ffa3d665f35b23e7d',
    zh: [
      '信用修复承诺书',
      '本单位（本人）就所列失信信息申请信用修复，郑重承诺如下：',
      '一、所提交的材料真实、合法、有效，没有隐瞒、伪造或者变造。',
      '二、失信行为已经纠正，行政处罚决定书等文书确定的义务已经全部履行完毕。',
      '三、今后依法诚信经营、诚信行事，不再发生同类失信行为，并接受有关部门和社会的监督。',
      '四、如有弄虚作假、严重不实或者故意违背承诺，自愿承担相应的法律责任，并知悉依照《信用修复管理办法》，相关情况将被记入三年，所涉失信信息在此期间不予修复；属于自然人的不公示，其他的公示三年。',
    ].join('\n'),
    en: [
      'Commitment for credit repair',
      'Applying for the repair of the records listed, we (I) undertake:',
      '1. The material handed in is true, lawful and valid; nothing in it is concealed, forged or altered.',
      '2. The conduct has been corrected, and every duty laid down in the penalty decision or other document has been fully performed.',
      '3. From now on we (I) act lawfully and in good faith, will not repeat conduct of this kind, and accept supervision by the authorities and the public.',
      '4. For fraud, serious untruth or a wilful breach of this commitment we (I) bear the liability the law lays down, knowing that under the Measures for Credit Repair the finding is recorded for three years, during which the item cannot be repaired; that of a natural person is not shown to the public, any other is shown for those years.',
    ].join('\n'),
  },
]

export const currentCommitment = (): CommitmentText => {
  const last = commitmentTexts.at(-1)
  if (last === undefined) throw new RangeError('no commitment')
  return last
}

/** Text that the hash is of. */
export const hashedText = ({ zh, en }: Pick<CommitmentText, 'zh' | 'en'>): string => `${zh}\n${en}`
