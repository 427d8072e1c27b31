import type { Bilingual } from '#workflows/procedure.ts'

export const people = {
  title: { zh: '人员', en: 'People' },
  lead: {
    zh: '账户由统一身份认证平台开立，这里登记后才能任职。岗位须由系统管理员提出、安全管理员确认。',
    en: 'Accounts come from the issuer of sign-ins; entered here, they can be given seats. The system administrator proposes a seat, the security administrator confirms it.',
  },
  account: { zh: '账户', en: 'Account' },
  accountHint: {
    zh: '统一身份认证平台的账户标识（sub），会出现在网址中，不得是身份证号或手机号。',
    en: 'The issuer’s id of the account (sub). It stands in addresses of pages: no identity or telephone number.',
  },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '工作邮箱', en: 'Work mail' },
  phone: { zh: '手机', en: 'Mobile' },
  phoneHint: { zh: '短信验证码发往此处。', en: 'One-time codes go there by text.' },
  locked: { zh: '锁定至', en: 'Locked until' },
  secure: { zh: '账户安全', en: 'Security of the account' },
  unlock: { zh: '解锁', en: 'Unlock' },
  factor: { zh: '移除验证器', en: 'Remove the authenticator' },
  seats: { zh: '岗位', en: 'Seats' },
  none: { zh: '还没有人员。', en: 'Nobody is entered yet.' },
  noSeats: { zh: '没有岗位', en: 'No seat' },
  enter: { zh: '登记人员', en: 'Enter a person' },
  enterButton: { zh: '登记', en: 'Enter' },
  proposeSeat: { zh: '提出岗位', en: 'Propose a seat' },
  role: { zh: '岗位', en: 'Role' },
  unit: { zh: '单位', en: 'Unit' },
  unitHint: { zh: '监管员和三类管理员不属于单位，留空。', en: 'Leave open for supervisors and administrators.' },
  reason: { zh: '理由', en: 'Reasons' },
  propose: { zh: '提交确认', en: 'Send for confirmation' },
  address: { zh: '更换联系方式', en: 'Another address' },
  addressHint: {
    zh: '待办邮件发往此处，须由安全管理员确认；确认后此人须重新登录。',
    en: 'Mail about tasks goes there, so the security administrator confirms it; the person then signs in again.',
  },
  revoke: { zh: '撤销岗位', en: 'Take this seat away' },
  revokeHint: { zh: '立即生效，此人即被全部退出。', en: 'At once; the person is signed out everywhere.' },
  loss: { zh: '提出撤销', en: 'Propose to take it away' },
  signOut: { zh: '全部退出此人的登录', en: 'Sign this person out everywhere' },
  you: {
    zh: '这是您本人，须由另一位管理员办理。',
    en: 'This is you. Another administrator must act.',
  },
} as const satisfies Record<string, Bilingual>

export const proposals = {
  title: { zh: '岗位确认', en: 'Seats to confirm' },
  lead: {
    zh: '提出的人不能确认，也不能为自己确认。',
    en: 'Whoever proposed cannot confirm, and nobody confirms for themselves.',
  },
  none: { zh: '没有待确认的事项。', en: 'Nothing waits.' },
  grant: { zh: '设岗', en: 'Give a seat' },
  revoke: { zh: '撤岗', en: 'Take a seat away' },
  address: { zh: '更换联系方式', en: 'Another address' },
  what: { zh: '事项', en: 'What' },
  person: { zh: '人员', en: 'Person' },
  by: { zh: '提出', en: 'Proposed' },
  act: { zh: '办理', en: 'Decide' },
  confirm: { zh: '确认', en: 'Confirm' },
  decline: { zh: '不确认', en: 'Decline' },
  waiting: { zh: '等待安全管理员确认', en: 'Awaits the security administrator' },
} as const satisfies Record<string, Bilingual>

