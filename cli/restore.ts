import { resolve } from 'node:path'
import type { Command } from 'commander'

const help = `
恢复到 REDRESS_DATA（默认 ./data），该目录须为空，只可先放好 keys/。日志开始新的一段（epoch），写明由哪一处恢复，
此后若出现另一分支，核验时即可发现。
Restores into REDRESS_DATA (./data), which must be empty but for keys/. The ledger begins a new epoch that names the
head it was restored to, so that another branch shows when verified.`

export function register(program: Command): void {
  program
    .command('restore')
    .argument('<dir>')
    .description('从备份恢复到空的数据目录 / put a backup into an empty data folder')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(async (source: string, options: { json?: true }) => {
      const { tools } = await import('#host')
      const done = await tools.restore(resolve(source))
      if (options.json) process.stdout.write(`${JSON.stringify(done)}\n`)
      process.stderr.write(
        `已恢复：日志 ${done.rows} 行，第 ${done.epoch ?? '-'} 段 / restored: ${done.rows} log rows, epoch ${done.epoch ?? '-'}\n`,
      )
      if (!done.keys)
        process.stderr.write(
          '密钥不在：启动之前请把 keys/ 放回 / the keys are missing: put keys/ back before you start\n',
        )
    })
}
