import { type Bilingual, two } from '#law/bilingual.ts'

/** Headings, labels and set sentences of every paper. */
export const paperPhrases = {
  items: two('所涉事项', 'What is disputed'),
  answers: two('处理结果', 'Result'),
  item: two('第{n}项　{field}', 'Item {n}: {field}'),
  whole: two('整条记录', 'the record as a whole'),
  shown: two('现登记内容', 'On record'),
  claimed: two('你（单位）主张', 'Claimed'),
  claimedBy: two('申请人主张', 'Claimed'),
  ground: two('异议理由', 'Ground'),
  answer: two('处理结果', 'Answer'),
  reason: two('理由', 'Reasons'),
  checked: two('查阅的文书', 'Document checked'),
  value: two('更正为', 'Corrected to'),
  answeredBy: two('核查单位', 'Verified by'),
  pending: two('尚在办理，另行告知', 'still being handled; you will hear separately'),
  changes: two('更正情况', 'Changes'),
  field: two('内容', 'Field'),
  before: two('更正前', 'Before'),
  after: two('更正后', 'After'),
  ended: two('该记录已终止公示。', 'The record is no longer public.'),
  evidence: two('收到的材料', 'Evidence received'),
  fileName: two('文件', 'File'),
  fingerprint: two('文件校验值（SHA-256）', 'Checksum (SHA-256)'),
  clocks: two('办理期限', 'Time limits'),
  limit: two('期限', 'Limit'),
  owedBy: two('责任方', 'Owed by'),
  due: two('最迟', 'Due'),
  basis: two('依据', 'Basis'),
  provisional: two('（暂定）', ' (provisional)'),
  openDay: two('待放假安排公布后确定', 'set once the holidays are published'),
  statutory: two('法定时限', 'statutory'),
  reference: two('参考时限', 'reference'),
  provisionalNote: two(
    '标注“暂定”的日期，因国务院尚未公布相应时段的放假安排，待公布后重新计算；重新计算早于已告知日期的，以已告知的日期为准。',
    'A provisional date lies beyond the published holidays and is computed again; the applicant keeps the later date.',
  ),
  remedies: two('救济途径', 'Remedies'),
  remedyReview: two(
    '对本结果不服的，可以向{organ}申请复核（{article}）。',
    'You may apply to {organ} for a review ({article}).',
  ),
  remedyReconsideration: two(
    '如对上述处理不服，可以自收到本文书之日起{time}内，以{respondent}为被申请人，向{to}申请行政复议（{article}）。',
    'You may apply to {to} for administrative reconsideration, against {respondent}, within {time} of receiving this letter ({article}).',
  ),
  reconsiderationUntil: two(
    '本文书于{issued}送达的，申请期限至{until}止。',
    'If it is served on {issued}, the last day is {until}.',
  ),
  remedyLitigation: two(
    '也可以自收到本文书之日起{time}内，以{respondent}为被告，直接向{to}提起行政诉讼（{article}）。',
    'You may also sue {respondent} in {to} within {time} of receiving this letter ({article}).',
  ),
  litigationUntil: two(
    '本文书于{issued}送达的，起诉期限至{until}止。',
    'If it is served on {issued}, the last day is {until}.',
  ),
  competentOrgan: two('依法有管辖权的行政复议机关', 'the competent organ of reconsideration'),
  competentCourt: two('依法有管辖权的人民法院', 'the competent court'),
  contactPerson: two('联系人：{person}', 'Contact: {person}'),
  contactPhone: two('联系电话：{phone}', 'telephone {phone}'),
  contactAddress: two('地址：{address}', 'address: {address}'),
  hotline: two('12345政务服务便民热线', '12345 (government hotline)'),
  remedyServed: two(
    '实际送达日期以送达回证或者电子送达记录为准；在其他日期送达的，上述期限自实际送达之日起计算，可登录系统查看。',
    'The day of service in the record governs. If this letter is served on another day, the time runs from that day; sign in to see the last day.',
  ),
  inaction: two(
    '办理机关自接到申请之日起{time}内不履行法定职责的，你（单位）可以依法提起行政诉讼（{article}）；法律、法规对履行期限另有规定的，从其规定。',
    'If the authority that handles it does not act within {time} of receiving your application, you may bring an administrative lawsuit ({article}). Where a law or regulation sets another time for acting, that applies.',
  ),
  statement: two('{procedure}时限说明书', 'Statement of time limits: {procedure}'),
  statementLead: two(
    '以下逐日列明本件各项期限的计算方法、依据和所用日历，可据此自行核对。标注“暂定”的日期，待放假安排公布后重新计算。',
    'Day by day, how each time limit of this case was counted, on which article and calendar. A provisional date is computed again once the holidays are published.',
  ),
  page: two('第 {n} 页 共 {of} 页', 'Page {n} of {of}'),
  verify: two('核验', 'Verification'),
  verifyText: two(
    '扫码或登录 {url}，输入核验号 {number}、校验码 {code}，可核验本文书的真伪和效力状态。',
    'Scan, or go to {url} and enter number {number} and check code {code}, to see whether this paper is genuine and still valid.',
  ),
  proof: two(
    '本文书的办理记录已存证，可扫码核验。存证序号 {index}，检查点规模 {size}，根值 {root}。',
    'The entry behind this paper is in the audit ledger: leaf {index}, checkpoint of size {size}, root {root}.',
  ),
  sealOf: two('{organ}印章', 'Seal of {organ}'),
  qrOf: two('核验本文书的二维码：{link}', 'QR code to verify this paper: {link}'),
  draft: two('草稿　未盖章', 'DRAFT, unsealed'),
  courtesy: two('', 'Courtesy translation; the Chinese text governs.'),
  caseNumber: two('{procedure}编号：{number}', 'Case number {number}'),
} as const satisfies Readonly<Record<string, Bilingual>>

/** Causes of a pause as a paper writes them (GD 46). */
export const pauseCauses: Readonly<Record<string, Bilingual>> = {
  inspection: two('检验', 'testing'),
  quarantine: two('检疫', 'quarantine inspection'),
  appraisal: two('鉴定', 'an appraisal'),
  expertReview: two('专家评审', 'an expert review'),
}
