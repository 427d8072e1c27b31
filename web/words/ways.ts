import type { Bilingual } from '#law/bilingual.ts'

/** Words around a way in; its procedure names the matter. */
export const ways = {
  before: { zh: '开始前看一下', en: 'Before you start' },
  beforeFree: { zh: '全程免费，不需要找中介。', en: 'It is free of charge; no agent is needed.' },
  beforeTime: {
    zh: '大约十分钟。随时可以保存，换一台设备接着填。',
    en: 'About ten minutes. Save at any time and go on later, or on another device.',
  },
  beforeTimeVisit: { zh: '大约十分钟，当日办完。', en: 'About ten minutes, to be finished today.' },
  beforePapers: {
    zh: '有决定书等材料的，准备好照片或者文件；没有也可以提交。',
    en: 'Have photos or files of the decision at hand if you have any; you may file without.',
  },
  beforeGuide: { zh: '办理步骤、时限和救济途径（办事指南）', en: 'Steps, time limits and remedies: the guide' },
  wrong: { zh: '哪里不对？', en: 'What is wrong?' },
  noneOfThem: { zh: '都不是，我自己填写', en: 'None of these: I fill it in myself' },
  proposed: {
    zh: '已按您说的先填好，可以更改。有用的材料：{evidence}',
    en: 'The form is filled in from what you said; change it as you like. What would show it: {evidence}',
  },
  useful: { zh: '有用的材料：{evidence}', en: 'What would show it: {evidence}' },
  begin: { zh: '可以在这里办理', en: 'What you can begin here' },
  others: { zh: '其他事项', en: 'Other matters' },
  about: { zh: '涉及的记录', en: 'The record it is about' },
  aboutCase: { zh: '涉及的案件', en: 'The case it follows from' },
  held: { zh: '暂未登记的记录', en: 'A record held back' },
  tickAll: { zh: '全部勾选', en: 'Tick all' },
  choose: { zh: '选择记录（可以多选）', en: 'Choose the records, one or more' },
  chooseHint: {
    zh: '每条记录成为一个单独的案件，一并提交，只需确认一次。',
    en: 'Each becomes a case of its own; you submit them together, once.',
  },
  alsoOpen: {
    zh: '已有案件正在办理（{numbers}），同样的问题不能再提。',
    en: 'A case is open already ({numbers}); the same question cannot be raised again.',
  },
  notYet: {
    zh: '另有 {n} 条：未到可以申请的日期，或者已有案件',
    en: '{n} more: their day has not come, or a case is open',
  },
  alreadyOpen: { zh: '已有案件正在办理，不必再提出：', en: 'A case is open already; there is no need for another: ' },
  openOnRecord: {
    zh: '这条记录已有异议正在办理。同一内容不必再提；其他内容有误的，请继续。正在办理：',
    en: 'An objection to this record is open. Do not file the same matter again; go on if something else is wrong. Open:',
  },
  written: { zh: '您事先写好的内容', en: 'What you wrote in advance' },
  evidenceLead: {
    zh: '能证明您所写内容的材料。没有材料也可以提交；行政机关之间能共享的，不要求您提供。',
    en: 'Whatever shows what you have written. You may file without any; what authorities can share among themselves is not asked of you.',
  },
  checkLead: {
    zh: '请核对。提交后开始办理和计时。',
    en: 'Please check. On submission the case begins and its time limits run.',
  },
  submit: { zh: '提交', en: 'Submit' },
  now: { zh: '现在：{state}，由 {holder} 办理。', en: 'Now: {state}, with {holder}.' },
  receipts: { zh: '已全部提交', en: 'All of them are submitted' },
  receiptsLead: {
    zh: '每条记录有自己的编号、期限和回执。',
    en: 'Each record has a number, limits and a receipt of its own.',
  },
  receipt: { zh: '回执', en: 'Receipt' },
  files: { zh: '材料', en: 'Evidence' },
  filesHint: { zh: '可以不附材料。', en: 'Files are optional.' },
  filesFirst: { zh: '先添加材料', en: 'Add files first' },
  drafts: { zh: '已开始、未提交', en: 'Begun, not submitted' },
  discard: { zh: '不办理，删除', en: 'Discard' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Bilingual>
