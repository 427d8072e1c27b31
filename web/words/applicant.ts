import type { Bilingual } from '#law/bilingual.ts'

export const mine = {
  title: { zh: '我的记录', en: 'My records' },
  lead: {
    zh: '这里列出登记在您（单位）名下的全部记录，包括没有公开的。',
    en: 'Every record held under your name, also those that are not public.',
  },
  theirs: { zh: '{name}的记录', en: 'Records of {name}' },
  theirLead: {
    zh: '登记在其名下的记录；受托代办的，以授权范围内的为限。',
    en: 'The records held under their name, as far as you may see them.',
  },
  none: { zh: '没有登记在您（单位）名下的记录。', en: 'No record is held under your name.' },
  theirNone: {
    zh: '没有登记在其名下、可以在这里查看的记录。',
    en: 'No record that you may see is held under their name.',
  },
  arrived: { zh: '新归集的记录：{n} 条', en: 'New records: {n}' },
  ways: { zh: '您可以', en: 'What you may do' },
  object: { zh: '提出异议', en: 'File an objection' },
  open: { zh: '正在办理的{what}：', en: 'Open ({what}): ' },
  until: { zh: '公示至 {day}', en: 'Public until {day}' },
  why: { zh: '未公示的原因', en: 'Why it is not public' },
  heldTitle: { zh: '列表里没有？', en: 'Not in the list?' },
  heldText: {
    zh: '部分记录因信息不全暂未登记。填写决定书上的完整文号和作出决定的单位，也可以提出异议。',
    en: 'Some records are held back because they are incomplete. Give the complete document number and the deciding unit as printed on the decision to object to one.',
  },
  heldAtCounter: {
    zh: '对没有列出的记录也可以提出异议：填写决定书上的完整文号和作出决定的单位。窗口不查、也不显示是否有这样的记录，由承办单位核实。',
    en: 'An objection may also be about what is not listed: give the complete document number and the deciding unit. The counter neither looks up nor shows whether there is such a record; the unit does.',
  },
  heldNumber: { zh: '决定书文号', en: 'Document number' },
  heldAuthority: { zh: '作出决定的单位', en: 'Deciding unit' },
  heldButton: { zh: '查找并提出异议', en: 'Find it and object' },
  missing: {
    zh: '应有而没有登记的记录（例如守信名单漏列），可以',
    en: 'A record that ought to exist but does not, such as an omission from a list of honour: ',
  },
  missingLink: { zh: '不选记录，直接提出异议', en: 'object without choosing a record' },
} as const satisfies Record<string, Bilingual>

export const object = {
  unit: { zh: '金额单位', en: 'Unit of the amount' },
  wan: { zh: '万元', en: '10,000 yuan (万元)' },
  yuan: { zh: '元', en: 'yuan (元)' },
  otherFields: { zh: '其他内容（{n} 项）', en: 'Other entries ({n})' },
  emptyFields: { zh: '空白的内容（{n} 项）', en: 'Entries left empty ({n})' },
  whole: { zh: '整条记录', en: 'The record as a whole' },
  wholeHint: {
    zh: '例如不是您的记录、重复公示、不应公示、超期公示。',
    en: 'For example: not yours, shown twice, may not be shown, shown too long.',
  },
  missing: { zh: '应当登记而没有登记的记录', en: 'A record that ought to be here and is not' },
  missingHint: {
    zh: '在下面写明是哪个单位作出的什么决定，知道文号的写上文号。',
    en: 'Say below which unit decided what, with the document number if you know it.',
  },
  wholeOpen: {
    zh: '对整条记录已有异议正在办理，同一理由不必再提出：',
    en: 'An objection to the whole record is open; the same ground need not be given again: ',
  },
  linked: {
    zh: '“{names}”写的是同一件事：也不对的，一并勾选。',
    en: '“{names}” says the same: if that is wrong too, tick both.',
  },
  shown: { zh: '现登记：{value}', en: 'On record: {value}' },
  ground: { zh: '理由', en: 'Ground' },
  claimed: { zh: '正确的应当是', en: 'What would be right' },
  claimedWhole: { zh: '您希望怎样处理', en: 'What you ask for' },
  channel: { zh: '向谁提出', en: 'Where to file' },
} as const satisfies Record<string, Bilingual>

export const evidence = {
  title: { zh: '材料', en: 'evidence' },
  uploaded: { zh: '已上传', en: 'Uploaded' },
} as const satisfies Record<string, Bilingual>

