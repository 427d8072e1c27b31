import type { Bilingual } from '#law/bilingual.ts'

/** Tells what is wrong with one field and what to do. */
export const faults = {
  required: { zh: '请填写这一项。', en: 'Fill this in.' },
  choose: { zh: '请选择一项。', en: 'Choose one.' },
  tooManyLinks: {
    zh: '有效的链接最多 20 个，请先停用不再需要的。',
    en: 'At most 20 links may be open. End those that you no longer need first.',
  },
  noHead: {
    zh: '所选单位没有负责人可以收到。请改选其他单位，或者勾选这一项。',
    en: 'The unit that you chose has no head to receive it. Choose another unit, or tick this box.',
  },
  fourCells: {
    zh: '每行应有四栏：人员，开始日期，结束日期，代办人。',
    en: 'A line has four cells: person, first day, last day, who acts for them.',
  },
  notInUnit: {
    zh: '本单位没有这个人员或者代办人，或者不能由您登记。',
    en: 'Nobody of that name or account is in your unit, or you may not enter it for them.',
  },
  sameName: { zh: '有同名人员，请填写账户标识。', en: 'Two have that name: give the account.' },
  tooManyThings: {
    zh: '相符的信息太多，一次最多查 200 条。请填写案件编号、文号或者信息标识。',
    en: 'Too many records match: a search takes 200. Give the number of a case, a document number or the id of a record.',
  },
  someLines: {
    zh: '有几行没有登记，更正后再提交这几行。',
    en: 'Some lines were not entered: correct them and send those again.',
  },
  noLines: { zh: '没有一行可以登记，请核对。', en: 'No line could be entered: check them.' },
  unlike: {
    zh: '所选案件不是同类，请分开办理。',
    en: 'Those that you ticked are not alike. Do them apart.',
  },
  noSuchCase: { zh: '没有这个编号的案件，或者已经删除。', en: 'No case has this number, or it was erased.' },
  nobody: { zh: '没有这个账户或者姓名。', en: 'There is no such account or name.' },
  badSpan: {
    zh: '请按 2026年9月24日 的样式填写起止日期，起不晚于止，最多 92 天。',
    en: 'Enter both days as 2026/9/24, the first not after the last, at most 92 days.',
  },
  unstaffed: {
    zh: '这个单位的审核岗现在没有人员，案件会停在那里。请改选其他单位，或者勾选下面的确认。',
    en: 'No officer sits in that unit now, so the case would wait there. Choose another unit, or tick the box below.',
  },
  chooseField: { zh: '请至少勾选一个有争议的内容。', en: 'Tick at least one entry that you dispute.' },
  noneToDraw: {
    zh: '这个月没有附承诺的修复案件，无需抽取。',
    en: 'No repair with a commitment was granted in this month, so there is nothing to draw.',
  },
  twoUnits: { zh: '会商至少征求两个单位的意见。', en: 'Ask at least two units.' },
  tooManyCases: {
    zh: '勾选的案件多于一次可以办理的件数，请减少后再提交。',
    en: 'More cases are ticked than go at one time. Untick some, and send again.',
  },
  noCodes: {
    zh: '没有一行是统一社会信用代码：18 位，每行一个。',
    en: 'No line is a unified social credit code: 18 characters, one a line.',
  },
  tooManyCodes: {
    zh: '一次最多 200 个，请分几次查询。',
    en: 'At most 200 go at one time: ask for the rest apart.',
  },
  noAddress: { zh: '网址须以 https:// 开头。', en: 'The address begins with https://.' },
  noticeUnread: {
    zh: '通知没有读懂，请按上面列出的行号核对原文。',
    en: 'The notice was not understood: compare the lines named above with the original.',
  },
  yearApart: {
    zh: '只能录入已公布年份的更正，或者紧接其后的一年。',
    en: 'Enter a correction of a year that is there, or the year right after the last.',
  },
  savedElsewhere: {
    zh: '另一个窗口已经保存了别的内容，您写的还没有保存。请对照下面两段，改好后再保存。',
    en: 'Another window kept another text meanwhile; yours is not kept yet. Compare the two below, then keep what holds.',
  },
  tooLong: { zh: '内容太长，请缩短。', en: 'This is too long; shorten it.' },
  badAmount: {
    zh: '请填写一个金额，例如 0.5 并选“万元”，或者五千元。',
    en: 'Enter one amount, for example 0.5 and 10,000 yuan as its unit, or 5,000元.',
  },
  badDate: { zh: '请填写真实存在的日期，例如 2026 年 9 月 24 日。', en: 'Enter a real date, for example 24 9 2026.' },
  badMoney: { zh: '请填写数字金额，不要写单位。', en: 'Enter the amount as a number, without a unit.' },
  addressTaken: {
    zh: '另一账户已在使用。每人用各自的邮箱和手机：办理链接和验证码只发给本人，提出和审批才是两个人。',
    en: 'Another account uses it. Each person has an address and a mobile of their own: links and codes reach one person, so that two decide.',
  },
  badEmail: {
    zh: '请填写完整的邮箱地址，例如 name@example.cn。',
    en: 'Enter a complete mail address, such as name@example.cn.',
  },
  badPhone: {
    zh: '请填写电话号码：数字，前面可以加“+”，中间可以有空格和“-”。',
    en: 'Enter a telephone number: digits, with “+” before and spaces or “-” between them if you like.',
  },
  badTicket: {
    zh: '请填写工单编号：4 至 40 位字母、数字和“-”。',
    en: 'Enter the ticket’s number: 4 to 40 letters, digits and “-”.',
  },
  otherSubject: {
    zh: '号码与案件的主体不一致。请再核对原件；确实不一致的，不能告知未公示的内容。',
    en: 'This is not the number of the case’s subject. Look at the original again; if it differs, tell nothing that is not public.',
  },
  badMobile: {
    zh: '请填写手机号码，座机收不到短信。',
    en: 'Enter the number of a mobile telephone: a landline receives no texts.',
  },
  badCode: {
    zh: '请填写 18 位统一社会信用代码，或完整的决定书文号。',
    en: 'Enter the 18-character credit code, or the complete document number.',
  },
  badTrackingCode: {
    zh: '没有这个查询码。请对照回执，二十八位一个不差地输入。',
    en: 'There is no such code. Compare it with your receipt, all 28 characters.',
  },
  numberNotCode: {
    zh: '这是案件编号，不是查询码。查询码是回执上二维码下面的 28 位；没有回执的，请登录后在“我的案件”中查看。',
    en: 'This is the number of the case, not its tracking code: the 28 characters under the picture on your receipt. Without a receipt, sign in and open “My cases”.',
  },
  badUscc: {
    zh: '统一社会信用代码不对：18 位，请对照执照核对每一位。',
    en: 'This credit code is not right: 18 characters; compare each with the licence.',
  },
  badResidentId: {
    zh: '身份证号不对：18 位，请对照证件核对每一位。',
    en: 'This identity number is not right: 18 characters; compare each with the card.',
  },
  tooLate: { zh: '日期太远，请填写允许的范围内的日期。', en: 'This day is too far off; choose one within the limit.' },
  past: { zh: '日期已过，请填写今天或以后的日期。', en: 'This day is past; choose today or later.' },
  future: { zh: '时间在将来，请核对。', en: 'This lies in the future; check it.' },
  tooEarly: { zh: '日期太早，请核对年份。', en: 'This day is too early; check the year.' },
  chooseRecord: { zh: '请至少勾选一条记录。', en: 'Tick at least one record.' },
  signedFile: {
    zh: '请选择有签名的文件；没有的先上传。',
    en: 'Choose the file that bears the signature; upload it first.',
  },
  oneself: { zh: '不能委托自己。', en: 'You cannot give yourself a mandate.' },
  reachable: {
    zh: '请填写邮箱或者电话，至少一项。',
    en: 'Enter a mail address or a telephone number, at least one of them.',
  },
  consentNeedsMail: {
    zh: '同意电子送达的，请填写邮箱；没有邮箱的，请不要勾选。',
    en: 'Electronic service needs a mail address: enter one, or do not tick this.',
  },
  badAccount: {
    zh: '只用字母、数字、点、横线和下划线，最多 80 个；不得是身份证号或手机号。',
    en: 'Letters, digits, dots, dashes and underscores only, at most 80; no identity or telephone number.',
  },
  noneLate: { zh: '没有逾期或者不符的变更，无需督办。', en: 'Nothing is overdue or wrong; there is nothing to order.' },
  unknownColumn: { zh: '记录中没有这一栏。', en: 'The record has no such column.' },
  ruleOrLength: {
    zh: '选择一条规定，或者填写天数，二者填一项。',
    en: 'Choose a rule or enter a length: one of the two.',
  },
  badNumber: { zh: '请填写整数，例如 3。', en: 'Enter a whole number, for example 3.' },
  tooMany: {
    zh: '太长了。最多 250 个工作日、366 日或 120 个月。',
    en: 'Too long: at most 250 working days, 366 days or 120 months.',
  },
  anotherDay: {
    zh: '这个时限其后另有到期日，这次逾期已经不计任何单位。请选“维持”，并在理由中写明。',
    en: 'The limit has another day since, so this breach is charged to nobody any more. Choose to keep it, and say so.',
  },
  alreadyAway: {
    zh: '已登记的外出还没有结束，一人同时只能登记一次外出。请先结束已登记的，再登记包括两段日期的外出。',
    en: 'An absence is entered already and is not over; a person has one at a time. End that one, then enter one that covers both.',
  },
  beforeStart: { zh: '结束日期不能早于开始日期。', en: 'The end cannot be before the beginning.' },
  outsideCalendar: {
    zh: '超出了已公布或可估算的日历。',
    en: 'Outside the days that are published or can be estimated.',
  },
  circle: {
    zh: '代办人在这些天也外出，最后又转回您本人，或转交次数过多。请另选一位。',
    en: 'They are away on those days too, or would pass it back to you. Choose somebody else.',
  },
  badTime: { zh: '请按 08:30 的样式填写时间。', en: 'Enter a time such as 08:30.' },
  sameAsNow: { zh: '与现在相同，没有要更改的。', en: 'This is what holds now: nothing would change.' },
  datesDisagree: {
    zh: '与记录中的其他日期矛盾，请核对：结束的日期不早于开始的日期。',
    en: 'This contradicts another day of the record: what ends cannot end before it began.',
  },
  computedColumn: {
    zh: '这一栏由系统按决定日期和失信程度计算，不能直接更正。算错的，请更正决定日期，或者由认定单位确定失信程度。',
    en: 'This column is counted from the day of the decision and the seriousness, and is not corrected itself. Correct that day, or have the determining unit set the seriousness.',
  },
  namesRecord: {
    zh: '文号和作出决定的机关用来识别记录，不能在异议中更正。请由本单位发起依职权更正。',
    en: 'Number and authority name the record, and are not corrected in an objection. Begin a correction of your unit’s own motion.',
  },
  namesSubject: {
    zh: '主体的代码和证件号码用来识别主体，不能这样更正。记在了别的主体名下的，请改选“删除或停止公示”。',
    en: 'The code and the document’s number tell whose record it is, and are not corrected like this. Where it is another’s, choose “Removed or no longer shown”.',
  },
  dutiesLeft: {
    zh: '还有法定义务没有记录办理情况，不能结束。',
    en: 'Some duty is not noted as done yet, so it cannot be closed.',
  },
  accountsLeft: { zh: '还有账号没有复核，不能结束。', en: 'Some account was not looked at yet.' },
  badUnit: {
    zh: '代号请用大写字母开头，只含大写字母、数字和短横。',
    en: 'Begin with a capital letter; capitals, digits and dashes alone.',
  },
  badArea: { zh: '请填写本市的六位区划代码。', en: 'Enter six digits that begin like the city’s own code.' },
  countyThere: { zh: '已有这个代码的县（市、区）。', en: 'There is a county of that code.' },
  unknownArea: {
    zh: '名录中没有这个县（市、区），或者已经撤销。请先在“县（市、区）”页面新增。',
    en: 'The directory has no such county, or it ended. Add it first under Counties.',
  },
  unitsThere: {
    zh: '还有单位在这个县（市、区），请先撤并这些单位。',
    en: 'Some unit is still in this county: end those units first.',
  },
  cannotTake: {
    zh: '这个单位没有审核岗和另一名负责人，接不了在办案件和记录。请先为它任岗，或者改选其他单位。',
    en: 'That unit has no officer and other head, so it could not take the open cases and records. Seat people there first, or choose another unit.',
  },
  unitThere: { zh: '已有这个代号的单位。', en: 'There is a unit of that sign.' },
  plainParagraph: { zh: '请写成一段，不换行，不用花括号。', en: 'Write one paragraph, without line breaks or braces.' },
  badFigure: { zh: '请填写允许范围内的数字。', en: 'Enter a number within the limits.' },
  invalid: { zh: '这一项的内容不对，请核对。', en: 'This entry is not right; check it.' },
} as const satisfies Record<string, Bilingual>
