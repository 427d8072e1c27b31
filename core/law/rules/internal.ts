import { two } from '../bilingual.ts'
import { calendarDays, months, noFigure, receipt, row, workingDays } from './row.ts'

const internal = two('内部时限', 'Internal limits')
const misrouted = two('退回（非本单位）', 'Misrouted')
const shield = two('屏蔽', 'Shield')

/** J1–K6: complaints, and our own targets. */
export const internalRules = [
  row(two('投诉', 'Complaint'), {
    id: 'J1',
    version: 2,
    step: two('受理并答复投诉', 'Accept and answer a complaint'),
    owes: 'complaintOwner',
    length: noFigure(calendarDays(30)),
    variants: [{ when: two('受理', 'acceptance'), length: workingDays(5) }],
    start: receipt,
    stop: two('答复', 'the answer'),
    atExpiry: two('报上一级机关', 'goes to the next higher organ'),
    citation: 'YF 29',
    status: ['VT', 'UNV'],
    force: 'target',
  }),
  row(misrouted, {
    id: 'K1',
    step: two('说明非本单位事项并指出应办单位', 'Say “not ours” and name the right unit'),
    owes: 'wronglyAddressedUnit',
    length: workingDays(1),
    start: two('该单位收到', 'its receipt'),
    stop: two('退回', 'returned'),
    atExpiry: two('仍由该单位办理', 'stays with the unit'),
    status: 'UNV',
    force: 'target',
  }),
  row(misrouted, {
    id: 'K2',
    step: two('另行转送；两次退回后由监管员指定', 'Send on; after two returns the supervisor assigns'),
    owes: 'platform',
    length: workingDays(1),
    start: two('退回', 'the return'),
    stop: two('转出或者指定', 'sent on or assigned'),
    atExpiry: two('报监管员', 'goes to the supervisor'),
    status: 'UNV',
    force: 'target',
  }),
  row(internal, {
    id: 'K3',
    step: two('审批，计入本单位时限', 'Approve, inside the unit’s own limit'),
    owes: 'approver',
    length: noFigure(),
    start: two('提出处理意见', 'the proposal'),
    stop: two('批准或者退回', 'approved or returned'),
    atExpiry: two('属于本单位逾期', 'a breach of the unit'),
    status: 'UNV',
    force: 'target',
  }),
  row(shield, {
    id: 'K4',
    step: two(
      '每 6 个月及计划期满时复查，不超过公示期届满日',
      'Review each 6 months and at the plan’s end, never past the end of publicity',
    ),
    owes: 'determiningUnit',
    length: months(6, 'act'),
    start: two('屏蔽', 'the shielding'),
    stop: two('复查', 'the review'),
    atExpiry: two('继续屏蔽', 'stays shielded'),
    status: 'UNV',
    force: 'target',
  }),
  row(internal, {
    id: 'K5',
    step: two('认定弄虚作假或者终止屏蔽前的陈述', 'Statement before a finding of fraud or the end of a shield'),
    owes: 'subject',
    length: workingDays(5),
    start: two('送达', 'service of the paper'),
    stop: two('提出陈述', 'the statement'),
    atExpiry: two('依现有材料决定', 'decided on the papers at hand'),
    status: 'UNV',
    force: 'target',
  }),
  row(two('侵权', 'Infringement'), {
    id: 'K6',
    step: two('停止侵害', 'Stop the harm'),
    owes: 'platform',
    length: workingDays(1),
    start: two('作出决定', 'the decision'),
    stop: two('已停止', 'stopped'),
    atExpiry: two('报监管员', 'goes to the supervisor'),
    status: 'UNV',
    force: 'target',
  }),
]
