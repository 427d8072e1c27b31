import type { Bilingual } from '#law/bilingual.ts'

/** Titles of the change feed: they name nobody. */
export const changeFeed = {
  record: {
    changed: { zh: '一条公示记录有更新', en: 'A published record has changed' },
    ended: { zh: '一条记录不再公示', en: 'A record is no longer public' },
  },
  notice: {
    changed: { zh: '一则公告已发布', en: 'A public notice is up' },
    ended: { zh: '一则公告已撤下', en: 'A public notice is down' },
  },
} as const satisfies Record<string, Record<string, Bilingual>>

export const home = {
  title: { zh: '公共信用记录有误？在这里提出异议', en: 'Is a public credit record wrong? Object here' },
  lead: {
    zh: '查询企业公共信用信息；发现有误、遗漏或者不应公示的，在线提出异议，随时查看承办单位和最迟告知结果的日期。',
    en: 'Look up a firm’s public credit record. If something is wrong, missing or should not be shown, object online and check at any time who is handling your case and when you will get the result.',
  },
  search: { zh: '查询记录', en: 'Find a record' },
  searchText: {
    zh: '输入完整的统一社会信用代码、决定书文号或者登记的全称查询。',
    en: 'By the complete credit code, document number or registered name.',
  },
  object: { zh: '提出异议', en: 'File an objection' },
  objectText: {
    zh: '登录后从您的记录开始，逐项指出争议内容。',
    en: 'Sign in and start from your own record, entry by entry.',
  },
  repair: { zh: '申请信用修复', en: 'Apply for credit repair' },
  repairText: {
    zh: '登录后从您的记录开始，可以一次为多条记录申请。',
    en: 'Sign in and start from your records; several may go at once.',
  },
  cases: { zh: '我的案件', en: 'My cases' },
  casesText: {
    zh: '查看进展、期限和承办人，补充材料或撤回。',
    en: 'Follow progress and time limits, add evidence, or withdraw.',
  },
  how: { zh: '办理分四步', en: 'Four steps' },
  step1: { zh: '提交异议', en: 'You object' },
  step1Text: {
    zh: '提交时，记录即加注“异议中”，并给您带编号的回执。',
    en: 'On submission the record carries a dispute mark and you get a numbered receipt.',
  },
  step2: { zh: '受理与转办', en: 'Intake' },
  step2Text: {
    zh: '平台有权直接更正的，由平台核查更正；其他的，平台自收到之日起 {A3}内转信息提供单位核查。',
    en: 'The platform checks what it can correct itself; the rest goes to the providing unit within {A3} of receipt.',
  },
  step3: { zh: '单位核查', en: 'Verification' },
  step3Text: {
    zh: '信息提供单位 {A4}内核查并反馈，每项答复都写明理由和查阅的文书。',
    en: 'The providing unit verifies within {A4}; each answer states its reasons and the document checked.',
  },
  step4: { zh: '更正并告知', en: 'Correction and answer' },
  step4Text: {
    zh: '单位作出处理决定后 {A5}内更正或取消标注并告知您，附不服时的救济途径。',
    en: 'Within {A5} of the unit’s decision the record is corrected or the mark lifted, and you are told, with the remedies if you disagree.',
  },
  deadline: { zh: '期限计算器', en: 'Deadline calculator' },
  rules: { zh: '现行规则', en: 'Rules in force' },
  statistics: { zh: '办理统计', en: 'Statistics' },
  api: { zh: '开放接口（API）', en: 'Open interface (API)' },
  changes: { zh: '信用信息变更订阅', en: 'Subscribe to changes of records' },
  open: { zh: '公开信息', en: 'Public information' },
  more: { zh: '完整流程与每个时限的依据', en: 'The whole procedure, and the article behind each time limit' },
} as const satisfies Record<string, Bilingual>

