import type { Bilingual } from '#law/bilingual.ts'
import { titles } from './page-words.ts'

export const papers = {
  title: { zh: '文书', en: 'Papers' },
  statement: { zh: '时限说明书（逐日计算，可打印）', en: 'Statement of time limits, day by day, to print' },
  earlier: { zh: '较早的文书（{n}份）', en: 'Earlier papers ({n})' },
  none: { zh: '还没有文书。', en: 'No papers yet.' },
  name: { zh: '文书', en: 'Paper' },
  number: { zh: '文号', en: 'Number' },
  issued: { zh: '日期', en: 'Date' },
  service: { zh: '送达', en: 'Service' },
  draft: { zh: '草稿，尚未盖章；盖章后才能送达', en: 'draft, not sealed; served once it is' },
  drafts: {
    zh: '有{n}份文书尚未盖章，没有送达，您的期限不从它起算；办理单位的期限继续计算。',
    en: 'Not sealed yet, and so not served: {n} of these papers. They start no time limit of yours; the unit’s own limit continues.',
  },
  unitDrafts: {
    zh: '有{n}份文书尚未盖章，没有送达；在此之前，期限继续由本单位承担。',
    en: 'Not sealed yet, and so not served: {n} of these papers. Until they are sealed, the unit’s own limit continues.',
  },
  toUnit: { zh: '发往{unit}', en: 'to {unit}' },
  served: { zh: '{day} 送达（{channel}）', en: 'served {day} ({channel})' },
  servedElectronically: {
    zh: '{day} 电子送达：已进入您的账户，通知邮件已被邮件服务器接收',
    en: 'served electronically {day}: it is in your account, and the mail server took the notice',
  },
  servedOnThem: {
    zh: '{day} 电子送达：已进入申请人账户，通知邮件已被邮件服务器接收',
    en: 'served electronically {day}: it is in the applicant’s account, and the mail server took the notice',
  },
  servedUnsealed: {
    zh: '{day} 登记为已送达（{channel}），但没有盖章的文书文件',
    en: 'entered as served {day} ({channel}), but there is no sealed file',
  },
  waiting: { zh: '送达中', en: 'on its way' },
  byHand: { zh: '待另行送达', en: 'to be served by hand' },
  electronic: { zh: '电子', en: 'electronic' },
  counter: { zh: '窗口', en: 'counter' },
  post: { zh: '邮寄', en: 'post' },
  sms: { zh: '短信', en: 'SMS' },
  dispatched: { zh: '寄出', en: 'dispatched' },
  read: { zh: '{service}，{day}已阅', en: '{service}; read {day}' },
  failed: { zh: '未能送达', en: 'not delivered' },
  pdf: { zh: '下载 PDF', en: 'Download PDF' },
  json: { zh: '下载数据和存证', en: 'Download data and proof' },
  back: { zh: '返回案件', en: 'Back to the case' },
  fingerprint: { zh: 'PDF 文件校验值（SHA-256）', en: 'Checksum of the PDF (SHA-256)' },
  remedyDays: {
    zh: '本文书于{day}送达：行政复议截止{h1}，行政诉讼截止{h2}。',
    en: 'Served on {day}: reconsideration until {h1}, a suit until {h2}.',
  },
} as const satisfies Record<string, Bilingual>

export const verify = {
  title: titles.verify,
  lead: {
    zh: '输入文书末尾的核验号和校验码，核验文书真伪和效力状态。这里不显示个人信息。',
    en: 'Enter the number and the check code from the end of a paper to see whether it is genuine and still valid. Nothing personal is shown.',
  },
  number: { zh: '核验号', en: 'Verification number' },
  numberHint: { zh: '例如 445300-20260928-3GY7Q79W5', en: 'For example 445300-20260928-3GY7Q79W5' },
  code: { zh: '校验码', en: 'Check code' },
  button: { zh: '核验', en: 'Verify' },
  real: { zh: '这份文书是真实的', en: 'This paper is genuine' },
  current: { zh: '有效', en: 'Valid' },
  replaced: { zh: '已由 {number} 替代', en: 'Replaced by {number}' },
  unknown: {
    zh: '没有查到。请核对核验号和校验码；仍查不到的，请不要相信这份文书。',
    en: 'Nothing found. Check the number and the code; if it stays so, do not trust the paper.',
  },
  kind: { zh: '名称', en: 'Title' },
  docNumber: { zh: '文号', en: 'Number' },
  by: { zh: '作出单位', en: 'Issued by' },
  issued: { zh: '日期', en: 'Date' },
  state: { zh: '状态', en: 'State' },
  hash: { zh: 'PDF 文件校验值（SHA-256）', en: 'Checksum of the PDF (SHA-256)' },
  hashHint: {
    zh: '与您手中 PDF 文件的 SHA-256 一致，说明文件未被改动。',
    en: 'If your PDF has this SHA-256, it is unchanged.',
  },
  proof: { zh: '下载日志证明（JSON）', en: 'Download its proof from the log, as JSON' },
  proofHow: { zh: '怎样核对', en: 'How to check it' },
} as const satisfies Record<string, Bilingual>

