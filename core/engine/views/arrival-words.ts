import type { Bilingual } from '#law/bilingual.ts'

/** The notice of a new record. Its dates are those of the record on the day it is read. */
export const arrivalWords = {
  lead: {
    zh: '{day}，以下记录归集到{city}公共信用信息平台。',
    en: 'On {day} this record came into the public credit register of {city}.',
  },
  record: { zh: '记录', en: 'Record' },
  authority: { zh: '认定单位', en: 'Authority' },
  publicity: { zh: '公示', en: 'Publicity' },
  until: { zh: '公示至 {day}，期满自动停止', en: 'public to the end of {day}, then it ends by itself' },
  inForce: { zh: '在有效期间公示', en: 'public as long as it is in force' },
  notShown: { zh: '不公示：{why}', en: 'not public: {why}' },
  earliest: { zh: '最早可申请修复', en: 'Earliest day to apply for repair' },
  'earliest.noTier': {
    zh: '认定单位确定失信程度后计算，届时在“我的记录”显示',
    en: 'counted once the determining unit has set the seriousness; shown among your records then',
  },
  'earliest.noDate': {
    zh: '记录没有文书日期，补全后计算，届时在“我的记录”显示',
    en: 'counted once the date of the document is filled in; shown among your records then',
  },
  'earliest.notShown': {
    zh: '不公示，没有需要提前终止的公示',
    en: 'it is not public, so there is nothing to end early',
  },
  'earliest.reRating': { zh: '不适用：由作出评价的单位重新评价', en: 'none: whoever rated rates again' },
  'earliest.sector': { zh: '由认定单位按其规定确定', en: 'by the rules of the authority itself' },
  'earliest.none': { zh: '不适用：不是失信记录', en: 'none: it records no failure' },
  object: {
    zh: '认为记录有误或者不应公示的，可以随时提出异议，全程免费。',
    en: 'If it is wrong or ought not to be shown: object, free of charge, at any time.',
  },
  'repair.application': {
    zh: '已纠正失信行为、履行相关义务的，可以自最早可申请日起申请信用修复，全程免费。',
    en: 'Once you have put it right and done your duties: apply for repair from that day on, free of charge.',
  },
  'repair.reRating': {
    zh: '情况已经改变的，可以请作出评价的单位重新评价。',
    en: 'If matters have changed: ask the unit that rated to rate again.',
  },
  'repair.sector': { zh: '由认定单位决定。', en: 'The authority itself decides.' },
  'repair.none': { zh: '这类记录不需要修复。', en: 'A record of this kind needs no repair.' },
  elsewhere: {
    zh: '{why}。请向{organ}申请，网站：{site}。',
    en: 'Apply to {organ}; site: {site}. Why: {why}.',
  },
  elsewhereBy: {
    zh: '{why}（{basis}，参考）。请向{organ}申请，网站：{site}。',
    en: 'Apply to {organ}; site: {site}. Why: {why} ({basis}, at second hand).',
  },
  subject: { zh: '新归集一条记录：{number}', en: 'A new record was entered: {number}' },
  open: { zh: '打开我的记录', en: 'Open my records' },
} as const satisfies Record<string, Bilingual>

export type ArrivalWord = keyof typeof arrivalWords