export const contact = {
  title: { zh: '联系与送达', en: 'contact and service' },
  name: { zh: '联系人', en: 'Contact person' },
  email: { zh: '邮箱', en: 'Mail address' },
  emailHint: {
    zh: '没有邮箱的可以不填，但须留电话。填了邮箱的，办理通知发到这里；各项通知同时放在您的账户里。',
    en: 'Leave it empty if you have none, and give a telephone number. Notices go here, and into your account.',
  },
  emailCounter: {
    zh: '没有邮箱的可以不填，文书由受理单位通知领取。',
    en: 'Leave it empty if they have none: the receiving unit tells them when to collect papers.',
  },
  phone: { zh: '电话', en: 'Telephone' },
  phoneCounter: {
    zh: '没有电话的可以不填，文书邮寄或者在窗口领取。',
    en: 'Leave it empty if they have none: papers go by post or are picked up here.',
  },
  address: { zh: '通信地址', en: 'Postal address' },
  addressHint: {
    zh: '没有同意电子送达的，文书可以寄到这里；只有负责送达的单位能看到。',
    en: 'Papers can be posted here where you do not agree to electronic service; only the unit that serves them sees it.',
  },
  phoneTexts: {
    zh: '没有邮箱的，办理通知以短信发到手机，只写案件编号、事项和查看方式；座机收不到。',
    en: 'Without a mail address, notices come to a mobile telephone as texts: the case’s number, what happened and where to look. A landline receives none.',
  },
  phoneNoTexts: {
    zh: '本系统不发短信。没有邮箱的，请登录或凭查询码查看进展；文书到窗口领取或者由承办单位邮寄。',
    en: 'No text messages are sent from here. Without a mail address, follow the case by signing in or with the tracking code; papers are collected at the counter or posted by the unit.',
  },
  consent: { zh: '同意电子送达', en: 'I agree to electronic service' },
  consentHint: {
    zh: '不是必须同意。同意的，文书放入您的账户、通知到达您的邮箱之日为送达日期，您的期限从送达之日起算；立案后可以随时在案件页撤回。不同意的，承办单位与您联系，邮寄文书或者请您到窗口领取。',
    en: 'You need not agree. If you do, a paper is served on the day it is in your account and the notice has reached your mail; your time limits run from then, and you may withdraw consent on the page of the case at any time. If not, the unit gets in touch and posts the papers, or you collect them at its counter.',
  },
} as const satisfies Record<string, Bilingual>

export const check = {
  title: { zh: '核对后提交', en: 'check and submit' },
  truth: {
    zh: '提交即表示所述属实，材料真实。',
    en: 'By submitting you state that this is true and the evidence genuine.',
  },
  linked: {
    zh: '“{name}”写的是同一件事，您没有提出。两处都不对的，一并提出，更正后才前后一致；那一处没有错的，不必理会。',
    en: '“{name}” says the same, and you left it out. If both are wrong, dispute both, so that they agree once corrected; if that one is right, leave it.',
  },
  also: { zh: '一并提出', en: 'Dispute both' },
} as const satisfies Record<string, Bilingual>

export const receipt = {
  title: { zh: '已收到您的异议', en: 'Your objection has been received' },
  receivedOf: { zh: '已收到：{what}', en: 'Received: {what}' },
  received: { zh: '收到时间', en: 'Received at' },
  entered: { zh: '录入时间', en: 'Entered at' },
  marked: { zh: '记录已加注“异议中”。', en: 'The record now carries a dispute mark.' },
  nextText: {
    zh: '如需补正，会一次性告知全部内容。平台有权直接更正的，由平台核查；其他的，自收到之日起 {A3}内转信息提供单位。',
    en: 'If anything is missing you get one complete list. The platform checks what it can correct itself and forwards the rest to the providing unit within {A3} of receipt.',
  },
  nextDirect: {
    zh: '信息提供单位受理后开始核实；受理、核实的期限见案件页。',
    en: 'The providing unit begins once it has accepted the case; the limits are on the case page.',
  },
  sent: { zh: '您提交的内容', en: 'What you sent' },
  proof: { zh: '签名凭证', en: 'Signed proof' },
  proofText: {
    zh: '请保存本页。以下数据可用于核验您的办理记录未被改动（供专业人员使用）。',
    en: 'Keep this page. With the data below a specialist can verify that the log of your case has not been changed.',
  },
  hash: { zh: '数据校验值', en: 'Checksum of the entry' },
  signature: { zh: '签名', en: 'Signature' },
  proofFile: { zh: '下载日志证明（JSON）', en: 'Download its proof from the log, as JSON' },
  proofLater: {
    zh: '日志证明约一分钟后生成，刷新本页即可下载。',
    en: 'Its proof from the log is made within about a minute; reload this page to download it.',
  },
  toCase: { zh: '查看案件进展', en: 'Follow the case' },
  copy: { zh: '复制编号', en: 'Copy number' },
  copied: { zh: '已复制', en: 'Copied' },
  print: { zh: '可用浏览器打印或存为 PDF。', en: 'Print it, or save it as PDF, with your browser.' },
} as const satisfies Record<string, Bilingual>

