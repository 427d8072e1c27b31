import type { Command } from 'commander'
import { resealNumbers } from '#engine/people/identity-numbers.ts'
import { onExistingStore, onOpenedStore } from './opened-store.ts'

const help = `
个人证件号码以 AES-256-GCM 加密单独保存。轮换后，旧密钥文件须随旧备份一并保存，现有数据不再需要它。
Persons’ numbers are kept sealed, apart from all else. After a rotation the old key file is needed for old backups only:
keep it with them. Broken off, run it again.`

const running = '请先停止服务 / stop the server first'

export function register(program: Command): void {
  const keys = program.command('keys').description('密钥 / keys')
  keys
    .command('rotate')
    .description('换新个人证件号码的密钥并重新加密 / a new key for persons’ numbers, everything sealed anew')
    .addHelpText('after', help)
    .action(rotate)
}

async function rotate(): Promise<void> {
  const { tools } = await import('#host')
  // Nobody may write meanwhile: asked before making the key.
  await onExistingStore(running, async () => {})
  const name = await tools.newNumberKey()
  const { sealed, lost } = await onOpenedStore(running, resealNumbers)
  process.stderr.write(`新密钥 ${name}，重新加密 ${sealed} 个 / new key ${name}, ${sealed} sealed anew\n`)
  if (lost === 0) return
  process.stderr.write(`${lost} 个无法打开：缺少旧密钥 / ${lost} could not be opened: an older key is missing\n`)
  process.exitCode = 1
}
