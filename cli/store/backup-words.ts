import { two } from '#law/bilingual.ts'

/** Words of `redress backup`. */
export const backup = {
  title: two('备份数据目录到一个空目录', 'copy the data folder into an empty one'),
  since: two('只复制较早备份之后新的材料', 'copy only evidence newer than an earlier backup'),
  withKeys: two('连同密钥', 'with the keys'),
  what: two(
    `服务运行时也可备份。得到：redress.db、files/、ledger.jsonl（可用 redress verify 核验）、SHA256SUMS（每个文件的哈希）和由日志密钥
签名的 backup.json。公开的页面不在其中，恢复时按记录重新生成。`,
    `Also while the server runs. It has redress.db, files/, ledger.jsonl (see redress verify), SHA256SUMS with the hash of every
file, and backup.json, signed by the ledger’s key. What is public is not in it: a restore writes it anew from the records.`,
  ),
  sinceMeans: two(
    '较早的备份：没有变的材料以硬链接共用，须在同一文件系统',
    'an earlier backup on the same file system: evidence that has not changed is linked to it, not copied',
  ),
  keys: two(
    '密钥默认不在备份中，须另行妥善保存 data/keys；没有它，恢复后无法识别原有的个人，日志改用新密钥。',
    `Keys stay out: keep data/keys safe elsewhere. Without them persons are not recognised after a restore, and the
ledger goes on under another key.`,
  ),
  done: two(
    '已备份：日志 {rows} 行（{sealed} 行有签名），材料 {files} 份，{keys}',
    'backed up: {rows} log rows ({sealed} signed for), {files} files, {keys}',
  ),
  hasKeys: two('含密钥，请加锁保存', 'with the keys: lock it away'),
  noKeys: two('不含密钥', 'without the keys'),
} as const