/** Limits of a letter, on the page that its QR code opens. */
export const letterCount = {
  title: { zh: '期限怎样算', en: 'How its limits are counted' },
  lead: {
    zh: '以下为这份文书所涉期限今天的情况，逐日列明。您的浏览器会用同一套程序重新计算；页面打开后，断网也能算。',
    en: 'The limits of this letter as of today, day by day. Your browser counts them again by the same program, and needs no connection for it.',
  },
  none: { zh: '这份文书没有写明期限。', en: 'This letter sets no limit.' },
  from: { zh: '自{day}起算。', en: 'Counted from {day}.' },
  moved: {
    zh: '文书上写的是{printed}；其后有暂停、延长或重新计算，现为{due}。',
    en: 'The letter says {printed}. Since then it was paused, extended or counted anew, and is now {due}.',
  },
  pauses: { zh: '暂停计算：{spans}。', en: 'Paused: {spans}.' },
  span: { zh: '{from}至{to}', en: '{from} to {to}' },
  since: { zh: '{from}起，尚未恢复', en: 'since {from}, still paused' },
  and: { zh: '；', en: '; ' },
  same: {
    zh: '您的浏览器已重新计算：日期相同，{n} 行逐日核对一致。',
    en: 'Your browser counted it again: the same day, and all {n} lines agree.',
  },
  differs: {
    zh: '您的浏览器算出的是 {due}，与本页不一致。请拨打 12345 反映，并保存本页。',
    en: 'Your browser counts {due}, which is not what this page says. Please call 12345, and keep this page.',
  },
  logged: { zh: '这份文书写进日志了吗', en: 'Is this letter in the log?' },
  loggedLead: {
    zh: '文书用印后，文件的校验值写进公开签名的日志，任何人都改不了。您的浏览器在这里核对它的日志证明。',
    en: 'Once a letter is sealed, the checksum of its file goes into a log that is signed in public, where nobody can change it. Your browser checks the proof of that here.',
  },
  unlogged: {
    zh: '日志每分钟签名一次，这份文书还没有轮到。请稍后刷新。',
    en: 'The log is signed each minute, and this letter is not covered yet. Load the page again shortly.',
  },
  proven: {
    zh: '已核对：文件校验值在日志里，检查点（{size} 行）由本网站密钥签名。',
    en: 'Checked: the checksum of the file is in the log, and the checkpoint over {size} lines is signed by this site’s key.',
  },
  unsigned: {
    zh: '已核对：文件校验值在日志里（检查点共 {size} 行）。这个浏览器不会验签，签名请按“怎样核对”验证。',
    en: 'Checked: the checksum of the file is in the log, under a checkpoint over {size} lines. This browser cannot check signatures: see “How to check it”.',
  },
  refuted: {
    zh: '核对不通过：日志证明与这份文书不符。请不要相信这份文书，并拨打 12345 反映。',
    en: 'The check failed: the proof does not fit this letter. Do not trust it, and please call 12345.',
  },
  mine: { zh: '核对您手中的 PDF 文件（不会上传）：', en: 'Check the PDF you have (it is not uploaded):' },
  file: { zh: '{name} 就是这份文书，一字未改。', en: '{name} is this letter, unchanged.' },
  otherFile: { zh: '{name} 不是这份文书，或者被改动过。', en: '{name} is not this letter, or it was changed.' },
} as const satisfies Record<string, Bilingual>

