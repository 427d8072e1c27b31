import type { Bilingual } from '#law/bilingual.ts'

/** Beside the five stations of a case; their names are the engine’s. */
export const progress = {
  title: { zh: '办理进度', en: 'Progress' },
  until: { zh: '本环节最迟', en: 'This step by' },
  next: { zh: '接下来', en: 'What happens next' },
  ifNot: { zh: '到期没有办完', en: 'If the day passes' },
  late: { zh: '已经逾期', en: 'It is late' },
  justDone: { zh: '已收到：{what}。', en: 'Received: {what}.' },
  staffDone: { zh: '已办理：{what}。', en: 'Done: {what}.' },
  nowWith: { zh: '现在由{holder}办理。', en: 'Now with {holder}.' },
  nowWithBy: { zh: '现在由{holder}办理，最迟 {day}。', en: 'Now with {holder}, by {day}.' },
  closedNow: { zh: '办理到此结束。', en: 'The case has ended.' },
  counted: { zh: '这些日期是怎么算的', en: 'How these dates were counted' },
} as const satisfies Record<string, Bilingual>
