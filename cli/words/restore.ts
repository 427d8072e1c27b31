import { two } from '#law/bilingual.ts'

/** Words of `redress restore`. */
export const restore = {
  title: two('从备份恢复到空的数据目录', 'put a backup into an empty data folder'),
  what: two(
    `恢复到 REDRESS_DATA（默认 ./data），该目录须为空，只可先放好 keys/。日志开始新的一段（epoch），写明由哪一处恢复，
此后若出现另一分支，核验时即可发现。`,
    `Restores into REDRESS_DATA (./data), which must be empty but for keys/. The ledger begins a new epoch that names the
head it was restored to, so that another branch shows when verified.`,
  ),
  done: two('已恢复：日志 {rows} 行，第 {epoch} 段', 'restored: {rows} log rows, epoch {epoch}'),
  noKeys: two('密钥不在：启动之前请把 keys/ 放回', 'the keys are missing: put keys/ back before you start'),
} as const
