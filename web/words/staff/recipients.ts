import type { Bilingual } from '#law/bilingual.ts'
import type { Recipient } from '#records/recipient.ts'
import { titles } from '../page-words.ts'

/** The feed's page: what a recipient has to confirm, change by change. */
export const feed = {
  title: { zh: '变更推送', en: 'Change feed' },
  lead: {
    zh: '信用信息的更正、终止和恢复按时间先后列出。请在本单位处理完毕后逐条确认；推送之日起 3 个工作日内未确认的，报监管员。',
    en: 'Corrections, ends and returns, in order. Confirm each once your unit has followed it; what is not confirmed within 3 working days of being made available goes to the supervisor.',
  },
  toConfirm: { zh: '待确认的变更', en: 'Changes to confirm' },
  none: { zh: '没有待确认的变更。', en: 'There is nothing to confirm.' },
  choose: { zh: '已处理', en: 'Done' },
  button: { zh: '确认所选', en: 'Confirm what is ticked' },
  all: { zh: '全部变更', en: 'All changes' },
  noChange: { zh: '没有变更。', en: 'There are no changes.' },
  position: { zh: '序号', en: 'No.' },
  change: { zh: '变更', en: 'Change' },
} as const satisfies Record<string, Bilingual>

/** The supervisor's list of who has not confirmed. */
export const unconfirmed = {
  title: { zh: '尚未确认的单位', en: 'Who has not confirmed' },
  lead: {
    zh: '信息更正、终止或者恢复后，持有单位应当处理并确认，采取措施的单位应当同步解除。归集的新信息无需确认，不计入。',
    en: 'After a correction, an end or a return, holders follow it and confirm, and whoever takes measures lifts them. New records need no confirmation and do not count.',
  },
  measures: { zh: '未确认解除措施', en: 'Measures not confirmed as lifted' },
  sharing: { zh: '未确认处理变更', en: 'Recipients that have not confirmed' },
  open: { zh: '未确认（条）', en: 'Not confirmed' },
  late: { zh: '其中逾期、不符', en: 'Of these overdue or wrong' },
  next: { zh: '最近期限', en: 'Next due' },
  none: { zh: '全部已确认。', en: 'Everybody has confirmed.' },
  of: { zh: '{unit}：未确认的变更', en: '{unit}: changes not confirmed' },
  sort: { zh: '类别', en: 'Kind' },
  basis: { zh: '依据', en: 'Basis' },
  way: { zh: '确认方式', en: 'How it confirms' },
  letter: { zh: '下载盖章告知函（PDF）', en: 'Sealed letter to it (PDF)' },
  urge: { zh: '督办', en: 'Order' },
  urgeWords: { zh: '督办意见', en: 'What is ordered' },
  urgeHint: {
    zh: '编号的督办单，适用于逾期、不符的变更，一次至多 500 条，同一变更每天一次。以邮件、推送告知该单位，由其在页面或者经接口书面反馈。',
    en: 'A numbered order over what is overdue or wrong, 500 changes at once, once a day for each. The recipient is told by mail and push, and answers in writing on its page or by the interface.',
  },
  urgedAll: { zh: '已督办 {n} 条。', en: '{n} changes ordered.' },
  urgedSome: {
    zh: '已督办 {n} 条，还有 {left} 条：再督办一次即可。',
    en: '{n} changes ordered, {left} left: give the order once more.',
  },
  urgeButton: { zh: '下达督办单', en: 'Give the order' },
  orders: { zh: '督办单', en: 'Orders' },
  order: { zh: '督办单 {number}', en: 'Order {number}' },
  number: { zh: '编号', en: 'Number' },
  covers: { zh: '变更（条）', en: 'Changes' },
  covered: { zh: '涉及的变更（{n} 条）', en: 'The changes that it is about ({n})' },
  unanswered: { zh: '尚未反馈', en: 'Not answered' },
  monthly: { zh: '月度清单', en: 'Lists by month' },
  ofMonth: { zh: '{month}的变更与处理', en: 'Changes of {month}, and who followed' },
  ofMonthLead: {
    zh: '本月发出的每项变更在每个持有单位的处理情况。下载的清单另含本月告知、尚未解除的措施。',
    en: 'Each change made in the month, at each holder. The downloaded list also has the measures told of in it and not yet lifted.',
  },
  noneOfMonth: { zh: '本月没有需要持有单位处理的变更。', en: 'There was no change for holders in this month.' },
  sheet: { zh: '下载清单（CSV）', en: 'Download the list (CSV)' },
  sheetPart: { zh: '下载第 {n} 部分，共 {of} 部分（CSV）', en: 'Download part {n} of {of} (CSV)' },
  sheetRest: { zh: '其余见下一部分', en: 'The rest is in the next part' },
} as const satisfies Record<string, Bilingual>

export const recipientSorts: Readonly<Record<Recipient['sort'], Bilingual>> = {
  nation: { zh: '国家平台', en: 'national platform' },
  province: { zh: '省级平台', en: 'provincial platform' },
  county: { zh: '县（市、区）', en: 'county' },
  department: { zh: '使用部门', en: 'department that uses it' },
  sharingPlatform: { zh: '政务信息资源共享平台', en: 'sharing platform of the city' },
  creditService: { zh: '第三方信用服务机构', en: 'third-party credit service' },
}

