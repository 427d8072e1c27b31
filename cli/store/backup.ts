import { resolve } from 'node:path'
import type { Command } from 'commander'

const help = `
服务运行时也可备份。得到：redress.db、files/、ledger.jsonl（可用 redress verify 核验）、SHA256SUMS（每个文件的散列）和由日志密钥
签名的 backup.json。公开的页面不在其中，恢复时按记录重新生成。
Also while the server runs. It has redress.db, files/, ledger.jsonl (see redress verify), SHA256SUMS with the hash of every
file, and backup.json, signed by the ledger's key. What is public is not in it: a restore writes it anew from the records.

--since  较早的备份：没有变的材料以硬链接共用，须在同一文件系统
         / an earlier backup on the same file system: evidence that has not changed is linked to it, not copied

密钥默认不在备份中，须另行妥善保存 data/keys；没有它，恢复后个人标识对不上，日志换用新钥。
Keys stay out: keep data/keys safe elsewhere. Without them persons are not recognised after a restore, and the
ledger goes on under another key.`

export function register(program: Command): void {
  program
    .command('backup')
    .argument('<dir>')
    .description('备份数据目录到一个空目录 / copy the data folder into an empty one')
    .option('--since <dir>', '只复制较早备份之后新的材料 / copy only evidence newer than an earlier backup')
    .option('--with-keys', '连同密钥 / with the keys')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(async (target: string, options: { since?: string; withKeys?: true; json?: true }) => {
      const { tools } = await import('#host')
      const since = options.since === undefined ? null : resolve(options.since)
      const asked = { since, withKeys: options.withKeys ?? false, progress: progress() }
      const done = await tools.backup(resolve(target), asked)
      if (options.json) process.stdout.write(`${JSON.stringify(done)}\n`)
      const { rows, sealed, files } = done
      process.stderr.write(
        `已备份：日志 ${rows} 行（${sealed} 行有签名），材料 ${files} 份，${done.keys ? '含密钥，请加锁保存' : '不含密钥'}\n` +
          `backed up: ${rows} log rows (${sealed} signed for), ${files} files, ${done.keys ? 'with the keys: lock it away' : 'without the keys'}\n`,
      )
    })
}

/** A line each tenth of a long copy. */
function progress(): (left: number, total: number) => void {
  let told = 0
  return (left, total) => {
    const tenth = total < 10_000 ? 0 : Math.floor((10 * (total - left)) / total)
    if (tenth > told) process.stderr.write(`${tenth * 10} %\n`)
    told = Math.max(told, tenth)
  }
}
