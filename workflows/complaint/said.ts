import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  to: two('转给', 'To'),
  remarks: two('说明', 'Remarks'),
  complaintAbout: two('投诉事项', 'Complaint about'),
  unitComplainedOf: two('被投诉单位', 'Unit complained of'),
  finding: two('处理结论', 'Finding'),
  reasons: two('理由', 'Reasons'),
  documentChecked: two('查阅的文书', 'Document checked'),
  ordered: two('督办要求', 'Ordered'),
  toBeDoneBy: two('督办期限', 'To be done by'),
  whichUnitDoYouComplain: two('投诉哪个单位', 'Which unit do you complain of'),
  neverHandledByIt: two('投诉不由被投诉的单位办理。', 'It is never handled by that unit.'),
  neverThatUnit: two(
    '不得是被投诉的单位；不清楚可以不选。',
    'Never the unit complained of; leave open if you do not know.',
  ),
  whatWasWrong: two('投诉什么', 'What was wrong'),
  whatHappened: two('事情经过', 'What happened'),
  whenItWas: two(
    '写明时间、事项和承办人（如知道）。',
    'When it was, what it was about, and who handled it if you know.',
  ),
} as const
