import type { Bilingual } from '#law/bilingual.ts'

/** The public statistics and their definition sheet. */
export const figures = {
  title: { zh: '办理统计', en: 'Statistics' },
  lead: {
    zh: '全市 {from} 至 {to} 的办理情况，由办理日志逐案汇总。本月尚未结束。',
    en: 'How cases were handled in the whole city from {from} to {to}, summed case by case from the log. This month is not over.',
  },
  none: { zh: '这段时间还没有案件。', en: 'There is no case in this time yet.' },
  month: { zh: '月份', en: 'Month' },
  year: { zh: '十二个月', en: 'Twelve months' },
  received: { zh: '收到', en: 'Received' },
  answered: { zh: '答复', en: 'Answered' },
  median: { zh: '用时中位数', en: 'Median' },
  p90: { zh: '90%的案件用时不超过', en: '90% took at most' },
  paused: { zh: '曾暂停', en: 'Paused' },
  upheld: { zh: '支持申请人', en: 'Upheld' },
  upheldByWithdrawal: { zh: '因来源撤回而支持申请人', en: 'Upheld by withdrawal' },
  moot: { zh: '已终结（记录不再公示）', en: 'Closed: record no longer public' },
  mootAtSource: { zh: '其中来源撤回', en: 'Of these, withdrawn at source' },
  rated: { zh: '评价', en: 'Rated' },
  satisfied: { zh: '满意和很满意', en: 'Satisfied or very satisfied' },
  days: { zh: '{n} 个工作日', en: '{n} working days' },
  limits: { zh: '时限遵守情况', en: 'Time limits kept' },
  limit: { zh: '时限', en: 'Limit' },
  unit: { zh: '单位', en: 'Unit' },
  city: { zh: '全市', en: 'the city' },
  due: { zh: '已办结', en: 'Done' },
  onTime: { zh: '按时', en: 'On time' },
  open: { zh: '仍在办', en: 'Still running' },
  breaches: { zh: '逾期记录', en: 'Breaches' },
  fields: { zh: '更正最多的栏目', en: 'Entries most often put right' },
  about: { zh: '被投诉单位', en: 'Units complained of' },
  field: { zh: '栏目', en: 'Entry' },
  items: { zh: '案件', en: 'Cases' },
  chart: { zh: '每月收到的案件数', en: 'Cases received each month' },
  chartText: { zh: '条形图，数值见下表。', en: 'A bar chart; its values are in the table below.' },
  few: { zh: '不足{n}', en: 'under {n}' },
  hidden: { zh: '—', en: '—' },
  sheet: { zh: '口径说明', en: 'What each figure means' },
  download: { zh: '下载', en: 'Download' },
  csv: { zh: 'CSV 表格', en: 'CSV' },
  json: { zh: 'JSON', en: 'JSON' },
} as const satisfies Record<string, Bilingual>

/** ADR 17, in words. */
export const definitions: readonly (readonly [Bilingual, Bilingual])[] = [
  [
    figures.received,
    {
      zh: '当月立案的案件。编号之日即收到之日。',
      en: 'Cases opened in the month. They are received the day they are numbered.',
    },
  ],
  [figures.answered, { zh: '当月答复已送达的案件。', en: 'Cases whose answer was served in the month.' }],
  [
    { zh: '用时中位数、90%的案件用时不超过', en: 'Median, 90% took at most' },
    {
      zh: '自收到次日至答复送达之日的工作日数；一半、九成的案件不超过此数。暂停的时间也计算在内。',
      en: 'Working days from the day after receipt to the day the answer was served, which half, or nine in ten, did not exceed. Time in pause is part of it.',
    },
  ],
  [
    figures.paused,
    {
      zh: '答复的案件中，曾因法定事由暂停计算期限的占比。',
      en: 'Of the cases answered, the share in which some limit was paused for a cause that the law lists.',
    },
  ],
  [
    figures.upheld,
    {
      zh: '答复的案件中，至少一项答复为更正、补充、停止公示、移出名单或身份冒用的占比；复核案件则为改变原答复的占比，信用修复则为同意修复的占比。',
      en: 'Of the cases answered, the share with at least one entry corrected, added, taken down, taken off a list, or found to be misused identity. For higher reviews: the share that overturned the answer; for repairs: the share granted.',
    },
  ],
  [
    figures.upheldByWithdrawal,
    {
      zh: '办理期间，信息提供单位以“信息有误”或者“不应公示”为由从来源撤回记录，经两人办理认定异议成立的案件；已计入“支持申请人”。',
      en: 'Cases in which the provider withdrew the record at its source as wrong, or as not to be published, and two people found the objection right; they are part of “Upheld”.',
    },
  ],
  [
    figures.moot,
    {
      zh: '因记录终止而结束、未就请求作出决定的案件，按告知送达的月份计，不计入答复和任何比例；其中来源撤回的，为信息提供单位以其他原因撤回，或者撤回与异议无关。',
      en: 'Cases that ended with their record, nothing decided, in the month in which that was told; they are no answer and part of no share. Of these, withdrawn at source: by its provider for another reason, or one that the objection was not about.',
    },
  ],
  [
    figures.onTime,
    {
      zh: '到期日在这段时间内、且已办结的时限中，办结之日不晚于到期日的占比。同一案件重新起算的时限只计最后一次。',
      en: 'Of the limits due in this time and done, the share done no later than the due day. A limit that began anew in a case counts by its last run.',
    },
  ],
  [
    figures.open,
    {
      zh: '到期日在这段时间内、尚在进行的时限，另行列出，不计入按时比例。',
      en: 'Limits due in this time that still run; they are shown separately and do not count in the share.',
    },
  ],
  [
    figures.breaches,
    {
      zh: '这段时间内记入日志的逾期，一次一条，不删除。日期仅为暂定的，不记逾期。',
      en: 'Breaches entered into the log in this time, each by itself and never deleted. None is based on a provisional date.',
    },
  ],
  [
    { zh: '评价、满意和很满意', en: 'Rated; satisfied or very satisfied' },
    {
      zh: '办结后由申请人自愿评价，一案一次，五档，按答复的月份汇总；其中选“满意”或者“很满意”的占比。评价不影响案件。',
      en: 'Applicants may rate the handling of a closed case, once, in five steps; counted by the month of the answer, with the share of the two best. It has no effect on the case.',
    },
  ],
]

export const smallCounts: Bilingual = {
  zh: '少于 {n} 件的数字不公布，能由其推算出的比例也不公布。各单位的数字{units}。',
  en: 'Counts under {n} are not published, nor a share that would give one away. Figures of single units {units}.',
}
export const unitsShown: Bilingual = { zh: '一并公布', en: 'are published too' }
export const unitsHidden: Bilingual = { zh: '不公布', en: 'are not published' }
