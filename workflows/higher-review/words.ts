import type { ProcedureWords } from '#workflows/procedure.ts'

const two = (zh: string, en: string) => ({ zh, en })

export const words: ProcedureWords = {
  title: two('复核', 'Higher review'),
  states: {
    withHigherOrgan: two('上级复核', 'With the higher organ'),
    awaitingApproval: two('待审批', 'Awaiting approval'),
    correcting: two('更正', 'Correcting'),
    publishing: two('公布', 'Publishing'),
    dispatching: two('分发', 'Dispatching'),
    answering: two('答复送达', 'Serving the answer'),
    stalled: two('待人工处理', 'Stalled'),
    closed: two('办结', 'Closed'),
    withdrawn: two('撤回', 'Withdrawn'),
    moot: two('标的消失', 'Moot'),
  },
  events: {
    'applicant.submitted': two('申请复核', 'Higher review requested'),
    'organ.proposed': two('上级机关提出复核意见', 'Higher organ proposed an answer'),
    'approver.approved': two('审批同意', 'Approved'),
    'approver.returned': two('审批退回', 'Returned by the approver'),
    'applicant.withdrew': two('撤回', 'Withdrawn'),
    'record.changed': two('记录已变动，退回重新提出', 'Record changed, back to the proposer'),
    'record.ended': two('记录已终止', 'Record ended'),
    'system.retried': two('重新执行', 'Step restarted'),
  },
  actions: {
    'organ.proposed': two('提出复核意见', 'Propose the review’s answer'),
    'approver.approved': two('同意', 'Approve'),
    'approver.returned': two('退回重新提出', 'Return with reasons'),
    'applicant.withdrew': two('撤回', 'Withdraw'),
    'system.retried': two('重新执行', 'Start again'),
  },
  limits: {
    A7: two('复核', 'Higher review'),
    K3: two('审批', 'Approval'),
    S1: two('更正、公布、答复', 'Correct, publish, answer'),
    S2: two('处理停滞的步骤', 'Restart a stalled step'),
  },
  notices: {
    receipt: {
      subject: two('已收到您的复核申请 {number}', 'We received your request for review {number}'),
      body: two(
        '您对《{record}》异议处理结果的复核申请已收到，编号 {number}。',
        'We received your request to review the result on “{record}”, number {number}.',
      ),
    },
    partialAnswer: {
      subject: two('复核 {number} 部分事项已有答复', 'Part of review {number} is answered'),
      body: two(
        '复核 {number} 的部分事项已有答复，其余继续办理。请登录查看：{link}',
        'Part of review {number} is answered; the rest goes on. Sign in to read it: {link}',
      ),
    },
    answered: {
      subject: two('复核结果 {number}', 'Result of review {number}'),
      body: two(
        '复核 {number} 已办结。结果、理由和救济途径请登录查看。',
        'Review {number} is decided. Sign in for the result, the reasons and the remedies.',
      ),
    },
    withdrawalConfirmed: {
      subject: two('复核申请已撤回 {number}', 'Review {number} withdrawn'),
      body: two('您已撤回复核申请 {number}。', 'You withdrew the request for review {number}.'),
    },
    recordEnded: {
      subject: two('复核标的已消失 {number}', 'Review {number} is moot'),
      body: two(
        '相关记录已停止公示，复核 {number} 随之终结。',
        'The record is no longer public, which ends review {number}.',
      ),
    },
    task: {
      subject: two('待办：复核 {number}', 'Task: higher review {number}'),
      body: two(
        '复核 {number} 现由贵处办理（{state}），请于 {due} 前办理。',
        'Higher review {number} is with you ({state}); please act by {due}.',
      ),
    },
    reminder: {
      subject: two('期限提醒：复核 {number}', 'Reminder: higher review {number}'),
      body: two(
        '复核 {number} 的“{limit}”将于 {due} 到期，请及时办理。',
        'The limit “{limit}” of higher review {number} ends on {due}. Please act in time.',
      ),
    },
    overdue: {
      subject: two('逾期：复核 {number}', 'Overdue: higher review {number}'),
      body: two(
        '复核 {number} 的“{limit}”已于 {due} 到期，逾期已记录。请立即办理。',
        'The limit “{limit}” of higher review {number} ended on {due}; the breach is recorded. Please act now.',
      ),
    },
  },
}
