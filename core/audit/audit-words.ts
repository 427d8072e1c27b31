import type { Difference, DifferenceCode } from '#engine/run/audit-source.ts'
import { followsLog, isKind } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import type { Audited } from './audit.ts'
import { kindNames } from './kind-names.ts'

/** Sentence of a difference: names what differs, never shows it. */
export function sentenceOf({ kind, code, key, about, fields }: Difference): Bilingual {
  const { zh, en } = words[code]
  const where = key.pk.length === 0 ? '' : ` (${key.pk} ${key.sk})`
  const of = about === null ? { zh: '', en: '' } : { zh: `${about} `, en: `${about}: ` }
  const name = isKind(kind) ? kindNames[kind] : (others[kind] ?? two(kind, kind))
  const which = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  return { zh: `${of.zh}${name.zh} ${zh}${which}${where}`, en: `${of.en}${name.en}: ${en}${which}${where}` }
}

const others: Readonly<Record<string, Bilingual>> = {
  index: two('索引', 'index'),
  file: two('文件', 'file'),
  public: two('公开文件', 'public file'),
  database: two('数据库', 'database'),
  log: two('日志', 'log'),
  unknown: two('未知种类的一项', 'item of no known kind'),
  logEnd: two('日志末尾的记录 log-end.txt', 'note of the log’s end, log-end.txt'),
}

const words: Readonly<Record<DifferenceCode, Bilingual>> = {
  missing: { zh: '日志中有，现已不在', en: 'the log has it, and it is gone' },
  unsupported: { zh: '现存，日志中没有依据', en: 'it stands, and no log supports it' },
  changed: { zh: '与日志不符', en: 'it is not what the log says' },
  malformed: { zh: '不合其格式', en: 'it does not have the form of its kind' },
  unplayable: { zh: '日志不能重演', en: 'its log cannot be played again' },
  erased: { zh: '日志内容已删除，不能重建', en: 'the content of its log is gone, so that it cannot be rebuilt' },
  unsealed: {
    zh: '封印不符：不是本程序写成这样的',
    en: 'its seal is not of what it says: it was not this program that wrote it so',
  },
  unplaced: {
    zh: '没有自己在账本中的位置，没有检查点涵盖它',
    en: 'it has no place of its own in the ledger, so that no checkpoint covers it',
  },
  entryMissing: { zh: '索引中缺此条', en: 'its entry is missing from the index' },
  entryExtra: { zh: '索引中多出此条', en: 'the index has an entry that no item has' },
  fileMissing: { zh: '文件不在', en: 'the file is gone' },
  fileChanged: { zh: '文件与日志中的哈希不符', en: 'the file is not the one whose hash the log has' },
  damaged: { zh: '已损坏', en: 'it is damaged' },
  cutOff: {
    zh: '短于本机另记的末尾：已确认的最新几行不在了',
    en: 'it ends before what this machine noted beside it: its newest acknowledged rows are gone',
  },
  otherCourse: {
    zh: '与本机另记的末尾不是同一份：数据库被换成了另一份',
    en: 'it is not the one whose end this machine noted: the database was replaced by another',
  },
  takenAway: {
    zh: '与现存的不符：有的被删去，或换回了较早的样子',
    en: 'it is not of those that stand: some were taken away, or put back as they once were',
  },
  putBack: {
    zh: '早于最新检查点签署时的那一份：所计的各项连同总数换回了较早的样子',
    en: 'it is older than when the newest checkpoint was signed: it was put back together with all that it counts',
  },
  unwitnessed: {
    zh: '没有见证目录里的检查点：这之后的行不在了，或数据库被换成了另一份',
    en: 'it does not have the witness’s checkpoint: rows are gone, or the database was replaced by another',
  },
  restored: {
    zh: '进入新的一代时，行数比见证目录里的检查点载明的少',
    en: 'it went on in a new epoch with fewer rows than the witness’s checkpoint has',
  },
}

const notLooked = two('{what}（不由日志得出）', '{what} (no consequence of the log)')

/** Words of a repair by the log. */
export const repairWords = {
  mended: two('已按日志恢复', 'mended'),
  left: two('未改动', 'left'),
  damaged: two(
    '日志或数据库文件已损坏，未作任何恢复；请从备份恢复（redress restore）。共 {left} 处不符',
    'the log or the database file is damaged, so nothing was mended; restore a backup (redress restore). {left} differences',
  ),
  recorded: two(
    '按日志恢复 {mended} 项、索引 {index} 条，已记入管理日志',
    '{mended} items and {index} index entries mended, and recorded in the log of administration',
  ),
  agrees: two('相符：0 处不符', 'agrees: 0 differences'),
  rest: two(
    '仍有 {left} 处不符，日志不能说明应为何样',
    '{left} differences are left, of which the log cannot say how they should be',
  ),
} as const

/** Words of the audit, for a city to change. */
export const auditWords = { names: kindNames, others, words, notLooked, repair: repairWords }

type Unlooked = Bilingual & { readonly n: number }

/** Kinds held against neither log nor seal. */
export function unlooked({ kinds: counted, sealed = false }: Audited): readonly Unlooked[] {
  return [...counted].flatMap(([name, n]): readonly Unlooked[] => {
    if (!isKind(name) || kinds[name].log || followsLog(name) || (sealed && kinds[name].sealed)) return []
    return [{ n, ...fillBoth(notLooked, { what: kindNames[name] }) }]
  })
}
