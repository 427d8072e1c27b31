import type { Bilingual } from '#law/bilingual.ts'

/** A case as one archive. */
export const bundle = {
  link: { zh: '下载全案（ZIP）', en: 'Download the whole case (ZIP)' },
  lead: {
    zh: '{at} 导出，当时状态：{state}。只含导出人可以查看的内容；导出已记入查阅记录。',
    en: 'Exported on {at}; state then: {state}. It holds what whoever exported it may see; the export is noted.',
  },
  papers: { zh: '文书', en: 'Papers' },
  letters: { zh: '发给申请人的邮件', en: 'Letters to the applicant' },
  evidence: { zh: '申请人提交的材料', en: 'Evidence' },
  clock: { zh: '期限及推算', en: 'Time limits, day by day' },
  course: { zh: '办理经过', en: 'What happened' },
  proofs: { zh: '日志和证明', en: 'Log and proofs' },
  proofsText: {
    zh: '每份证明可用 redress verify 离线核验。没有证明的条目当时还没有检查点。',
    en: 'Each proof can be checked offline with redress verify. An entry without one had no checkpoint yet.',
  },
  none: { zh: '没有。', en: 'None.' },
  notPacked: {
    zh: '（未装入：尚未用印、超出大小，或者导出人无权打开）',
    en: '(not packed: not sealed yet, too large, or not for whoever exported it to open)',
  },
} as const satisfies Record<string, Bilingual>
