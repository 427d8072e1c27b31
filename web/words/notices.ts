import { titles } from './page-words.ts'

export const noticeWords = {
  title: titles.notices,
  lead: {
    zh: '依法或者应当事人要求公开的公告，到期自动撤下。',
    en: 'Notices that the law, or the subject, wants public. Each is taken down after its last day.',
  },
  none: { zh: '目前没有公告。', en: 'There are no public notices now.' },
  more: { zh: '更多公告', en: 'More notices' },
  restoring: { zh: '更正并恢复名誉的公告', en: 'Correction restoring a reputation' },
  withdrawal: { zh: '撤回行政处罚信息的公开说明', en: 'Reasons for withdrawing a published penalty' },
  by: { zh: '发布单位', en: 'Published by' },
  period: { zh: '公告期', en: 'Public' },
  fromTo: { zh: '{from}至{to}', en: '{from} to {to}' },
  own: { zh: '为您发布的公告', en: 'The notice published for you' },
  takeDown: { zh: '提前撤下', en: 'Take it down early' },
  takeDownWhy: {
    zh: '公告是为您发布的，您可以随时撤下。撤下后不再发布。',
    en: 'It is published for your sake; you may take it down at any time. It is not published again.',
  },
  redacted: {
    zh: '█ 处的内容由办理单位在公开之前遮盖。',
    en: 'The unit redacted each part marked █ before publication.',
  },
  chineseGoverns: { zh: '', en: 'The notice is in Chinese, as published.' },
} as const
