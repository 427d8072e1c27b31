import type { Command } from 'commander'
import type { Upgraded } from '#engine/run/host-tools.ts'
import { differences } from './differences.ts'

const help = `
先在一份副本上升级并按日志核对（redress audit），副本不比原来多出不符之处，才升级原库；升级前的数据库留作 before-upgrade.db。
--dry-run 只在副本上做。--back 退回升级前的数据库；此后日志已有新行的，不退回。
Upgrades a copy first and holds it against the log (redress audit); the store itself only where the copy differs in no more
places. The database from before is kept as before-upgrade.db. --dry-run stops at the copy; --back puts the kept one back,
unless the log has grown since.`

type Options = { readonly dryRun?: true; readonly back?: true; readonly json?: true }

export function register(program: Command): void {
  program
    .command('upgrade')
    .description('把数据目录升级到本程序的格式 / bring the store to the form of this program')
    .option('--dry-run', '只在副本上试 / only try it on a copy')
    .option('--back', '退回升级前 / put back what was before')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(async ({ dryRun, back, json }: Options) => {
      const { tools } = await import('#host')
      const done = back ? await tools.downgrade() : await tools.upgrade({ dryRun: dryRun === true, audit: differences })
      if (json) process.stdout.write(`${JSON.stringify(done)}\n`)
      process.stderr.write('done' in done ? summary(done, dryRun === true) : isBack(done))
      if ('done' in done && done.after > done.before) process.exitCode = 1
    })
}

const isBack = ({ format, rows }: { readonly format: number; readonly rows: number }) =>
  `已退回：格式 ${format}，日志 ${rows} 行 / back: form ${format}, ${rows} log rows\n`

function summary({ from, to, rows, before, after, done }: Upgraded, isTrial: boolean): string {
  const forms = `格式 ${from} → ${to}，日志 ${rows} 行 / form ${from} → ${to}, ${rows} log rows\n`
  const held = `按日志核对：原来 ${before} 处不符，升级后 ${after} 处 / held against the log: ${before} differences before, ${after} after\n`
  return `${forms}${held}${verdict({ from, to, before, after, done }, isTrial)}\n`
}

function verdict({ from, to, before, after, done }: Omit<Upgraded, 'rows'>, isTrial: boolean): string {
  if (after > before) return '副本多出不符之处，没有升级 / the copy differs in more places, so nothing was upgraded'
  if (done)
    return '已升级；升级前的数据库是 before-upgrade.db / upgraded; the database from before is before-upgrade.db'
  if (from === to) return '已是本程序的格式 / it has the form of this program already'
  return isTrial ? '试行成功，没有改动 / the trial went well; nothing was changed' : '没有升级 / not upgraded'
}
