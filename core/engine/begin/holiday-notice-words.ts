import type { Bilingual } from '#law/bilingual.ts'

/** Says what is wrong with a line of a pasted holiday notice. */
export const noticeFaultWords = {
  noYear: {
    zh: '没有找到年份（“关于2027年部分节假日安排的通知”）',
    en: 'the year is not found (“关于2027年部分节假日安排的通知”)',
  },
  unread: { zh: '读不懂这一行的日期', en: 'the days of this line cannot be read' },
  noDay: { zh: '没有这个日期，或者起止颠倒', en: 'there is no such day, or the end lies before the beginning' },
  count: { zh: '天数与起止日期不符', en: 'the number of days differs from its first and last day' },
  weekDay: { zh: '日期与星期不符', en: 'the day of the week does not agree with the date' },
  notWeekend: { zh: '上班的日子不是周六或者周日', en: 'a day to be worked is neither Saturday nor Sunday' },
  both: { zh: '同一天出现两次，或者既放假又上班', en: 'a day stands twice, or is both off and worked' },
  missing: { zh: '缺少这个节日', en: 'this holiday is missing' },
  statutory: {
    zh: '《全国年节及纪念日放假办法》规定的放假日没有放假',
    en: 'a day off by the Measures on Public Holidays is not off',
  },
} as const satisfies Record<string, Bilingual>

export type NoticeFaultCode = keyof typeof noticeFaultWords

/** One fault as a sentence. */
export const noticeFaultLine: Bilingual = { zh: '第 {line} 行：{why}：“{text}”', en: 'line {line}: {why}: “{text}”' }
