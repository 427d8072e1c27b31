import type { Bilingual } from '#law/bilingual.ts'
import { titles } from './page-words.ts'

export const repair = {
  title: { zh: '信用修复', en: 'Repair' },
  open: { zh: '已经申请，正在办理', en: 'Applied for; the case is open:' },
  why: { zh: '依据和所缺条件', en: 'Basis, and what is missing' },
  remind: { zh: '到时提醒我', en: 'Remind me on the day' },
  reminded: {
    zh: '已设置提醒：可以申请之日，我们按您选择的渠道通知您。',
    en: 'Noted: you will be told, by the channels you chose, on the day it can be asked for.',
  },
  calendar: { zh: '加到日历', en: 'Add the days to a calendar' },
  tasks: { zh: '修复要办的事', en: 'Steps to the repair' },
  done: { zh: '已完成', en: 'done' },
  you: { zh: '由您办理', en: 'for you to do' },
  byUnit: { zh: '由认定单位办理', en: 'for the unit to do' },
  wait: { zh: '到期自动满足', en: 'comes with time' },
  next: { zh: '下一项', en: 'next' },
  giveDate: { zh: '提出异议，补上日期', en: 'Object and give the date' },
  write: { zh: '现在写好', en: 'Write it now' },
  change: { zh: '查看、修改', en: 'Read or change it' },
  applyNow: { zh: '去申请', en: 'Apply' },
  early: { zh: '现在申请，并说明理由', en: 'Apply now, with a reason' },
  unit: { zh: '单位', en: 'Unit' },
  told: { zh: '通知', en: 'Told' },
} as const satisfies Record<string, Bilingual>

/** Application written before its first day. */
export const prepare = {
  title: { zh: '把修复申请先写好', en: 'Write the repair application in advance' },
  lead: {
    zh: '写好的内容不会过期，到可以申请的那一天自动填入申请，并按您选择的渠道提醒您。现在只是保存，还不是申请，别人看不到。',
    en: 'What you write never expires. On the first day you can apply it is filled into the form, and you are told by the channels you chose. It is only kept: it is no application yet, and nobody else sees it.',
  },
  fromUnknown: {
    zh: '现在还算不出哪一天可以申请，我们每周查看一次。',
    en: 'The first day cannot be computed yet; we look again each week.',
  },
  save: { zh: '保存', en: 'Keep it' },
  saveThis: { zh: '以我写的为准，保存', en: 'Keep mine in its place' },
  other: { zh: '另一个窗口保存的内容', en: 'What another window kept' },
  drop: { zh: '删除', en: 'Delete it' },
} as const satisfies Record<string, Bilingual>

export const measures = {
  title: { zh: '解除惩戒措施', en: 'Lift measures' },
  lead: {
    zh: '以下信用信息已经修复或终止。请解除本单位因该信息采取的措施，再在这里确认。',
    en: 'These records are repaired or have ended. Lift the measures your unit takes on account of them, then confirm here.',
  },
  none: { zh: '没有待解除的措施。', en: 'There are no measures to lift.' },
  record: { zh: '记录', en: 'Record' },
  note: { zh: '应解除的措施', en: 'Measures' },
  confirm: { zh: '已解除，确认', en: 'Lifted: confirm' },
  except: { zh: '尚未解除', en: 'Not lifted yet' },
  restLead: {
    zh: '可以一次确认本页全部：尚未解除的，在该行勾选，留在清单上。',
    en: 'All of this page can be confirmed at once: tick what is not lifted yet, and it stays on the list.',
  },
  rest: { zh: '未勾选的均已解除，一并确认', en: 'All that is not ticked is lifted: confirm together' },
  done: { zh: '已确认 {n} 项。', en: 'Confirmed: {n}.' },
} as const satisfies Record<string, Bilingual>

export const commitment = {
  title: { zh: '信用承诺书', en: 'Commitment' },
  by: { zh: '承诺主体', en: 'By' },
  signed: { zh: '签署人', en: 'Signed by' },
  on: { zh: '日期', en: 'Date' },
  record: { zh: '所涉记录', en: 'Record' },
  edition: { zh: '文本版本', en: 'Edition' },
  hash: { zh: '文本指纹（SHA-256）', en: 'Fingerprint of the text (SHA-256)' },
  until: {
    zh: '随所涉记录公开，记录终止时一并撤下。',
    en: 'Public with the record, and taken down when the record ends.',
  },
  link: { zh: '已公开信用承诺', en: 'A commitment is published' },
} as const satisfies Record<string, Bilingual>

/** Steps after a finding of fraud in a repair (O36 25). */
export const followUps = {
  title: { zh: '查实弄虚作假之后', en: 'After fraud was found' },
  lead: {
    zh: '涉嫌犯罪的，由本单位在系统外依法移送；请在这里登记移送的机关、日期和文号，或者登记不涉嫌犯罪。期限由本市自定。',
    en: 'A suspected crime is handed over by your unit outside this system. Enter here to whom, on which day and under which number, or that there is none. The day is a target of the city.',
  },
  note: { zh: '移送机关、日期、文号，或者理由', en: 'To whom, day and number; or why not' },
  none: { zh: '不涉嫌犯罪', en: 'No crime is suspected' },
  handed: { zh: '已移送', en: 'Handed over' },
  decided: { zh: '已处理，确认', en: 'Settled: confirm' },
} as const satisfies Record<string, Bilingual>

