import { type Bilingual, two } from '#law/bilingual.ts'

/** What changed of a record, in the feed. */
export const recordChanges: Readonly<Record<string, Bilingual>> = {
  'record.imported': { zh: '新增', en: 'Added' },
  'record.disputed': { zh: '加注异议中', en: 'Dispute mark set' },
  'record.disputeNarrowed': { zh: '部分取消异议标注', en: 'Dispute mark lifted in part' },
  'record.undisputed': { zh: '取消异议标注', en: 'Dispute mark lifted' },
  'record.corrected': { zh: '更正', en: 'Corrected' },
  'record.completed': { zh: '补全', en: 'Completed' },
  'record.committed': { zh: '公开信用承诺', en: 'Commitment published' },
  'record.uncommitted': { zh: '撤下信用承诺', en: 'Commitment taken back' },
  'record.ended': { zh: '终止', en: 'Ended' },
  'record.shown': { zh: '开始公示', en: 'Publicity began' },
  'record.sealed': { zh: '终止', en: 'Ended' },
  'record.unsealed': { zh: '重新提供', en: 'Given out again' },
  'record.shieldReviewed': { zh: '复查后继续暂时屏蔽', en: 'Shield reviewed and kept' },
  'record.restored': { zh: '恢复公示', en: 'Shown again' },
  'record.barred': { zh: '记入弄虚作假', en: 'Fraud in a repair entered' },
  'record.barOver': { zh: '弄虚作假记录期满', en: 'Fraud record over' },
  'record.stopped': { zh: '暂停公示', en: 'Not shown meanwhile' },
  'record.resumed': { zh: '恢复公示', en: 'Shown again' },
  'record.statementAttached': { zh: '随记录显示异议声明', en: 'Statement attached' },
  'record.statementRemoved': { zh: '撤下声明', en: 'Statement removed' },
}

/** Words of lists on desks and the board. */
export const lists = {
  ofCity: two('市级', 'The city’s own'),
  seriousness: two('失信程度', 'Seriousness'),
  unknownReason: two('未知原因', 'Unknown reason'),
  askPlatform: two('请联系平台', 'Ask the platform'),
} as const
