import type { Bilingual } from '#law/bilingual.ts'

export const papers = {
  title: { zh: '文书', en: 'Papers' },
  statement: { zh: '时限说明书（逐日计算，可打印）', en: 'Statement of time limits, day by day, to print' },
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
  title: { zh: '核验文书', en: 'Verify a paper' },
  lead: {
    zh: '输入文书末尾的核验号和校验码，核验文书真伪和效力状态。这里不显示个人信息。',
    en: 'Enter the number and the check code from the end of a paper to see whether it is genuine and still valid. Nothing personal is shown.',
  },
  number: { zh: '核验号', en: 'Verification number' },
  numberHint: { zh: '例如 445300-20260928-3GY7Q79W5', en: 'For example 445300-20260928-3GY7Q79W5' },
  code: { zh: '校验码', en: 'Check code' },
  button: { zh: '核验', en: 'Verify' },
  real: { zh: '这份文书是真实的', en: 'This paper is real' },
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