export const switchWords = {
  title: { zh: '安全设置', en: 'Security switches' },
  lead: {
    zh: '在允许的范围内调整，立即生效，每次变动记入日志。',
    en: 'Moved within their bounds; each change holds at once and is logged.',
  },
  now: { zh: '现在', en: 'Now' },
  bounds: { zh: '范围', en: 'Bounds' },
  default: { zh: '默认', en: 'Default' },
  value: { zh: '改为', en: 'Change to' },
  reason: { zh: '理由', en: 'Reasons' },
  save: { zh: '保存', en: 'Save' },
  changeIt: { zh: '调整', en: 'Change' },
  fixed: { zh: '不在这里调整的', en: 'Not moved here' },
  passwords: {
    zh: '密码的强度、期限和重用由统一身份认证平台管理，本系统不保存密码。',
    en: 'Strength, age and reuse of passwords are the issuer’s of sign-ins; no password is kept here.',
  },
  logs: {
    zh: '日志从不自动删除。法定至少六个月（网络安全法第二十一条），查询日志长期保存。',
    en: 'Logs are never deleted by themselves. The law asks for at least six months (Cybersecurity Law 21), and for query logs to be kept for good.',
  },
  minutes: { zh: '{n} 分钟', en: '{n} minutes' },
  hours: { zh: '{n} 小时', en: '{n} hours' },
  times: { zh: '{n} 次', en: '{n} times' },
  sessions: { zh: '{n} 处', en: '{n} at once' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Bilingual>

export const adminLogWords = {
  title: { zh: '管理日志', en: 'Log of administration' },
  lead: {
    zh: '管理员的每一次办理，与案件日志一同签名，不能修改。',
    en: 'Every act of the administrators, signed for with the log of cases; it cannot be changed.',
  },
  none: { zh: '还没有记录。', en: 'Nothing yet.' },
  at: { zh: '时间', en: 'Time' },
  what: { zh: '事项', en: 'What' },
  who: { zh: '操作者', en: 'Who' },
  details: { zh: '内容', en: 'Details' },
  erased: { zh: '内容已删除', en: 'Erased' },
} as const satisfies Record<string, Bilingual>

/** What happened, by the type of its entry. */
export const adminEvents: Readonly<Record<string, Bilingual>> = {
  'administrators.seated': { zh: '首批管理员就任', en: 'First administrators seated' },
  'person.entered': { zh: '登记人员', en: 'Person entered' },
  'seat.proposed': { zh: '提出设岗', en: 'Seat proposed' },
  'loss.proposed': { zh: '提出撤岗', en: 'Loss of a seat proposed' },
  'address.proposed': { zh: '提出更换联系方式', en: 'Another address proposed' },
  'account.unlocked': { zh: '解锁账户', en: 'Account unlocked' },
  'factor.reset': { zh: '移除验证器', en: 'Authenticator removed' },
  'number.revealed': { zh: '查看证件号码', en: 'Identity number seen' },
  'interest.declared': { zh: '申报利害关系', en: 'Interest declared' },
  'interest.removed': { zh: '撤回利害关系', en: 'Interest removed' },
  'absence.declared': { zh: '登记外出代办', en: 'Absence entered' },
  'absence.ended': { zh: '结束外出代办', en: 'Absence ended' },
  'proposal.confirmed': { zh: '确认', en: 'Proposal confirmed' },
  'proposal.declined': { zh: '不确认', en: 'Proposal declined' },
  'seat.revoked': { zh: '撤销岗位', en: 'Seat taken away' },
  'sessions.ended': { zh: '全部退出登录', en: 'Signed out everywhere' },
  'switch.changed': { zh: '调整安全设置', en: 'Security switch moved' },
}

/** Names of what an entry tells. */
export const adminDetails: Readonly<Record<string, Bilingual>> = {
  person: { zh: '人员', en: 'Person' },
  id: { zh: '标识', en: 'Id' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'Mail' },
  phone: { zh: '手机', en: 'Mobile' },
  subject: { zh: '主体', en: 'Subject' },
  relation: { zh: '关系', en: 'Relation' },
  seat: { zh: '岗位', en: 'Seat' },
  case: { zh: '案件', en: 'Case' },
  reason: { zh: '理由', en: 'Reasons' },
  by: { zh: '提出', en: 'Proposed by' },
  until: { zh: '至', en: 'Until' },
  delegate: { zh: '代办人', en: 'Stands in' },
  switch: { zh: '设置', en: 'Switch' },
  from: { zh: '原为', en: 'From' },
  to: { zh: '改为', en: 'To' },
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  securityAdmin: { zh: '安全管理员', en: 'security administrator' },
  auditor: { zh: '审计管理员', en: 'audit administrator' },
}
