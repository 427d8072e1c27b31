import { two } from '#law/bilingual.ts'

/** Findings of `doctor` on seats, letters, log, for cities to change. */
export const checkWords = {
  calendar: {
    reach: two('放假安排录到 {year} 年，{from}起为暂定', 'Holidays are known to {year}; provisional from {from}.'),
    remedy: two(
      '通知公布后，由一名管理员在“放假安排”页录入、另一名确认；也可运行 redress calendar preview，再以 REDRESS_HOLIDAYS 启动',
      'Once the notice is out, one administrator enters it under Holidays and another confirms; or look at redress calendar preview, then start with REDRESS_HOLIDAYS.',
    ),
  },
  pairs: {
    ok: two('有人员的单位都能两人办理', 'Every unit with staff can form a pair.'),
    single: two('不能两人办理的单位：{units}', 'Units that cannot form a pair: {units}'),
    empty: two('{n} 个单位没有人员', '{n} units have nobody.'),
    remedy: two(
      '在人员目录中各设至少一名承办人和另一名负责人；此前由本单位负责人、再由监管单位审批',
      'Seat an officer and a head who is another person; until then its head, then the supervising unit, approves.',
    ),
  },
  complaints: {
    ok: two('投诉都有承办单位', 'Every complaint has an owner who can decide it.'),
    empty: two(
      '投诉承办单位没有承办人和另一名负责人：{owners}（承办对{about}的投诉）',
      'Owners of complaints without an officer and another person as head: {owners} (for complaints about {about}).',
    ),
    remedy: two(
      '在该单位设承办人和负责人；此前由其上级中有人员的单位办理，均无人员的留在该单位待办',
      'Seat an officer and a head there; until then the unit above it that has a seat handles them, or they wait.',
    ),
  },
  letterRemedies: {
    ok: two('各单位文书的复议机关、法院已经确认', 'Organ of reconsideration and court are confirmed.'),
    missing: two(
      '文书的复议机关、法院未填或者未经法制机构确认：{units}',
      'Organ of reconsideration or court missing, or not confirmed by the legal office: {units}',
    ),
    remedy: two(
      '在 departments.json 的 remedies 中填写并由法制机构确认（confirmed）；未填的，文书写“依法有管辖权的”机关（行政复议法实施条例第十七条）',
      'Enter remedies in departments.json and let the legal office confirm them; where they are missing, letters say “the competent” organ.',
    ),
  },
  letterContacts: {
    ok: two('各单位文书的机关代字、联系方式齐全', 'Code word and contact of every unit are there.'),
    missing: two(
      '文书的机关代字、联系人、电话或者地址未填：{units}',
      'Code word, person, telephone or address missing in letters: {units}',
    ),
    remedy: two(
      '联系人、电话和地址在“设置”的单位名录页填写，机关代字在 departments.json 中填写（codeWord）；此前文号用单位全称，电话写 12345',
      'Enter person, telephone and address at the unit under Settings, and codeWord in departments.json; until then numbers have the full name, and the telephone is 12345.',
    ),
  },
  papers: {
    ok: two('签发的文书都已印制盖章', 'Every paper that was issued is printed and sealed.'),
    stuck: two(
      '{n} 份文书签发半小时后仍没有印制盖章：{list}',
      '{n} papers are neither printed nor sealed half an hour after their issue: {list}',
    ),
    remedy: two(
      '看服务日志中的 sweepFailed，排除原因（印制程序、印章、磁盘）；系统每分钟再试。盖章之前文书没有送达，期限由承办单位承担',
      'Look for sweepFailed in the log and mend the cause (printer, seal, disk); each is tried again every minute. Until then nothing is served, and the unit’s limit continues.',
    ),
  },
  holders: {
    ok: two('在办案件的承办单位都在目录中', 'Every open case lies with a unit of the directory.'),
    gone: two('承办单位不在目录中的在办案件：{list}', 'Open cases with units that the directory does not have: {list}'),
    remedy: two(
      '撤并的单位在案件办结前仍须留在单位目录中，并有承办人和负责人',
      'Keep a unit that was merged or closed in the directory, with an officer and a head, until its cases are closed.',
    ),
  },
  waiting: {
    ok: two('没有待处理的管理事项', 'No administration waits.'),
    list: two('待处理的管理事项：{list}', 'Administration that waits: {list}'),
    settings: two('设置更改第 {n} 号', 'change of settings {n}'),
    holidays: two('{year} 年放假安排', 'holidays of {year}'),
    seats: two('账号 {name} 的岗位或者联系方式', 'role or address of account {name}'),
    erasures: two('删除办结案件 {number}', 'erasure of closed case {number}'),
    incidents: two('个人信息安全事件第 {n} 号', 'incident with personal information {n}'),
    accounts: two('{year} 年账号复核', 'review of accounts {year}'),
    since: two('{what}（{day}起）', '{what} (since {day})'),
    remedy: two(
      '更改由提出人以外的管理员核对后确认或者不确认；事件的法定义务应当立即办理；账号逐个复核（“设置”“放假安排”“岗位确认”“到期案件删除”“个人信息安全事件”“账号复核”页）',
      'Changes are settled by another administrator; duties after an incident are owed at once; accounts are looked at one by one.',
    ),
  },
  administrators: {
    ok: two('三员分立', 'The three administrators are different persons.'),
    twice: two('一人兼任三员：{list}', 'One person holds two of them: {list}'),
    missing: two('三员缺：{list}', 'Administrators missing: {list}'),
    remedy: two(
      '系统、安全、审计三员由三个人分别担任；尚无三员的，先运行 redress admin first',
      'Seat three different persons as system, security and audit administrator; redress admin first seats the first.',
    ),
  },
  follower: {
    lag: two('公示与通知落后日志 {lag} 行', 'Publication and mail are {lag} log rows behind.'),
    remedy: two(
      '启动或重启服务；仍不减少的，看服务日志中的 follower.failed',
      'Start or restart the server; if it does not shrink, look for follower.failed in its log.',
    ),
  },
  aside: {
    ok: two('没有处理不了的日志行', 'No log row is set aside.'),
    stuck: two('{n} 行日志反复处理失败：{list}', '{n} log rows fail again and again: {list}'),
    remedy: two(
      '看服务日志中的 followFailed，排除原因；每小时自动再试',
      'Look for followFailed in the log and mend the cause; each is tried again once an hour.',
    ),
  },
  seal: {
    signed: two('日志 {rows} 行，已签 {size} 行', '{size} of {rows} log rows are signed for.'),
    older: two(
      '数据库比签名旧：用 redress restore 恢复，不要直接拷回文件',
      'The database is older than its signature: use redress restore, never copy files back.',
    ),
    waiting: two(
      '十分钟以上未签：启动服务；仍如此的，查看密钥',
      'Unsigned for over ten minutes: start the server; if it stays so, look at the keys.',
    ),
  },
  clock: {
    ok: two('时钟不早于最后一行日志', 'The clock is not behind the last log row.'),
    behind: two('时钟比最后一行日志早 {ahead} 秒', 'The clock is {ahead} seconds behind the last log row.'),
    remedy: two(
      '校准系统时间（NTP）；演示用 REDRESS_NOW 的，不要改早',
      'Set the clock (NTP); with REDRESS_NOW, never go back.',
    ),
  },
  audit: {
    none: two('夜间核对还没有完成过', 'No nightly audit has come to its end yet.'),
    agrees: two(
      '{on}的夜间核对与日志相符：{rows} 行日志、{items} 项',
      'The nightly audit of {on} agrees with the log: {rows} log rows, {items} items.',
    ),
    differs: two(
      '{on}的夜间核对有 {found} 处与日志不符：{first}',
      'The nightly audit of {on} found {found} differences from the log: {first}',
    ),
    remedy: two(
      '运行 redress audit 逐处核对；停止服务后运行 redress audit --repair 按日志恢复',
      'Run redress audit to see each; with the server stopped, redress audit --repair mends what the log says.',
    ),
    still: two(
      '三天没有完成夜间核对：服务夜间应当运行；仍如此的，看服务日志中的 follower.failed（audit）',
      'None ended for three days: let the server run at night; if it stays so, look for follower.failed (audit) in its log.',
    ),
  },
} as const
