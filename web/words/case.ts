import type { Bilingual } from '#law/bilingual.ts'

export const diff = {
  before: { zh: '现登记', en: 'On record' },
  /** Of a correction that is done. */
  was: { zh: '更正前', en: 'Before correction' },
  after: { zh: '更正后', en: 'After correction' },
} as const satisfies Record<string, Bilingual>

export const chips = {
  disputed: { zh: '异议中', en: 'Disputed' },
  corrected: { zh: '已更正', en: 'Corrected' },
  fraud: { zh: '弄虚作假', en: 'Fraud in a repair' },
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今日到期', en: 'Due today' },
  atRisk: { zh: '即将到期', en: 'Due soon' },
  provisional: { zh: '暂定', en: 'Provisional' },
  open: { zh: '日期待定', en: 'Day not set' },
  paused: { zh: '暂停计算期限', en: 'Paused' },
  closed: { zh: '已办结', en: 'Closed' },
  shown: { zh: '公示中', en: 'Public' },
  notShown: { zh: '未公示', en: 'Not public' },
  ended: { zh: '已终止', en: 'Ended' },
  shielded: { zh: '已暂时屏蔽', en: 'Shielded' },
} as const satisfies Record<string, Bilingual>

export const clock = {
  title: { zh: '期限', en: 'Time limits' },
  due: { zh: '最迟', en: 'By' },
  statutory: { zh: '法定时限', en: 'Statutory time limit' },
  reference: { zh: '参考时限', en: 'Reference time limit' },
  provisional: {
    zh: '国务院尚未公布该年放假安排，日期可能后移，不会因此提前。',
    en: 'The State Council has not published that year’s holidays. The date may move later; an announced date is never taken back.',
  },
  open: { zh: '待节假日安排公布后确定', en: 'set once the holidays are published' },
  openNote: {
    zh: '这段时间的放假安排尚未公布，公布后推算日期并告知。在此之前照常办理，不算逾期。',
    en: 'The holidays of that time are not published yet. The day is counted and told once they are. Work continues until then, and nobody counts as late.',
  },
  running: { zh: '计时中', en: 'Running' },
  paused: { zh: '暂停中', en: 'Paused' },
  met: { zh: '按时完成', en: 'Done in time' },
  late: { zh: '逾期完成', en: 'Done late' },
  cancelled: { zh: '不再适用', en: 'No longer applies' },
  owedBy: { zh: '责任方：{who}', en: 'Owed by {who}' },
  besideDuty: { zh: '另有{name}：{day}（{kind}）', en: 'Also {name}: {day} ({kind})' },
  besideChoice: { zh: '{name}（可选）：最迟{day}', en: '{name} (optional): by {day}' },
  charged: { zh: '逾期时间计：{who}', en: 'The days over are charged to: {who}' },
  how: { zh: '这个日期是怎么算的', en: 'How this date was counted' },
  past: { zh: '已结束的期限（{n}）', en: 'Limits that have ended ({n})' },
  promise: { zh: '最迟告知结果', en: 'You will hear the result by' },
  promiseOver: { zh: '原定最迟告知结果', en: 'The result was due by' },
  promisePaused: {
    zh: '暂停前确定的最迟告知日期，恢复计算后按暂停的天数顺延',
    en: 'Set before the pause; it moves by the days that do not count once the clock resumes',
  },
  noClock: { zh: '现在没有在计时的期限。', en: 'No limit is running now.' },
} as const satisfies Record<string, Bilingual>

