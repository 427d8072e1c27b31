import type { Bilingual } from '#law/bilingual.ts'

/** Closed catalogue: what is wrong and what to do, for readers. */
export const refusals = {
  notFound: {
    zh: '没有找到。请核对编号，或登录后在“我的案件”中查看。',
    en: 'Not found. Check the number, or sign in and look under “My cases”.',
  },
  malformed: {
    zh: '填写的内容不完整或格式不对。请按提示改正后再提交。',
    en: 'Something is missing or malformed. Correct the marked fields and submit again.',
  },
  wrongMethod: {
    zh: '这个地址不接受这种请求方法，可用的见响应头 Allow。',
    en: 'This address does not take this method; the header Allow names those that it takes.',
  },
  notInThisState: {
    zh: '案件现在的状态不允许这一步，可能已有人先办理。请刷新页面查看最新进展。',
    en: 'The case does not allow this step now; somebody may have acted first. Reload the page to see its current state.',
  },
  movedOn: {
    zh: '您打开页面后案件有了新进展，这次操作没有执行。请查看最新情况后再决定。',
    en: 'The case moved on after you opened the page, so nothing was done. Look at the latest state, then decide.',
  },
  fourEyes: {
    zh: '提出处理意见的人不能自己审批。请由另一位审批人办理。',
    en: 'Whoever proposed a decision cannot approve it. Another approver must act.',
  },
  notSealed: {
    zh: '这份文书还没有盖章，不能登记送达。盖章后再办理；在此之前期限由本单位承担。',
    en: 'This paper is not sealed yet, so its service cannot be recorded. Record it once it is sealed; until then the unit’s own limit continues.',
  },
  closed: {
    zh: '案件已办结。如有新的情况，请另行提交。',
    en: 'The case is closed. If something is new, file a new case.',
  },
  unheard: {
    zh: '会商还没有结束：被征求意见的单位尚未答复，答复期限也没有届满。答复到齐或者期限届满后再指定。',
    en: 'A unit was asked who should handle this case, has not answered, and still has time. Assign it once all have answered, or their day is over.',
  },
  urgedToday: {
    zh: '今天已就这个时限督促过责任方，不再重复发信。明天仍未办理的，可以再次督促。',
    en: 'Whoever owes this limit was urged today already; no second mail goes out. If nothing is done, urge them again tomorrow.',
  },
  stillCounting: {
    zh: '统计正在跟进最新的日志，这次没有执行。请过几秒再试。',
    en: 'The figures are still following the newest entries of the log, so nothing was done. Try again in a few seconds.',
  },
  rowsAside: {
    zh: '有日志条目没有计入统计，已搁置待重试，这次没有执行。请系统管理员在“运行状况”中查看原因，计入之后再办理。',
    en: 'An entry of the log could not be counted and was set aside to be tried again, so nothing was done. Ask the system administrator to look at it under Health, and act once it is counted.',
  },
  editionNotReady: {
    zh: '年度结束前起草、提出意见的时间未满，或者尚有意见没有答复，不能定稿。',
    en: 'It cannot be frozen yet: it was drafted before its year was over, units may still object, or an objection has no answer.',
  },
  supplementAskedBefore: {
    zh: '本案已一次性告知补正，不能再次要求补正。',
    en: 'A supplement list is given once and completely; this case already has one.',
  },
  supplementTooLate: {
    zh: '转办期限已过，不能再要求补正。请转办或核查。',
    en: 'The forwarding limit has passed, so no supplement can be asked for. Forward the case or review it.',
  },
  inquiryOpen: { zh: '已有一份协查尚未答复。', en: 'An inquiry is still unanswered.' },
  inquiryElsewhere: {
    zh: '协查应向认定单位发出。确需向其他单位协查的，请写明理由。',
    en: 'An inquiry goes to the determining unit. To ask another unit, say why.',
  },
  noInquiry: { zh: '没有向贵单位发出的协查，或已经答复。', en: 'No inquiry to your unit is open.' },
  determinerMustAnswer: {
    zh: '争议涉及认定决定的内容，维持须先由认定单位答复协查。',
    en: 'The dispute concerns the decision itself: only the determining unit can have it maintained. Send an inquiry first.',
  },
  unverifiableNeedsDocument: {
    zh: '只有已出示并查阅决定文书、且争议事实超出本单位核查能力时，才能答复“无法核实”。文书未能出示的，请提出停止公示。',
    en: '“Unverifiable” needs the decision document produced and read, and a fact beyond what the unit can check. If the document was not produced, propose to stop publication.',
  },
  onlyDeterminer: {
    zh: '失信程度、决定的撤销和变更，只有认定单位可以提出。请退回并写明认定单位。',
    en: 'Only the determining unit can set the seriousness, or say that its decision was revoked or changed. Hand the case back and name it.',
  },
  tierNeedsBasis: {
    zh: '确定失信程度必须写明程度和分级依据。',
    en: 'Setting the seriousness takes the tier and its basis.',
  },
  withdrawalNeedsCause: {
    zh: '来源撤回须写明撤回的原因。',
    en: 'A withdrawal at source takes the reason why.',
  },
  correctionNeedsValue: {
    zh: '更正或补充必须写明正确的内容。',
    en: 'A correction or addition must state the right value.',
  },
  correctionRefused: {
    zh: '更正后的内容与记录的其他内容矛盾，或格式不对。请核对后重新填写。',
    en: 'The corrected value is malformed or contradicts the rest of the record. Check it and enter it again.',
  },
  noField: {
    zh: '本项异议没有对应的公示字段，不能更正字段。请选择其他答复。',
    en: 'This item names no field of the record, so no field can be corrected. Choose another answer.',
  },
  allItemsNeedAnswers: { zh: '至少要对一项异议提出处理意见。', en: 'Propose an answer to at least one item.' },
  returnWindowOver: {
    zh: '退回期限（1个工作日）已过。请联系监管员另行指定承办单位。',
    en: 'The time to hand the case back (one working day) is over. Ask the supervisor to assign the right unit.',
  },
  ownComplaint: {
    zh: '投诉不能交给被投诉的单位办理。请选择其他单位。',
    en: 'A complaint is never handled by the unit complained of. Choose another unit.',
  },
  noticeNeeded: {
    zh: '公告内容和错误公示的起始日须同时填写，起始日不得晚于今天；当事人未同意公告的，不要填写。',
    en: 'A notice needs both its text and the day the wrong became public, today or earlier; leave both out where the subject did not agree.',
  },
  nothingToRemove: {
    zh: '本案没有关联的公示记录，不能选择终止公示。',
    en: 'The case concerns no record, so there is none to take down.',
  },
  restoreTooLate: {
    zh: '该记录的公示期已经届满，不能再恢复公示。请改提不恢复公示的意见；已在审批的，请退回由承办人重提。',
    en: 'The record’s own publicity period is over, so it can no longer be shown again. Propose without restoring it; if the proposal is before you for approval, return it.',
  },
  nothingToRestore: {
    zh: '该记录现在没有因修复或者暂时屏蔽而停止公示，不需要恢复。请改提不恢复公示的意见；已在审批的，请退回由承办人重提。',
    en: 'The record is not hidden by a repair or a shield now, so there is nothing to restore. Propose without restoring it; if the proposal is before you for approval, return it.',
  },
  orderNeeded: {
    zh: '投诉成立或部分成立的，须写明督办要求和不早于今天的督办期限。',
    en: 'Where a complaint is justified, even in part, say what the unit must do, and by which day, today or later.',
  },
  unopenedFiles: {
    zh: '有申请人提交的材料，提出人没有看过，请单独审批。',
    en: 'Whoever proposed has not opened all of the evidence, so approve this case alone.',
  },
  sameUnit: { zh: '不能转给目前承办的单位。', en: 'The case is already with that unit.' },
  unknownUnit: { zh: '目录中没有这个单位。', en: 'The directory has no such unit.' },
  supervisorMustAssign: {
    zh: '案件已两次被退回，须由监管员指定承办单位。',
    en: 'The case was returned twice; the supervisor must assign a unit.',
  },
  extendedBefore: { zh: '期限只能延长一次。', en: 'A limit can be extended only once.' },
  extensionTooLate: { zh: '期限已过，不能再延长。', en: 'The limit has passed and can no longer be extended.' },
  extensionTooLong: { zh: '延长的天数超过了规定的上限。', en: 'The extension is longer than the cap allows.' },
  notPausable: {
    zh: '直接向本单位提出的异议，规定中没有暂停计算期限的情形。需要更多时间的，请在期限届满前延长，并事先告知申请人。',
    en: 'The limit of an objection filed with the unit itself cannot be paused. If more time is needed, extend it before it is over, which tells the applicant in advance.',
  },
  pauseEndPast: { zh: '预计结束日期不能早于今天。', en: 'The expected end cannot be before today.' },
  arrivalOutOfRange: {
    zh: '报告到达日期应在暂停之后、今天或之前。',
    en: 'The report must have arrived after the pause began and not after today.',
  },
  statementRewritten: {
    zh: '提出处理意见之后，申请人改写了异议声明，要遮盖的部分已不在其中。请退回，由承办人重新选定后再批准。',
    en: 'The applicant rewrote the statement after the proposal, and a part to be redacted is no longer in it. Send the proposal back, so that the officer chooses the parts again.',
  },
  recordChanged: {
    zh: '处理意见提出后记录有了变动，已退回重新提出意见。',
    en: 'The record changed after the proposal; the case went back for a new one.',
  },
  repairBarred: {
    zh: '曾查实弄虚作假，公示期满前该记录不予修复。请退回，由承办人改为不予修复。',
    en: 'Fraud was found in an earlier repair: until its time is over the record is not repaired. Send the proposal back, for a refusal.',
  },
  termRuns: {
    zh: '附带的期限（如限制从业）尚未届满，届满前不得提前终止公示。请待期满后批准，或者退回。',
    en: 'An attached term, such as a ban from the trade, still runs, and publicity does not end before it. Approve after its end, or send the proposal back.',
  },
  recordGone: { zh: '记录已不再公示或已终止。', en: 'The record has ended.' },
  notOffered: {
    zh: '这一事项现在不能在此办理。请回到记录或案件查看最新情况。',
    en: 'This cannot be begun here now. Go back to the record or the case and see its current state.',
  },
  alreadyOpen: {
    zh: '同一事项已经有案件正在办理，没有重复立案。请打开该案件查看进展、补充材料。',
    en: 'A case about the same matter is open, so no second one was begun. Open that case to follow it and add to it.',
  },
  filingsOver: {
    zh: '今天为这一主体提交的已达每日上限，请明天再提交；已填写的内容都在草稿里。急需办理的，请到窗口或者拨打 12345。',
    en: 'As much was filed for this subject today as one day takes. Please file the rest tomorrow; what you typed is kept as a draft. If it is urgent, come to the counter or call 12345.',
  },
  draftsOver: {
    zh: '您未提交的草稿太多，暂时不能再新建。请先提交或者删除一些草稿。',
    en: 'You have too many drafts that were not filed, so no further one can be begun. Please file or delete some first.',
  },
  bytesOver: {
    zh: '您今天上传的文件已达每日上限，请明天再上传，或者把材料送到窗口。已上传的文件都在。',
    en: 'Your files of today have reached the limit of one day. Please upload the rest tomorrow, or bring it to the counter. What was uploaded is kept.',
  },
  tooManyFiles: { zh: '文件太多：每案最多 20 个。', en: 'Too many files: at most 20 a case.' },
  fileTooLarge: {
    zh: '文件太大：每个最多 20 MB，每案合计 100 MB。',
    en: 'The file is too large: 20 MB each, 100 MB a case.',
  },
  fileKind: {
    zh: '不能接收这种文件。请上传 PDF、JPG、PNG、OFD 或不含宏的 Word、Excel 文件。',
    en: 'This kind of file cannot be taken. Upload PDF, JPG, PNG, OFD, or Word and Excel without macros.',
  },
  fileActive: {
    zh: '文件含有宏、脚本或者嵌入文件，出于安全原因不能接收。请另存为不含这些内容的 PDF，或直接拍照上传。',
    en: 'The file holds something that runs by itself (a macro, a script, an embedded file). Save it as a plain PDF without it, or upload a photo.',
  },
  fileName: {
    zh: '文件名里有路径或看不见的控制字符。请改成普通的文件名再上传。',
    en: 'The file’s name holds a path or invisible control characters. Give it a plain name and upload it again.',
  },
  fileInfected: {
    zh: '安全检查发现病毒，文件已隔离，不会使用。请换一份没有病毒的文件，或直接拍照上传。',
    en: 'A virus was found and the file is locked away; it is not used. Upload a clean copy, or a photo.',
  },
  fileTaken: {
    zh: '该文件此前已经上传，请在已上传文件中查看；如需上传其他文件，请重新选择。',
    en: 'This upload had arrived before: see the files listed. To send another file, choose it again.',
  },
  tooMany: {
    zh: '操作过于频繁，请几分钟后再试。',
    en: 'Too many requests from this address in a short time. Please try again in a few minutes.',
  },
  maintainNeedsDocument: {
    zh: '要维持原记录，须先调取并阅读作出决定的文书，并写明查阅了什么。',
    en: 'To maintain the record, the decision document must have been produced and read, and what was checked stated.',
  },
  maintainNeedsOpened: {
    zh: '要维持原记录，须先逐个打开申请人提交的材料。尚有材料您没有打开过。',
    en: 'To maintain the record, open each file the applicant sent first; there is evidence you have not opened.',
  },
  correctionNeedsDocument: {
    zh: '要更正或补充，须先调取并阅读作出决定的文书，并写明查阅了什么。',
    en: 'To correct or add, the decision document must have been produced and read, and what was checked stated.',
  },
  correctionNeedsOpened: {
    zh: '要更正或补充，须先逐个打开申请人提交的材料。尚有材料您没有打开过。',
    en: 'To correct or add, open each file the applicant sent first; there is evidence you have not opened.',
  },
  refuseNeedsOpened: {
    zh: '要提出不予受理或者不予修复，须先逐个打开申请人提交的材料。尚有材料您没有打开过。',
    en: 'To propose a refusal, open each file the applicant sent first; there is evidence you have not opened.',
  },
  dayInFuture: { zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  dayTooEarly: {
    zh: '日期太早：本系统没有那一年的放假安排，无法计算工作日。请核对日期。',
    en: 'The day is too early: there is no holiday notice of that year here, so working days cannot be counted. Check the day.',
  },
  noFileChosen: {
    zh: '没有选择文件。请先选择文件并上传，再继续。',
    en: 'No file was chosen. Choose a file and upload it, then go on.',
  },
  fileMissing: {
    zh: '有一个文件是空的，或者没有传完。请核对后重新上传。',
    en: 'A file is empty, or did not arrive completely. Look at it, then upload it again.',
  },
  expired: {
    zh: '页面已过期，这次没有提交。请重新打开页面，或者登录后再提交。',
    en: 'The page has expired, so nothing was sent. Open it anew, or sign in, and submit again.',
  },
  clockBehind: {
    zh: '服务器的时钟不对，这次没有保存，也不算已提交。管理员校准之后请再提交一次；已拿到回执的不受影响。',
    en: 'The server’s clock is wrong, so nothing was saved and nothing counts as filed. Submit again once it is set; what you have a receipt for is safe.',
  },
  diskFull: {
    zh: '服务器的磁盘已满，这次没有保存，也不算已提交。请稍后返回上一页，再提交一次；已拿到回执的不受影响。',
    en: 'The server’s disk is full, so nothing was saved and nothing counts as filed. Go back later and submit again; what you have a receipt for is safe.',
  },
  busy: {
    zh: '系统繁忙，请稍后再试。您填写的内容已保存。',
    en: 'The service is busy. Try again shortly; what you entered is kept.',
  },
  signInAway: {
    zh: '统一身份认证暂时没有响应，不是您的账号有问题。请过一会儿再试；着急的，可以到服务窗口办理。',
    en: 'The sign-in service does not answer; nothing is wrong with your account. Try again in a while, or come to the hall if it is urgent.',
  },
  loginFailed: {
    zh: '登录没有成功，可能是页面停留太久或已取消。请重新登录。',
    en: 'You were not signed in; the page may have been open too long, or you cancelled. Please sign in again.',
  },
  stillKept: {
    zh: '本案还不能删除：尚未办结，或者保存期限未满，或者由本案引起的案件仍在保存。',
    en: 'This case cannot be erased yet: it is open, its period of keeping runs, or a case that arose from it is still kept.',
  },
  personExists: {
    zh: '已有这个账户。请在人员名单中查找。',
    en: 'This account is in the directory already. Look for it in the list of people.',
  },
  seatHeld: { zh: '此人已有这个岗位。', en: 'The person has this seat already.' },
  rolesApart: {
    zh: '系统、安全、审计管理员各由一人专任，不得兼任任何其他岗位；代表主体的账户不能任职。',
    en: 'An administrator has no other seat of any kind, and an account that acts for a subject has none. Choose another person.',
  },
  ownGrant: {
    zh: '不能为自己设定岗位或联系方式。请由另一位管理员办理。',
    en: 'Nobody proposes or confirms a change to their own seats or address. Another administrator must do it.',
  },
  proposeInstead: {
    zh: '撤销管理员的岗位须两人办理：由系统管理员提出，安全管理员确认。',
    en: 'An administrator’s seat is taken by two: the system administrator proposes it, the security administrator confirms.',
  },
  lastAdministrator: {
    zh: '这是该类管理员的最后一人。请先设另一人。',
    en: 'This is the last administrator of the kind. Seat another one first.',
  },
  administratorsExist: {
    zh: '已有管理员，首批管理员只能设一次。请在管理页办理。',
    en: 'There are administrators already; the first three are seated once. Use the pages of administration.',
  },
  rulesCurrent: { zh: '案件已适用现行规则。', en: 'The case is on today’s rules already.' },
  accountLocked: {
    zh: '验证码连续输错，账户已锁定。请稍后再试，或联系安全管理员解锁。',
    en: 'Too many wrong codes in a row: the account is locked. Try later, or ask the security administrator to open it.',
  },
  outOfBounds: {
    zh: '超出允许的范围。请按范围填写整数。',
    en: 'Outside the bounds. Enter a whole number within them.',
  },
  tokenNeeded: {
    zh: '需要有效的访问令牌。请向本平台的身份认证服务申请，并以“Authorization: Bearer”提交。',
    en: 'A valid access token is needed. Ask the issuer of this deployment and send it as “Authorization: Bearer”.',
  },
  scopeMissing: {
    zh: '令牌的权限范围不包括这一步。请申请相应范围的令牌；工作人员作决定的，令牌须写明本人经过双因素验证（amr 含 mfa）。',
    en: 'The token’s scope does not cover this. Ask for a token with the scope that the operation names; a decision by staff needs one that says its person proved two factors (amr with mfa).',
  },
  keyNeeded: {
    zh: '这一步须带 Idempotency-Key（8 至 200 个可见字符），重复发送才不会重复办理。',
    en: 'This needs an Idempotency-Key of 8 to 200 visible characters, so that sending it twice does it once.',
  },
  keyReused: {
    zh: '这个 Idempotency-Key 已用于另一份内容不同的请求。请换一个。',
    en: 'This Idempotency-Key was used for a request with other content. Use a new one.',
  },
  savedElsewhere: {
    zh: '这里填的内容在别处（另一台设备或者另一个窗口）另存过，和您现在填的不同；您现在填的还没有保存。两份都在这一页，请选一份。',
    en: 'Other text was saved in this form meanwhile, on another device or in another window; yours is not saved yet. Both are on this page: choose one.',
  },
  mandateOver: {
    zh: '授权委托已撤销、到期或不包括这一项，这次操作没有执行。请联系委托人。',
    en: 'The mandate was revoked, has lapsed or does not cover this, so nothing was done. Ask your principal.',
  },
  conflictOfInterest: {
    zh: '您与本案有利害关系，应当回避。',
    en: 'You have declared an interest in this case and cannot act on it.',
  },
  codeWrong: {
    zh: '验证码不对。请核对后重新输入。',
    en: 'The code is not right. Check it and enter it again.',
  },
  codeOver: {
    zh: '验证码已失效：已用过、已过期或输错次数太多。请重新获取。',
    en: 'The code is no longer valid: used, too old, or mistyped too often. Ask for a new one.',
  },
  tooManyCodes: {
    zh: '次数太多，请过一小时再试，或改用另一种验证方式。',
    en: 'Too many attempts. Try again in an hour, or use the other way.',
  },
  codeNotSent: {
    zh: '短信没有发出。请改用动态口令，或联系安全管理员。',
    en: 'The text message was not sent. Use the authenticator, or ask the security administrator.',
  },
  linkUnknown: {
    zh: '链接无效。请核对代码是否完整，或者登录办理。',
    en: 'There is no such link. Check that the code is complete, or sign in.',
  },
  linkExpired: {
    zh: '链接已过期：发出后第三个工作日结束时失效。',
    en: 'The link has expired: it ends with the third working day after it was sent.',
  },
  linkSpent: {
    zh: '这个链接已经用过，只能办理一次。',
    en: 'This link was used; it does one thing only.',
  },
  linkDecided: {
    zh: '这项任务已经办理过，邮件中的链接不再有效。',
    en: 'The task has been dealt with meanwhile; the link of the mail no longer counts.',
  },
  linkReassigned: {
    zh: '任务已转由其他人或单位办理，邮件中的链接不再有效。',
    en: 'The task has gone to somebody else; the link of the mail no longer counts.',
  },
  linkAway: {
    zh: '您已登记外出，任务由代办人办理，代办人另有邮件。外出期间您邮件中的链接不能使用；已返岗的，请登录，在“我的账户”中结束代办。',
    en: 'You are entered as away, and the task is with the colleague who acts for you, who has a mail of their own. Your link does not work meanwhile; if you are back, sign in and end the absence under “My account”.',
  },
  linkRoleLost: {
    zh: '您现在没有办理这项任务的岗位，邮件中的链接不再有效。',
    en: 'You no longer hold the seat for this task; the link of the mail no longer counts.',
  },
  linkAddressChanged: {
    zh: '您的邮箱已变更，发往原邮箱的链接不再有效。',
    en: 'Your mail address has changed; a link sent to the old one no longer counts.',
  },
  linkSignedOut: {
    zh: '您已全部退出登录，此前邮件中的链接一并失效。',
    en: 'You signed out everywhere, which ended the links of earlier mails.',
  },
  linkNotForThis: {
    zh: '这一步不能通过邮件链接办理，请登录。',
    en: 'This cannot be done from a mail; please sign in.',
  },
  subjectOnly: {
    zh: '只有该记录的信用主体或其代理人可以提出异议。请用信用主体的账户登录，或者先取得授权委托。',
    en: 'Only the subject of the record or its agent may object. Sign in as the subject, or obtain a mandate first.',
  },
  hookAddress: {
    zh: '推送地址须以 https:// 开头，且不含用户名和密码。没有订阅，请更正地址后重新提交。',
    en: 'A webhook’s address begins with https:// and holds no user name or password. Nothing was subscribed; correct the address and send it again.',
  },
  hookUnknown: {
    zh: '查不到推送地址中的域名，没有订阅。请核对域名；刚登记的域名，请在解析生效后再提交。',
    en: 'The name in the webhook’s address cannot be found, so nothing was subscribed. Check it; a new name, once it can be found, may be sent again.',
  },
  hookInside: {
    zh: '推送只能发往互联网上的公开地址，本机、内部网络和保留的地址不能订阅。请改用互联网上能访问的 https 地址。',
    en: 'Webhooks go to public addresses of the internet only, never to this machine, an inner network or a reserved address. Give an https address that can be reached from the internet.',
  },
  secondFactorNeeded: {
    zh: '这一步需要再次验证身份。',
    en: 'This step needs a second proof that it is you.',
  },
} as const satisfies Record<string, Bilingual>

export type RefusalCode = keyof typeof refusals

/** An expected "no": a value, never thrown. */
export type Refusal = {
  readonly code: RefusalCode
  readonly fields?: Readonly<Record<string, string>>
  /** Subject's own case that stands in the way. */
  readonly open?: { readonly id: string; readonly number: string }
}
