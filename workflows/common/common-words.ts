import { type Bilingual, two } from '#law/bilingual.ts'
import type { ProcedureWords } from '../contract/pages.ts'

/** States in which a unit takes a case up. */
export const intakeStates = {
  awaitingAcceptance: two('待承办单位受理', 'Awaiting acceptance'),
  awaitingSupplement: two('待补正', 'Awaiting supplement'),
  misrouted: two('退回转办', 'Misrouted'),
} as const

/** Names of the states, events and limits that procedures share; each procedure adds its own. */
export const commonWords = {
  states: {
    awaitingApproval: two('待审批', 'Awaiting approval'),
    correcting: two('更正', 'Correcting'),
    publishing: two('公布', 'Publishing'),
    dispatching: two('推送更正信息', 'Dispatching'),
    answering: two('答复送达', 'Serving the answer'),
    stalled: two('系统处理中断，技术人员正在处理', 'Interrupted: our technicians are on it'),
    closed: two('办结', 'Closed'),
    withdrawn: two('撤回', 'Withdrawn'),
    moot: two('已终结（记录不再公示）', 'Closed: record no longer public'),
  },
  events: {
    'applicant.withdrew': two('撤回', 'Withdrawn'),
    'approver.approved': two('审批同意', 'Approved'),
    'approver.returned': two('审批退回', 'Returned by the approver'),
    'record.changed': two('记录已变动，退回重新提出', 'Record changed, back to the proposer'),
    'record.ended': two('记录已终止', 'Record ended'),
    'system.retried': two('重新执行', 'Step restarted'),
  },
  actions: {
    'applicant.withdrew': two('撤回', 'Withdraw'),
    'approver.approved': two('同意', 'Approve'),
    'approver.returned': two('退回重新提出', 'Return with reasons'),
    'system.retried': two('重新执行', 'Start again'),
  },
  limits: {
    K3: two('审批', 'Approval'),
    S1: two('更正、公布、答复', 'Correct, publish, answer'),
    S2: two('处理中断的环节', 'Restart a stalled step'),
  },
} as const

/** Words that a supplement adds to them, and a unit wrongly addressed. */
export const supplementWords = {
  events: { 'applicant.supplemented': two('补充材料', 'Supplement filed') },
  actions: { 'applicant.supplemented': two('补充材料', 'Supplement') },
  limits: { G2: two('补正', 'Supplement'), N1: two('补正告知送达', 'Service of the supplement list') },
} as const

/** Mails to whoever works on a case, and to the applicant about its course, with the procedure's name set in. */
export const commonNotices = ({ zh, en }: Bilingual): ProcedureWords['notices'] => ({
  task: {
    subject: two(`待办：${zh} {number}`, `Task: ${en.toLowerCase()} {number}`),
    body: two(
      `${zh} {number} 现由贵单位办理（{state}），{please}。`,
      `${en} {number} is with you ({state}); {please}.`,
    ),
  },
  reminder: {
    subject: two(`期限提醒：${zh} {number}`, `Reminder: ${en.toLowerCase()} {number}`),
    body: two(
      `${zh} {number} 的“{limit}”{whose}{ends}，请及时办理。`,
      `The limit “{limit}”{whose} of ${en.toLowerCase()} {number} {ends}. Please act in time.`,
    ),
  },
  overdue: {
    subject: two(`逾期：${zh} {number}`, `Overdue: ${en.toLowerCase()} {number}`),
    body: two(
      `${zh} {number} 的“{limit}”{whose}已于 {due} 到期，逾期已记录。请责任方立即办理。`,
      `The limit “{limit}”{whose} of ${en.toLowerCase()} {number} ended on {due}; the breach is recorded. Whoever owes it must act now.`,
    ),
  },
  stillOverdue: {
    subject: two(
      `逾期 {late} 天仍未办理：${zh} {number}`,
      `Overdue, days: {late}, still not done: ${en.toLowerCase()} {number}`,
    ),
    body: two(
      `${zh} {number} 的“{limit}”{whose}已于 {due} 到期，至今逾期 {late} 天，仍未办理。请责任方立即办理，由其负责人督促。`,
      `The limit “{limit}”{whose} of ${en.toLowerCase()} {number} ended on {due}, {late} days ago, and the act is still missing. Whoever owes it must act now; their head sees to it.`,
    ),
  },
  withdrawalConfirmed: {
    subject: two(`${zh}已撤回 {number}`, `${en} {number} withdrawn`),
    body: two(`您已撤回${zh} {number}。`, `You withdrew ${en.toLowerCase()} {number}.`),
  },
  recordEnded: {
    subject: two(
      `${zh}已终结：相关记录已停止公示 {number}`,
      `${en} {number} is closed: the record is no longer public`,
    ),
    body: two(
      `相关记录已停止公示，${zh} {number} 据此终结。`,
      `The record is no longer public, which ends ${en.toLowerCase()} {number}.`,
    ),
  },
})
