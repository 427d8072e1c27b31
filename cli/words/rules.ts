import { two } from '#law/bilingual.ts'

/** Words of `redress rules`. */
export const rules = {
  title: two('规则版本', 'editions of the rules'),
  behind: two(
    '适用旧版规则的在办案件，及改用现行规则后变动的日期',
    'open cases on an earlier edition, and what would move',
  ),
  move: two('把一件在办案件改到现行规则，记入案件日志', 'move an open case to the rules of today, in its log'),
  case: two('案件编号', 'number of the case'),
  by: two('提出人账户', 'account of who orders it'),
  approvedBy: two('批准人账户', 'account of who approves it'),
  reason: two('理由', 'why'),
  what: two(
    `案件自立案起适用当时的规则版本。改用现行规则须由监管员或系统管理员一人提出、另一人批准，新旧日期都记入案件日志；
不会因此逾期，告知过申请人的日期不会提前。`,
    `A case stays on the edition of the rules it began with. One supervisor or system administrator moves it, another
approves; both days are in its log, nobody becomes late by it, and a day told to the applicant is never moved earlier.`,
  ),
  found: two(
    '适用旧版规则的在办案件 {n} 件；现行版本 {version}',
    'cases on an earlier edition: {n}; today’s is {version}',
  ),
} as const
