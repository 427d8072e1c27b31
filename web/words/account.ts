import type { Bilingual } from '#law/bilingual.ts'

export const account = {
  title: { zh: '我的账户', en: 'My account' },
  seats: { zh: '岗位', en: 'Roles' },
  noSeats: { zh: '没有岗位。', en: 'No role.' },
  sessions: { zh: '登录的设备', en: 'Where you are signed in' },
  sessionsText: {
    zh: '发现不是本人登录的设备，请立即点击“全部退出”，并到统一身份认证平台修改密码。密码由该平台管理，本系统不保存密码。',
    en: 'If one is not yours, sign out everywhere at once and change your password with the issuer of your account. Passwords are the issuer’s; none is kept here.',
  },
  device: { zh: '设备', en: 'Device' },
  unknownDevice: { zh: '未知设备', en: 'Unknown device' },
  started: { zh: '登录时间', en: 'Signed in' },
  seen: { zh: '最近使用', en: 'Last used' },
  this: { zh: '本次登录', en: 'this one' },
  end: { zh: '退出该设备', en: 'Sign this device out' },
  state: { zh: '状态', en: 'State' },
  everywhere: { zh: '全部退出', en: 'Sign out everywhere' },
  none: { zh: '没有其他登录。', en: 'Nowhere else.' },
  enrolled: { zh: '已登记', en: 'enrolled' },
  notEnrolled: { zh: '未登记', en: 'not enrolled' },
} as const satisfies Record<string, Bilingual>

export const signedOut = {
  title: { zh: '已退出', en: 'You are signed out' },
  issuerText: {
    zh: '正在转到统一身份认证处一并退出，免得下一位使用者以您的身份登录。没有转过去的，请点下面。',
    en: 'You are led on to the issuer of your account, to be signed out there too, or the next person could sign in as you. If nothing happens, press below.',
  },
  atIssuer: { zh: '在登录处一并退出', en: 'Sign out at the issuer too' },
  home: { zh: '回到首页', en: 'To the front page' },
} as const satisfies Record<string, Bilingual>

export const reachWords = {
  title: { zh: '联系与送达', en: 'How you are reached' },
  choose: { zh: '选择通知渠道，填写联系方式', en: 'Choose how notices reach you' },
  notices: { zh: '办理通知发到', en: 'Notices of your cases come by' },
  noticesHint: {
    zh: '可以选几项，每项单独同意，取消勾选即撤回；每次都记入日志。正在办理的和今后的案件都照此通知。一项不选的，按各案件所留的联系方式通知。',
    en: 'Any number; each is agreed to by itself, and clearing it withdraws. Each change is logged. It holds for running and later cases. With none, each case’s own contact is used.',
  },
  since: { zh: '{day}同意。', en: 'Agreed on {day}.' },
  lead: {
    zh: '邮箱、电话、地址和电子送达，用于今后提交的申请：填表时预先填好，仍可更改。正在办理的案件，文书送达方式在各案件页更改：',
    en: 'Addresses and electronic service are for what you file from now on: filled in beforehand, still yours to change. How papers of a running case are served is changed on its own page:',
  },
  running: { zh: '我的案件', en: 'My cases' },
  consentHint: {
    zh: '勾选后，今后的申请预先勾选同意电子送达；随时可以取消勾选。给予和撤回都记入日志。',
    en: 'Ticked, what you file from now on is ticked for electronic service; clear it at any time. Giving and withdrawing are both logged.',
  },
  save: { zh: '保存', en: 'Save' },
  told: { zh: '新记录通知哪些账户', en: 'Accounts told of new records' },
  toldText: {
    zh: '登录过本主体的账户，都会收到新记录的通知；超过 {days} 天没有登录的不再通知。已经离职、换人的请移除，再次登录后又会列入。',
    en: 'Every account that signed in for this subject is told of new records; after {days} days without a sign-in no more. Remove whoever has left; signing in again puts the account back.',
  },
  account: { zh: '账户', en: 'Account' },
  noMail: { zh: '没有邮箱', en: 'no mail' },
  you: { zh: '（您）', en: ' (you)' },
  lastIn: { zh: '最近登录', en: 'Last sign-in' },
  act: { zh: '操作', en: 'Action' },
  drop: { zh: '不再通知', en: 'Tell no more' },
  nobody: { zh: '现在不通知任何账户。', en: 'No account is told now.' },
} as const satisfies Record<string, Bilingual>

