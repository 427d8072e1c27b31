import type { Bilingual } from '#law/bilingual.ts'

export const desk = {
  title: { zh: '待办', en: 'Desk' },
  lead: { zh: '按最近的期限排列，逾期在前。', en: 'By the nearest due date; overdue cases first.' },
  none: { zh: '没有待办案件。', en: 'Nothing to do.' },
  lists: { zh: '列表', en: 'Lists' },
  mine: { zh: '我承办的', en: 'My work' },
  unit: { zh: '本单位待办', en: 'My unit’s' },
  sent: { zh: '已转出', en: 'Sent on' },
  closed: { zh: '已办结', en: 'Closed' },
  leadMine: { zh: '由您承办的案件，按最近的期限排列。', en: 'Cases given to you by name, by the nearest due date.' },
  leadSent: {
    zh: '本单位办理过、现由其他单位办理、尚未办结的案件。',
    en: 'Cases that your unit had and that are now open with another.',
  },
  leadClosed: {
    zh: '本单位办理过的已办结案件，最近办结的在前。',
    en: 'Closed cases that your unit had a part in; the latest first.',
  },
  noneMine: {
    zh: '没有由您承办的案件。在案件页面点“由我承办”即列入这里。',
    en: 'No case is yours by name. Press “Take it on” on the page of a case to have it here.',
  },
  noneSent: { zh: '没有转出后尚未办结的案件。', en: 'No case that you sent on is open.' },
  noneClosed: { zh: '没有已办结的案件。', en: 'No case is closed yet.' },
  filter: { zh: '筛选', en: 'Filter' },
  all: { zh: '全部', en: 'All' },
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今日到期', en: 'Due today' },
  atRisk: { zh: '即将到期', en: 'Due soon' },
  provisional: { zh: '暂定', en: 'Provisional' },
  asked: { zh: '协查', en: 'Inquiries' },
  waiting: { zh: '等待申请人', en: 'With the applicant' },
  limit: { zh: '期限', en: 'Limit' },
  noDue: { zh: '没有期限', en: 'No due date' },
} as const satisfies Record<string, Bilingual>

export const caseDesk = {
  source: { zh: '记录原文', en: 'The record as it came' },
  sourceHint: {
    zh: '各栏按提供单位报送的内容显示，日期统一写法。',
    en: 'Every column as the provider sent it, days written in one way.',
  },
  noRecord: { zh: '本案没有对应的登记记录。', en: 'The case concerns no record of the register.' },
  column: { zh: '栏目', en: 'Column' },
  notPublic: { zh: '不公开', en: 'not public' },
  disputed: { zh: '有争议', en: 'Disputed' },
  versions: { zh: '历次变动', en: 'Versions' },
  version: { zh: '第 {n} 版', en: 'Version {n}' },
  actions: { zh: '现在可以办理', en: 'What you can do now' },
  noActions: { zh: '现在没有需要您办理的事项。', en: 'There is nothing for you to do now.' },
  inquiry: { zh: '协查：{unit}', en: 'Inquiry to {unit}' },
  inquiryOpen: { zh: '尚未答复', en: 'Not answered yet' },
  supplement: { zh: '补正清单', en: 'Supplement list' },
  pause: { zh: '暂停计算期限：{cause}，预计 {day} 恢复', en: 'Paused for {cause}, expected until {day}' },
  proposal: { zh: '{name} 提出的处理意见', en: 'Proposed by {name}' },
  refusal: { zh: '拟不予受理的理由', en: 'Reasons for refusing' },
  repeat: {
    zh: '同一记录、同一项目、同一理由，六个月内已答复过（{n} 项，{day}）：',
    en: 'The same items on the same grounds were answered within six months ({n}, on {day}):',
  },
  repeatWhole: {
    zh: '同一记录的同一事项，六个月内已作出过决定（{day}）：',
    en: 'The same matter of the same record was decided within six months (on {day}):',
  },
  repeatReason: { zh: '当时的理由', en: 'The reasons then' },
  repeatNewFiles: {
    zh: '本次有 {n} 份新材料，请重新核查。',
    en: 'This time there are new files ({n}): look into it anew.',
  },
  repeatNothingNew: {
    zh: '本次没有新材料：可以引用前案不予受理，由您决定并写明理由。',
    en: 'Nothing new came with it: it may be refused by reference to that case; you decide, and give the reason.',
  },
} as const satisfies Record<string, Bilingual>

/** Around an answer to a disputed entry. */
export const acts = {
  reason: { zh: '理由', en: 'Reasons' },
  reasonShown: { zh: '申请人会看到这段话。', en: 'The applicant will read this.' },
  documentChecked: { zh: '查阅的文书', en: 'Document checked' },
  documentHint: { zh: '文书名称和文号。', en: 'Its name and number.' },
  code: { zh: '答复', en: 'Answer' },
  value: { zh: '正确的内容', en: 'The right value' },
  valueHint: { zh: '更正或补充时必填。', en: 'Needed for a correction or addition.' },
  produced: { zh: '决定文书已出示并查阅', en: 'The decision document was produced and read' },
  producedHint: {
    zh: '更正、补充、维持都须如此，并须先逐个打开申请人提交的材料；答复“无法核实”的，争议事实还须超出本单位核查能力。',
    en: 'Needed to correct, add or maintain, with each file the applicant sent opened first; “unverifiable” also takes a fact beyond what the unit can check.',
  },
  skip: { zh: '暂不答复这一项', en: 'Leave this one open for now' },
} as const satisfies Record<string, Bilingual>

