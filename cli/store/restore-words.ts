import { two } from '#law/bilingual.ts'

/** Words of `redress restore`. */
export const restore = {
  title: two('从备份恢复到空的数据目录', 'put a backup into an empty data folder'),
  key: two('日志公钥', 'the public key of the ledger'),
  accept: two('不符也恢复', 'restore also what differs'),
  what: two(
    `恢复到 REDRESS_DATA（默认 ./data），该目录须为空，只可先放好 keys/。逐个核对文件的哈希和清单的签名，日志开始新的一段（epoch），
再按日志核对一切（redress audit）；公开的页面在启动时按记录重新生成。全部完成之前该目录不能启动；中断后再次运行即可。`,
    `Restores into REDRESS_DATA (./data), which must be empty but for keys/. Each file is held against its hash and the manifest
against its signature; the ledger begins a new epoch that names the head it was restored to; then everything is held against
the log (redress audit); what is public is written anew at the start. Until all is done the folder does not start. Broken off,
run it again.`,
  ),
  keyMeans: two(
    '公布的日志公钥；不写则用目录中 keys/ 的',
    'the published key of the ledger; without it the one in keys/',
  ),
  to: two('恢复到这个检查点', 'restore to this checkpoint'),
  toMeans: two(
    '存放在别处的检查点文件；从目录下的各份备份中选用最早含有它的一份，都没有的不恢复',
    'a checkpoint kept elsewhere: of the backups in the folder the earliest that holds it; refused where none does',
  ),
  notReached: two(
    '{folder} 中的 {n} 份备份都不含这个检查点，没有恢复；请用更新的备份，或核对检查点是否属于这份日志',
    'none of the {n} backups in {folder} holds that checkpoint, so nothing was restored: take a newer backup, or see whether the checkpoint is of this ledger',
  ),
  otherDatabase: two(
    '这份备份的数据库不含这个检查点，与其中的 ledger.jsonl 不是同一份日志，没有恢复；请改用另一份备份',
    'the database of this backup does not hold that checkpoint: it is not of the log in its ledger.jsonl, so nothing was restored; take another backup',
  ),
  acceptMeans: two(
    '备份与日志不符也恢复，之后运行 redress audit --repair',
    'restore also what differs from its log; then run redress audit --repair',
  ),
  done: two('已恢复：日志 {rows} 行，第 {epoch} 段', 'restored: {rows} log rows, epoch {epoch}'),
  former: two(
    '备份是较早的格式，只核对了数据库',
    'a backup of the former kind: only its database was held against a hash',
  ),
  checked: two('已核对 {n} 个文件', '{n} files were held against their hashes'),
  anew: two(
    '公开的页面在下次启动时按记录重新生成',
    'what is public is written anew from the records at the next start',
  ),
  agrees: two('与日志相符', 'it agrees with its log'),
  differs: two('有 {n} 处不符，请运行 redress audit --repair', 'it differs in {n} places: run redress audit --repair'),
  noKeys: two('密钥不在：启动之前请把 keys/ 放回', 'the keys are missing: put keys/ back before you start'),
  signed: {
    known: two('清单由这份日志的密钥签名', 'the manifest is signed by the key of this ledger'),
    own: two('清单的签名只用备份所带的公钥核对过', 'the signature was checked by the key in the backup alone'),
    no: two('清单没有签名', 'the manifest is not signed'),
  },
} as const