export const service = {
  title: { zh: '待送达文书', en: 'Papers to be served' },
  lead: {
    zh: '无法电子送达的文书（没有同意、没有邮箱，或者邮件被退回）：请窗口送达或邮寄，并登记。申请人的期限自送达之日起算。尚未盖章的文书是草稿，不能送达，也列在这里；盖章前期限由本单位承担。',
    en: 'Papers that cannot go electronically (no consent, no address, or refused): hand over or post them, and record it here. The applicant’s time runs from the day of service. What is not sealed yet is a draft: it is listed here too, but cannot be served, and the unit’s own limit continues.',
  },
  none: { zh: '没有待送达的文书。', en: 'Nothing to be served.' },
  formTitle: { zh: '登记送达', en: 'Record service' },
  addressee: { zh: '受送达人', en: 'Addressee' },
  why: { zh: '情况', en: 'So far' },
  reach: { zh: '联系人、电话、通信地址', en: 'Contact, telephone, postal address' },
  noAddress: { zh: '没有填写通信地址，请先联系', en: 'no postal address was given: get in touch first' },
  noConsent: {
    zh: '未同意电子送达，或没有电子邮箱',
    en: 'no consent to electronic service, or no e-mail address',
  },
  unsealed: { zh: '尚未盖章，不能送达', en: 'not sealed yet: cannot be served' },
  unsealedText: {
    zh: '这份文书还是草稿，没有盖章的文件，不能登记送达。系统每隔一段时间重新尝试盖章；一直不成功的，请联系系统管理员。',
    en: 'This paper is a draft without a sealed file, so no service can be recorded. Sealing is tried again from time to time; if it stays so, ask the system administrator.',
  },
  accepted: { zh: '通知邮件已被邮件服务器接收', en: 'the mail server took the notice' },
  record: { zh: '登记', en: 'Record' },
  step: { zh: '做了什么', en: 'What was done' },
  dispatched: { zh: '已寄出', en: 'Posted' },
  served: { zh: '已送达（本人签收或签收回执已到）', en: 'Served (signed for, or the signed receipt is here)' },
  failed: { zh: '未能送达', en: 'It could not be delivered' },
  channel: { zh: '方式', en: 'Channel' },
  on: { zh: '日期', en: 'Day' },
  onHint: { zh: '签收或寄出的那一天', en: 'The day it was signed for or posted' },
  evidence: { zh: '凭据', en: 'Evidence' },
  evidenceHint: {
    zh: '签收人和回证编号，或运单号；未能送达的，写明原因',
    en: 'Who signed and the receipt’s number, or the tracking number; or why it failed',
  },
  open: { zh: '打开文书', en: 'Open the paper' },
} as const satisfies Record<string, Bilingual>

/** Guide to checking the log. */
export const ledger = {
  title: titles.ledger,
  lead: {
    zh: '案件和记录的每一步都写进一份日志，每分钟由本网站的密钥签名，称为检查点。日志只能往后增加：改动、删去或插入任何一行，都与已签的检查点对不上。',
    en: 'Each step of each case and record is written to a log, which is signed each minute: a checkpoint. The log can only grow. Whoever changes, removes or inserts a line no longer agrees with a checkpoint that was signed.',
  },
  none: { zh: '还没有签过检查点，请稍后再来。', en: 'No checkpoint has been signed yet. Come back later.' },
  newest: { zh: '最新检查点', en: 'Newest checkpoint' },
  size: { zh: '日志行数', en: 'Lines of the log' },
  root: { zh: '根校验值', en: 'Root hash' },
  at: { zh: '签名时间', en: 'Signed at' },
  checkpoint: { zh: '下载检查点', en: 'Download the checkpoint' },
  key: { zh: '下载公钥', en: 'Download the public key' },
  keepTitle: { zh: '现在：自己存一份', en: 'Now: keep one yourself' },
  keep: {
    zh: '下载检查点和公钥，存在本网站管不到的地方。检查点里没有个人信息。以后无论谁删改了此前的日志，您存的这一份都能证明。',
    en: 'Download the checkpoint and the key, and keep them where this site cannot reach. There is nothing personal in them. Whoever changes what the log held by then, yours will show it.',
  },
  letterTitle: { zh: '核对一份文书', en: 'Check one letter' },
  letter: {
    zh: '在文书的核验页面下载它的日志证明，用本程序离线核对，不必相信本网站：',
    en: 'Download the proof of a letter from the page that verifies it, and check it with this program, offline. You need not trust this site:',
  },
  wholeTitle: { zh: '核对整份日志', en: 'Check the whole log' },
  whole: {
    zh: '向本市信用主管部门索取导出的日志，其中没有个人信息；连同您存的检查点核对。日志被截短或另起分支，也会查出：',
    en: 'Ask the city’s credit authority for the exported log, which holds nothing personal, and check it against the checkpoint you kept. A log that was cut short, or of which there is a second branch, is found too:',
  },
  ownTitle: { zh: '用自己的程序', en: 'With a program of your own' },
  own: {
    zh: '检查点是 C2SP 签名文本，散列树按 C2SP tlog-tiles 公布在 /tile/ 下；现成的工具可以读。两个检查点之间日志只有增加、没有改动，可由这些散列算出。',
    en: 'A checkpoint is a C2SP signed note, and the tree of hashes is published below /tile/ as C2SP tlog-tiles has it, for tools that exist. From these hashes anybody can compute that between two checkpoints the log only grew.',
  },
} as const satisfies Record<string, Bilingual>
