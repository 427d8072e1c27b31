import { two } from '#law/bilingual.ts'
import { commonNotices, commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('信用修复核查', 'Check of a credit repair')
const { publishing, dispatching, answering, stalled, awaitingApproval, closed } = commonWords.states
const { 'applicant.withdrew': _withdrawn, 'record.ended': _ended, ...events } = commonWords.events
const { 'applicant.withdrew': _withdraw, ...actions } = commonWords.actions
const { withdrawalConfirmed: _confirmed, recordEnded: _moot, ...shared } = commonNotices(title)

export const words: ProcedureWords = {
  title,
  states: {
    underReview: two('核查', 'Under verification'),
    awaitingReply: two('待陈述申辩', 'Awaiting statement and defence'),
    awaitingApproval,
    recording: two('登记认定结果', 'Entering the finding'),
    publishing,
    dispatching,
    answering,
    stalled,
    closed,
  },
  events: {
    ...events,
    'unit.reported': two('单位报告涉嫌弄虚作假', 'Unit reported suspected fraud'),
    'unit.proposed': two('提出认定意见', 'Unit proposed on the finding'),
    'head.extended': two('批准延长', 'Extension approved'),
    'supervisor.assigned': two('监管员指定审批单位', 'Supervisor named the approving unit'),
    'applicant.stated': two('提交陈述申辩', 'Statement of the subject filed'),
    'applicant.supplemented': two('补充材料', 'Supplement filed'),
  },
  actions: {
    ...actions,
    'unit.proposed': two('提出认定意见', 'Propose on the finding'),
    'head.extended': two('批准延长', 'Approve an extension'),
    'supervisor.assigned': two('指定审批单位', 'Name the approving unit'),
    'applicant.stated': two('陈述、申辩', 'State your case'),
    'applicant.supplemented': two('补充材料', 'Add material'),
  },
  endings: { found: two('认定弄虚作假', 'Fraud is found'), notFound: two('未认定弄虚作假', 'No fraud is found') },
  limits: {
    N5: two('核查涉嫌弄虚作假', 'Verification of a suspected fraud'),
    N3: two('事先告知书送达', 'Service of the intended decision'),
    K5: two('陈述申辩', 'Statement of the subject'),
    B6: two('公布、推送更正信息', 'Publish and send on'),
    ...commonWords.limits,
  },
  notices: {
    ...shared,
    receipt: {
      subject: two('信用修复核查已启动 {number}', 'Your repair is being checked {number}'),
      body: two(
        '“{record}”的信用修复正在核查，编号 {number}。启动核查不代表已作认定；您可以登录查看核查事项、提交陈述和材料。',
        'The repair of “{record}” is being checked, number {number}; nothing has been found by that. Sign in to see what is checked and to state your case.',
      ),
    },
    extended: {
      subject: two('核查期限延长 {number}', 'Verification extended {number}'),
      body: two(
        '核查 {number} 的期限延长 {days} 个工作日。理由：{reason}',
        'The time limit of {number} is extended by {days} working days. Reason: {reason}',
      ),
    },
    intended: {
      subject: two('拟认定弄虚作假，请陈述申辩 {number}', 'Fraud may be found: state your case {number}'),
      body: two(
        '认定单位拟认定“{record}”的信用修复存在弄虚作假（{number}），尚未作出认定。您可以自本通知送达之日起 {statementTime}内登录系统陈述、申辩。',
        'The determining unit intends to find fraud in the repair of “{record}” ({number}). Nothing is found yet. You have {statementTime} from service of this notice to state your case: sign in.',
      ),
    },
    found: {
      subject: two('已认定弄虚作假 {number}', 'Fraud was found {number}'),
      body: two(
        '核查 {number} 已办结：认定“{record}”的信用修复存在弄虚作假，公示三年，在此期间该失信信息不予修复。决定书和救济途径请登录查看。',
        'Case {number} is decided: fraud was found in the repair of “{record}”. It is shown for three years, during which the item cannot be repaired. Sign in for the decision and the remedies.',
      ),
    },
    notFound: {
      subject: two('未认定弄虚作假 {number}', 'No fraud was found {number}'),
      body: two(
        '核查 {number} 已办结：未认定弄虚作假，“{record}”的信用修复不受影响。',
        'Case {number} is decided: no fraud was found, and the repair of “{record}” remains valid.',
      ),
    },
  },
}
