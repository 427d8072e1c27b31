import type { events } from '#workflows/objection/events.ts'
import type { Bilingual } from '#workflows/procedure.ts'

/** What a button does; the timeline says what was done. */
const objection = {
  'intake.askedSupplement': { zh: '要求补正', en: 'Ask for a supplement' },
  'intake.kept': { zh: '由平台核查', en: 'Keep it for the platform' },
  'intake.forwarded': { zh: '转信息提供单位', en: 'Forward to a unit' },
  'intake.proposedRefusal': { zh: '提出不予受理', en: 'Propose a refusal' },
  'platform.proposed': { zh: '提出处理意见', en: 'Propose answers' },
  'unit.accepted': { zh: '受理', en: 'Accept the case' },
  'unit.proposed': { zh: '提出处理意见', en: 'Propose answers' },
  'unit.returned': { zh: '退回：非本单位', en: 'Hand back: not ours' },
  'unit.asked': { zh: '请认定单位协查', en: 'Ask the determining unit' },
  'determiner.answered': { zh: '答复协查', en: 'Answer the inquiry' },
  'head.paused': { zh: '批准扣除时限', en: 'Approve a pause' },
  'unit.resumed': { zh: '报告已到，恢复计时', en: 'The report arrived: resume' },
  'head.extended': { zh: '批准延长', en: 'Approve an extension' },
  'supervisor.assigned': { zh: '指定承办单位', en: 'Assign a unit' },
  'approver.approved': { zh: '同意', en: 'Approve' },
  'approver.returned': { zh: '退回重新提出', en: 'Return with reasons' },
  'applicant.supplemented': { zh: '提交补充', en: 'Send the supplement' },
  'applicant.stated': { zh: '保存声明', en: 'Save the statement' },
  'applicant.withdrew': { zh: '撤回', en: 'Withdraw' },
  'system.retried': { zh: '重新执行', en: 'Start again' },
} as const satisfies Partial<Record<keyof typeof events, Bilingual>>

/** Events of procedures without words here keep the name they come with. */
export const actions: Readonly<Record<string, Bilingual>> = objection
