import { two } from '../bilingual.ts'
import { documentDate, months, row, years } from './row.ts'

const publicity = two('公示期', 'Publicity')
const ended = two('期满或者修复', 'the maximum, or repair')
const mayApply = two(
  '满最短期可以申请修复，满最长期自动停止公示',
  'repair may be asked for after the minimum; publicity stops by itself at the maximum',
)

/** C1–C5: how long a record is shown. */
export const publicityRules = [
  row(publicity, {
    id: 'C1',
    step: two('轻微失信：不公示，确有必要的不超过 3 个月', 'Minor: not shown, or 3 months at most where necessary'),
    owes: 'publisher',
    length: { ...months(3, 'period'), minimum: 0 },
    start: documentDate,
    stop: ended,
    atExpiry: two('自动停止公示', 'publicity stops by itself'),
    citation: 'O36 12',
    status: 'VT',
  }),
  row(publicity, {
    id: 'C2',
    step: two('一般失信：3 个月至 1 年', 'General: 3 months to 1 year'),
    owes: 'publisher',
    length: { ...months(12, 'period'), minimum: 3 },
    start: documentDate,
    stop: ended,
    pause: two('附带期限的处罚未满不得提前终止公示', 'no early end before an attached term is over'),
    atExpiry: mayApply,
    citation: 'O36 12',
    status: 'VT',
  }),
  row(publicity, {
    id: 'C3',
    step: two('严重失信：1 年至 3 年', 'Serious: 1 to 3 years'),
    owes: 'publisher',
    length: { ...years(3, 'period'), minimum: 12 },
    start: documentDate,
    stop: ended,
    pause: two('附带期限的处罚未满不得提前终止公示', 'no early end before an attached term is over'),
    atExpiry: two(
      '满最短期可以申请修复，满最长期自动停止公示；届满仍未纠正的按行业规定',
      'repair may be asked for after the minimum; publicity stops by itself at the maximum; uncorrected then: the sector’s rule',
    ),
    citation: 'O36 12',
    status: 'VT',
  }),
  row(publicity, {
    id: 'C4',
    version: 2,
    step: two('广东省最长公示期', 'Outer cap in Guangdong'),
    owes: 'publisher',
    length: years(5, 'period'),
    start: two('认定之日；失信行为有继续状态的，自行为终了之日', 'the finding, or the end of continuing conduct'),
    stop: two('期满', 'the period is over'),
    atExpiry: two('必须停止公示', 'publicity must stop'),
    citation: 'GD 43',
    status: 'VT',
  }),
  row(publicity, {
    id: 'C5',
    step: two(
      '旧办法：3 个月至 3 年，食品、药品、特种设备、安全生产、消防领域最短 1 年',
      'Former rules: 3 months to 3 years; 1 year at least in food, drugs, special equipment, work safety and fire protection',
    ),
    owes: 'publisher',
    length: { ...years(3, 'period'), minimum: 3 },
    variants: [{ when: two('上述领域的最短公示期', 'the minimum in those fields'), length: years(1, 'period') }],
    version: 3,
    dates: { from: '2023-05-01', until: '2026-03-31' },
    start: two('处罚决定之日', 'the date of the decision'),
    stop: ended,
    atExpiry: two('停止公示', 'publicity stops'),
    citation: 'O58',
    status: 'SEC',
  }),
]
