import type { Bilingual } from '#law/bilingual.ts'
import { titles } from '../page-words.ts'

/** A supervisor’s note on a case. */
export const noting = {
  title: { zh: '备注 {number}', en: 'Note on {number}' },
  lead: {
    zh: '备注记入办理日志，供办理这个案件的工作人员看；不公开，申请人看不到，也不发邮件。',
    en: 'The note is kept in the log for the staff who handle the case. It is never public, the applicant does not see it, and no mail goes out.',
  },
  note: { zh: '备注内容', en: 'Note' },
  send: { zh: '记入日志', en: 'Keep it' },
  link: { zh: '写一条内部备注（进入办理日志）', en: 'write an internal note (kept in the log)' },
} as const satisfies Record<string, Bilingual>

/** 督办单, given and answered. */
export const orders = {
  give: { zh: '督办单 {number}', en: 'Supervision order on {number}' },
  giveLead: {
    zh: '选定单位，写明要求和反馈的最后一日。督办单编号、用印，进入办理日志；单位负责人收到邮件，登录查看并反馈。申请人看不到，期限不变。',
    en: 'Choose the unit, say what must be done and the last day for the answer. The order has a number and a seal and is kept in the log. The unit’s head gets a mail, and signs in to read and answer it. The applicant does not see it, and no time limit moves.',
  },
  holder: { zh: '督办单', en: 'Supervision order' },
  holderText: {
    zh: '信用信息“{title}”已经变更，你单位至今未按变更处理其持有的副本，或者仍与登记不符。请立即处理并确认，书面反馈情况。',
    en: 'The record “{title}” has changed, and your copy of it has not followed or still differs. Follow the change at once, confirm it, and answer in writing.',
  },
  liftingText: {
    zh: '信用信息“{title}”已经修复或者终止，你单位至今未确认解除因该信息采取的措施。请立即解除并在“解除措施”页确认，书面反馈情况。',
    en: 'The record “{title}” is repaired or has ended, and you have not confirmed that your measures on account of it are lifted. Lift them at once, confirm it on the page of measures, and answer in writing.',
  },
  followUpText: {
    zh: '信用信息“{title}”的修复查实弄虚作假，你单位至今未登记后续处理。请立即办理并在“解除措施”页登记，书面反馈情况。',
    en: 'Fraud was found in the repair of the record “{title}”, and you have not entered what followed. Settle it at once, enter it on the page of measures, and answer in writing.',
  },
  giveLink: {
    zh: '下达督办单（编号用印，限日反馈）',
    en: 'issue a supervision order (numbered, sealed, with a day for the answer)',
  },
  unit: { zh: '督办哪个单位', en: 'Unit' },
  order: { zh: '督办要求', en: 'To be done' },
  due: { zh: '反馈的最后一日', en: 'Last day for the answer' },
  dueHint: { zh: '今天起六十日以内。', en: 'Within sixty days from today.' },
  send: { zh: '下达', en: 'Issue it' },
  title: titles.orders,
  lead: {
    zh: '这里是监管员下达的督办单；因投诉下达的不在此列，按该督办单办理。未反馈的在前，按反馈的最后一日排列。',
    en: 'Orders of the supervisor; those that follow a complaint are not listed here. Orders without an answer come first, in the order of their last day.',
  },
  one: { zh: '{number} 的督办单', en: 'Supervision order on {number}' },
  caseNumber: { zh: '案件', en: 'Case' },
  standing: { zh: '反馈情况', en: 'Answer' },
  unread: { zh: '未签收，未反馈', en: 'Neither acknowledged nor answered' },
  open: { zh: '已签收，未反馈', en: 'Acknowledged, not answered' },
  late: { zh: '逾期未反馈', en: 'Answer overdue' },
  answered: { zh: '已反馈', en: 'Answered' },
  answeredOn: { zh: '{at} 反馈', en: 'Answered {at}' },
  issued: { zh: '下达', en: 'Issued' },
  paper: { zh: '查看督办单', en: 'See the order' },
  acknowledge: { zh: '签收', en: 'Acknowledge it' },
  readOn: { zh: '签收', en: 'Acknowledged' },
  noHead: {
    zh: '这些单位没有负责人可以收到督办单：{units}。可以改选其他单位；如仍向其下达，请勾选下面一项。',
    en: 'In these units no head can receive the order: {units}. Choose another unit, or tick the box below.',
  },
  isToldOtherwise: {
    zh: '单位没有负责人收件，由我另行通知该单位',
    en: 'The unit has no head to receive it; I will tell the unit in another way',
  },
  answer: { zh: '反馈内容', en: 'Answer' },
  answerHint: {
    zh: '例如已采取的措施、原因和办结时间。',
    en: 'For instance: what was done, why it took long, when it will be done.',
  },
  sendAnswer: { zh: '提交反馈', en: 'Send the answer' },
  none: { zh: '没有监管员下达的督办单。', en: 'There are no orders of the supervisor.' },
} as const satisfies Record<string, Bilingual>

/** 会商: units are heard before it is said who handles a case. */
export const hearing = {
  title: { zh: '会商 {number}', en: 'Who handles {number}' },
  lead: {
    zh: '单位之间对由谁办理有分歧时，先书面征求双方意见，再由监管员写明理由指定。每个单位收到一份编号、用印的督办单，由负责人答复。答复期限为本市自定，案件的期限照常计算。',
    en: 'Where units differ on who handles a case, each is asked in writing first; then the supervisor assigns it with reasons. Each unit gets a numbered, sealed order, and its head answers. The time for the answer is a target of the city; the limits of the case go on.',
  },
  link: { zh: '会商：先征求双方意见，再指定承办单位', en: 'hear both units before you assign it' },
  units: { zh: '征求哪些单位的意见', en: 'Units to be heard' },
  unit: { zh: '单位', en: 'Unit' },
  question: { zh: '征求意见的内容', en: 'Question' },
  questionHint: {
    zh: '例如：请说明本案是否由你单位承办，以及依据。',
    en: 'For instance: say whether your unit handles this case, and why.',
  },
  until: { zh: '请各单位在 {day} 前答复（本市自定）。', en: 'Units answer by {day} (a target of the city).' },
  send: { zh: '征求意见', en: 'Ask them' },
  heard: { zh: '各单位的意见', en: 'What the units say' },
  said: { zh: '意见', en: 'Answer' },
  waits: { zh: '尚未答复，{day} 前答复', en: 'not yet answered, by {day}' },
  silent: { zh: '{day} 前没有答复', en: 'no answer by {day}' },
  open: {
    zh: '答复到齐或者期限届满后，在案件页面指定承办单位。',
    en: 'Once all have answered, or their day is over, assign the unit on the page of the case.',
  },
  over: {
    zh: '会商已结束，可以在案件页面指定承办单位。',
    en: 'All are heard: assign the unit on the page of the case.',
  },
} as const satisfies Record<string, Bilingual>
