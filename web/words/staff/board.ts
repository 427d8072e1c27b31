import type { Bilingual } from '#law/bilingual.ts'

export const board = {
  title: { zh: '监管看板', en: 'Board' },
  lead: {
    zh: '每行是一个正在计时的时限。点数字看对应的清单，点案件编号看逐日计算。',
    en: 'Each row is a limit that runs. A number leads to its list, a case number to the day-by-day count.',
  },
  byUnit: { zh: '各单位：已逾期和将逾期', en: 'By unit: late, and late soon' },
  all: { zh: '计时中', en: 'Running' },
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今日到期', en: 'Due today' },
  atRisk: { zh: '即将到期', en: 'Due soon' },
  provisional: { zh: '日期暂定', en: 'Provisional' },
  paused: { zh: '暂停中', en: 'Paused' },
  untaken: { zh: '转来后未办', en: 'Not taken up' },
  unstaffed: { zh: '岗位无人', en: 'Unstaffed' },
  stalled: { zh: '停滞', en: 'Stalled' },
  numbers: { zh: '数字与清单', en: 'Numbers and lists' },
  list: { zh: '时限清单', en: 'List of limits' },
  none: { zh: '没有符合条件的时限。', en: 'No limit is on this list.' },
  narrowed: {
    zh: '上面的数字不分环节和人员；清单只列所选的环节或者人员。',
    en: 'The numbers above are of every stage and person; the list has only those chosen.',
  },
  due: { zh: '到期', en: 'Due' },
  limit: { zh: '时限', en: 'Limit' },
  party: { zh: '责任方', en: 'Party' },
  cause: { zh: '原因', en: 'Cause' },
  next: { zh: '下一步', en: 'Next' },
  caseNumber: { zh: '案件', en: 'Case' },
  noLimit: { zh: '没有在计时的时限', en: 'No limit runs' },
  left: { zh: '还剩 {n} 个工作日', en: 'Working days left: {n}' },
  over: { zh: '逾期 {n} 个工作日', en: 'Working days over: {n}' },
  pastEstimate: { zh: '已过暂定日期', en: 'Past its estimated day' },
  overRest: { zh: '已过期限，尚未满一个工作日', en: 'Over, by less than a working day' },
  nobody: { zh: '没有人员', en: 'nobody seated' },
  andMore: { zh: '{names}等{n}人', en: '{names}, {n} in all' },
  by: { zh: '{who}：{acts}', en: '{who}: {acts}' },
  or: { zh: '或者', en: ' or ' },
  unit: { zh: '单位', en: 'Unit' },
  county: { zh: '区划', en: 'County' },
  procedure: { zh: '程序', en: 'Procedure' },
  stage: { zh: '环节', en: 'Stage' },
  person: { zh: '按人员', en: 'By person' },
  choose: { zh: '筛选', en: 'Narrow the list' },
  any: { zh: '全部', en: 'All' },
  show: { zh: '查看', en: 'Show' },
  month: { zh: '月份', en: 'Month' },
  standing: { zh: '剩余或者逾期', en: 'Left or over' },
  rule: { zh: '时限编号', en: 'Number' },
  kind: { zh: '性质', en: 'Kind' },
  people: { zh: '岗位人员', en: 'Seated' },
  clear: { zh: '清除筛选', en: 'Clear' },
  take: { zh: '取用', en: 'Take it along' },
  csv: { zh: '下载清单（CSV）', en: 'Download the list (CSV)' },
  pdf: { zh: '下载清单（PDF）', en: 'Download the list (PDF)' },
  print: { zh: '打印版', en: 'Print view' },
  asOf: { zh: '截至 {at}', en: 'As of {at}' },
  rest: {
    zh: '清单太长，其余时限未列出。请按单位或者程序筛选后再下载。',
    en: 'The list is too long: there are more limits. Narrow it by unit or procedure, then download again.',
  },
  restOfPdf: {
    zh: 'PDF 只列前 {n} 项，其余请下载清单（CSV）。',
    en: 'A PDF lists {n} rows at the most: download the list (CSV) for the rest.',
  },
  more: { zh: '另见', en: 'See also' },
} as const satisfies Record<string, Bilingual>

