import type { Bilingual } from '#law/bilingual.ts'

export const myData = {
  title: { zh: '我的数据', en: 'My data' },
  lead: {
    zh: '本系统保存的、关于您或贵单位的内容，以及谁看过它们。',
    en: 'What is kept here about you or your organisation, and who looked at it.',
  },
  kept: { zh: '保存的内容', en: 'What is kept' },
  records: { zh: '信用记录', en: 'Records' },
  cases: { zh: '案件', en: 'Cases' },
  see: { zh: '查看', en: 'See them' },
  n: { zh: '{n} 条', en: '{n}' },
  drafts: { zh: '未提交的草稿', en: 'Drafts not filed' },
  statementLinks: { zh: '说明书的有效链接', en: 'Links to your statement still in force' },
  change: { zh: '更改', en: 'Change' },
  nothing: { zh: '未填写', en: 'none given' },
  electronic: { zh: '电子送达', en: 'Electronic service' },
  consented: { zh: '今后的申请预先勾选同意', en: 'ticked beforehand on each form you file' },
  notConsented: { zh: '未同意', en: 'not agreed to' },
  howLong: {
    zh: '草稿到期自动清除；案件、文书和日志依法留存，见隐私说明。',
    en: 'Drafts are erased when they expire; cases, papers and the log are kept as the law asks, see the privacy notice.',
  },
  account: { zh: '账户标识', en: 'Account' },
  subject: { zh: '主体标识', en: 'Subject' },
  subjectHint: {
    zh: '记录中自然人的证件号码加密保存，系统以加密标识识别主体。',
    en: 'A natural person is known by a mark made from the identity number; the number itself is sealed apart.',
  },
  download: { zh: '下载全部内容（JSON）', en: 'Download everything (JSON)' },
  downloadText: {
    zh: '包括记录的全部栏目和历次变动、案件的全部进程和您提交的内容，立即生成。',
    en: 'Every column and version of your records, your cases with all you sent in; made at once.',
  },
  views: { zh: '谁看过我的记录', en: 'Who looked at my records' },
  viewsText: {
    zh: '只列单位和岗位，不列个人姓名。具体人员可由审计管理员依规查询。',
    en: 'Units and roles, no names; the audit administrator can tell who it was.',
  },
  at: { zh: '时间', en: 'When' },
  who: { zh: '单位和岗位', en: 'Unit and role' },
  what: { zh: '看了什么', en: 'What' },
  why: { zh: '事由', en: 'Why' },
  handling: { zh: '办理本案', en: 'Handling this matter' },
  none: { zh: '还没有人看过。', en: 'Nobody has looked yet.' },
} as const satisfies Record<string, Bilingual>

/** Records of a subject, to show to others. */
export const registerStatement = {
  title: { zh: '信用记录说明书', en: 'Statement of this register' },
  isNot: {
    zh: '本说明书不是信用广东网站的公共信用信息报告（无违法违规证明版）（粤办函〔2023〕306号），不能代替无违法违规证明。需要证明的，请到信用广东网站办理。',
    en: 'It is not the public credit report of Credit Guangdong in its certificate version (无违法违规证明版, document 粤办函〔2023〕306号), and cannot replace a certificate of no violations. Ask for that at Credit Guangdong.',
  },
  elsewhere: { zh: '到信用广东网站', en: 'Go to Credit Guangdong' },
  onDay: { zh: '截至{day}', en: 'As of {day}' },
  of: { zh: '主体', en: 'Subject' },
  code: { zh: '统一社会信用代码', en: 'Credit code' },
  kinds: { zh: '各类记录', en: 'Records by kind' },
  kind: { zh: '类别', en: 'Kind' },
  count: { zh: '条数', en: 'How many' },
  none: { zh: '没有', en: 'None' },
  current: { zh: '现行记录', en: 'Current records' },
  noCurrent: { zh: '没有现行记录。', en: 'There is no current record.' },
  past: { zh: '已终止公示的记录', en: 'Records whose publicity has ended' },
  noPast: { zh: '没有已终止公示的记录。', en: 'There is none.' },
  record: { zh: '记录', en: 'Record' },
  what: { zh: '内容', en: 'What was decided' },
  decidedOn: { zh: '决定日期', en: 'Decided on' },
  until: { zh: '公示至', en: 'Public until' },
  state: { zh: '标注和更正', en: 'Marks and corrections' },
  disputed: { zh: '异议处理中', en: 'Disputed' },
  corrected: { zh: '经异议更正 {n} 次', en: 'Corrected on objection: {n}' },
  plain: { zh: '无', en: 'None' },
  repaired: { zh: '{day}修复', en: 'Repaired on {day}' },
  removed: { zh: '{day}经异议删除', en: 'Removed on objection on {day}' },
  expired: { zh: '{day}公示期满', en: 'Publicity over on {day}' },
  revoked: { zh: '{day}原决定被撤销', en: 'Decision revoked on {day}' },
  withdrawnAtSource: { zh: '{day}由提供单位撤回', en: 'Withdrawn by its provider on {day}' },
  shielded: { zh: '{day}暂时屏蔽', en: 'Shielded on {day}' },
  gone: {
    zh: '链接不存在、已停用或者已过期。请向给您链接的人要一个新的。',
    en: 'There is no such link, or it was ended, or it has expired. Ask whoever gave it to you for a new one.',
  },
  same: { zh: '与您手中打印的说明书内容一致。', en: 'The printed statement you have says the same.' },
  changed: {
    zh: '您手中打印的说明书之后，登记内容有变化，以本页为准。',
    en: 'What is registered has changed since the statement you have was printed. This page is right.',
  },
  allowed: { zh: '由主体授权，可查看至{day}。', en: 'The subject lets it be read until {day}.' },
  verify: {
    zh: '扫码查看当天的登记内容，并核对本说明书是否仍然一致（有效至{day}）。核对码 {digest}。',
    en: 'Scan to see what is registered today, and whether this statement still agrees (until {day}). Check code {digest}.',
  },
  seal: { zh: '电子印章', en: 'Seal' },
  qr: { zh: '核对二维码', en: 'QR code to check it' },
} as const satisfies Record<string, Bilingual>

