import { two } from '#law/bilingual.ts'
import { commonNotices, commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('暂时屏蔽复查', 'Review of a shield')
const { publishing, dispatching, answering, stalled, awaitingApproval, closed, moot } = commonWords.states
const { 'applicant.withdrew': _withdrawn, ...events } = commonWords.events
const { 'applicant.withdrew': _withdraw, ...actions } = commonWords.actions
const { withdrawalConfirmed: _confirmed, ...shared } = commonNotices(title)

export const words: ProcedureWords = {
  title,
  states: {
    underReview: two('复查', 'Under review'),
    awaitingReply: two('待陈述', 'Awaiting a statement'),
    awaitingApproval,
    restoring: two('恢复公示', 'Showing again'),
    publishing,
    dispatching,
    answering,
    stalled,
    closed,
    moot,
  },
  events: {
    ...events,
    'review.opened': two('启动暂时屏蔽复查', 'Review of the shield begun'),
    'unit.proposed': two('提出复查意见', 'Unit proposed on the review'),
    'applicant.stated': two('提交陈述申辩', 'Statement of the subject filed'),
    'applicant.supplemented': two('补充材料', 'Supplement filed'),
  },
  actions: {
    ...actions,
    'unit.proposed': two('提出复查意见', 'Propose on the review'),
    'applicant.stated': two('陈述、申辩', 'State your case'),
    'applicant.supplemented': two('补充材料', 'Add material'),
  },
  endings: { restored: two('已恢复公示', 'Shown again'), kept: two('继续暂时屏蔽', 'Still shielded') },
  limits: {
    N4: two('复查暂时屏蔽', 'Review of a shield'),
    N3: two('事先告知书送达', 'Service of the intended decision'),
    K5: two('陈述申辩', 'Statement of the subject'),
    B6: two('恢复公示、推送更正信息', 'Show again and send on'),
    ...commonWords.limits,
  },
  notices: {
    ...shared,
    receipt: {
      subject: two('暂时屏蔽复查已启动 {number}', 'The shield is being reviewed {number}'),
      body: two(
        '“{record}”的暂时屏蔽正在复查，编号 {number}。您可以登录陈述、提交材料。',
        'The shield of “{record}” is being reviewed, number {number}. Sign in to state your case.',
      ),
    },
    intended: {
      subject: two('拟恢复公示，请陈述申辩 {number}', 'The record may be shown again: state your case {number}'),
      body: two(
        '认定单位拟终止“{record}”的暂时屏蔽并恢复公示（{number}）。您可以自本通知送达之日起 {statementTime}内登录系统陈述、申辩。',
        'The determining unit intends to end the shield of “{record}” and show it again ({number}). You have {statementTime} from service of this notice to state your case: sign in.',
      ),
    },
    kept: {
      subject: two('继续暂时屏蔽 {number}', 'The shield continues {number}'),
      body: two(
        '“{record}”经复查继续暂时屏蔽（{number}）。决定书请登录查看。',
        'The shield of “{record}” was reviewed and continues ({number}). Sign in for the decision.',
      ),
    },
    restored: {
      subject: two('暂时屏蔽已终止 {number}', 'The shield has ended {number}'),
      body: two(
        '“{record}”的暂时屏蔽已终止，恢复公示（{number}）。理由和救济途径请登录查看。',
        'The shield of “{record}” has ended and the record is shown again ({number}). Sign in for the reasons and the remedies.',
      ),
    },
  },
}
