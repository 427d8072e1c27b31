import type { Bilingual } from '#law/bilingual.ts'
import { titles } from './page-words.ts'

/** Use of personal data, with numbers from their settings. */
export const privacy = {
  title: titles.privacy,
  lead: {
    zh: '本平台只为办理信用异议、信用修复等事项处理个人信息。本页说明处理哪些信息、作什么用、保存多久，以及您可以怎样查阅、更正和删除。',
    en: 'Personal data are used here only to handle objections, repairs and related matters. This page says which data, what for, how long they are kept, and how you may see, correct or erase them.',
  },
  who: { zh: '由谁处理', en: 'Who handles them' },
  basis: { zh: '依据', en: 'Basis' },
  basisText: {
    zh: '国家机关为履行法定职责处理个人信息，并告知本人（{basis}）。',
    en: 'A state organ handles personal data for its duties under the law, and tells the person ({basis}).',
  },
  signIn: { zh: '登录时', en: 'When you sign in' },
  signInText: {
    zh: '统一身份认证提供的姓名或者名称、主体标识和电子邮箱，以及登录设备的浏览器和操作系统（供您查看登录过的设备）。本平台不保存密码。',
    en: 'Your name, the mark of the subject and your e-mail address, from the identity service, and the browser and system of the device, so that you can see your devices. No password is kept here.',
  },
  filed: { zh: '办理时', en: 'When you file' },
  filedText: {
    zh: '您填写的内容、证据材料和联系方式，只供办理和监督本案的单位使用，不对外公开。但是，无法核实时，您写的异议声明随记录公开；单位的信用承诺书随记录公开。',
    en: 'What you write, your evidence and your contact details are used only by the units that handle or supervise the case, and are not published. Two things are: your objection statement, if the matter cannot be verified, and an organisation’s repair commitment. Both are shown with the record.',
  },
  number: { zh: '身份证件号码', en: 'Identity number' },
  numberText: {
    zh: '加密保存。工作人员确有必要查看时须说明理由；每次查看都记入日志，您可以在“我的数据”中看到。',
    en: 'It is kept encrypted. An official who needs to see it gives a reason; each look is logged, and you see it under “My data”.',
  },
  log: { zh: '自动产生', en: 'Made by the system' },
  logText: {
    zh: '案件进程，以及谁在什么时候看过您的记录。网络地址用于限制频繁访问，不写入案件。本系统的访问日志只记时间、页面种类和结果，不记网络地址；前置的代理服务器可能另行记录。',
    en: 'The steps of your case, and who looked at your records and when. Your network address limits how often pages are asked for, and is not written into a case. The access log of this system has the time, the kind of page and the result, and no address; a proxy in front of it may keep a log of its own.',
  },
  told: { zh: '提供给谁', en: 'Who is told' },
  toldText: {
    zh: '记录更正或者停止公示后，告知正在使用该记录的单位。申请、证据和联系方式不向其提供。',
    en: 'When a record is corrected or no longer published, those who use that record are told. Applications, evidence and contact details are not passed on to them.',
  },
  cookies: { zh: 'Cookie', en: 'Cookies' },
  cookiesText: {
    zh: '本平台只设置四个：登录状态、登录超时后未提交的表单（30 分钟）、字号（一年），以及工作人员从邮件链接办理时的状态（20 分钟）。没有统计、广告或者第三方 Cookie。统一身份认证页面的 Cookie，由该平台说明。',
    en: 'This site sets four: your sign-in, a form not yet sent when the sign-in ended (30 minutes), the text size (one year), and, for staff, work begun from a link in a mail (20 minutes). There are none for statistics, advertising or third parties. The identity service tells of its own.',
  },
  kept: { zh: '保存多久', en: 'How long' },
  keptText: {
    zh: '草稿在最后一次保存后 {days} 天删除。登录在 {minutes} 分钟无操作或者满 {hours} 小时后结束。12345 工单的来电人、电话和诉求，在立案或者答复 30 天后删除。办结案件的内容、文书和材料自最后一次办理起保存 {years} 年，届满后经两名管理员确认删除（{basisOfErasure}）；期限届满以前，以及办理日志的条目和查阅日志，不删除。服务器日志到期删除，保存不少于六个月（{basis}）。',
    en: 'A draft is erased {days} days after it was last saved. A sign-in ends after {minutes} minutes without a request, or after {hours} hours. Who called the 12345 line, and what was said, is erased 30 days after the ticket was filed or answered. What a closed case says, its letters and files are kept for {years} years after its last step, and then erased once two administrators confirm it ({basisOfErasure}); not before. The entries of the log of handling, and the log of views, stay. Server logs are erased in time, after no less than six months ({basis}).',
  },
  rights: { zh: '您的权利', en: 'Your rights' },
  rightsText: {
    zh: '查阅和下载您的记录、案件的公开进程和您填写的内容，以及谁看过它们；认为记录不准确的，可以提出异议，请求更正或者删除（{basis}）。拒绝您的请求的，应当说明理由。',
    en: 'You may see and download your records, your cases as shown to you and what you wrote, and see who looked at them. If a record is wrong, you may object and ask for its correction or removal ({basis}). If your request is refused, you are told why.',
  },
  see: { zh: '查看我的数据', en: 'See my data' },
  object: { zh: '怎样提出异议', en: 'How to object' },
} as const satisfies Record<string, Bilingual>

