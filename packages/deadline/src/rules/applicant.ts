import { two } from '../bilingual.ts'
import { calendarDays, months, receipt, row, workingDays, years } from './row.ts'

const supplement = two('补正', 'Supplement')
const remedies = two('救济', 'Remedies')
const served = two('送达', 'service of the paper')
const lapses = two('期满丧失', 'the right lapses')

/** G1–H3: supplements and remedies; applicants' days from service. */
export const applicantRules = [
  row(supplement, {
    id: 'G1',
    version: 2,
    step: two('一次性告知需要补正的全部内容', 'One complete list of what is missing'),
    owes: 'intake',
    length: workingDays(1),
    variants: [
      {
        when: two(
          '修复按受理时限；其他事项当场不能告知的',
          'a repair within the limit to accept; else, where not on the spot',
        ),
        length: workingDays(5),
      },
    ],
    start: receipt,
    stop: two('送出补正告知', 'the list is sent'),
    atExpiry: two(
      '记为逾期，案件继续办理；异议不得晚于转办时限',
      'a breach; the case goes on; in an objection never after the limit to forward',
    ),
    citation: '行政许可法 32',
    status: ['VT', 'UNV'],
    force: 'target',
  }),
  row(supplement, {
    id: 'G2',
    version: 3,
    step: two('申请人补正', 'The applicant supplements'),
    owes: 'applicant',
    length: workingDays(10),
    start: served,
    stop: two('补正材料到达', 'the supplement arrives'),
    extension: { ...two('有正当理由的可以延长', 'may be extended for good reason'), unit: 'workingDays', n: null },
    atExpiry: two(
      '由承办人依据现有材料办理，或者说明理由并告知后办结',
      'the officer decides on the papers at hand, or closes with reason and notice',
    ),
    citation: '行政复议法 31',
    status: ['VT', 'UNV'],
    force: 'target',
  }),
  row(remedies, {
    id: 'H1',
    step: two('申请行政复议', 'Ask for administrative reconsideration'),
    owes: 'applicant',
    length: calendarDays(60),
    variants: [{ when: two('最长', 'at most'), length: years(5, 'act') }],
    start: two('知道该决定', 'knowledge of the decision'),
    stop: two('提出申请', 'the application'),
    atExpiry: lapses,
    citation: '行政复议法 20, 21',
    status: 'VT',
  }),
  row(remedies, {
    id: 'H2',
    step: two('提起行政诉讼', 'Bring an administrative suit'),
    owes: 'applicant',
    length: months(6, 'act'),
    variants: [{ when: two('经复议的', 'after reconsideration'), length: calendarDays(15) }],
    start: two('知道该决定', 'knowledge of the decision'),
    stop: two('起诉', 'the suit'),
    atExpiry: lapses,
    citation: '行政诉讼法 45, 46',
    status: 'VT',
  }),
  row(remedies, {
    id: 'H3',
    step: two('行政机关不履行法定职责', 'An authority does nothing'),
    owes: 'agency',
    length: months(2, 'act'),
    start: receipt,
    stop: two('履行职责', 'it acts'),
    atExpiry: two(
      '可以起诉；其他法律、法规另有期限的，可以更早起诉',
      'a suit is open; earlier where another law or regulation sets a limit',
    ),
    citation: '行政诉讼法 47',
    status: 'VT',
  }),
]
