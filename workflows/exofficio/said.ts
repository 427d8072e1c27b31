import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  toCorrectTheContentName: two(
    '更正内容的，写明栏目和正确内容。',
    'To correct the content, name the column and the right value.',
  ),
  to: two('转给', 'To'),
  remarks: two('说明', 'Remarks'),
  none: two('（未算出）', '(none)'),
  foundToBeMinor: two(
    '认定为轻微失信，未写明公示必要，来源仍列为公示。',
    'Found to be minor, not said to be necessary, and its source lists it for the public.',
  ),
  aNaturalPersonsRecord: two(
    '自然人信息原则上不公示，来源仍列为公示。',
    'A natural person’s record is not shown in principle; its source lists it for the public.',
  ),
  whatWasReported: two(
    '报送的内容与本平台已更正或者终止的内容相同，未予采用；请更正来源。',
    'What was reported is what was corrected or removed here; it was not taken. Please correct the source.',
  ),
  otherContentCameUnder: two(
    '同一机关、同一文号报入了不同的内容，暂存待核；请说明以何者为准。',
    'Other content came under the same authority and number and is held; please say which holds.',
  ),
  itsLastCompleteReportLacks: two(
    '最近一次全量报送缺少该记录，请说明撤回的理由或者补报。',
    'Its last complete report lacks the record; please give the reason, or report it again.',
  ),
  whatWasFound: two('发现的问题', 'What was found'),
  inParticular: two('具体情况', 'In particular'),
  article: two('依据', 'Article'),
  foundOn: two('发现日期', 'Found on'),
  documentReported: two('报告依据的文书', 'Document reported'),
  reported: two('报入内容', 'Reported'),
  answer: two('处理意见', 'Answer'),
  whyItWasWithdrawn: two('撤回的原因', 'Why it was withdrawn'),
  reasons: two('理由', 'Reasons'),
  documentChecked: two('查阅的文书', 'Document checked'),
  correctedTo: two('更正为', 'Corrected to'),
  seriousness: two('失信程度', 'Seriousness'),
  basisOfTheTier: two('分级依据', 'Basis of its seriousness'),
  takenOver: two('采用', 'Taken over'),
  howTheSourceWasMended: two('来源更正情况', 'How the source was mended'),
  itsNameAndNumber: two('名称和文号', 'Its name and number'),
  whatIsWrong: two('错在哪里，应当是什么', 'What is wrong, and what it should be'),
  dayOfTheNewDecision: two('新决定的日期', 'Day of the new decision'),
  runsFromThatDay: two(
    '期限从这一天起算；不是今天的，请更改。',
    'The limit runs from it; change it if it is not today.',
  ),
  noLongerStands: two(
    '处罚决定已被依法变更、撤销，或者确认违法、无效。',
    'The penalty was changed, revoked, or found unlawful or void.',
  ),
  theNewDecision: two('新决定', 'The new decision'),
  itWillBeMadePublic: two('将公开说明', 'It will be made public'),
  theOrderOfTheStay: two('停止执行的决定或者裁定', 'The order of the stay'),
  byWhomWhenAndWhy: two('由谁、何时、因何决定', 'By whom, when and why it was ordered'),
  theDocumentThatEnds: two('停止执行结束的文书', 'The document that ends the stay'),
  whyTheStayIsOver: two('停止执行为何结束', 'Why the stay is over'),
  whyItWasWithdrawnAtItsSource: two('来源撤回的原因', 'Why it was withdrawn at its source'),
  neededForWithdrawn: two('选择“来源已撤回”时必填', 'Needed for “Withdrawn at its source”'),
  onlyTheDeterminingUnitSets: two('仅由认定单位确定', 'Only the determining unit sets it'),
  minor: two('轻微', 'Minor'),
  general: two('一般', 'General'),
  serious: two('严重', 'Serious'),
  tierBasisHint: two(
    '行业主管部门的标准；没有的，写《信用修复管理办法》的条款',
    'The sector’s standard; where there is none, the article of the Measures for Credit Repair',
  ),
  minorAndItsPublication: two('轻微失信，确有必要公示', 'Minor, and its publication is necessary'),
  sealedByBasis: two(
    '公安机关依治安管理处罚法作出',
    'A public security organ decided it under the Public Security Administration Penalty Law',
  ),
  sealedBySeries: two(
    '公安机关作出，文号属治安序列',
    'A public security organ decided it, under a number of the 治安 series',
  ),
  sealedWithoutBasis: two(
    '公安机关作出，未写明处罚依据',
    'A public security organ decided it and names no legal basis',
  ),
  sourceStillLists: two('来源仍列为公示，应当撤下', 'its source lists it for the public and is to withdraw it'),
  sealedHere: two(
    '本平台已封存，请认定单位核对是否仍应报送',
    'it is sealed here; the determining unit checks whether it is still to be sent',
  ),
  sealedHereIncomplete: two(
    '本平台已封存，请认定单位补全依据',
    'it is sealed here; the determining unit completes the basis',
  ),
  toBeSealed: two('治安管理违法记录应当封存', 'To be sealed: public security administration'),
  now: two('现为：{value}', 'Now: {value}'),
  column: two('更正的栏目 {n}', 'Column {n}'),
  rightValue: two('正确内容 {n}', 'Right value {n}'),
  overPeriod: two(
    '公示期至{until}届满，来源仍公示至{named}。',
    'Its publicity ended on {until}; the source shows it until {named}.',
  ),
  overOuterCap: two(
    '自认定之日起满五年（{until}），来源仍公示至{named}。',
    'Five years from the finding ended on {until}; the source shows it until {named}.',
  ),
  overNationalCap: two(
    '文书早于{force}，按《信用修复管理办法》的公示期已满；依《广东省社会信用条例》可公示至{until}。应当适用哪一规定尚无定论，请逐条研判。',
    'Older than {force} and past the period of the Measures for Credit Repair; by the Guangdong regulations until {until}. Which of the two governs is an open question: a person weighs each.',
  ),
  pastNamedEnd: two(
    '来源填报的截止期为{named}，计算的公示期至{until}。',
    'Its source names {named} as the end; computed, it is {until}.',
  ),
  numberDisagrees: two(
    '文号年份为{year}，决定日期为{decided}，公示期从决定日期起算，二者不符。',
    'The number is of {year}, the decision of {decided}, from which publicity runs: they disagree.',
  ),
  endDisagrees: two(
    '来源填报的公示截止期{named}与自决定日期{decided}计算的截止期{until}不符。',
    'The source’s end, {named}, does not follow from the decision of {decided}, which gives {until}.',
  ),
  unwarned: two(
    '列入严重失信主体名单前应当告知当事人，决定应当送达并载明移出条件。记录没有写明：{names}。',
    'Before this list its subject is to be warned, and the decision served with its terms of removal. The record does not give: {names}.',
  ),
  warnedLate: two(
    '事先告知日期（{notice}）不早于列入决定日期（{decided}），或者无法识别。',
    'The day of the prior notice ({notice}) is not before the decision ({decided}), or cannot be read.',
  ),
  noTier: two(
    '决定日期为{decided}，认定单位尚未确定失信程度，不能公示，也无从计算期限。',
    'Decided on {decided}; its unit has not set the seriousness, so it is not shown and no period can be computed.',
  ),
  duplicate: two(
    '与{number}的机关、事实、内容和决定日期相同，疑为同一处理两次归集。',
    'The same authority, facts, content and date as {number}: perhaps one act, reported twice.',
  ),
  revokedShown: two(
    '来源备注写明“{found}”，记录仍在公示信息中。',
    'The source’s remark says “{found}”, and the record is still listed.',
  ),
  incomplete: two('缺少：{names}。', 'Missing: {names}.'),
  withdrawn: two(
    '信息提供单位报送撤回该记录，原因为“{cause}”，请提出意见并由另一人审批。',
    'Its provider reported it withdrawn, as: {cause}. One person proposes, another approves.',
  ),
  sealed: two('{why}；{then}。{open}', '{why}; {then}. {open}'),
  sealedOpen: two(
    '封存是否适用于对单位的处罚和2026年以前的决定尚无定论，暂一律封存。',
    'Whether the seal binds penalties of organisations and decisions before 2026 is open; until then all are sealed.',
  ),
  announced: two('{authority}于{decided}作出的一项行政处罚决定{did}。理由：{reason}', ''),
  changedAnnounced: two('已改为公示变更后的内容', ''),
  withdrawnAnnounced: two('已撤回该处罚信息', ''),
} as const
