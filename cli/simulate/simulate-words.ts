import { two } from '#law/bilingual.ts'

/** Words of `redress simulate`. */
export const simulate = {
  title: two('用虚拟时钟模拟一年的办理', 'simulate a year of cases under a virtual clock'),
  log: two('收件日志（CSV 或 CSV.gz）', 'a receipt log, CSV or CSV.gz'),
  cases: two('案件数', 'how many cases'),
  seed: two('随机种子', 'seed of the random numbers'),
  year: two('年度', 'the year'),
  until: two('只到这一天结束，其余在办', 'end with this day; what waits then stays open'),
  away: two('某单位一人外出', 'one officer of a unit is away'),
  noPlay: two('只统计收件日志，不经过程序', 'count the receipt log alone, without the program'),
  processes: two('用几个进程，默认按处理器核数', 'how many processes; by default one for each core'),
  keep: two(
    '把模拟的库留在这个目录（单进程），可用 REDRESS_DATA 打开查看；中断后用同样的参数再次运行，接着进行',
    'keep the simulated store in this folder (one process), to be served by REDRESS_DATA; the same command again goes on after a break',
  ),
  kept: two(
    '已留在 {folder}。查看：REDRESS_DATA={folder} REDRESS_NOW={day} npm start',
    'Kept in {folder}. To look at it: REDRESS_DATA={folder} REDRESS_NOW={day} npm start',
  ),
  badKeep: two(
    '--keep 请写还不存在的目录，或者同一模拟（同样的案件数、种子、年度和外出）留下的目录；{path} 不是',
    'write a folder for --keep that is not there yet, or one that the same simulation left (cases, seed, year, absences): {path} is neither',
  ),
  badProcesses: two('--processes 请写 1 到 64', 'write --processes from 1 to 64'),
  what: two(
    `不带日志：按种子生成一年的案件（到达、办理用时、人员、节假日），逐件经过真正的程序，列出各单位的逾期和排队。
带日志：先按两种口径统计日志本身的逾期（按时刻；按所写的当地日期；没有结束的为办理中）；再把各案搬到日历有的年份，连同日志自己的期限经过程序，核对两者是否一致；最后作为异议按法定期限经过程序。
在临时目录中进行，不发邮件，不动本机的数据。`,
    `Without a log: a year of cases by the seed (arrivals, times of work, people, holidays), each through the real program, with breaches
and queues by unit. With a log: its own lateness first, by the instant and by the local date as written (no end is still running);
then each case, moved by whole weeks into the calendar’s years, through the program with the log’s own deadline, to see that both agree;
and once more as an objection, with the limits of the law. In folders of its own: it mails nothing and touches no data.`,
  ),
  awayText: two(
    '单位:起:止，例如 HJ:2026-10-08:2026-10-31；可写多次。同一年跑两遍，列出差别',
    'UNIT:FROM:UNTIL, such as HJ:2026-10-08:2026-10-31, as often as needed. The same year runs twice, to compare',
  ),
  badLog: two('读不出收件日志：{what}', 'this receipt log cannot be read: {what}'),
  badLines: two('{n} 行缺少编号或时刻，未计', '{n} lines lack their number or instant and were not counted'),
  badCases: two('--cases 请写 1 到 100000', 'write --cases from 1 to 100000'),
  badYear: two('--year 只能是 {from} 到 {to}', '--year is one of {from} to {to}'),
  badUntil: two(
    '--until 请写 {year} 年的一天，例如 {year}-12-31，不能是 {text}',
    'write --until as a day of {year}, such as {year}-12-31, not {text}',
  ),
  noneUntil: two('到 {text} 还没有案件，请写晚一些的日期', 'no case has come by {text}: write a later day'),
  badAway: two(
    '--away 请写 单位:起:止，不能是 {text}；单位有 {units}',
    'write --away as UNIT:FROM:UNTIL, not {text}; units are {units}',
  ),
  lateness: two(
    '{cases} 件，{done} 件已结束：按时刻逾期 {lateByInstant} 件，按当地日期逾期 {lateByDate} 件',
    '{cases} cases, {done} of them ended: late by the instant {lateByInstant}, late by the local date {lateByDate}',
  ),
  running: two(
    '办理中（没有结束）{running} 件；没有期限 {withoutDeadline} 件',
    'running, without an end: {running}; without a deadline: {withoutDeadline}',
  ),
  own: two(
    '日志自己的期限经过程序：按时刻逾期 {lateByInstant} 件，按当地日期逾期 {lateByDate} 件，办理中 {running} 件（其中已过期限 {overdue} 件）',
    'through the program by the log’s own deadlines: late by the instant {lateByInstant}, by the local date {lateByDate}, running {running}, of which {overdue} are past theirs',
  ),
  agrees: two('与日志的统计一致', 'this is what was counted in the log'),
  differs: two('与日志的统计不一致', 'this is not what was counted in the log'),
  group: two('部门', 'department'),
  byInstant: two('按时刻逾期', 'late by the instant'),
  byDate: two('按日期逾期', 'late by the date'),
  asObjections: two('同样的到达作为异议，按法定期限：', 'the same arrivals as objections, by the limits of the law:'),
  ofYear: two('{year} 年，{cases} 件，种子 {seed}', '{year}, {cases} cases, seed {seed}'),
  played: two(
    '经过程序 {cases} 件；程序不接受的步骤 {refused} 个（例如已自动转出）',
    '{cases} cases through the program; steps it refused, such as after an automatic forwarding: {refused}',
  ),
  unit: two('单位', 'unit'),
  onTime: two('按时', 'on time'),
  late: two('逾期办结', 'done late'),
  overdue: two('逾期未办', 'over'),
  open: two('计时中', 'running'),
  than: two('原逾期 {n}', 'late before: {n}'),
  ifAway: two('有人外出时：', 'with somebody away:'),
  intake: two('受理', 'intake'),
  head: two('审批', 'head'),
  queue: two('{name}：最多排队 {most} 件（{on}）', '{name}: at most {most} waiting, on {on}'),
} as const
