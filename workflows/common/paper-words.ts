import { type Bilingual, two } from '#law/bilingual.ts'
import type { PaperKind } from '../contract/paper.ts'

/** Parts that the builder sets in: lists and tables of the case. */
export type PaperPart =
  | 'items'
  | 'answers'
  | 'changes'
  | 'evidence'
  | 'clocks'
  | 'remedies'
  | 'inaction'
  | 'list'
  | 'question'
  | 'note'

/** Paragraphs and parts in their order. A paragraph whose {…} has no value is left out. */
export type PaperTemplate = { readonly title: Bilingual; readonly body: readonly (Bilingual | PaperPart)[] }

const promise = two('办理结果最迟于{promise}告知。', 'You will hear the result by {promise}.')
const reason = two('理由：{reason}', 'Reasons: {reason}')
const checked = two('查阅的文书：{documentChecked}', 'Document checked: {documentChecked}')

export const paperTemplates: Readonly<Record<PaperKind, PaperTemplate>> = {
  receipt: {
    title: two('{procedure}收件回执', 'Receipt: {procedure}'),
    body: [
      two(
        '我单位于{received}收到你（单位）就“{record}”提出的{application}，编号{number}。',
        'On {received} we received your {application} about “{record}”, number {number}.',
      ),
      'note',
      promise,
      'items',
      'evidence',
      'inaction',
    ],
  },
  acceptance: {
    title: two('{procedure}受理通知书', 'Notice of acceptance: {procedure}'),
    body: [
      two(
        '你（单位）就“{record}”提出的{application}（编号{number}），我单位于{received}收到。经审查，符合受理条件，依据{basis}予以受理，由{holder}办理。',
        'On {received} we received your {application} about “{record}”, number {number}. It meets the conditions and is accepted under {basis}; {holder} handles it.',
      ),
      promise,
      'clocks',
      'inaction',
    ],
  },
  supplement: {
    title: two('补正告知书', 'Notice to supplement'),
    body: [
      two(
        '我单位于{received}收到你（单位）就“{record}”提出的{application}（编号{number}）。经审查，申请材料不齐全或者不符合要求，请一次性补正下列内容：',
        'On {received} we received your {application} about “{record}”, number {number}. It is incomplete or not in order; please supply the following, all at once:',
      ),
      'list',
      two(
        '请在{supplementTime}内补正，自本告知书送达的次日起算。逾期未补正的，我单位将依据现有材料作出处理，并书面告知结果和理由。',
        'You have {supplementTime}, counted from the day after this notice is served. After that we decide on the documents received and tell you the result and the reasons in writing.',
      ),
    ],
  },
  refusal: {
    title: two('{procedure}不予受理决定书', 'Decision not to accept: {procedure}'),
    body: [
      two(
        '你（单位）就“{record}”提出的{application}（编号{number}），我单位于{received}收到。经审查，决定不予受理。',
        'On {received} we received your {application} about “{record}”, number {number}. After examination it is not accepted.',
      ),
      reason,
      checked,
      'note',
      'remedies',
    ],
  },
  forwarding: {
    title: two('{procedure}转办函', 'Letter of forwarding: {procedure}'),
    body: [
      two(
        '{subject}就“{record}”提出{application}（编号{number}），我单位于{received}收到。依据{basis}，现转你单位核查处理。',
        'On {received} we received from {subject} this {application} about “{record}”, number {number}. Under {basis} it is forwarded to you for verification.',
      ),
      two('转办说明：{reason}', 'Remarks: {reason}'),
      two('请于{due}（含当日）前核查处理并反馈结果。', 'Please decide and answer by {due}, that day included.'),
      'items',
      'evidence',
      'clocks',
      two('特此函告。', ''),
    ],
  },
  inquiry: {
    title: two('协查函', 'Letter of inquiry'),
    body: [
      two(
        '我单位正在核查{subject}就“{record}”提出的{application}（编号{number}）。所涉事项由你单位认定，现商请协助核查下列问题：',
        'We are verifying the {application} of {subject} about “{record}”, number {number}. The matter was determined by you; please help us verify the following:',
      ),
      'question',
      two('请于{due}（含当日）前函复。', 'Please answer by {due}, that day included.'),
      'items',
      'clocks',
    ],
  },
  pause: {
    title: two('暂停计算办理期限告知书', 'Notice of a paused time limit'),
    body: [
      two(
        '你（单位）就“{record}”提出的{application}（编号{number}），因需进行{cause}，依据{basis}，{cause}所需时间不计入办理期限。自{issued}的次日起暂停计算，预计{expectedEnd}恢复计算。',
        'Your {application} about “{record}”, number {number}, needs {cause}. Under {basis} that time does not count, from the day after {issued}; the clock is expected to resume on {expectedEnd}.',
      ),
      reason,
      'inaction',
    ],
  },
  extension: {
    title: two('办理期限延长告知书', 'Notice of an extended time limit'),
    body: [
      two(
        '你（单位）就“{record}”提出的{application}（编号{number}），依据{basis}，办理期限延长{days}个工作日。',
        'The time limit of your {application} about “{record}”, number {number}, is extended under {basis} by {days} working days.',
      ),
      reason,
      promise,
      'clocks',
      'inaction',
    ],
  },
  checkExtension: {
    title: two('{procedure}期限延长告知书', 'Notice of an extended time limit: {procedure}'),
    body: [
      two(
        '经批准，你（单位）“{record}”信用修复核查（编号{number}）的期限延长{days}个工作日。',
        'The time for checking the repair of your record “{record}”, number {number}, is extended by {days} working days.',
      ),
      reason,
    ],
  },
  result: {
    title: two('{procedure}处理结果告知书', 'Result: {procedure}'),
    body: [
      two(
        '你（单位）就“{record}”提出的{application}（编号{number}），我单位于{received}收到。经核查，依据{basis}，现将处理结果告知如下：',
        'On {received} we received your {application} about “{record}”, number {number}. We checked it under {basis}. The result is as follows:',
      ),
      'answers',
      'note',
      'remedies',
    ],
  },
  repairDecision: {
    title: two('信用修复决定书', 'Decision of credit repair'),
    body: [
      two(
        '你（单位）就“{record}”提出的信用修复申请（编号{number}），我单位于{received}收到。经审核，符合{conditions}规定的条件，决定予以信用修复。',
        'Your application for the repair of “{record}”, number {number}, was received on {received}. It meets the conditions of {conditions}; the repair is granted.',
      ),
      reason,
      checked,
      two('自本决定作出之日起：', 'From the day of this decision:'),
      two('一、终止公示该失信信息；', '1. the record is no longer shown;'),
      two('二、停止共享和使用该失信信息；', '2. it is no longer shared or used;'),
      two(
        '三、同步解除因该信息采取的失信惩戒措施。',
        '3. the measures taken on account of it are lifted at the same time.',
      ),
      'note',
      two(
        '有关单位的落实情况，可登录系统在该记录页面查看。',
        'The record in your account shows which units have confirmed.',
      ),
      'remedies',
    ],
  },
  repairRefusal: {
    title: two('不予信用修复决定书', 'Decision refusing credit repair'),
    body: [
      two(
        '你（单位）就“{record}”提出的信用修复申请（编号{number}），我单位于{received}收到。经审核，依据{basis}，决定不予信用修复。',
        'Your application for the repair of “{record}”, number {number}, was received on {received}. After examination under {basis} the repair is refused.',
      ),
      reason,
      checked,
      'note',
      'remedies',
    ],
  },
  liftMeasures: {
    title: two('解除失信惩戒措施通知书', 'Notice to lift measures'),
    body: [
      two(
        '我单位于{issued}作出决定，对{subject}的失信信息“{record}”予以信用修复（编号{number}）。',
        'On {issued} we granted the repair of the record “{record}” of {subject}, number {number}.',
      ),
      two(
        '依据{basis}，请你单位停止共享和使用该失信信息，依法依规解除因该信息采取的失信惩戒措施，并在系统中确认。',
        'Under {basis}, please stop sharing and using it, lift the measures you take on account of it, and confirm in the system.',
      ),
      'note',
    ],
  },
  opening: {
    title: two('{procedure}告知书', 'Notice: {procedure}'),
    body: [
      two(
        '我单位于{received}对你（单位）的记录“{record}”启动{procedure}（编号{number}），现告知如下：',
        'On {received} we began this about your record “{record}”: {procedure}, number {number}. We tell you the following:',
      ),
      'note',
    ],
  },
  intention: {
    title: two('{decision}事先告知书', 'Notice of an intended decision: {decision}'),
    body: [
      two(
        '关于你（单位）的记录“{record}”（编号{number}），依据{basis}，我单位拟作出以下决定：',
        'Under {basis} we intend the following decision about your record “{record}”, number {number}:',
      ),
      'note',
      reason,
      checked,
      two(
        '你（单位）可以在{statementTime}内陈述、申辩并提交材料，自本告知书送达的次日起算。逾期未提出的，我单位将依据现有材料依法作出决定。',
        'You may state your case and send evidence within {statementTime}, counted from the day after this notice is served. After that we decide by law on the documents received.',
      ),
    ],
  },
  decision: {
    title: two('{decision}决定书', 'Decision: {decision}'),
    body: [
      two(
        '关于你（单位）的记录“{record}”（编号{number}），经核查，依据{basis}，决定如下：',
        'About your record “{record}”, number {number}: after verification under {basis}, it is decided as follows:',
      ),
      'note',
      reason,
      checked,
      'remedies',
    ],
  },
  stop: {
    title: two('暂停公示决定书', 'Decision to stop showing a record meanwhile'),
    body: [
      two(
        '你（单位）就“{record}”提出的{application}（编号{number}），我单位于{received}收到。为防止损害扩大，决定自{issued}起暂停有关公示；本案办结时，根据处理结果恢复或者终止公示。',
        'On {received} we received your {application} about “{record}”, number {number}. To prevent further harm it is not shown from {issued}; when this case ends it is shown again or ended for good, as the result requires.',
      ),
      'note',
    ],
  },
  order: {
    title: two('督办单', 'Supervision order'),
    body: [
      two(
        '你单位办理信用业务被投诉（编号{number}）。经调查，{verdict}。依据{basis}，现予督办：',
        'A complaint about how you handled a credit matter, number {number}, was investigated. Finding: {verdict}. Under {basis} you are ordered as follows:',
      ),
      'note',
    ],
  },
  correction: {
    title: two('信用信息更正通知书', 'Notice of correction'),
    body: [
      two(
        '经核查你（单位）提出的{application}（编号{number}），公共信用信息“{record}”已于{issued}作如下处理：',
        'After verification of your {application}, number {number}, the public credit record “{record}” was changed on {issued} as follows:',
      ),
      'changes',
      two(
        '其他已取得该信息的单位依据{sharedBasis}同步处理。',
        'Others who hold the information follow under {sharedBasis}.',
      ),
    ],
  },
  finding: {
    title: two('依职权更正核查函', 'Letter to verify a record'),
    body: [
      two(
        '关于{subject}的公共信用信息“{record}”，于{received}发现下列情况（编号{number}）：',
        'On {received} the following was found about the public credit record “{record}” of {subject}, number {number}:',
      ),
      'note',
      two(
        '依据{basis}，请核查并于{due}（含当日）前更正、撤回或者说明无误。不属于你单位职责的，请退回并写明应当办理的单位。',
        'Under {basis}, please verify it and, by {due} (that day included), correct it, withdraw it or state that it is right. If it is not yours, hand it back and name the unit.',
      ),
      'clocks',
    ],
  },
  ownMotion: {
    title: two('依职权更正告知书', 'Notice of a correction of own motion'),
    body: [
      two(
        '经依职权核查（编号{number}），依据{basis}，你（单位）的公共信用信息“{record}”已于{issued}作如下处理：',
        'After verification of our own motion, number {number}, under {basis}, your public credit record “{record}” was changed on {issued} as follows:',
      ),
      'note',
      'changes',
      two(
        '其他已取得该信息的单位依据{sharedBasis}同步处理。',
        'Others who hold the information follow under {sharedBasis}.',
      ),
      'remedies',
    ],
  },
}

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
