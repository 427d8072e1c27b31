import type { Bilingual } from '#law/bilingual.ts'
import type { AnswerCode, Ground } from '../contract/item.ts'

type Code = (typeof AnswerCode)['options'][number]

/** E1–E13 in plain words. */
export const grounds: Readonly<Record<Ground, Bilingual>> = {
  E1: { zh: '不是我（单位）的记录，主体认错了', en: 'Not mine: the wrong subject is named' },
  E2: { zh: '内容写错了', en: 'The content is wrong' },
  E3: { zh: '缺少内容', en: 'Something is missing' },
  E4: { zh: '同一件事重复公示', en: 'The same matter is shown twice' },
  E5: { zh: '依法不应公示或归集', en: 'It may not lawfully be shown or collected' },
  E6: { zh: '公示期已满仍在公示', en: 'It is shown beyond its period' },
  E7: { zh: '与认定单位的文书不一致', en: 'It differs from the determining unit’s document' },
  E8: { zh: '决定已被撤销或变更', en: 'The decision was revoked or changed' },
  E9: { zh: '已修复但没有同步', en: 'It was repaired but is still shown' },
  E10: { zh: '不符合列入名单的条件', en: 'The conditions for the list were not met' },
  E11: { zh: '泄露商业秘密或个人隐私', en: 'It reveals a trade secret or private data' },
  E12: { zh: '失信程度分级错误', en: 'Its seriousness is graded wrongly' },
  E13: { zh: '公示起算日或期限错误', en: 'The start or length of publicity is wrong' },
}

/** 01–08 as an applicant reads them. */
export const answers: Readonly<Record<Code, Bilingual>> = {
  '01': { zh: '情况属实，予以更正', en: 'Upheld: corrected' },
  '02': { zh: '情况属实，予以补充', en: 'Upheld: supplemented' },
  '03': { zh: '删除或停止公示', en: 'Removed or no longer shown' },
  '04': { zh: '移出名单', en: 'Taken off the list' },
  '05': { zh: '情况不属实，维持', en: 'Not upheld: maintained' },
  '06': { zh: '无法核实，记载异议并附声明', en: 'Unverifiable: the dispute and the statement are recorded' },
  '07': { zh: '不属于本单位', en: 'Not this unit’s' },
  '08': { zh: '身份被冒用，停止公示', en: 'Identity misused: no longer shown' },
}
