import type { Bilingual } from '#law/bilingual.ts'

export const explanation = {
  start: { zh: '起算日，不计入', en: 'Start; not counted' },
  counted: { zh: '计入', en: 'Counted' },
  restDay: { zh: '休息日，不计', en: 'Day of rest' },
  holiday: { zh: '放假，不计', en: 'Holiday' },
  madeUp: { zh: '调休上班，计入', en: 'Make-up working day; counted' },
  paused: { zh: '暂停计算期限，不计', en: 'Paused' },
  rolled: { zh: '非工作日，顺延', en: 'Not a working day; moved on' },
  due: { zh: '最后一日', en: 'Last day' },
  ours: { zh: '本市自定的办理目标', en: 'A target of the city’s own' },
  extended: { zh: '经批准延长 {n}', en: 'extended by {n}' },
  versions: { zh: '日历版本 {calendar}，规则版本 {rules}。', en: 'Calendar {calendar}, rules {rules}.' },
} as const satisfies Record<string, Bilingual>
