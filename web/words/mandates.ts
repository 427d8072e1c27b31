import type { Bilingual } from '#law/bilingual.ts'

export const mandates = {
  title: { zh: '授权委托', en: 'Mandates' },
  lead: {
    zh: '办理全程免费，可以自己办，不需要中介。需要别人代办的，在这里授权，随时可以撤销。',
    en: 'Everything is free and you may do it all yourself. If somebody is to act for you, say here for what; you may revoke it at any time.',
  },
  given: { zh: '谁可以代我办理', en: 'Who may act for you' },
  noneGiven: { zh: '没有人可以代您（单位）办理。', en: 'Nobody may act for you.' },
  held: { zh: '我代谁办理', en: 'For whom you act' },
  noneHeld: { zh: '您没有代别人办理的授权。', en: 'You act for nobody.' },
  toClients: { zh: '查看委托人', en: 'See your clients' },
  agent: { zh: '受托人', en: 'Agent' },
  principal: { zh: '委托人', en: 'Principal' },
  kind: { zh: '依据', en: 'Basis' },
  actions: { zh: '可以办理', en: 'May do' },
  nActions: { zh: '{n} 类事项', en: '{n} kinds of matter' },
  scope: { zh: '范围', en: 'Concerning' },
  allRecords: { zh: '全部记录', en: 'Every record' },
  someRecords: { zh: '{n} 条指定的记录', en: '{n} chosen records' },
  until: { zh: '有效至', en: 'Until' },
  from: { zh: '自', en: 'From' },
  state: { zh: '状态', en: 'State' },
  lapsed: { zh: '已到期', en: 'Lapsed' },
  letters: { zh: '证明材料', en: 'Evidence' },
  history: { zh: '经过', en: 'History' },
  givenOnline: {
    zh: '由本人登录后授权，没有另附授权书。',
    en: 'Given by the principal in its own account; there is no letter.',
  },
  revoke: { zh: '撤销授权', en: 'Revoke' },
  revokeText: {
    zh: '撤销立即生效：受托人不能再查看和办理；撤销前已经办理的事项仍然有效。',
    en: 'It takes effect at once: the agent can see and do nothing more. What was done before remains valid.',
  },
  notYours: {
    zh: '这项资格由受理岗依证明材料确认，不能在这里撤销。有异议的，请联系受理岗。',
    en: 'Intake confirmed this on evidence, so it cannot be revoked here. If you disagree, tell intake.',
  },
  grant: { zh: '授权别人代办', en: 'Let somebody act for you' },
  claim: { zh: '凭授权书或其他证明代别人办理', en: 'Act for somebody by letter or other proof' },
  agentName: { zh: '受托人姓名或名称', en: 'Name of the agent' },
  agentCode: { zh: '受托人的统一社会信用代码或证件号码', en: 'The agent’s credit code or identity number' },
  codeHint: {
    zh: '只用来核对身份，不保存证件号码。',
    en: 'Used to match the identity; identity numbers are not stored.',
  },
  documentKind: { zh: '代码或证件种类', en: 'Kind of code or document' },
  may: { zh: '可以代为办理的事项', en: 'What the agent may do' },
  mayHint: { zh: '查看案件和记录总是包括在内。', en: 'Seeing your cases and records is always included.' },
  mayAll: { zh: '全部事项', en: 'Everything' },
  mayAllHint: {
    zh: '各类申请的提出、补充材料、陈述、撤回和送达方式。不勾选的，受托人只能查看。',
    en: 'Of every procedure: file, add evidence, make statements, withdraw, choose how papers are served. With nothing ticked the agent may only see.',
  },
  maySome: { zh: '只授权其中几项', en: 'Only some of it' },
  which: { zh: '涉及的记录', en: 'Which records' },
  whichAll: { zh: '全部记录，包括以后登记的', en: 'All, also those entered later' },
  whichSome: { zh: '只限下面勾选的', en: 'Only those ticked below' },
  untilHint: { zh: '最后一天，不超过两年。', en: 'The last day, at most two years from now.' },
  grantButton: { zh: '确认授权', en: 'Give the mandate' },
  grantText: {
    zh: '以上授权由本人（单位）作出。受托人在授权范围内办理事项的法律后果，由本人（单位）承担。',
    en: 'I give this mandate. What the agent does within it counts as mine.',
  },
  claimTitle: { zh: '代别人办理：凭证明申请', en: 'Act for somebody: claim by proof' },
  claimLead: {
    zh: '先填写代谁办理和依据，再上传证明；受理岗核对后生效。',
    en: 'Say for whom and on what basis, then upload the proof. It takes effect once intake has checked it.',
  },
  subjectName: { zh: '委托人姓名或名称', en: 'Name of the principal' },
  subjectCode: { zh: '委托人的统一社会信用代码或证件号码', en: 'The principal’s credit code or identity number' },
  upload: { zh: '上传证明', en: 'Upload the proof' },
  send: { zh: '提交受理岗核对', en: 'Send to intake' },
  needLetter: { zh: '请至少上传一份证明，再提交。', en: 'Upload at least one proof before you send it.' },
  waiting: { zh: '受理岗正在核对。', en: 'Intake is checking it.' },
} as const satisfies Record<string, Bilingual>