export const search = {
  title: { zh: '查询公共信用记录', en: 'Find a public credit record' },
  lead: {
    zh: '须输入完整的统一社会信用代码、决定书文号或者登记的全称；自然人的信用信息不公开。',
    en: 'By credit code, document number or full registered name, exact matches only. Records of natural persons are not public.',
  },
  label: { zh: '统一社会信用代码、决定书文号或登记的全称', en: 'Credit code, document number or full registered name' },
  hint: {
    zh: '例如 91440000000000000X，或“云市监处罚〔2026〕12号”。括号、空格和全角半角不影响。',
    en: 'For example 91440000000000000X, or the number printed on the decision. Brackets, blanks and widths do not matter.',
  },
  button: { zh: '查询', en: 'Search' },
  codeWrong: {
    zh: '您输入的统一社会信用代码有误，请核对后再查：{why}。',
    en: 'The credit code you entered is wrong; check it and search again: {why}.',
  },
  codeLength: {
    zh: '统一社会信用代码是 18 位，您输入了 {n} 位，请核对后再查。',
    en: 'A credit code has 18 characters and you entered {n}; check it and search again.',
  },
  whole: {
    zh: '按名称查，须与登记的全称一致；按文号查，须连同年份和“号”，例如“云市监处罚〔2026〕12号”。',
    en: 'A name has to be the whole name as registered; a document number has its year and 号, such as 云市监处罚〔2026〕12号.',
  },
  results: { zh: '查询结果', en: 'Results' },
  nothing: {
    zh: '没有查询到可以公开的记录：可能没有相关记录，也可能相关记录依法不公开或者已停止公示。',
    en: 'There is no record that may be shown. There may be none, or it is not public, or its publicity has ended.',
  },
  own: {
    zh: '查询本人或本单位未公开的记录，请登录后打开“我的记录”。',
    en: 'For your own records that are not public, sign in and open “My records”.',
  },
  name: { zh: '主体', en: 'Subject' },
  document: { zh: '决定书文号', en: 'Document' },
  finding: { zh: '信用修复中弄虚作假', en: 'Fraud in a credit repair' },
  authority: { zh: '认定单位', en: 'Determining unit' },
  until: { zh: '公示至', en: 'Public until' },
} as const satisfies Record<string, Bilingual>

export const record = {
  number: { zh: '决定书文号', en: 'Document number' },
  authority: { zh: '认定单位', en: 'Determining unit' },
  code: { zh: '统一社会信用代码', en: 'Credit code' },
  period: { zh: '公示期', en: 'Public' },
  fromTo: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  disputed: {
    zh: '信用主体对本记录提出了异议，正在办理。异议不等于记录有误。',
    en: 'The subject disputes this record and the objection is being handled. A dispute does not mean that the record is wrong.',
  },
  disputedFields: { zh: '有争议的内容：{fields}。', en: 'What is disputed: {fields}.' },
  statement: { zh: '异议声明（{day}）', en: 'Statement of the subject ({day})' },
  correctedOn: {
    zh: '本记录于 {day} 更正，现为第 {n} 版。',
    en: 'This record was corrected on {day}; this is version {n}.',
  },
  finding: { zh: '信用修复中弄虚作假', en: 'Fraud in a credit repair' },
  findingLead: {
    zh: '经{by}于 {on} 认定，该主体在申请信用修复中弄虚作假。公示至 {until}，在此期间不得提前终止公示，该失信信息不予修复。',
    en: '{by} found on {on} that the subject practised fraud in applying for a credit repair. It is shown to {until} without an early end; meanwhile the record cannot be repaired.',
  },
  history: { zh: '更正历史', en: 'Corrections' },
  historyEntry: { zh: '{day} 更正为第 {n} 版', en: 'Version {n}, {day}' },
  contents: { zh: '记录内容', en: 'The record' },
  object: { zh: '对这条记录提出异议', en: 'Object to this record' },
  objectHint: {
    zh: '仅信用主体本人（单位）或其代理人可以提出，需要登录。',
    en: 'Only the subject or its agent may object; you will be asked to sign in.',
  },
} as const satisfies Record<string, Bilingual>

/** For a reader of a public record who is not its subject. */
export const whoMayObject = {
  title: { zh: '谁可以对这条记录提出异议', en: 'Who may object to this record' },
  only: {
    zh: '只有信用主体 {name} 或其代理人可以对这条记录提出异议。您现在以 {person} 的身份登录，没有代理 {name} 提出异议的授权。',
    en: 'Only the subject, {name}, or its agent may object to this record. You are signed in as {person}, who holds no mandate to object for {name}.',
  },
  subject: { zh: '您就是该信用主体', en: 'You are the subject' },
  subjectText: {
    zh: '请先退出，再用 {name} 的账户登录，然后回到本页。',
    en: 'Sign out, then sign in with the account of {name} and come back to this page.',
  },
  signIn: { zh: '用信用主体的账户登录', en: 'Sign in as the subject' },
  agent: { zh: '您代该信用主体办理', en: 'You act for the subject' },
  agentText: {
    zh: '请 {name} 在其账户的“授权委托”中授权给您；有授权书或其他证明的，也可以凭证明申请。授权生效后，从“委托人”进入办理。',
    en: 'Ask {name} to name you under “Mandates” in its own account; with a letter or other proof you may also claim it here. Once the mandate is in force, go on from “Clients”.',
  },
  agentFirst: {
    zh: '您现在的账户没有可以接受委托的身份。请用您本人或者您单位的账户登录，再请 {name} 授权给您，或者凭授权书申请。',
    en: 'The account you use now cannot be given a mandate. Sign in with your own account or that of your organisation; then ask {name} for a mandate, or claim it by letter.',
  },
  others: { zh: '您不是该信用主体，也不代其办理', en: 'You are neither' },
  othersText: {
    zh: '这条记录侵害您自己的名誉、个人信息或者其他权益的，可以提出侵权投诉；对信用业务的办理有意见的，可以提出投诉。',
    en: 'If this record harms your own name, personal information or other rights, claim an infringement; about how credit matters are handled, file a complaint.',
  },
  othersFirst: {
    zh: '这条记录侵害您自己的名誉、个人信息或者其他权益的，或者您对信用业务的办理有意见的，请用您本人或者您单位的账户登录，从首页提出侵权投诉或者投诉。',
    en: 'If this record harms your own name, personal information or other rights, or if you want to complain about how credit matters are handled, sign in with your own account or that of your organisation and begin from the first page.',
  },
} as const satisfies Record<string, Bilingual>