export const accessibility = {
  title: titles.accessibility,
  lead: {
    zh: '本平台力求人人可用。本页说明已经做到的、还没有做到的，以及使用有困难时怎么办。',
    en: 'Everybody should be able to use this site. This page says what works, what does not yet, and what to do if you cannot use it.',
  },
  works: { zh: '已经做到', en: 'What works' },
  keyboard: {
    zh: '只用键盘可以办理全部事项，每页可以跳到正文。',
    en: 'Everything can be done with the keyboard alone, and each page lets you skip to its content.',
  },
  script: {
    zh: '不启用 JavaScript 也可以查询、填报和提交。',
    en: 'Searching, filling in and sending work without JavaScript.',
  },
  labels: {
    zh: '每个输入框都有名称，需要时附说明；填写有误时，页面上方逐条说明并指向出错的一项。',
    en: 'Each field has a name, and a hint where needed. If something is wrong, the top of the page lists it and leads to the field.',
  },
  large: {
    zh: '每页可以切换为大字版；内容排成一列，手机和电脑上都是。',
    en: 'You can switch each page to large text. The content is then in one column, on a phone and on a desk.',
  },
  pictures: {
    zh: '图表旁有相同内容的表格；文书有带标签的 PDF。',
    en: 'Each chart has a table with the same content. Letters are tagged PDF.',
  },
  missing: { zh: '还没有做到', en: 'What does not work yet' },
  files: {
    zh: '其他单位上传的扫描件可能不能朗读；需要文字内容的，请向办理单位索取。',
    en: 'Scans that others uploaded may not be readable aloud; ask the handling unit for their text.',
  },
  judged: {
    zh: '页面由自动检查和键盘操作检查，尚未请残疾人试用。',
    en: 'Pages are checked by programs and by keyboard; people with disabilities have not tried them yet.',
  },
  help: { zh: '使用有困难', en: 'If you cannot use it' },
  helpText: {
    zh: '可以打电话，也可以到窗口办理，由工作人员代为填写并读给您听。',
    en: 'You may telephone, or file at a counter: a clerk fills in the form for you and reads it back.',
  },
} as const satisfies Record<string, Bilingual>

export const siteMap = {
  title: titles.siteMap,
  look: { zh: '查询和了解', en: 'Look up and learn' },
  act: { zh: '办理', en: 'Act' },
  guides: { zh: '办事指南', en: 'Guides' },
  about: { zh: '关于本平台', en: 'About this site' },
} as const satisfies Record<string, Bilingual>
