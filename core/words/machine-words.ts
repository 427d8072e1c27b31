import { two } from '#law/bilingual.ts'

/** Findings of `doctor` on its machine, for cities to change. */
export const machineWords = {
  data: {
    none: two('还没有数据目录 {folder}', 'There is no data folder {folder} yet.'),
    remedy: two('先启动一次，或设置 REDRESS_DATA', 'Start once, or set REDRESS_DATA.'),
  },
  keys: {
    ok: two('密钥只有所有者可读', 'Only their owner may read the keys.'),
    none: two('没有日志密钥', 'The ledger key is missing.'),
    putBack: two(
      '把密钥放回 {folder}；换用新密钥后，无法识别原有的个人',
      'Put the keys back into {folder}; with new ones, persons are no longer recognised.',
    ),
    open: two('密钥文件他人可读：{list}', 'Others may read these keys: {list}'),
    close: two('运行 chmod 600 {folder}/*', 'Run chmod 600 {folder}/*.'),
    changed: two(
      '密钥文件与首次记下的不同或不在了：{list}。',
      'These keys are gone, or not as they were noted when they were made: {list}.',
    ),
    putThemBack: two(
      '把保管的原文件放回 {folder}；确是有意更换的，删去 SHA256SUMS 中的那一行。',
      'Put the files kept elsewhere back into {folder}; if you changed one on purpose, take its line out of SHA256SUMS.',
    ),
  },
  disk: {
    free: two('数据目录所在磁盘剩余 {free}', '{free} are free where the data folder is.'),
    remedy: two('清理磁盘或移动数据目录', 'Free some space, or move the data folder.'),
  },
  lastBackup: {
    none: two('本机没有备份过', 'This folder was never backed up.'),
    unreadable: two(
      '上一次备份的记录 last-backup.txt 不可读',
      'The note of the last backup, last-backup.txt, cannot be read.',
    ),
    age: two('上一次备份在 {hours} 小时前', 'The last backup was made {hours} hours ago.'),
    remedy: two('每天运行 redress backup，存到另一块盘', 'Run redress backup each day, to another disk.'),
  },
  proxies: {
    ok: two('读者的网络地址按设置取得', 'Readers’ addresses are taken as set.'),
    none: two(
      '网站地址是 https，却没有说明前面有反向代理：所有读者共用一份访问限额',
      'The address is https, yet no reverse proxy is named: all readers share one budget of requests.',
    ),
    remedy: two(
      '设置 REDRESS_PROXIES（一般是 1），并让代理写上 X-Forwarded-For',
      'Set REDRESS_PROXIES, 1 as a rule, and have the proxy add X-Forwarded-For.',
    ),
  },
  durable: {
    ok: two('synchronous=FULL、WAL 已读回确认', 'synchronous=FULL and WAL were read back.'),
    not: two('数据库不能保证落盘：{why}', 'The database does not promise durability: {why}'),
    remedy: two(
      '数据目录须在本地磁盘上，不能在网络盘',
      'Keep the data folder on a local disk, not on a network share.',
    ),
  },
  mail: {
    demo: two('邮件只进演示邮箱', 'Mail goes to the demo mailbox only.'),
    none: two('没有邮件服务器，通知一封也寄不出', 'There is no mail server: no letter can leave.'),
    ok: two('邮件服务器 {place} 可达', 'The mail server {place} answers.'),
    silent: two('邮件服务器 {place} 不可达', 'The mail server {place} does not answer.'),
    remedy: two('设置 REDRESS_SMTP，或检查邮件服务器', 'Set REDRESS_SMTP, or look at the mail server.'),
  },
  scanner: {
    none: two(
      '没有病毒扫描：材料只能由承办人以附件打开',
      'No virus scanner: evidence opens only to officers, as attachments.',
    ),
    set: two('设置 REDRESS_CLAMD=主机:端口', 'Set REDRESS_CLAMD=host:port.'),
    ok: two('扫描服务 {place} 可达', 'The scanner {place} answers.'),
    silent: two('扫描服务 {place} 不可达', 'The scanner {place} does not answer.'),
    start: two('启动 clamd；其间收到的材料留在隔离区', 'Start clamd; what arrives meanwhile stays in quarantine.'),
  },
  identity: {
    demo: two('使用演示身份：任何人可以任选身份登录', 'Demo sign-in: anybody can be anybody.'),
    remedy: two(
      '正式使用前设置 REDRESS_ISSUER、REDRESS_CLIENT_ID、REDRESS_CLIENT_SECRET',
      'Set REDRESS_ISSUER, REDRESS_CLIENT_ID and REDRESS_CLIENT_SECRET before real use.',
    ),
    ok: two('身份由 {url} 提供', 'Sign-in is by {url}.'),
  },
  public: {
    ok: two('公开的文件与写入时一致', 'Each public file is as it was written.'),
    rewriting: two(
      '公开的文件正在重新生成：服务运行时自行继续，有人要看的先生成',
      'Public files are being written anew: the running server goes on by itself, with what is asked for first.',
    ),
    wait: two(
      '完成之前不核对公开的文件；服务没有运行的，启动它',
      'Until it is done public files are not compared; start the server where it does not run.',
    ),
    damaged: two('{n} 个公开的文件已损坏：{list}', '{n} public files are damaged: {list}'),
    remedy: two(
      '运行 redress publish 并重新启动，按记录重新生成；并检查磁盘',
      'Run redress publish and restart: they are written anew. Look at the disk.',
    ),
  },
  folder: {
    ok: two(
      '数据目录中没有来历不明的文件，他人不能改写',
      'The data folder holds no strange file, and others cannot write to it.',
    ),
    strange: two(
      '数据目录中有本程序不会放的文件或链接：{list}',
      'The program does not put these files or links into the data folder: {list}',
    ),
    look: two(
      '查明是谁放的，再移走；核对公开页（redress audit）',
      'Find out who put them there, then move them away; run redress audit.',
    ),
    served: two('站点设置的记录 served.json 已损坏', 'The note of the site’s settings, served.json, is damaged.'),
    startAgain: two('重新启动，启动时会重写', 'Start the server: it writes it anew.'),
    open: two('他人可以改写：{list}', 'Others may write to these: {list}'),
    close: two('运行 chmod go-w，并核对（redress audit）', 'Run chmod go-w on them, then redress audit.'),
    aside: two(
      '命令交给服务的文件没有办成，已另放：{list}',
      'The service could not take what commands left for it, and set it aside: {list}',
    ),
    moveBack: two(
      '看服务日志中的 inbox.aside；排除原因后移回上一级目录，或者重新运行命令，再移走这些文件',
      'Look for inbox.aside in the server’s log; mend the cause and move the files one folder up, or give the command again and move them away.',
    ),
  },
  ledgerKey: {
    ok: two('日志密钥与最后的检查点相符', 'The ledger key fits the last checkpoint.'),
    other: two('日志密钥不是签最后检查点的那一把，或检查点已损坏', 'The ledger key did not sign the last checkpoint.'),
    remedy: two(
      '把签名用的 keys/ledger.hex 放回；密钥没有换过的，运行 redress verify --data',
      'Put back the keys/ledger.hex that signed; if it was never changed, run redress verify --data.',
    ),
  },
  logEnd: {
    ok: two('日志的末尾与本机另记的相符', 'The log ends where this machine noted it.'),
    short: two(
      '日志只有 {rows} 行，本机另记的是 {kept} 行：已确认的最新几行不在了',
      'The log has {rows} rows where {kept} were noted: its newest acknowledged rows are gone.',
    ),
    other: two(
      '日志第 {kept} 行不是本机另记的那一行：数据库被换成了另一份',
      'Row {kept} of the log is not the one noted: the database was replaced by another.',
    ),
    unwitnessed: two(
      '日志中没有见证目录里的检查点 {file}：这之后的行不在了，或数据库被换成了另一份',
      'The log does not have the witness’s checkpoint {file}: rows are gone, or the database was replaced.',
    ),
    restored: two(
      '日志已进入新的一代，而新的一代开始时的行数比见证目录里的检查点 {file} 载明的少：这之间的行不在了',
      'The log went on in a new epoch that began with fewer rows than the witness’s checkpoint {file} has: the rows between are gone.',
    ),
    wasRestored: two(
      '恢复了较早备份的，这一处会随下一个检查点消失；没有恢复过的，查明谁改写了数据库（redress verify --checkpoint）',
      'After a restore of an earlier backup this ends with the next checkpoint. Without one, find out who rewrote the database (redress verify --checkpoint).',
    ),
    gone: two(
      '没有日志末尾的记录 log-end.txt，不能看出日志是否被截短',
      'The note of the log’s end, log-end.txt, is not there, so a log cut short would not show.',
    ),
    began: two(
      '刚恢复或升级的，下次写入时会有；否则查明谁删了它，并以见证目录里的检查点核验（redress verify --checkpoint）',
      'After a restore or upgrade the next commit writes it. Else find out who removed it, and verify by the witness’s checkpoints (redress verify --checkpoint).',
    ),
    unreadable: two('日志末尾的记录 log-end.txt 不可读', 'The note of the log’s end, log-end.txt, cannot be read.'),
    remedy: two(
      '不要启动：先查磁盘，再把最近的备份恢复到空目录（redress restore）；没有更新的备份时，先用 redress backup 备份本目录，再恢复这份备份，日志由此进入新的一代',
      'Do not start it. Look at the disk, then restore the newest backup into an empty folder (redress restore). Where none is newer, back up this folder by redress backup and restore that: the ledger goes on in a new epoch.',
    ),
    rewrite: two('检查磁盘；下次写入时重新记录', 'Look at the disk; the next commit writes it anew.'),
  },
  witness: {
    none: two('检查点只在本机', 'Checkpoints are kept on this machine alone.'),
    set: two(
      '设置 REDRESS_WITNESS（另一台机器的目录）或 REDRESS_WITNESS_MAIL',
      'Set REDRESS_WITNESS (a folder of another machine) or REDRESS_WITNESS_MAIL.',
    ),
    gone: two('存放检查点的目录 {folder} 不在', 'The folder for checkpoints is not there: {folder}'),
    behind: two(
      '见证目录 {folder} 里没有最近的检查点：最新的是 {file}',
      'The witness’s folder {folder} lacks the newest checkpoints: its last is {file}.',
    ),
    damaged: two(
      '见证目录 {folder} 里这些检查点不是本机日志密钥所签：{list}',
      'These checkpoints in the witness’s folder {folder} do not bear the signature of this ledger’s key: {list}',
    ),
    misfiled: two(
      '见证目录 {folder} 里这些文件所存的检查点比名字在前的还早：是后来放进去的，或当时时钟走快了：{list}',
      'These files in the witness’s folder {folder} hold earlier checkpoints than files named before them: somebody put them there, or the clock ran ahead: {list}',
    ),
    foreign: two(
      '见证目录 {folder} 里这些检查点由本机日志密钥所签，而数据库中没有：{list}',
      'This ledger’s key signed these checkpoints in the witness’s folder {folder}, and the database does not have them: {list}',
    ),
    verify: two(
      '用它们核验（redress verify --data DIR --checkpoint 文件），查明谁改写了数据库',
      'Verify by them (redress verify --data DIR --checkpoint FILE), and find out who rewrote the database.',
    ),
    apart: two(
      '文件已损坏或被换过；从别处的备份放回，或移开',
      'They are damaged, or another’s: put them back from a copy, or move them away.',
    ),
    restart: two(
      '服务没有运行的，启动后会补上；运行着的，查明谁删了它们，或为何没有新的',
      'A start sends one. Where the server runs, find out who removed them, or why none arrives.',
    ),
    mount: two('挂上该目录，并让本程序的账户可以写入', 'Mount it, and let this program’s account write to it.'),
    ok: two('检查点每小时送出本机', 'Checkpoints leave this machine each hour.'),
  },
  seals: {
    sample: two('文书盖样章', 'Papers carry the sample seal.'),
    own: two('文书用本机自制的密钥签章', 'Papers are sealed with a key that this machine made.'),
    ok: two('签章密钥：{units}', 'Keys for sealing: {units}'),
    broken: two('签章密钥不能用：{why}', 'The keys for sealing cannot be used: {why}'),
    remedy: two(
      '设置 REDRESS_SEALS：各单位的密钥、证书和印章图样所在的目录',
      'Set REDRESS_SEALS: the folder of the units’ keys, certificates and pictures.',
    ),
  },
  notHere: two('此命令只用于单机部署', 'this command is for one machine only'),
  onlyAws: two(
    '此命令只用于云上部署：加 --host aws；单机用 redress restore 恢复到空目录',
    'this command is for the cloud, with --host aws; on one machine use redress restore into an empty folder',
  ),
  backup: {
    ok: two('数据表可恢复到任一时点', 'The table has point-in-time recovery.'),
    none: two('数据表没有时点恢复：{status}', 'The table has no point-in-time recovery: {status}.'),
    remedy: two('重新部署，或在控制台打开', 'Deploy again, or use the console to turn it on.'),
  },
} as const
