import { two } from '#law/bilingual.ts'

/** States in which a unit takes a case up. */
export const intakeStates = {
  awaitingAcceptance: two('待承办单位受理', 'Awaiting acceptance'),
  awaitingSupplement: two('待补正', 'Awaiting supplement'),
  misrouted: two('退回转办', 'Misrouted'),
} as const

/** Names of shared states, events and limits. */
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