export const causes = {
  stalled: {
    zh: '自动步骤停滞，等系统管理员',
    en: 'An automatic step has stalled; it waits for the system administrator',
  },
  unstaffed: { zh: '负责岗位没有人员', en: 'Nobody sits in the seat that owes it' },
  paused: { zh: '自{day}起暂停计算', en: 'Paused since {day}' },
  with: { zh: '自{day}起由{who}办理', en: 'With {who} since {day}' },
  untaken: { zh: '{day}转到{who}，至今没有办理记录', en: 'With {who} since {day}, not taken up' },
  waiting: { zh: '自{day}起等待{who}', en: 'Waits for {who} since {day}' },
  charged: { zh: '逾期时间计：{who}', en: 'Days over charged to {who}' },
  lost: { zh: '已耽误：{who}', en: 'Days lost: {who}' },
} as const satisfies Record<string, Bilingual>

/** The same in the row of the unit itself. */
export const ownCauses = {
  with: { zh: '{day}起由其办理', en: 'With them since {day}' },
  untaken: { zh: '{day}转来，至今没有办理记录', en: 'Not taken up since {day}' },
  waiting: { zh: '自{day}起等待其办理', en: 'Waits for them since {day}' },
  party: { zh: '本方', en: 'them' },
} as const satisfies Record<string, Bilingual>

export const breaches = {
  title: { zh: '逾期记录', en: 'Breaches' },
  lead: {
    zh: '近十二个月记入日志的逾期，最近的在前；一次一条，不删除。',
    en: 'Breaches entered in the log in the last twelve months, the newest first; one entry each, never deleted.',
  },
  none: { zh: '没有逾期。', en: 'Nothing is late.' },
  charged: { zh: '逾期时间计', en: 'Days over charged to' },
  dueOn: { zh: '应于', en: 'Was due' },
  standing: { zh: '性质', en: 'Kind' },
  doneOn: { zh: '完成日期', en: 'Done on' },
  still: { zh: '仍未完成', en: 'Still open' },
  anew: { zh: '到期日其后已变', en: 'It has another day since' },
  doneLate: { zh: '{day} 完成', en: 'Done {day}' },
} as const satisfies Record<string, Bilingual>

export const whosePart = {
  late: { zh: '已经逾期，责任在：', en: 'Overdue. It is the part of:' },
  running: { zh: '现在由谁负责：', en: 'Whose part it is now:' },
  owesLate: { zh: '{limit}：{who}，应于{day}完成，尚未完成。', en: '{limit}: {who}; due {day}, not done yet.' },
  owes: { zh: '{limit}：{who}，最迟{day}。', en: '{limit}: {who}, by {day}.' },
  charged: { zh: '逾期时间计：{who}。', en: ' Days over charged to {who}.' },
  holder: { zh: '案件现在{who}处（{state}）。', en: 'The case is with {who} ({state}).' },
  can: { zh: '您可以：', en: 'You can:' },
  urge: {
    zh: '写信督促责任方（进入办理日志，同一时限一天一次）',
    en: 'Urge whoever owes it in writing (logged; once a day for each limit)',
  },
  assign: { zh: '在下面指定承办单位；', en: 'assign a unit below;' },
  call: { zh: '致电{who}（{phone}）了解情况并督促；', en: 'call {who} ({phone}), ask why and press for the act;' },
  hotline: {
    zh: '{who}没有登记电话，可通过 {phone} 转接；',
    en: 'reach {who} through {phone}: no telephone of its own is listed;',
  },
  board: { zh: '在看板上看该单位的其他时限。', en: 'see its other limits on the board.' },
  cannot: {
    zh: '监管员不能代替单位作决定。逾期后系统按工作日逐级发送督办邮件。',
    en: 'The supervisor decides nothing in a unit’s place. Once a limit is over, the system mails whoever owes it and their head, step by step.',
  },
} as const satisfies Record<string, Bilingual>

export const urging = {
  link: { zh: '督促办理', en: 'Urge them' },
  title: { zh: '督促办理 {number}', en: 'Urge {number}' },
  lead: {
    zh: '选定时限，写明要求。系统只给责任方发一封邮件（非工作时间的，下一个工作日早上发出），内容进入办理日志；申请人看不到。',
    en: 'Choose a limit and say what is needed. One mail goes to whoever owes it, at once or on the next working morning, and is kept in the log. The applicant does not see it.',
  },
  none: { zh: '没有可以督促的时限。', en: 'There is no limit to urge about.' },
  limit: { zh: '哪个时限', en: 'Which limit' },
  words: { zh: '督促内容', en: 'What you write' },
  wordsHint: { zh: '例如请说明原因和预计办结时间。', en: 'For instance: ask why, and when it will be done.' },
  send: { zh: '发出督促', en: 'Send it' },
} as const satisfies Record<string, Bilingual>
