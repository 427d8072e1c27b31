import type { Bilingual } from '#law/bilingual.ts'

/** One's records as a whole. */
export const credit = {
  sum: {
    zh: '登记在您名下的记录共 {n} 条，{public} 条正在公示。',
    en: 'Records under your name: {n}, of which {public} public.',
  },
  theirSum: {
    zh: '可以查看的记录共 {n} 条，{public} 条正在公示。',
    en: 'Records that you may see: {n}, of which {public} public.',
  },
  atLeast: {
    zh: '记录超过 {n} 条，以下数字只统计前 {n} 条。',
    en: 'There are more than {n}; the figures are of the first {n}.',
  },
  ready: { zh: '{n} 条今天就可以申请信用修复。', en: 'You can apply for repair today: {n} of them.' },
  next: { zh: '{day}起又有记录可以申请信用修复。', en: 'From {day} you can apply for repair of another.' },
  nextFirst: { zh: '{day}起有记录可以申请信用修复。', en: 'From {day} you can apply for repair.' },
  needsYou: { zh: '需要您处理', en: 'What needs you' },
  needsNothing: { zh: '现在没有必须由您办理的事。', en: 'Nothing needs you now.' },
  answer: { zh: '请补充材料：{number}', en: 'Send what is asked for: {number}' },
  answerBy: { zh: '（最迟{day}）', en: ' (by {day})' },
  find: { zh: '按文号或者单位查找', en: 'Find by document number or authority' },
  findButton: { zh: '查找', en: 'Find' },
  parts: { zh: '只看一部分', en: 'Show only' },
  all: { zh: '全部', en: 'All' },
  public: { zh: '公示中', en: 'Public' },
  readyPart: { zh: '可以修复', en: 'Can be repaired' },
  open: { zh: '办理中', en: 'Case open' },
  ended: { zh: '已终止', en: 'Ended' },
  noneHere: { zh: '没有符合条件的记录。', en: 'No record matches.' },
  undated: { zh: '日期不详', en: 'no date' },
  applyFrom: { zh: '{day}起可修复', en: 'repair from {day}' },
  picture: { zh: '公示到哪一天，哪一天起可以修复', en: 'Until when each is public, and from when it can be repaired' },
  pictureText: {
    zh: '每条横线是一条记录的公示期，绿色一段可以申请信用修复；竖线是今天。序号与表格相同，日子最先到的排在前面。',
    en: 'Each bar is the time a record is public; in the green part its repair can be applied for. The upright line is today. The numbers are those of the table, the next day first.',
  },
  pictureNext: {
    zh: '只画最先到日子的 {n} 条，另有 {more} 条没有画出。',
    en: 'The {n} whose day comes next; {more} more are not drawn.',
  },
  pictureTable: { zh: '怎么看这张图，用表格看', en: 'How to read it, and the days as a table' },
  nth: { zh: '序号', en: 'No.' },
  from: { zh: '公示起', en: 'Public from' },
  until: { zh: '公示至', en: 'Public until' },
  apply: { zh: '可以申请修复', en: 'Repair from' },
} as const satisfies Record<string, Bilingual>

