import { two } from '../bilingual.ts'
import { months, noFigure, row, years } from './row.ts'

const retention = two('留存', 'Retention')
const held = two('依法需要继续保存的除外', 'not while a legal hold lasts')
const event = two('记录形成', 'the event')
const ended = two('期满', 'the period is over')
const kept = two('不自动删除', 'nothing is deleted by itself')

/** I1–I3: how long logs are kept. */
export const retentionRules = [
  row(retention, {
    id: 'I1',
    step: two('网络日志、审计日志不少于 6 个月', 'Network and audit logs: 6 months at least'),
    owes: 'operator',
    length: months(6, 'period'),
    start: event,
    stop: ended,
    pause: held,
    atExpiry: kept,
    version: 2,
    citation: '网安法 23',
    status: 'SEC',
    confidence: 95,
  }),
  row(retention, {
    id: 'I2',
    step: two('查询日志长期保存', 'Query logs: kept for the long term'),
    owes: 'platform',
    length: noFigure(),
    start: event,
    stop: two('长期', 'no end'),
    atExpiry: kept,
    citation: 'GD 20',
    status: 'VT',
  }),
  row(retention, {
    id: 'I3',
    step: two('提供个人信息的处理记录不少于 3 年', 'Records of handing out personal data: 3 years at least'),
    owes: 'operator',
    length: years(3, 'period'),
    start: event,
    stop: ended,
    atExpiry: kept,
    citation: '网数条例 12',
    status: 'VT',
  }),
]
