import { two } from '#law/bilingual.ts'

/** Words of `redress drill`. */
export const drill = {
  title: two(
    '恢复演练：把数据表恢复成一份副本，核对后删除（--host aws）',
    'restore drill: a copy of the table, held against its log and removed (--host aws)',
  ),
  at: two('恢复到这一刻，例 2026-06-02T10:00:00+08:00', 'restore to this moment, such as 2026-06-02T10:00:00+08:00'),
  copy: two('不恢复，只核对已有的这份副本', 'restore nothing, look at this copy that stands already'),
  keep: two('核对后保留副本', 'keep the copy afterwards'),
  what: two(
    `按时点恢复（point-in-time recovery）在原表旁生成 TABLE-drill，默认恢复到最近可恢复的一刻；原表不受影响。随后按日志重建副本中的每一项并逐一比对，
核验副本的日志链和签名，并用副本和锁定存储桶中最后的检查点核验正在运行的表，说明副本落后多少行。最后删除副本。有一处不符即退出 1。`,
    `Point-in-time recovery makes TABLE-drill beside the table, as of the newest moment it can unless another is named; the table itself
is not touched. Each item of the copy is rebuilt from its log and compared, the chain and seals of its log are verified, and the
running table is held against the last checkpoints of the copy and of the locked bucket; it says how many rows the copy lacks.
Then the copy is removed. Exit 1 where anything differs.`,
  ),
  badMoment: two('时刻写不成 {at}', 'this is no moment: {at}'),
  restored: two('已恢复为 {name}，用时 {seconds} 秒', 'restored as {name} in {seconds} s'),
  agrees: two(
    '副本与其日志相符：{rows} 行日志，{items} 项',
    'the copy agrees with its log: {rows} log rows, {items} items',
  ),
  differs: two(
    '副本有 {found} 处与日志不符（{rows} 行日志，{items} 项）',
    'the copy differs from its log in {found} places ({rows} log rows, {items} items)',
  ),
  intact: two(
    '副本的日志完好，{sealed} 行有签名的检查点',
    'the log of the copy is intact; {sealed} rows are under a signed checkpoint',
  ),
  broken: two('副本的日志有 {found} 处错误', 'the log of the copy has {found} faults'),
  same: two(
    '副本是正在运行的表的较早状态，落后 {behind} 行',
    'the copy is an earlier state of the running table, {behind} rows behind',
  ),
  other: two(
    '正在运行的表与副本或锁定的检查点不符：{found} 处',
    'the running table does not fit the checkpoints of the copy or of the locked bucket: {found} faults',
  ),
  unlocked: two(
    '没有用锁定的检查点核对：设置 REDRESS_CHECKPOINT_BUCKET',
    'no locked checkpoint was looked at: set REDRESS_CHECKPOINT_BUCKET',
  ),
  removed: two('已删除 {name}', 'removed {name}'),
  kept: two('保留了 {name}', 'kept {name}'),
} as const