export const rating = {
  title: { zh: '评价办理情况', en: 'Rate the handling' },
  lead: {
    zh: '只有一个问题，自愿回答，一案一次。评价不影响本案的结果；汇总后公布。',
    en: 'One question. You need not answer, and can answer only once. It changes nothing in the case; only totals are published.',
  },
  question: {
    zh: '您对本案的办理（不论结果）满意吗？',
    en: 'Whatever the outcome, how satisfied are you with the way your case was handled?',
  },
  words: { zh: '想说明的', en: 'Anything to add' },
  send: { zh: '提交评价', en: 'Send' },
  given: { zh: '申请人评价：{step}', en: 'Rated by the applicant: {step}' },
} as const satisfies Record<string, Bilingual>

/** From 1 to 5. */
export const ratingSteps = [
  { zh: '很不满意', en: 'Very dissatisfied' },
  { zh: '不满意', en: 'Dissatisfied' },
  { zh: '一般', en: 'Neither' },
  { zh: '满意', en: 'Satisfied' },
  { zh: '很满意', en: 'Very satisfied' },
] as const satisfies readonly Bilingual[]

export const arising = {
  from: { zh: '所针对的案件', en: 'The case that this is about' },
} as const satisfies Record<string, Bilingual>

export const myCase = {
  title: { zh: '我的案件', en: 'My cases' },
  theirs: { zh: '{name}的案件', en: 'Cases of {name}' },
  none: { zh: '您还没有案件。', en: 'You have no cases yet.' },
  theirNone: { zh: '还没有可以在这里查看的案件。', en: 'There are no cases yet that you may see.' },
  holder: { zh: '现由谁办理', en: 'Who has it now' },
  receipt: { zh: '回执和查询码', en: 'Receipt and tracking code' },
  supplement: { zh: '补充材料', en: 'Add evidence' },
  supplementAsked: { zh: '请补正以下内容', en: 'Please supply the following' },
  answerBy: { zh: '请在这一天（含当日）前提交：', en: 'Send it by the end of:' },
  supplementLate: {
    zh: '补正期限已过。现在仍可补充以下内容，办理单位不再等待',
    en: 'The time to supply this has passed. You may still send it; the unit no longer waits for it',
  },
  supplementButton: { zh: '提交补充', en: 'Send' },
  supplementHint: {
    zh: '先上传文件，再写说明并提交。',
    en: 'Upload the files first, then add a note and send.',
  },
  uploaded: { zh: '待提交的文件', en: 'Files to be sent' },
  statement: { zh: '异议声明', en: 'Your statement' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  withdrawTitle: { zh: '确认撤回？', en: 'Withdraw this case?' },
  withdrawPlain: {
    zh: '撤回后办理终止，办理记录予以保留。以后可以重新提出。',
    en: 'The case ends; its history is kept. You may begin again later.',
  },
  withdrawText: {
    zh: '撤回后“异议中”标注取消，办理终止，办理记录予以保留。以后可以重新提出。',
    en: 'The dispute mark is lifted and the case ends; its history is kept. You may object again later.',
  },
  withdrawButton: { zh: '确认撤回', en: 'Withdraw' },
  keep: { zh: '不撤回，返回案件', en: 'Keep it and go back' },
  result: { zh: '答复', en: 'Answer' },
  refused: { zh: '本异议未被受理。', en: 'The objection was not accepted.' },
  refusedPlain: { zh: '申请未获批准。', en: 'The application was refused.' },
  about: { zh: '案件内容', en: 'What it is about' },
  paused: {
    zh: '因“{cause}”暂停计算期限，预计 {day} 恢复。',
    en: 'The clock is paused for “{cause}”, expected until {day}.',
  },
  sent: { zh: '您提交的内容', en: 'What you sent' },
  inYourWords: { zh: '您的说明', en: 'In your words' },
  more: { zh: '其余{n}项', en: '{n} more' },
} as const satisfies Record<string, Bilingual>
