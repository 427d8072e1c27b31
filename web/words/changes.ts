import type { Bilingual } from '#law/bilingual.ts'

/** Effects on a record by change, ends by reason. */
export const changes: Readonly<Record<string, Bilingual>> = {
  ended: {
    zh: '记录停止公示。此后页面、查询和推送均不再显示该记录。',
    en: 'The record is no longer shown. From then on no page, search or feed shows it.',
  },
  'ended.repaired': {
    zh: '修复完成，记录停止公示。此后页面、查询和推送均不再显示该记录。',
    en: 'Repaired: the record is no longer shown. No page, search or feed shows it any more.',
  },
  'ended.shielded': {
    zh: '记录暂时屏蔽，不再公示；暂时屏蔽结束后依法恢复。',
    en: 'The record is shielded and no longer shown, until the shield ends.',
  },
  shieldReviewed: {
    zh: '继续暂时屏蔽，自今日起计下一次复查。',
    en: 'The shield continues; the next review is counted from today.',
  },
  restored: {
    zh: '记录恢复公示，至其原定的公示期届满日。',
    en: 'The record is shown again, to its own last day.',
  },
  barred: {
    zh: '弄虚作假自今日起公示三年，在此期间该失信信息不予修复。',
    en: 'The finding of fraud is shown for three years from today; meanwhile the record cannot be repaired.',
  },
  'barred.restores': {
    zh: '弄虚作假自今日起公示三年，在此期间该失信信息不予修复；记录恢复公示，至其原定的公示期届满日。',
    en: 'The finding of fraud is shown for three years from today, and the record cannot be repaired meanwhile; the record itself is shown again, to its own last day.',
  },
  corrected: { zh: '记录更正为：', en: 'The record is corrected to:' },
  completed: { zh: '记录补充如下内容：', en: 'The record is completed with:' },
  imported: { zh: '采用报送的内容：', en: 'The content that was sent is taken over:' },
  disputed: { zh: '记录加注“异议中”。', en: 'The record bears the dispute mark.' },
  disputeNarrowed: {
    zh: '“异议中”标注只保留在未答复的内容上。',
    en: 'The dispute mark stays on what is not answered.',
  },
  undisputed: { zh: '取消“异议中”标注。', en: 'The dispute mark is lifted.' },
  stopped: {
    zh: '记录暂停公示：审查期间先行停止的，办结时恢复或者终止；停止执行的，结束后恢复。',
    en: 'The record is not shown for a time: while a case is examined, until that is closed; during a stay, until that is over.',
  },
  resumed: { zh: '记录恢复公示。', en: 'The record is shown again.' },
  statementAttached: { zh: '随记录显示异议声明。', en: 'The subject’s statement is shown with the record.' },
  statementRemoved: { zh: '不再显示异议声明。', en: 'The subject’s statement is taken off.' },
}

/** Words for a kind without its own. */
export const otherChange: Bilingual = { zh: '记录将有变动（{kind}）。', en: 'The record changes ({kind}).' }

export const changedParts = {
  tier: { zh: '失信程度', en: 'Seriousness' },
  term: { zh: '附带期限届满日', en: 'End of the attached term' },
  subject: { zh: '主体', en: 'Subject' },
} as const satisfies Record<string, Bilingual>
