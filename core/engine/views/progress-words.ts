import { two } from '#law/bilingual.ts'

/** Names of the five stations, and what follows. */
export const progressWords = {
  names: {
    filed: two('提交', 'Filed'),
    intake: two('受理', 'Intake'),
    review: two('核查', 'Review'),
    decision: two('决定与更正', 'Decision and correction'),
    told: two('公布与告知', 'Publication and answer'),
  },
  begun: two('启动', 'Begun'),
  states: {
    now: two('正在办理', 'now'),
    later: two('未到', 'later'),
    ended: two('到此为止', 'ended here'),
    skipped: two('未经过', 'not needed'),
    done: two('已完成', 'done'),
  },
  next: {
    filed: two('下一步由受理单位决定是否受理。', 'Next, intake decides whether it is accepted.'),
    intake: two('下一步由有权办理的单位核查。', 'Next, the unit concerned reviews it.'),
    review: two('核查后提出处理意见，由负责人审批。', 'After the review the unit proposes, and its head decides.'),
    decision: two(
      '作出决定后办理更正等事项，再公布并告知。',
      'After the decision it is carried out, published and told.',
    ),
    told: two('结果公布并送达后办结。', 'Once the result is published and served, the case closes.'),
  },
  awaited: two('申请人按要求补充材料后继续办理。', 'The case goes on once the applicant has sent what is asked for.'),
  ifNot: two(
    '自动记录逾期和责任单位，由监管员督促；您可以投诉。',
    'The delay and the unit are recorded and the supervisor urges it; you may complain.',
  ),
  late: two(
    '逾期和责任单位自动记入日志，由监管员督促，办理继续；您可以投诉。',
    'The delay and the unit are recorded, and the supervisor urges it. Work on it continues, and you may complain.',
  ),
  ifYouDoNot: two(
    '到期没有提交的，依据现有材料继续办理，并告知结果和理由。',
    'If you send nothing, the case is decided on what is there, and you are told the result and the reasons.',
  ),
} as const
