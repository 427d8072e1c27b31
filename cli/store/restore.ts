import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Restored } from '#engine/run/host-tools.ts'
import { differences } from './differences.ts'

const help = `
恢复到 REDRESS_DATA（默认 ./data），该目录须为空，只可先放好 keys/。逐个核对文件的散列和清单的签名，日志开始新的一段（epoch），
再按日志核对一切（redress audit）；公开的页面在启动时按记录重新生成。全部完成之前该目录不能启动；中断后再次运行即可。
Restores into REDRESS_DATA (./data), which must be empty but for keys/. Each file is held against its hash and the manifest
against its signature; the ledger begins a new epoch that names the head it was restored to; then
everything is held against the log (redress audit); what is public is written anew at the start. Until all is done the folder does not start. Broken off, run it again.

--key     公布的日志公钥；不写则用目录中 keys/ 的 / the published key of the ledger; without it the one in keys/
--accept  备份与日志不符也恢复，之后运行 redress audit --repair / restore also what differs from its log`

type Options = { readonly key?: string; readonly accept?: true; readonly json?: true }

export function register(program: Command): void {
  program
    .command('restore')
    .argument('<dir>')
    .description('从备份恢复到空的数据目录 / put a backup into an empty data folder')
    .option('--key <key>', '日志公钥 / the public key of the ledger')
    .option('--accept', '不符也恢复 / restore also what differs')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(async (source: string, { key, accept, json }: Options) => {
      const { tools } = await import('#host')
      const asked = { key: key ?? null, accept: accept === true, audit: differences }
      const done = await tools.restore(resolve(source), asked)
      if (json) process.stdout.write(`${JSON.stringify(done)}\n`)
      process.stderr.write(summary(done))
    })
}

function summary({ rows, epoch, keys, checked, signed, differences: n }: Restored): string {
  const lines = [
    `已恢复：日志 ${rows} 行，第 ${epoch ?? '-'} 段 / restored: ${rows} log rows, epoch ${epoch ?? '-'}`,
    checked === null
      ? '备份是较早的格式，只核对了数据库 / a backup of the former kind: only its database was held against a hash'
      : `已核对 ${checked} 个文件 / ${checked} files were held against their hashes`,
    signatures[signed],
    '公开的页面在下次启动时按记录重新生成 / what is public is written anew from the records at the next start',
    n === 0
      ? '与日志相符 / it agrees with its log'
      : `有 ${n} 处不符，请运行 redress audit --repair / it differs in ${n} places: run redress audit --repair`,
    ...(keys ? [] : ['密钥不在：启动之前请把 keys/ 放回 / the keys are missing: put keys/ back before you start']),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

const signatures = {
  known: '清单由这份日志的密钥签名 / the manifest is signed by the key of this ledger',
  own: '清单的签名只用备份所带的公钥核对过 / the signature was checked by the key in the backup alone',
  no: '清单没有签名 / the manifest is not signed',
} as const satisfies Readonly<Record<Restored['signed'], string>>
