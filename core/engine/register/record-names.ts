import type { Bilingual } from '#law/bilingual.ts'
import { entryOf } from '#records/catalogue.ts'
import type { RecordFile } from '#records/record.ts'

export const recordTitle = (record: RecordFile): string => `${record.authority.raw} ${record.documentNumber.raw}`

/** Names a kind, by its code where the catalogue lacks it. */
export const kindName = (kind: RecordFile['kind']): Bilingual => entryOf(kind)?.name ?? { zh: kind, en: kind }

/** Reasons why a record is not shown, or is looked at again. */
export const whyNames: Readonly<Record<string, Bilingual>> = {
  ended: { zh: '公示已终止', en: 'Publicity has ended' },
  shielded: { zh: '已暂时屏蔽', en: 'Shielded' },
  naturalPerson: { zh: '自然人信息不公示', en: 'Records of natural persons are not shown' },
  kindNotShown: { zh: '此类信息不公示', en: 'This kind is not shown' },
  stopped: {
    zh: '暂停公示（审查期间先行停止，或者已决定停止执行）',
    en: 'Publicity is suspended, while a case is examined or during a stay',
  },
  sealed: {
    zh: '治安管理违法记录依法封存（治安管理处罚法第一百三十六条）',
    en: 'Sealed by law: a violation of public security administration (Public Security Administration Penalty Law, art. 136)',
  },
  sealedNoBasis: {
    zh: '公安机关作出而未写明处罚依据，按治安管理违法记录封存（治安管理处罚法第一百三十六条）；补全依据后重新判断',
    en: 'A public security organ decided it and names no legal basis, so it is sealed as a violation of public security administration (Public Security Administration Penalty Law, art. 136) until the basis is completed',
  },
  notForPublic: { zh: '仅限内部共享或授权查询', en: 'For internal or authorised use only' },
  incomplete: { zh: '信息不完整，待补全', en: 'Incomplete, to be completed' },
  noTier: { zh: '认定单位尚未确定失信程度', en: 'The determining unit has not set its seriousness' },
  minorNotShown: { zh: '轻微失信不公示', en: 'Minor failures are not shown' },
  notYet: { zh: '尚未到公示起始日', en: 'Publicity has not begun' },
  pastLastDay: { zh: '公示期已满', en: 'Its last public day is past' },
  permitNotInForce: { zh: '许可不在有效期', en: 'The permit is not in force' },
  notInForce: { zh: '承诺未履行或已撤回', en: 'The commitment was not kept or was withdrawn' },
  permitStatusUnclear: { zh: '许可状态不明', en: 'The permit’s status is unclear' },
  reviewL1: {
    zh: '文书作出于《信用修复管理办法》施行前，公示期限有待明确',
    en: 'Older than the Measures for Credit Repair: how long it may be shown is still to be settled',
  },
  senderNamesEarlierEnd: {
    zh: '报送单位填报的截止日更早，待核实',
    en: 'The sender names an earlier end, to be checked',
  },
}