export const procedure = {
  title: { zh: '{name}办事指南', en: '{name}: guide' },
  lead: {
    zh: '方框表示办理环节，箭头表示进入下一环节的条件。本图与系统办理案件所用的流程一致。',
    en: 'Each box is a step of the case, each arrow what leads to the next. The diagram shows the same procedure that the cases run on.',
  },
  limits: { zh: '时限', en: 'Time limits' },
  limit: { zh: '时限', en: 'Limit' },
  length: { zh: '长度', en: 'Length' },
  from: { zh: '自何时起', en: 'From' },
  until: { zh: '至何时止', en: 'Until' },
  basis: { zh: '依据', en: 'Basis' },
  kind: { zh: '性质', en: 'Kind' },
  note: {
    zh: '“法定时限”指法律、法规、规章明确规定应当遵守的时限；其余为参考时限，包括本市自定的办理目标和条文尚待核对的时限，不是法律承诺。',
    en: 'A statutory limit is one that a law or regulation makes mandatory. The others are for reference and promise nothing in law: targets of the city’s own, and limits whose text is still to be checked.',
  },
  diagram: { zh: '流程图', en: 'Diagram' },
} as const satisfies Record<string, Bilingual>

export const elsewhere = {
  title: { zh: '请换一个地址登录', en: 'Sign in at another address' },
  text: {
    zh: '登录只能在 {own} 进行，您打开的是 {asked}。如果您在另一台机器上，请让管理员以 REDRESS_URL={asked} 启动程序。',
    en: 'Sign-in works only at {own}; you opened {asked}. If you are at another machine, ask the administrator to start the program with REDRESS_URL={asked}.',
  },
} as const satisfies Record<string, Bilingual>

export const lost = {
  title: { zh: '没有这个页面', en: 'Page not found' },
  text: {
    zh: '没有找到，或您无权查看。请核对地址；如果是案件，请登录后在“我的案件”中查看。',
    en: 'It does not exist, or it is not open to you. Check the address; for a case, sign in and look under “My cases”.',
  },
  own: {
    zh: '没有找到，或您无权查看。请核对地址；案件请在“我的案件”中查看。代别人办理的，授权撤销或者到期后不能再查看，授权的状态见“授权委托”。',
    en: 'It does not exist, or it is not open to you. Check the address; your cases are under “My cases”. A principal’s matter closes to you once the mandate is revoked or lapses: “Mandates” shows them.',
  },
  draft: {
    zh: '这份草稿已经提交、删除，或者保存期满自动删除了。已经提交的，在“我的案件”中查看；没有提交的，在“我的草稿”中接着填。',
    en: 'This draft was submitted, deleted, or removed when its time was over. What was submitted is under “My cases”; what was not is under “My drafts”.',
  },
  client: {
    zh: '没有找到，或者委托人的授权已经撤销、到期。请在“授权委托”中核对，需要时请委托人重新授权。',
    en: 'It does not exist, or the principal’s mandate was revoked or has lapsed. See “Mandates”; if need be, ask the principal for a new one.',
  },
  staff: {
    zh: '没有找到，或您的岗位无权查看。请核对地址，或者从上面的菜单查找。',
    en: 'It does not exist, or it is not open to your seat. Check the address, or look for it from the menu above.',
  },
  home: { zh: '回到首页', en: 'To the home page' },
  problemTitle: { zh: '系统出了问题', en: 'Something went wrong' },
  problemText: {
    zh: '这次操作没有完成，问题已自动记录。请稍后再试；如仍不行，请致电并报出下面的编号。',
    en: 'This was not completed, and the problem has been logged. Try again shortly; if it persists, call and quote the reference below.',
  },
  reference: { zh: '问题编号', en: 'Reference' },
  refusedTitle: { zh: '这一步没有执行', en: 'Nothing was done' },
  again: { zh: '再试一次', en: 'Try again' },
  sendAgain: { zh: '再提交一次', en: 'Send it again' },
} as const satisfies Record<string, Bilingual>
