import { two } from '#law/bilingual.ts'

/** Words of `redress audit`; those of what it finds are the core's. */
export const audit = {
  title: two('按日志核对现存的一切', 'hold all that stands against the log'),
  data: two('数据目录', 'a data folder'),
  threads: two('同时核对的线程数', 'how many threads look side by side'),
  repairOption: two('按日志恢复，须先停止服务', 'put right what the log says; stop the server first'),
  what: two(
    `按日志重建每个案件、记录、公告及其索引、时限、文书、计数、证据的哈希和公开文件，与现存的逐一比对；并核对日志链和数据库文件。
只读，服务运行时也可以。有一处不符，或公开文件、最后 200 行以前的后续未能核对，即退出 1。签名的检查点由 redress verify 核验。`,
    `Rebuilds each case, record and notice, with index entries, clocks, papers, counters, hashes of evidence and public files, from
the log, and holds what stands against it; the chain of the log and the database file too. Only reads, also beside a running server. Exit 1
where anything differs, or where public files, or what follows from more than the last 200 rows, could not be compared.
Signatures are what redress verify looks at.`,
  ),
  repair: two(
    `重建由日志得出的各项、索引和公开文件，移除日志没有依据的；每次恢复都记入管理日志（store.mended）。从不改动日志；信件的措辞、
文书的内容和原始文件日志中没有，不能恢复，逐项说明。中断后再次运行即可。`,
    `Writes what follows from the log again, index entries and public files too, and takes away what no log supports; each time it is
recorded in the log of administration. It never touches the log. Words of letters, contents of papers and files
are in no log: these are named and left. Broken off, run it again.`,
  ),
  json: two('每处一行 JSON，末行为小结：', 'One JSON object a line for each difference, then one for the whole:'),
  progress: two('已核对 {rows} 行日志、{items} 项', '{rows} log rows, {items} items'),
  agrees: two('相符：{rows} 行日志，{items} 项', 'agrees: {rows} log rows, {items} items'),
  differs: two(
    '有 {found} 处不符（{rows} 行日志，{items} 项）；按日志恢复：停止服务后运行 redress audit --repair',
    '{found} differences in {rows} log rows and {items} items; to mend them by the log, stop the server and run redress audit --repair',
  ),
  recounted: two(
    '{n} 件的时限也按以前的日历计算过：已结束、已暂停的届满日按现存的取',
    'an earlier calendar too counted the clocks of {n} cases: days of ended and paused ones were taken as they stand',
  ),
  unhashed: two(
    '{n} 封信件只作告知，日志中没有其文字的哈希，文字未核对',
    'the text of {n} letters that only tell was not looked at: the log has no hash of it',
  ),
  unlogged: two(
    '{n} 份授权委托早于授权委托日志，未核对',
    '{n} mandates are older than the logs of mandates and were not looked at',
  ),
  unfollowed: two(
    '最后 {n} 行日志的后续尚未全部办完，这部分未核对；启动服务片刻后再运行',
    'what follows from the last {n} log rows is not all done yet and was not looked at: let the server run for a moment, then run it again',
  ),
  undrawn: two(
    '公开文件将按本版程序重写，未核对；启动服务后再运行',
    'public files are to be written anew by this release and were not looked at: start the server, then run it again',
  ),
  unlooked: two('未核对 {n} 项：{what}', 'not looked at, {n}: {what}'),
} as const
