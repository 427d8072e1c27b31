import { type FollowsName, followsLog, isKind } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import type { Audited } from './audit.ts'
import type { Difference, DifferenceCode } from './difference.ts'
import { rebuilds, whyNot } from './rebuilds.ts'

/** Sentence of a difference: names what differs, never shows it. */
export function sentenceOf({ kind, code, key, about, fields }: Difference): Bilingual {
  const { zh, en } = words[code]
  const where = key.pk.length === 0 ? '' : ` (${key.pk} ${key.sk})`
  const of = about === null ? { zh: '', en: '' } : { zh: `${about} `, en: `${about}: ` }
  const what = isKind(kind) ? kinds[kind].what : kind
  const name = isKind(kind) && followsLog(kind) ? names[kind] : (others[kind] ?? two(what, what))
  const which = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  return { zh: `${of.zh}${name.zh} ${zh}${which}${where}`, en: `${of.en}${name.en}: ${en}${which}${where}` }
}

const others: Readonly<Record<string, Bilingual>> = {
  index: two('索引', 'index'),
  file: two('文件', 'file'),
  database: two('数据库', 'database'),
  log: two('日志', 'log'),
  caseLog: two('案件日志', 'caseLog'),
}

const names: Readonly<Record<FollowsName, Bilingual>> = {
  case: two('案件', kinds.case.what),
  asked: two('协查单位', kinds.asked.what),
  order: two('督办单', kinds.order.what),
  weight: two('案件的待办计数说明', kinds.weight.what),
  figures: two('案件的统计说明', kinds.figures.what),
  breach: two('计入统计的逾期', kinds.breach.what),
  paper: two('文书', kinds.paper.what),
  sole: two('同一事项最后立的案', kinds.sole.what),
  record: two('信息', kinds.record.what),
  place: two('登记册中的位置', kinds.place.what),
  notice: two('公告', kinds.notice.what),
  workload: two('待办计数', kinds.workload.what),
  month: two('月度统计', kinds.month.what),
  series: two('文号序列', kinds.series.what),
  tile: two('日志树的分块', kinds.tile.what),
  ledgerHead: two('日志首部', kinds.ledgerHead.what),
  calendar: two('现行日历', kinds.calendar.what),
  adminHead: two('管理日志首部', kinds.adminHead.what),
  running: two('看板上的期限', kinds.running.what),
  boarded: two('案件的看板计数说明', kinds.boarded.what),
  absence: two('请假', kinds.absence.what),
  person: two('人员', kinds.person.what),
  proposal: two('管理员的提议', kinds.proposal.what),
  reach: two('账户的联系方式', kinds.reach.what),
  standsIn: two('代办', kinds.standsIn.what),
  urged: two('督促标记', kinds.urged.what),
  letter: two('信件', kinds.letter.what),
}

const words: Readonly<Record<DifferenceCode, Bilingual>> = {
  missing: { zh: '日志中有，现已不在', en: 'the log has it, and it is gone' },
  unsupported: { zh: '现存，日志中没有依据', en: 'it stands, and no log supports it' },
  changed: { zh: '与日志不符', en: 'it is not what the log says' },
  malformed: { zh: '不合其格式', en: 'it does not have the form of its kind' },
  unplayable: { zh: '日志不能重演', en: 'its log cannot be played again' },
  erased: { zh: '日志内容已删除，不能重建', en: 'the content of its log is gone, so that it cannot be rebuilt' },
  entryMissing: { zh: '索引中缺此条', en: 'its entry is missing from the index' },
  entryExtra: { zh: '索引中多出此条', en: 'the index has an entry that no item has' },
  fileMissing: { zh: '文件不在', en: 'the file is gone' },
  fileChanged: { zh: '文件与日志中的散列不符', en: 'the file is not the one whose hash the log has' },
  damaged: { zh: '已损坏', en: 'it is damaged' },
}

const notLooked = {
  ofNoLog: two('{what}（不由日志得出）', '{what} (no consequence of the log)'),
  because: two('{what}（{why}）', '{what} ({why})'),
  unknown: two('{word}（登记册中没有此类）', '{word} (no kind of the register)'),
} as const

/** Words of the audit, for a city to change. */
export const auditWords = { names, others, words, notLooked, whyNot }

type Unlooked = Bilingual & { readonly n: number }

/** Kinds not held against the log, each with its reason. */
export function unlooked({ kinds: counted, nameless }: Audited): readonly Unlooked[] {
  const named = [...counted].flatMap(([name, n]): readonly Unlooked[] => {
    if (!isKind(name) || kinds[name].log) return []
    if (!followsLog(name)) return [{ n, ...fillBoth(notLooked.ofNoLog, { what: kinds[name].what }) }]
    const rebuild = rebuilds[name]
    return rebuild.by === null
      ? [{ n, ...fillBoth(notLooked.because, { what: kinds[name].what, why: rebuild.why }) }]
      : []
  })
  const unknown = [...nameless].map(([word, n]) => ({ n, ...fillBoth(notLooked.unknown, { word }) }))
  return [...named, ...unknown]
}