/** One record, with its next act. */
export const oneRecord = {
  now: { zh: '现在可以做什么', en: 'What you can do now' },
  answer: { zh: '补充材料', en: 'Add what is asked for' },
  answerWhy: {
    zh: '这条记录的案件在等您补充，补充后继续办理。',
    en: 'A case about this record waits for you and continues once you have answered.',
  },
  revoked: { zh: '决定已撤销或者变更', en: 'The decision was revoked or changed' },
  revokedFor: {
    zh: '处罚被撤销、变更或者确认违法、无效的，要求按新的决定撤回或者更改。内容已填好，下一页核对后提交；有新决定的照片，可以一并上传。',
    en: 'Where the penalty was revoked, changed, or found unlawful or void: ask that the record follow. It is filled in; look at it on the next page, add a photo of the new decision if you have one, and submit.',
  },
  object: { zh: '提出异议', en: 'File an objection' },
  objectFor: {
    zh: '内容写错了、不是您的记录或者不应公示的。',
    en: 'Where it is wrong, not yours, or may not be shown.',
  },
  objectWhy: {
    zh: '内容与事实不符、不是您的记录或者不应公示的，提出异议。不收费，提出后记录即加注“异议中”。',
    en: 'If it is wrong, not yours, or may not be shown, object to it. That is free, and the record carries a dispute mark at once.',
  },
  follow: { zh: '查看办理进展', en: 'Follow the case' },
  followWhy: { zh: '已有案件正在办理，现在不用做别的。', en: 'A case is under way; nothing else is needed now.' },
  repair: { zh: '申请信用修复', en: 'Apply for repair' },
  repairWhy: {
    zh: '已满最短公示期。失信行为已经纠正、义务已经履行的，今天就可以申请，不收费。',
    en: 'The shortest publicity period is over. If the conduct is corrected and every duty performed, you can apply today, free of charge.',
  },
  remind: { zh: '到时提醒我', en: 'Remind me on the day' },
  remindWhy: {
    zh: '{day}起可以申请信用修复，可以让我们到那一天提醒您。',
    en: 'You can apply for repair from {day}; we can remind you on that day.',
  },
  elsewhere: {
    zh: '这条记录不在这里修复，请向作出认定的机关申请，见下文“信用修复”。',
    en: 'It is not repaired here: ask the authority that decided, see “Repair” below.',
  },
  applyFrom: { zh: '{day}起可以申请信用修复。', en: 'It can be repaired from {day}.' },
  wait: { zh: '{why}。还差什么，见下文“信用修复”。', en: '{why}. See “Repair” below for what is missing.' },
  reminded: { zh: '现在不用做什么。{why}', en: 'Nothing to do now. {why}' },
  nothing: { zh: '这条记录现在不需要您办理什么。', en: 'You need do nothing about this record now.' },
  wrong: { zh: '这条记录不对？', en: 'Is something wrong with it?' },
  others: { zh: '还可以办理', en: 'You can also' },
  dates: { zh: '要留意的日期', en: 'Days to watch' },
  publicUntil: { zh: '公示最后一日', en: 'Last public day' },
  applyOn: { zh: '可以申请信用修复', en: 'Repair can be applied for' },
  content: { zh: '记录的全部内容', en: 'The whole record' },
  contentLead: {
    zh: '标有“不公开”的，只有您和有权的单位能看到。',
    en: 'What is marked “not public” is seen by you and the units concerned only.',
  },
  contentHidden: {
    zh: '这条记录现在不公示，以下内容只有您和有权的单位能看到。',
    en: 'This record is not public now: you and the units concerned alone see what follows.',
  },
  notPublic: { zh: '不公开', en: 'not public' },
  empty: { zh: '空白：{names}', en: 'Left empty: {names}' },
  source: { zh: '来源', en: 'Where it comes from' },
  authority: { zh: '作出决定的单位', en: 'Deciding unit' },
  provider: { zh: '提供信息的单位', en: 'Providing unit' },
  arrived: { zh: '归集日期', en: 'Came in on' },
  kind: { zh: '类别', en: 'Kind' },
  told: { zh: '告知您的内容', en: 'What you were told' },
  cases: { zh: '这条记录的案件', en: 'Cases about this record' },
  noCases: { zh: '还没有案件。', en: 'There are none.' },
} as const satisfies Record<string, Bilingual>

/** One's cases, by their records. */
export const ownCases = {
  parts: { zh: '只看一部分', en: 'Show only' },
  all: { zh: '全部', en: 'All' },
  open: { zh: '办理中', en: 'Under way' },
  closed: { zh: '已办结', en: 'Closed' },
  find: { zh: '按编号、文号或者单位查找', en: 'Find by number, document or unit' },
  findButton: { zh: '查找', en: 'Find' },
  noneHere: { zh: '没有符合条件的案件。', en: 'No case matches.' },
  noRecord: { zh: '不涉及某一条记录', en: 'About no particular record' },
} as const satisfies Record<string, Bilingual>