export const channelNames = {
  mail: { name: { zh: '邮箱', en: 'Mail' }, how: { zh: '全文。', en: 'In full.' } },
  sms: {
    name: { zh: '手机短信', en: 'Text message' },
    how: { zh: '只写案件编号、事项和查看方式。', en: 'The case’s number, what happened and where to look.' },
  },
  letter: {
    name: { zh: '信函', en: 'Letter by post' },
    how: { zh: '寄到上面的通信地址。', en: 'To the postal address above.' },
  },
  counter: {
    name: { zh: '窗口领取', en: 'At the counter' },
    how: { zh: '放在窗口，凭案件编号领取。', en: 'Kept at the counter; bring the case’s number.' },
  },
  mini: {
    name: { zh: '小程序消息', en: 'Mini-programme' },
    how: { zh: '发到用同一账户登录的小程序。', en: 'To the mini-programme where you sign in with this account.' },
  },
} as const satisfies Record<string, Record<'name' | 'how', Bilingual>>

export const interestWords = {
  title: { zh: '利害关系（回避）', en: 'Interests (recusal)' },
  lead: {
    zh: '您曾任职、服务过或者与您有亲属关系的主体，须申报。申报后，您不能办理其案件；要撤回，请联系安全管理员。',
    en: 'Declare whom you worked for, are related to or have advised. You cannot act on their cases afterwards; only the security administrator takes a declaration back.',
  },
  none: { zh: '没有申报。', en: 'Nothing declared.' },
  code: { zh: '统一社会信用代码或居民身份证号', en: 'Credit code or resident identity number' },
  codeHint: {
    zh: '身份证号不保存，只保存不能还原的标识。',
    en: 'An identity number is not kept, only a mark that cannot be turned back.',
  },
  name: { zh: '名称或称呼', en: 'Name' },
  relation: { zh: '关系', en: 'Relation' },
  employer: { zh: '任职单位', en: 'Employer' },
  relative: { zh: '亲属', en: 'Relative' },
  client: { zh: '服务对象', en: 'Client' },
  other: { zh: '其他', en: 'Other' },
  declare: { zh: '申报', en: 'Declare' },
  remove: { zh: '撤回申报', en: 'Take the declaration back' },
  factor: { zh: '二次验证', en: 'Second factor' },
  factorLink: { zh: '动态口令', en: 'Authenticator' },
} as const satisfies Record<string, Bilingual>

export const absenceWords = {
  title: { zh: '外出代办', en: 'Absence' },
  lead: {
    zh: '外出期间，代办人持有您的岗位，以本人名义办理；任务邮件和每日待办改发代办人。提出意见与审批仍须是两个人：代办人不能审批您提出的意见。',
    en: 'While you are away, the colleague who acts for you holds your roles and acts in their own name; task mails and the daily digest go to them. They cannot approve what you proposed.',
  },
  now: { zh: '{from} 至 {until} 外出，由 {name} 代办。', en: 'Away from {from} to {until}; {name} acts instead.' },
  from: { zh: '自', en: 'From' },
  until: { zh: '至（含当日）', en: 'Until, that day included' },
  delegate: { zh: '代办人', en: 'Who acts instead' },
  delegateHint: { zh: '本单位同事；最长 92 天。', en: 'A colleague of your unit; at most 92 days.' },
  declare: { zh: '登记外出', en: 'Enter the absence' },
  end: { zh: '我已返岗，结束代办', en: 'I am back: end it' },
} as const satisfies Record<string, Bilingual>
