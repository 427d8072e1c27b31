import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  whatTheOtherUnitIsAsked: two('请对方核实的问题', 'What the other unit is asked'),
  disputedEntriesConcerned: two('涉及的争议内容', 'Disputed entries concerned'),
  whyAnotherUnitIsAsked: two('协查其他单位的理由', 'Why another unit is asked'),
  neededForAnotherUnit: two(
    '向认定单位以外的单位协查时必填。',
    'Needed where the unit asked is not the determining unit.',
  ),
  statement: two('异议声明', 'Statement'),
  whyItWasWithdrawn: two('来源撤回的原因', 'Why it was withdrawn at its source'),
  whatTheUnitSays: two('撤回单位的意见', 'What the unit says'),
  reasons: two('理由', 'Reasons'),
  entriesOfTheRecord: two('记录的各项内容', 'Entries of the record'),
  theRecordAsAWhole: two('整条记录', 'The record as a whole'),
  whatHappened: two('事情经过和依据', 'What happened, and on what you rely'),
  inYourOwnWords: two(
    '用自己的话写清楚即可；所有材料都会交到核查单位手里。',
    'In your own words. Everything you send reaches the unit that verifies.',
  ),
  yourStatement: two('异议声明', 'Your statement'),
  statementHint: two(
    '如果最后无法核实，这段话会随记录一并公开显示。请勿写入身份证号、电话。',
    'If the matter cannot be verified, this text is shown publicly with the record. Leave out identity and telephone numbers.',
  ),
  theCitysCreditPlatform: two('市公共信用信息平台', 'The city’s credit platform'),
  thePlatformSends: two(
    '由平台转给有权办理的单位，期限自收到之日起算。',
    'The platform sends it to the right unit; time runs from receipt.',
  ),
  timeRunsFromAcceptance: two('期限自该单位受理之日起算。', 'Time runs from the unit’s acceptance.'),
  whereToFile: two('向谁提出', 'Where to file'),
  to: two('转给', 'To'),
  unitToAsk: two('请哪个单位协查', 'Unit to ask'),
  anInquiryGoes: two('协查应向认定单位发出。', 'An inquiry goes to the determining unit.'),
  answer: two('答复', 'Answer'),
  submitTheObjection: two('提交异议', 'Submit the objection'),
  fileAnObjection: two('提出异议', 'File an objection'),
  objectToSeveral: two('对几条记录一起提出异议', 'Object to several records at once'),
  severalLead: two(
    '几条记录都有同样的问题，而且是整条不对的，可以一次提出：填一遍，每条记录各为一案，分别答复。',
    'Where several records have the same fault as a whole, object to them at once: you fill it in once, and each record becomes a case with an answer of its own.',
  ),
  sameGround: two('这些记录共同的问题', 'What is wrong with all of them'),
  whatWouldBeRight: two('应当怎样处理，例如撤下、移出名单', 'What would be right, such as taking them down'),
  tickWhatYouDispute: two(
    '勾选有争议的内容，写明正确的应当是什么。可以勾选多项，每一项都会单独答复。',
    'Tick what you dispute and say what would be right. Each entry you tick is answered on its own.',
  ),
  theDecisionItsRevocationOr: two(
    '决定书、撤销或变更决定、判决、认定单位的证明等。没有材料也可以提交；行政机关之间能共享的，不要求您提供。',
    'The decision, its revocation or change, a judgment, a certificate of the determining unit. You may file without any; what authorities can share among themselves is not asked of you.',
  ),
  pleaseCheckOnSubmission: two(
    '请核对。提交后记录即加注“异议中”，案件开始计时。',
    'Please check. On submission the record carries a dispute mark and the clocks start.',
  ),
  withdrawnBecause: two(
    '该记录已由来源撤回，说明的原因为“{cause}”。请说明所提异议是否因此成立；经另一人审批后生效。',
    'The record was withdrawn at its source: “{cause}”. Say whether the objection was right; another person approves it.',
  ),
  directly: two('直接向信息提供单位（{unit}）', 'The providing unit itself（{unit}）'),
  takeTheCaseUpAgain: two('重新办理', 'Take the case up again'),
  theSupplementAReturnedApproval: two(
    '补正材料到达、审批退回或者记录变动',
    'the supplement, a returned approval or a change of the record',
  ),
  acceptedAskedToSupplementOr: two(
    '受理、告知补正或者提出不予受理',
    'accepted, asked to supplement, or refusal proposed',
  ),
  expectedEndOfThePause: two('暂停计算的预计结束日', 'Expected end of the pause'),
  theExpectedEndAsEntered: two('登记的预计结束日期', 'the expected end as entered'),
  theLimitsRunAgain: two('恢复计算期限', 'the limits run again'),
  unverified: two('经核查未能证实，信用主体对本记录持有异议。', ''),
} as const
