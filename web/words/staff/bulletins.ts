import type { Bilingual } from '#law/bilingual.ts'
import { titles } from '../page-words.ts'

/** 通报: a month's figures in words. */
export const bulletins = {
  title: titles.bulletins,
  lead: {
    zh: '每月一份，由当月的统计起草，监管员修改后发布。发布后不能改动，各单位负责人可以查看；发布的通报有加盖印章的 PDF。',
    en: 'One a month, drafted from its figures, edited and released by the supervisor. A released one is not changed; heads of units read it, and it has a sealed PDF.',
  },
  month: { zh: '月份', en: 'Month' },
  state: { zh: '状态', en: 'State' },
  draft: { zh: '草稿', en: 'Draft' },
  released: { zh: '已发布', en: 'Released' },
  releasedOn: { zh: '发布时间', en: 'Released on' },
  make: { zh: '起草', en: 'Draft it' },
  none: { zh: '还没有通报。', en: 'There is no bulletin yet.' },
  of: { zh: '{month}办理情况通报', en: 'Bulletin of {month}' },
  text: { zh: '正文', en: 'Text' },
  textHint: { zh: '空一行即另起一段。', en: 'An empty line begins a new paragraph.' },
  save: { zh: '保存修改', en: 'Save it' },
  release: { zh: '发布', en: 'Release it' },
  releaseText: {
    zh: '发布后不能改动。请先保存修改，再发布。',
    en: 'Once released it cannot be changed. Save your changes first.',
  },
  figures: { zh: '起草时的统计', en: 'Figures as it was drafted' },
  unit: { zh: '单位', en: 'Unit' },
  pdf: { zh: '下载（PDF，已盖章）', en: 'Download (PDF, sealed)' },
  seal: { zh: '印章', en: 'Seal' },
  draftWhole: {
    zh: '{month}，全市收到案件 {received} 件，答复 {answered} 件；按时办结的时限 {onTime} 个，逾期办结 {late} 个，逾期未办 {overdue} 个，计时中 {open} 个。',
    en: 'In {month} the city received {received} cases and answered {answered}. Limits kept: {onTime}; done late: {late}; over and not done: {overdue}; running: {open}.',
  },
  draftShare: { zh: '按时办结率为 {share}%。', en: 'Limits kept on time: {share}%.' },
  draftLate: { zh: '有逾期时限的单位：{units}。', en: 'Units with limits that are late: {units}.' },
  draftUnit: { zh: '{unit}（{n} 个，共耽误 {delay} 个工作日）', en: '{unit} ({n}; working days lost: {delay})' },
  draftNone: { zh: '各单位均无逾期。', en: 'No unit was late.' },
  draftAsk: {
    zh: '请有逾期时限的单位查明原因，尽快办结，并避免再次发生。对逾期记录有异议的，可以在五个工作日内提出（本市自定）。',
    en: 'Units with late limits find out why, finish the cases, and see that it does not happen again. A late entry may be contested within five working days (a target of the city).',
  },
} as const satisfies Record<string, Bilingual>
