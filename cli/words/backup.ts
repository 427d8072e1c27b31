import { two } from '#law/bilingual.ts'

/** Words of `redress backup`. */
export const backup = {
  title: two('备份数据目录到一个空目录', 'copy the data folder into an empty one'),
  withKeys: two('连同密钥', 'with the keys'),
  what: two(
    '服务运行时也可备份。得到：redress.db、files/、public/、ledger.jsonl（可用 redress verify 核验）、backup.json。',
    'Also while the server runs. It has redress.db, files/, public/, ledger.jsonl (see redress verify) and backup.json.',
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