export const files = {
  title: { zh: '材料', en: 'Evidence' },
  replies: { zh: '工作人员随邮件发来', en: 'Sent by staff by mail' },
  none: { zh: '还没有上传材料。', en: 'Nothing uploaded yet.' },
  photo: { zh: '拍照或从相册选择', en: 'Take or choose a photo' },
  file: { zh: '选择文件', en: 'Choose a file' },
  sendPhoto: { zh: '上传照片', en: 'Upload photo' },
  sendFile: { zh: '上传文件', en: 'Upload file' },
  limits: {
    zh: 'PDF、JPG、PNG、OFD、Word、Excel；每个最多 20 MB，最多 20 个，合计 100 MB。',
    en: 'PDF, JPG, PNG, OFD, Word or Excel; 20 MB each, 20 files, 100 MB together.',
  },
  remove: { zh: '删除', en: 'Remove' },
  nth: { zh: '{name}（第{n}份）', en: '{name} (no. {n})' },
  quarantined: { zh: '等待安全检查，暂不能打开', en: 'Waits to be scanned; not to be opened yet' },
  clean: { zh: '检查通过', en: 'Scanned' },
  infected: { zh: '含病毒，不能使用', en: 'Infected, not usable' },
  unscanned: { zh: '未经安全检查，请谨慎打开', en: 'Not scanned; open with care' },
  received: { zh: '收到时间 {at}', en: 'received {at}' },
  twice: {
    zh: '与前面的“{name}”内容完全相同，留一份即可。',
    en: 'The same content as “{name}” before it: one of them is enough.',
  },
  hash: { zh: '文件校验值（SHA-256）', en: 'File checksum (SHA-256)' },
  failed: { zh: '上传没有成功，请再试一次。', en: 'The upload failed. Try again.' },
  done: { zh: '已收到', en: 'Received' },
  dismiss: { zh: '不传了', en: 'Leave it out' },
  again: { zh: '再传一次', en: 'Try again' },
  size: { zh: '大小', en: 'Size' },
  arrived: { zh: '收到时间', en: 'Received' },
  sending: { zh: '正在上传', en: 'Uploading' },
} as const satisfies Record<string, Bilingual>

export const item = {
  title: { zh: '争议内容', en: 'What is disputed' },
  whole: { zh: '整条记录', en: 'The record as a whole' },
  /** As registered, be it public or not. */
  shown: { zh: '现登记', en: 'On record' },
  /** Once it is answered: what is on record may be another. */
  shownThen: { zh: '提出异议时登记', en: 'On record when objected to' },
  claimed: { zh: '申请人主张', en: 'Claimed' },
  claimedByYou: { zh: '您的主张', en: 'Your claim' },
  ground: { zh: '理由', en: 'Ground' },
  proposed: { zh: '拟答复', en: 'Proposed answer' },
  answer: { zh: '答复', en: 'Answer' },
  by: { zh: '答复单位', en: 'Answered by' },
  checked: { zh: '查阅的文书', en: 'Document checked' },
  reason: { zh: '理由说明', en: 'Reasons' },
  explanation: { zh: '申请人说明', en: 'In the applicant’s words' },
  statement: { zh: '异议声明', en: 'Statement' },
  evidence: { zh: '本项材料', en: 'Evidence for this item' },
  pending: { zh: '尚未答复', en: 'Not answered yet' },
} as const satisfies Record<string, Bilingual>

export const timeline = {
  title: { zh: '办理经过', en: 'What has happened' },
  entry: { zh: '第 {seq} 条', en: 'Entry {seq}' },
  breach: { zh: '逾期', en: 'Breach' },
} as const satisfies Record<string, Bilingual>

export const cases = {
  number: { zh: '编号', en: 'Number' },
  opened: { zh: '收到', en: 'Received' },
  state: { zh: '状态', en: 'State' },
  holder: { zh: '承办', en: 'With' },
  due: { zh: '最近期限', en: 'Next due' },
  record: { zh: '记录', en: 'Record' },
  subject: { zh: '主体', en: 'Subject' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '办公时间', en: 'Hours' },
  unlisted: { zh: '该单位尚未公布。', en: 'Not yet published by the unit.' },
  phoneUnlisted: { zh: '该单位尚未公布电话，可拨打', en: 'Its telephone number is not published yet; call' },
  remedies: { zh: '对结果不服', en: 'If you disagree' },
  until: { zh: '截止 {day}', en: 'until {day}' },
  untilAbout: {
    zh: '截止 {day}（暂定：该时段的放假安排尚未公布，请尽早提出）',
    en: 'until {day} (provisional: the holidays of that time are not published yet, so act well before)',
  },
  respondent: { zh: '以{unit}为被申请人', en: 'against {unit}' },
  defendant: { zh: '以{unit}为被告', en: 'against {unit}' },
  channelCity: {
    zh: '向市公共信用信息平台提出（自收到之日起算）',
    en: 'Filed with the city platform (counted from receipt)',
  },
  channelDirect: { zh: '直接向单位提出（自受理之日起算）', en: 'Filed with the unit itself (counted from acceptance)' },
} as const satisfies Record<string, Bilingual>