export const recipientWays: Readonly<Record<Recipient['kind'], Bilingual>> = {
  acknowledges: { zh: '由系统或者本单位人员逐条确认', en: 'by machine, or by its staff, change by change' },
  takesFiles: { zh: '领取文件后报送处理结果', en: 'takes files and sends back results' },
  checkedByLooking: { zh: '由平台查看其公示页面后登记', en: 'the platform looks at its pages and notes what is there' },
}

/** Exchange with recipients that have no interface. */
export const recipientFiles = {
  all: titles.recipients,
  lead: {
    zh: '没有接口的接收单位在这里领取变更文件、报送处理结果、核对所持有的信息。',
    en: 'Recipients without an interface: files of changes out, results in, and what they hold compared.',
  },
  none: { zh: '目录中没有接收单位。', en: 'The directory names no recipient.' },
  recipient: { zh: '单位', en: 'Recipient' },
  out: { zh: '领取变更文件', en: 'File of changes' },
  outText: {
    zh: '文件包含未确认的变更，没有交付过的在前，其次从上一份文件之后接着，每份至多 1000 条。文件完整生成之日为送达之日，期限从这一天起算；没有下载成功的，从下面再次下载同一份文件。',
    en: 'It holds the changes not confirmed, those never handed over first, then on from where the last file ended, 1000 at most a file. The day on which the whole file is made is the day of delivery, from which the limit runs; if the download broke off, take the same file again below.',
  },
  handed: { zh: '已交付的文件', en: 'Files handed over' },
  handedAt: { zh: '交付时间', en: 'Handed over' },
  changes: { zh: '变更（条）', en: 'Changes' },
  noneHanded: { zh: '还没有交付过文件。', en: 'No file has been handed over yet.' },
  resultsFile: { zh: '上传结果文件（CSV）', en: 'Upload a file of results (CSV)' },
  download: { zh: '下载文件（CSV）', en: 'Download the file (CSV)' },
  results: { zh: '报送处理结果', en: 'Results' },
  resultsLabel: { zh: '处理结果', en: 'Results, a line a change' },
  resultsHint: {
    zh: '每行一条：变更编号,已处理（或者：未处理、不符）,说明。可以从变更文件中复制前三列粘贴。',
    en: 'A line a change: its number, then done (or: not done, wrong), then a note. Paste the first three columns of the file.',
  },
  ownWord: {
    zh: '该单位由系统或者本单位人员逐条确认，平台不代为确认。',
    en: 'This recipient confirms by its own machine or staff: the platform does not confirm for it.',
  },
  take: { zh: '登记结果', en: 'Enter the results' },
  taken: {
    zh: '读取 {read} 行：确认 {confirmed} 条，此前已确认 {already} 条，未处理或者不符 {wrong} 条，无法识别 {bad} 行。',
    en: '{read} lines read: {confirmed} confirmed, {already} confirmed before, {wrong} not done or wrong, {bad} not understood.',
  },
  notTaken: { zh: '未登记的行', en: 'Lines not entered' },
  line: { zh: '行', en: 'Line' },
  text: { zh: '内容', en: 'Text' },
  why: { zh: '原因', en: 'Why' },
  badForm: { zh: '格式不符：变更编号,已处理', en: 'form: number, done' },
  unknown: { zh: '没有这条变更，请核对变更编号', en: 'there is no such change: check its number' },
  compare: { zh: '核对所持有的信息', en: 'Compare what is held' },
  heldLabel: { zh: '所持有的信息', en: 'What is held, a line a record' },
  heldHint: {
    zh: '每行一条：信息编号 内容摘要（SHA-256）。一次约 5000 行，更多的用命令或者接口。',
    en: 'A line a record: its id, then the digest of its content (SHA-256). Some 5000 lines at once; more by command or interface.',
  },
  firstOnly: {
    zh: '下面列出前 {n} 条，其余已经登记；处理后再核对即可看到。',
    en: 'The first {n} are listed, the others are entered: compare again once these are done.',
  },
  whole: { zh: '以上是所持有的全部信息', en: 'This is all that is held' },
  wholeHint: {
    zh: '勾选后，未列出的信息按“应当持有而没有”处理；有无法识别的行时不作此处理。',
    en: 'If ticked, what is not listed counts as not held, unless a line was not understood.',
  },
  compareButton: { zh: '核对', en: 'Compare' },
  compared: { zh: '核对 {n} 条，不同 {differing} 条。', en: '{n} compared, {differing} differ.' },
  badLines: { zh: '无法识别的行：{lines}', en: 'Lines not understood: {lines}' },
  differences: { zh: '不同之处', en: 'Differences' },
  difference: { zh: '不同', en: 'Difference' },
  title: { zh: '信用信息', en: 'Record' },
  missing: { zh: '应当持有而没有', en: 'should be held, and is not' },
  other: { zh: '内容不同', en: 'other content' },
  extra: { zh: '不应再持有', en: 'should not be held any more' },
  changeId: { zh: '变更编号', en: 'change' },
  result: { zh: '处理结果', en: 'result' },
  note: { zh: '说明', en: 'note' },
  recordId: { zh: '信息编号', en: 'Record id' },
  madeAt: { zh: '变更时间', en: 'Changed at' },
  content: { zh: '应持有的内容', en: 'To be held' },
  nothing: { zh: '不再持有', en: 'nothing any more' },
  rest: { zh: '还有更多，再次下载即可取得', en: 'There is more: download again for what comes next' },
} as const satisfies Record<string, Bilingual>
