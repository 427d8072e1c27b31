import { type FollowsName, followsLog, isKind } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Audited } from './audit.ts'
import type { Difference, DifferenceCode } from './difference.ts'
import { rebuilds } from './rebuilds.ts'

/** Sentence of a difference: names what differs, never shows it. */
export function sentenceOf({ kind, code, key, about, fields }: Difference): Bilingual {
  const { zh, en } = words[code]
  const where = key.pk.length === 0 ? '' : ` (${key.pk} ${key.sk})`
  const of = about === null ? { zh: '', en: '' } : { zh: `${about} `, en: `${about}: ` }
  const what = isKind(kind) ? kinds[kind].what : kind
  const nameZh = isKind(kind) && followsLog(kind) ? names[kind] : (others[kind] ?? what)
  const which = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  return { zh: `${of.zh}${nameZh} ${zh}${which}${where}`, en: `${of.en}${what}: ${en}${which}${where}` }
}

const others: Readonly<Record<string, string>> = {
  index: '索引',
  file: '文件',
  database: '数据库',
  log: '日志',
  caseLog: '案件日志',
}

const names: Readonly<Record<FollowsName, string>> = {
  case: '案件',
  asked: '协查单位',
  weight: '案件的待办计数说明',
  figures: '案件的统计说明',
  breach: '计入统计的逾期',
  paper: '文书',
  sole: '同一事项最后立的案',
  record: '信息',
  place: '登记册中的位置',
  notice: '公告',
  workload: '待办计数',
  month: '月度统计',
  series: '文号序列',
  tile: '日志树的分块',
  ledgerHead: '日志首部',
  calendar: '现行日历',
  adminHead: '管理日志首部',
  running: '看板上的期限',
  boarded: '案件的看板计数说明',
  absence: '请假',
  person: '人员',
  proposal: '管理员的提议',
  reach: '账户的联系方式',
  standsIn: '代办',
  urged: '督促标记',
  letter: '信件',
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

type Unlooked = Bilingual & { readonly n: number }

/** Kinds not held against the log, each with its reason. */
export function unlooked({ kinds: counted, nameless }: Audited): readonly Unlooked[] {
  const named = [...counted].flatMap(([name, n]): readonly Unlooked[] => {
    if (!isKind(name) || kinds[name].log) return []
    if (!followsLog(name))
      return [{ n, zh: `${kinds[name].what}（不由日志得出）`, en: `${kinds[name].what} (no consequence of the log)` }]
    const rebuild = rebuilds[name]
    return rebuild.by === null
      ? [{ n, zh: `${kinds[name].what}（${rebuild.why.zh}）`, en: `${kinds[name].what} (${rebuild.why.en})` }]
      : []
  })
  const unknown = [...nameless].map(([word, n]) => ({
    n,
    zh: `${word}（登记册中没有此类）`,
    en: `${word} (no kind of the register)`,
  }))
  return [...named, ...unknown]
}