/** Of its subject’s own page. */
export const ownStatement = {
  lead: {
    zh: '写明今天本市登记了您的哪些记录、有哪些标注和更正，没有的也逐类写明。可以打印，也可以给银行、招标人或者外地单位一个限期链接。',
    en: 'It says which of your records are registered here today, with their marks and corrections, and which kinds there are none of. Print it, or give a bank, a tender or another city a link that expires.',
  },
  pastHint: {
    zh: '只有您勾选时才给别人看。',
    en: 'Others see these only where you tick so.',
  },
  share: { zh: '给别人看', en: 'Let others read it' },
  shareText: {
    zh: '有链接的人在期限内可以看到当天的说明书，不必登录。链接可以随时停用。依法封存的记录任何人都看不到。',
    en: 'Whoever has the link reads the statement of the day until it expires, without signing in. You may end it at any time. Nobody sees what the law has sealed.',
  },
  days: { zh: '链接有效期', en: 'How long the link works' },
  nDays: { zh: '{n} 天', en: '{n} days' },
  withPast: { zh: '也给看已终止公示的记录', en: 'Include records whose publicity has ended' },
  make: { zh: '生成链接', en: 'Make a link' },
  links: { zh: '有效的链接', en: 'Links in force' },
  holdsUntil: { zh: '有效至', en: 'Works until' },
  shows: { zh: '范围', en: 'What it shows' },
  onlyCurrent: { zh: '现行记录', en: 'Current records' },
  alsoPast: { zh: '现行和已终止公示的记录', en: 'Current and ended records' },
  print: { zh: '下载盖章的 PDF', en: 'Download the sealed PDF' },
  copy: { zh: '复制链接', en: 'Copy the link' },
  copied: { zh: '已复制', en: 'Copied' },
  end: { zh: '停用', en: 'End it' },
  ended: {
    zh: '链接已停用，谁也不能再用它打开说明书。',
    en: 'The link was ended: nobody opens the statement by it any more.',
  },
  toIt: { zh: '信用记录说明书（给银行、招标人等）', en: 'Statement of this register, for a bank or a tender' },
} as const satisfies Record<string, Bilingual>

export const reveal = {
  title: { zh: '查看证件号码', en: 'See the identity number' },
  lead: {
    zh: '只在办理本案确有必要时查看。理由会记入日志，并告知本人。',
    en: 'Only where this case needs it. Your reason goes into the log, and the person is told.',
  },
  reason: { zh: '理由', en: 'Reasons' },
  button: { zh: '查看', en: 'Show it' },
  number: { zh: '证件号码', en: 'Identity number' },
  none: { zh: '没有保存号码。', en: 'No number is kept.' },
} as const satisfies Record<string, Bilingual>