export const approval = {
  title: { zh: '审批', en: 'Approval' },
  outcome: { zh: '同意后，公开的记录将这样变动', en: 'What your approval does to the public record' },
  unmarked: {
    zh: '公开的记录不变，只取消“异议中”标注并答复申请人。',
    en: 'The record stays as it is; the dispute mark is lifted and the applicant answered.',
  },
  over: {
    zh: '记录已不再公示，同意后没有变动；结果将答复当事人。',
    en: 'The record is no longer public, and approval changes nothing about it; whom it concerns is told the result.',
  },
  nothing: { zh: '公开的记录不变。', en: 'The public record stays as it is.' },
  nothingProposed: {
    zh: '这件案件现在没有待审批的处理意见，当前状态：{state}。',
    en: 'Nothing is proposed in this case now; its state: {state}.',
  },
  notYours: { zh: '由{who}审批，您不能审批。', en: 'This is for {who} to approve, not for you.' },
  opened: { zh: '提出意见的人打开过', en: 'Opened by the proposer' },
  approve: { zh: '同意', en: 'Approve' },
  sendBack: { zh: '退回重新提出', en: 'Return with reasons' },
} as const satisfies Record<string, Bilingual>

export const stale = {
  title: { zh: '案件有了新进展', en: 'The case has moved on' },
  lead: {
    zh: '您打开页面之后又发生了下面的事，所以您这次的操作没有执行。',
    en: 'The following happened after you opened the page, so nothing you sent was carried out.',
  },
  now: { zh: '现在的状态', en: 'Current state' },
  next: { zh: '接下来', en: 'What to do next' },
  stillYours: {
    zh: '案件仍由您办理。请查看最新情况，再决定是否重新提交。',
    en: 'The case is still with you. Look at it as it is now, then decide whether to send again.',
  },
  notYours: {
    zh: '案件现在由 {who} 办理，您不需要再做什么。',
    en: 'The case is now with {who}; there is nothing left for you to do.',
  },
  look: { zh: '查看案件', en: 'Open the case' },
  typed: { zh: '您刚才填写的内容', en: 'What you had typed' },
} as const satisfies Record<string, Bilingual>

export const arrivals = {
  title: { zh: '随决定书送达的新记录告知', en: 'Notices of new records, to enclose' },
  lead: {
    zh: '这些记录的主体在本平台尚无账户。请打印告知单，随决定书一并送达；主体登录看到后即从此处移除。',
    en: 'The subjects of these records have no account here yet. Print each notice and serve it with the decision; once the subject has signed in and seen it, it leaves this list.',
  },
  none: { zh: '没有需要随决定书送达的告知。', en: 'There is no notice to enclose.' },
  to: { zh: '新记录告知：{name}', en: 'Notice of a new record: {name}' },
  link: { zh: '打印新记录告知单', en: 'Print notices of new records' },
} as const satisfies Record<string, Bilingual>

export const register = {
  title: { zh: '待补全的记录', en: 'Records to complete' },
  lead: {
    zh: '已登记但内容不全的记录暂不公示；暂未登记的行须由提供单位更正后重新报送。',
    en: 'Incomplete records are in the register but not shown. Held rows must be corrected and sent again by their provider.',
  },
  incomplete: { zh: '内容不全的记录', en: 'Incomplete records' },
  held: { zh: '暂未登记的行', en: 'Held rows' },
  noneIncomplete: { zh: '没有内容不全的记录。', en: 'No record is incomplete.' },
  noneHeld: { zh: '没有暂未登记的行。', en: 'No row is held.' },
  missing: { zh: '缺少', en: 'Missing' },
  source: { zh: '来源', en: 'Source' },
  problem: { zh: '问题', en: 'Problem' },
  remedy: { zh: '怎样处理', en: 'What to do' },
  row: { zh: '第 {n} 行', en: 'row {n}' },
  complete: { zh: '补全', en: 'Complete' },
  completeTitle: { zh: '补全记录', en: 'Complete a record' },
  completeLead: {
    zh: '只能填写空白的栏目；已有内容须通过异议或更正程序变动。',
    en: 'Only empty columns can be filled. What is there changes through an objection or correction only.',
  },
  tier: { zh: '失信严重程度', en: 'Seriousness' },
  tierHint: { zh: '由认定单位按标准确定。', en: 'Set by the determining unit, by the standards.' },
  minor: { zh: '轻微', en: 'Minor' },
  general: { zh: '一般', en: 'General' },
  serious: { zh: '严重', en: 'Serious' },
  basis: { zh: '分级依据', en: 'Basis for the grade' },
  necessary: {
    zh: '轻微，但确有必要公示（不超过 3 个月）',
    en: 'Minor, but publication is necessary (3 months at most)',
  },
  attachedTerm: { zh: '附带期限的最后一日', en: 'Last day of an attached term' },
  attachedTermHint: {
    zh: '例如限制从业。期限届满的次日起才可申请修复。没有的不填。',
    en: 'For example a bar from the trade. It can be repaired from the day after. Leave it empty if there is none.',
  },
  save: { zh: '保存', en: 'Save' },
} as const satisfies Record<string, Bilingual>

export const deskRecords = {
  title: { zh: '查找登记记录', en: 'Find a record of the register' },
  lead: {
    zh: '凭统一社会信用代码、决定书文号或登记的全称查找本单位有权查看的记录，包括不公示的；每次查看都会记录。',
    en: 'By credit code, document number or full registered name: the records your unit may see, shown or not. Each look is logged.',
  },
  query: { zh: '统一社会信用代码、决定书文号或登记的全称', en: 'Credit code, document number or full registered name' },
  find: { zh: '查找', en: 'Find' },
  none: { zh: '没有找到您有权查看的记录。', en: 'No record that you may see.' },
} as const satisfies Record<string, Bilingual>
