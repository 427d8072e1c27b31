import { two } from '#law/bilingual.ts'

/** Words of `redress figures`. */
export const figures = {
  title: two('按日志重算一年的时限统计', 'recount a year’s limits from the log'),
  year: two('年度', 'the year'),
  at: two('日志位置', 'the place in the log'),
  data: two('数据目录', 'a data folder'),
  what: two(
    `重放日志的前若干条，按到期日所在年度统计全市、各区划、各单位的时限，向标准输出写 CSV。late 按时刻，lateByDate 按北京日期；
没有办结的另列 open（计时中）、overdue（逾期未办）。同一位置已有年度统计的，逐行比对，有一处不同即退出 1。只读，服务运行时也可以。`,
    `Plays the first entries of the log again and counts the limits due in the year, of the city, each county and each unit, as CSV on
standard output. late is by the instant, lateByDate by the Beijing date; what has no end stands apart: open runs, overdue is over.
Where yearly figures were taken at the same place it compares each row, and exits 1 where one differs. Only reads.`,
  ),
  atText: two(
    'HEAD（最新的检查点），或者检查点的条数或根（checkpoint 的第二、三行）',
    'HEAD (the newest checkpoint), or a checkpoint’s number of entries or root: its second and third lines',
  ),
  jsonText: two('一个 JSON 对象，rows 为各行', 'one JSON object, its rows under rows'),
  badYear: two('--year 请写四位年度，例如 2026', 'write --year with four digits, such as 2026'),
  badHead: two(
    '日志中没有这个位置：{at}。请写 HEAD，或者检查点的条数或根',
    'the log has no such place: {at}. Write HEAD, or a checkpoint’s number of entries or root',
  ),
  counted: two(
    '{year} 年：按日志前 {size} 条（根 {root}）统计 {cases} 件',
    '{year}: {cases} cases, from the first {size} entries of the log, root {root}',
  ),
  recounted: two(
    '{n} 件立案后日历有变，按现行日历重算',
    '{n} cases began before the calendar changed and were counted by the present one',
  ),
  differs: two('不同：原为 {before}，重算为 {after}', 'differs: was {before}, is {after}'),
  agrees: two('与 {year} 年第 {n} 版一致', 'agrees with {year}, edition {n}'),
  apart: two('与 {year} 年第 {n} 版不同', 'differs from {year}, edition {n}'),
} as const