/** Measures and rewards that a list brings. */
export const listMeasures = {
  title: titles.listMeasures,
  lead: {
    zh: '列入下列名单的，有关单位采取所列措施。每项措施都写明单位和依据；没有依据的不列入清单。',
    en: 'What units do on account of each list. Every measure names its unit and its legal basis; without a basis it is not listed.',
  },
  lifting: {
    zh: '记录修复、撤下、撤销、由来源撤回或者暂时屏蔽的，系统通知每个单位解除；3 个工作日内（目标）未确认的，报监管员。公示期届满的，措施依各自的规定终止。',
    en: 'When a record is repaired, removed, revoked, withdrawn at its source or shielded, each unit is told to lift them; what is not confirmed within 3 working days (a target) goes to the supervisor. When a record expires, measures end by their own rules.',
  },
  ofRecord: { zh: '因该记录采取的措施', en: 'Measures on account of this record' },
  name: { zh: '措施', en: 'Measure' },
  effect: { zh: '类别', en: 'Effect' },
  restricts: { zh: '惩戒', en: 'restriction' },
  rewards: { zh: '激励', en: 'reward' },
  holder: { zh: '采取单位', en: 'Unit' },
  basis: { zh: '依据', en: 'Basis' },
  all: { zh: '全部措施和解除办法', en: 'All measures, and how they are lifted' },
  none: { zh: '本市的清单中没有措施。', en: 'The city lists no measure.' },
} as const satisfies Record<string, Bilingual>

/** Holders told of a record's changes. */
export const copies = {
  title: { zh: '更正、终止告知了谁', en: 'Who was told, and has confirmed' },
  lead: {
    zh: '信息更正、终止或者恢复后，持有该信息的单位应当在 3 个工作日内处理并确认。',
    en: 'After a correction, an end or a return, whoever holds the record follows it and confirms within 3 working days.',
  },
  unit: { zh: '单位', en: 'Unit' },
  what: { zh: '事项', en: 'What' },
  told: { zh: '通知', en: 'Told' },
  due: { zh: '最迟', en: 'At the latest' },
  word: { zh: '确认', en: 'Confirmed' },
  correction: { zh: '处理更正', en: 'follow the correction' },
  sharing: { zh: '停止共享和使用', en: 'stop sharing and use' },
  return: { zh: '恢复信息', en: 'show it again' },
  measures: { zh: '解除惩戒措施', en: 'lift measures' },
  crime: { zh: '登记涉嫌犯罪的处理', en: 'say what came of a suspected crime' },
  again: { zh: '记录恢复公示，重新确定措施', en: 'the record is shown again: settle measures anew' },
  open: { zh: '尚未确认', en: 'not yet' },
  notGiven: { zh: '待交付文件', en: 'waits for its file' },
  late: { zh: '逾期未确认', en: 'overdue' },
  wrong: { zh: '核对不符，须重新处理', en: 'found to differ: to be done again' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  confirmedLate: { zh: '逾期确认', en: 'confirmed late' },
  superseded: { zh: '已由后来的变更代替', en: 'replaced by a later change' },
  left: {
    zh: '该单位不再接收本市信息，不再要求其确认',
    en: 'no longer receives records of this city: nothing is asked of it any more',
  },
  urged: { zh: '{day}已督办：{words}', en: 'ordered on {day}: {words}' },
  urgedBy: { zh: '（督办单 {number}，反馈期限 {due}）', en: ' (order {number}, to be answered by {due})' },
  each: { zh: '逐家查看（{n}）', en: 'Each of them ({n})' },
  download: { zh: '下载清单（CSV）', en: 'Download the list (CSV)' },
  letter: { zh: '下载盖章告知函（PDF）', en: 'Sealed letter to it (PDF)' },
  state: { zh: '状态', en: 'State' },
  basis: { zh: '依据', en: 'Basis' },
  held: { zh: '持有依据', en: 'Basis for holding a copy' },
  provisional: { zh: '暂定', en: 'provisional' },
  noDay: { zh: '待放假安排公布', en: 'open until the holidays are published' },
} as const satisfies Record<string, Bilingual>

/** Removed content that came back, as its subject is told. */
export const offered = {
  title: { zh: '再次报送、已被拦下的内容', en: 'Offered again, and held' },
  lead: {
    zh: '下列单位再次报送了已更正或者终止的内容。这些内容没有进入登记册，也没有公示；系统已要求报送单位改正来源。',
    en: 'These units reported again what was corrected or ended here. It did not enter the register and is not shown; they were asked to mend their source.',
  },
  by: { zh: '报送单位', en: 'Reported by' },
  on: { zh: '时间', en: 'When' },
  what: { zh: '内容', en: 'What' },
  removed: { zh: '已更正或者终止的内容', en: 'what was corrected or ended' },
  other: { zh: '与登记不同的内容', en: 'content unlike the record' },
} as const satisfies Record<string, Bilingual>
