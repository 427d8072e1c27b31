import type { Bilingual } from '#law/bilingual.ts'

/** Acting from the link of a task mail. */
export const byMail = {
  arriveTitle: { zh: '打开邮件中的任务', en: 'Open the task of your mail' },
  arriveText: {
    zh: '页面没有自动打开的，请把邮件末尾的代码粘贴到这里。打开任务不等于办理。',
    en: 'If the page does not open by itself, paste the code from the end of the mail here. Opening the task does nothing yet.',
  },
  code: { zh: '邮件中的代码', en: 'Code of the mail' },
  codeHint: { zh: '52 位字母和数字。', en: '52 letters and digits.' },
  open: { zh: '打开任务', en: 'Open the task' },
  orSignIn: { zh: '或登录后打开任务', en: 'Or sign in and open the task' },
  masked: {
    zh: '此页不显示个人身份信息，也不能打开材料；需要查看的，请登录。',
    en: 'This page shows nobody’s identity in full and opens no file; sign in to see them.',
  },
  about: { zh: '事项', en: 'About' },
  subject: { zh: '主体', en: 'Subject' },
  document: { zh: '决定书文号', en: 'Document number' },
  state: { zh: '状态', en: 'State' },
  due: { zh: '期限', en: 'Due' },
  overdue: { zh: '已逾期', en: 'overdue' },
  provisional: { zh: '暂定', en: 'provisional' },
  words: { zh: '申请人的说明', en: 'In the applicant’s own words' },
  shownAs: { zh: '登记', en: 'On record' },
  claimed: { zh: '主张', en: 'Claimed' },
  files: { zh: '材料（仅列名称）', en: 'Evidence (names only)' },
  noFiles: { zh: '没有材料。', en: 'No evidence.' },
  choose: { zh: '办理方式', en: 'What to do' },
  stepUp: { zh: '需再次验证身份。', en: 'Needs a second proof that it is you.' },
  reason: { zh: '理由或意见', en: 'Reason or comment' },
  reasonHint: {
    zh: '必填。记入案件日志；退回、补正、处理意见等的理由，申请人可能看到。',
    en: 'Required. It goes into the case’s log; the reasons of a step may be shown to the applicant.',
  },
  confirm: { zh: '确认办理', en: 'Confirm' },
  once: {
    zh: '每个链接只能办理一次，办理后会发邮件告知您本人。',
    en: 'A link does one thing, once; you are told of it by mail.',
  },
  recorded: { zh: '已记录', en: 'Recorded' },
  recordedText: { zh: '您的办理已于 {at} 记录。', en: 'What you did was recorded at {at}.' },
  overTitle: { zh: '该链接已失效', en: 'This link is no longer valid' },
  freshText: {
    zh: '案件现在由您的岗位办理。可以把新链接发到您在目录中的邮箱。',
    en: 'The case is with your seat now. A fresh link can go to your address in the directory.',
  },
  fresh: { zh: '发送新链接', en: 'Send a fresh link' },
  freshTitle: { zh: '新链接已发出', en: 'A fresh link is on its way' },
  freshSent: { zh: '请查看您的邮箱。', en: 'Check your email.' },
  signIn: { zh: '登录办理', en: 'Sign in instead' },
} as const satisfies Record<string, Bilingual>

export const noteKinds = ['seen', 'comment', 'recommend'] as const

export const notes = {
  'note.seen': { zh: '知悉', en: 'Seen' },
  'note.comment': { zh: '留言', en: 'Comment' },
  'note.recommend': { zh: '提出建议', en: 'Recommend' },
} as const satisfies Record<string, Bilingual>

/** Effects of choosing it, said before it is chosen. */
export const consequences: Readonly<Record<string, Bilingual>> = {
  'note.seen': {
    zh: '只记录您已看到，任务和期限不变。',
    en: 'Records that you saw it; the task and its due date do not change.',
  },
  'note.comment': {
    zh: '留言记入日志，任务和期限不变。',
    en: 'The comment goes into the log; the task and its due date do not change.',
  },
  'note.recommend': {
    zh: '建议供同事参考，不是决定，任务和期限不变。',
    en: 'A recommendation for colleagues, no decision; the task and its due date do not change.',
  },
  'intake.kept': { zh: '由平台自行核查。', en: 'The platform checks the case itself.' },
  'intake.forwarded': {
    zh: '转给所选单位核查，并告知申请人。',
    en: 'The chosen unit verifies it; the applicant is told.',
  },
  'intake.askedSupplement': {
    zh: '向申请人发出一次性补正告知，只能发一次。',
    en: 'The applicant gets the one supplement list; there is no second.',
  },
  'intake.proposedRefusal': {
    zh: '提出不予受理，由另一人审批。',
    en: 'Proposes not to accept; somebody else approves.',
  },
  'platform.proposed': { zh: '提出处理意见，由另一人审批。', en: 'Proposes an answer; somebody else approves.' },
  'unit.proposed': { zh: '提出处理意见，由另一人审批。', en: 'Proposes an answer; somebody else approves.' },
  'organ.proposed': { zh: '提出复核意见，由另一人审批。', en: 'Proposes a review decision; somebody else approves.' },
  'unit.accepted': { zh: '贵单位受理并开始核查。', en: 'Your unit accepts the case and begins to verify.' },
  'unit.returned': {
    zh: '退回平台另行转办，期限不重新计算。',
    en: 'Back to the platform; the applicant’s date stays.',
  },
  'unit.asked': { zh: '请另一单位协查，本单位期限不停。', en: 'Another unit is asked; your own limit keeps running.' },
  'determiner.answered': { zh: '答复协查单位。', en: 'Answers the unit that asked.' },
  'head.paused': {
    zh: '按所选事由暂停计算期限，并告知申请人。',
    en: 'Stops the clock for that cause; the applicant is told.',
  },
  'unit.resumed': { zh: '恢复计算期限。', en: 'The clock resumes.' },
  'head.extended': { zh: '延长一次，并告知申请人。', en: 'Extends the limit, once; the applicant is told.' },
}
