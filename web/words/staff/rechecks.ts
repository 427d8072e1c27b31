import type { Bilingual } from '#law/bilingual.ts'
import { titles } from '../page-words.ts'

/** Random looks at what was promised in granted repairs. */
export const rechecks = {
  title: titles.rechecks,
  lead: {
    zh: '每月从上月已予修复、附有信用承诺的案件中随机抽取 {n}%（至少一件，至多 {most} 件，本市自定），由作出决定的单位核查承诺是否履行。',
    en: 'Each month {n} per cent of the repairs granted the month before with a commitment are drawn at random, at least one and at most {most} (a target of the city). The deciding unit looks whether what was promised is kept.',
  },
  draw: { zh: '抽取', en: 'Draw them' },
  month: { zh: '月份', en: 'Month' },
  list: { zh: '抽中的案件', en: 'Cases drawn' },
  number: { zh: '案件', en: 'Case' },
  unit: { zh: '核查单位', en: 'Unit' },
  result: { zh: '核查结果', en: 'Result' },
  open: { zh: '待核查', en: 'To be looked at' },
  kept: { zh: '已履行承诺', en: 'What was promised is kept' },
  broken: { zh: '未履行承诺', en: 'It is not kept' },
  none: { zh: '没有抽中的案件。', en: 'No case has been drawn.' },
  one: { zh: '承诺核查 {number}', en: 'Recheck of {number}' },
  what: { zh: '承诺是否履行', en: 'Is what was promised kept?' },
  note: { zh: '核查情况', en: 'What was found' },
  noteHint: {
    zh: '例如查看了哪些材料，或者到现场看了什么。',
    en: 'For instance: which papers were seen, or what was seen on the spot.',
  },
  send: { zh: '提交结果', en: 'Enter the result' },
  entered: { zh: '提交时间', en: 'Entered at' },
  doneOn: { zh: '{at} 提交', en: 'Entered {at}' },
  next: {
    zh: '发现弄虚作假的，请在案件页面启动核查（令第36号第二十五条）。',
    en: 'Where it looks like fraud, begin a check on the page of the case (O36 article 25).',
  },
  seeds: { zh: '抽取方法', en: 'How they are drawn' },
  method: {
    zh: '以抽取时日志的根值为种子：对“种子 空格 案件编号”计算 SHA-256，按十六进制从小到大取前 {n}%，至多 {most} 件。根值公开、抽取后不能改动，任何人可以用下列编号重新计算。',
    en: 'The seed is the root of the log at that time. Take SHA-256 of “seed, a space, the number of the case”; the first {n} per cent in hexadecimal order are drawn, at most {most}. The root is public and fixed, so anyone can draw again from these numbers.',
  },
  seed: { zh: '种子（日志前 {size} 条的根值）', en: 'Seed: root of the first {size} entries' },
  pool: { zh: '可抽取的案件（{n} 件）', en: 'Cases that could be drawn: {n}' },
} as const satisfies Record<string, Bilingual>
