import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  lastDayOfThePlan: two('计划执行期满日', 'Last day of the plan'),
  planEndHint: two(
    '以裁定书为准，期满即复查。没有写明的，每 {K4}复查一次。',
    'As the ruling has it; the shield is reviewed then. If it names none, a review is due every {K4}.',
  ),
  filedBy: two('由谁提出', 'Filed by'),
  procedure: two('程序', 'Procedure'),
  court: two('法院', 'Court'),
  ruling: two('裁定书', 'Ruling'),
  dateOfTheRuling: two('裁定日期', 'Date of the ruling'),
  notNamed: two('裁定未写明', 'not named'),
  decision: two('决定', 'Decision'),
  reasons: two('理由', 'Reasons'),
  documentChecked: two('查阅的文书', 'Document checked'),
  proposal: two('处理意见', 'Proposal'),
  whoFiles: two('由谁提出', 'Who files'),
  theCompanyItself: two('企业自己', 'The company itself'),
  itsAdministratorZh: two('管理人', 'Its administrator (管理人)'),
  whatTheCourtRuledOn: two('裁定内容', 'What the court ruled on'),
  aReorganisationPlan: two('批准重整计划', 'A reorganisation plan (重整)'),
  aSettlement: two('认可和解协议', 'A settlement (和解)'),
  theCourt: two('作出裁定的法院', 'The court'),
  numberOfTheRuling: two('裁定书文号', 'Number of the ruling'),
  dayOfTheRuling: two('裁定日期', 'Day of the ruling'),
  planEndUnnamed: two('裁定书没有写明的，可以不填。', 'Leave it empty if the ruling names none.'),
  remarks: two('说明', 'Remarks'),
  itsAdministrator: two('管理人', 'Its administrator'),
  reorganisation: two('重整', 'Reorganisation'),
  settlement: two('和解', 'Settlement'),
} as const