/** Of a mandate that named no procedure. */
export const mandateActionNames = {
  see: { zh: '查看', en: 'see' },
  file: { zh: '提出异议', en: 'object' },
  supplement: { zh: '补充材料', en: 'add evidence' },
  state: { zh: '写异议声明', en: 'make a statement' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  review: { zh: '申请复核', en: 'ask for higher review' },
  consent: { zh: '选择送达方式', en: 'choose how papers are served' },
} as const satisfies Record<string, Bilingual>

/** Of an act in a procedure, whose title stands before it. */
export const mandateActNames = {
  see: { zh: '查看', en: 'see' },
  file: { zh: '提出', en: 'file' },
  supplement: { zh: '补充材料', en: 'add evidence' },
  state: { zh: '陈述、声明', en: 'make a statement' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  review: { zh: '提出', en: 'file' },
  consent: { zh: '选择送达方式', en: 'choose how papers are served' },
} as const satisfies Record<string, Bilingual>

export const mandateKindNames = {
  agent: { zh: '授权委托书', en: 'Letter of authority' },
  administrator: { zh: '法院指定的管理人', en: 'Court-appointed administrator' },
  heir: { zh: '继承人', en: 'Heir' },
  formerRepresentative: { zh: '已注销单位的原法定代表人', en: 'Former representative of a deregistered firm' },
} as const satisfies Record<string, Bilingual>

/** Proofs that must be shown for each, told before the upload. */
export const mandateProofs = {
  agent: {
    zh: '签名或盖章的授权委托书、委托人身份证明。',
    en: 'The signed or sealed letter, and proof of the principal’s identity.',
  },
  administrator: { zh: '法院指定管理人的决定书。', en: 'The court’s decision that appoints you.' },
  heir: {
    zh: '死亡证明、亲属关系或遗嘱、公证等继承证明。',
    en: 'Proof of the death, and of kinship, will or succession.',
  },
  formerRepresentative: {
    zh: '注销登记证明、注销前的法定代表人登记；在业单位的原法定代表人不能代为办理。',
    en: 'Proof of deregistration and of having been its representative. For a firm that still exists its former representative cannot act.',
  },
} as const satisfies Record<string, Bilingual>

export const mandateStates = {
  drafted: { zh: '未提交', en: 'Not sent' },
  claimed: { zh: '待受理岗核对', en: 'With intake' },
  inForce: { zh: '有效', en: 'In force' },
  refused: { zh: '未获确认', en: 'Not confirmed' },
  revoked: { zh: '已撤销', en: 'Revoked' },
} as const satisfies Record<string, Bilingual>

export const clients = {
  title: { zh: '委托人', en: 'Your clients' },
  lead: {
    zh: '请按委托人逐个办理。每页均标明当前委托人，超出授权范围的事项不能办理。',
    en: 'One client at a time. Each page says for whom you act, and nothing beyond the mandate can be done.',
  },
  none: { zh: '现在没有人委托您办理。', en: 'Nobody has given you a mandate now.' },
  open: { zh: '在办', en: 'Open cases' },
  nOpen: { zh: '{n} 件在办', en: '{n} open' },
  due: { zh: '最近期限', en: 'Next due' },
  records: { zh: '记录', en: 'Records' },
  cases: { zh: '案件', en: 'Cases' },
  all: { zh: '全部委托人', en: 'All clients' },
  work: { zh: '全部委托人的在办案件', en: 'Open cases of all clients' },
  workLead: {
    zh: '所有委托人正在办理的案件，等您办理的在前，再按最近期限排列。可以导出为表格。',
    en: 'Every open case of every client: what waits for you first, then by the nearest day. It can be taken out as a table.',
  },
  workNone: { zh: '现在没有在办案件。', en: 'There is no open case now.' },
  client: { zh: '委托人', en: 'Client' },
  case: { zh: '案件', en: 'Case' },
  state: { zh: '状态', en: 'State' },
  waits: { zh: '等您办理', en: 'Waits for you' },
  until: { zh: '最近期限', en: 'Next due' },
  papers: { zh: '文书', en: 'Papers' },
  nPapers: { zh: '{n} 份', en: '{n} to open' },
  unserved: { zh: '未送达文书', en: 'Papers not served' },
  nUnserved: { zh: '{n} 份未送达', en: '{n} not served' },
  export: { zh: '导出（CSV）', en: 'Take out as CSV' },
} as const satisfies Record<string, Bilingual>

export const judge = {
  title: { zh: '代办资格核对', en: 'Claims to act for others' },
  lead: {
    zh: '核对证明后确认或不予确认。确认以后申请人即可在授权范围内代为办理。',
    en: 'Check the proof, then confirm or not. Once confirmed, the claimant may act within the mandate.',
  },
  none: { zh: '没有待核对的申请。', en: 'Nothing to check.' },
  claimed: { zh: '申请时间', en: 'Claimed at' },
  confirm: { zh: '确认', en: 'Confirm' },
  confirmText: { zh: '核对了哪些证明', en: 'Which proof was checked' },
  refuse: { zh: '不予确认', en: 'Do not confirm' },
  end: { zh: '终止', en: 'End it' },
  reason: { zh: '理由', en: 'Reasons' },
} as const satisfies Record<string, Bilingual>

export const mandateSteps: Readonly<Record<string, Bilingual>> = {
  given: { zh: '授权', en: 'Given' },
  drafted: { zh: '填写', en: 'Begun' },
  claimed: { zh: '提交核对', en: 'Sent to intake' },
  confirmed: { zh: '受理岗确认', en: 'Confirmed by intake' },
  refused: { zh: '受理岗不予确认', en: 'Not confirmed by intake' },
  revoked: { zh: '撤销', en: 'Revoked' },
  ended: { zh: '受理岗终止', en: 'Ended by intake' },
}

/** Names of a mandate's log entries. */
export const mandateEntries: Readonly<Record<string, Bilingual>> = {
  'mandate.given': { zh: '给予授权', en: 'Mandate given' },
  'mandate.drafted': { zh: '填写授权申请', en: 'Claim of a mandate begun' },
  'mandate.claimed': { zh: '提交授权证明', en: 'Claim of a mandate sent to intake' },
  'mandate.confirmed': { zh: '确认授权', en: 'Mandate confirmed by intake' },
  'mandate.refused': { zh: '不予确认授权', en: 'Mandate not confirmed by intake' },
  'mandate.revoked': { zh: '撤销授权', en: 'Mandate revoked' },
  'mandate.ended': { zh: '终止授权', en: 'Mandate ended by intake' },
  'mandate.taken': { zh: '原有授权入日志', en: 'Earlier mandate taken into the log' },
}

export const busy = {
  title: { zh: '代理较多单位的受托人', en: 'Agents of many principals' },
  lead: {
    zh: '同时代理 {n} 个以上委托人。办理全程免费：请留意有偿代办。',
    en: 'Each acts for {n} or more at once. Everything here is free: beware of paid intermediaries.',
  },
  clients: { zh: '委托人数', en: 'Principals' },
} as const satisfies Record<string, Bilingual>

export const identity = {
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  residentId: { zh: '居民身份证', en: 'Resident identity card' },
  passport: { zh: '护照', en: 'Passport' },
  otherDocument: { zh: '其他证件', en: 'Another document' },
} as const satisfies Record<string, Bilingual>
