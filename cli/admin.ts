import type { Command } from 'commander'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { seatFirst } from '#engine/people/first-administrators.ts'
import type { NewPerson } from '#engine/people/people-admin.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { onOpenedStore } from './opened-store.ts'

type Three = { readonly system: string; readonly security: string; readonly audit: string }

const help = `
每一项写 账户,姓名,邮箱；账户是统一身份认证平台的账户标识（sub），三人各不相同。
Each is ACCOUNT,NAME,MAIL; the account is the issuer’s id (sub), three different persons.

  redress admin first --system su.jia,苏甲,su@example.gov.cn --security mo.yi,莫乙,mo@example.gov.cn --audit …

此后人员和岗位在管理页办理；再次运行会被拒绝 / afterwards the pages of administration do it; run again, it refuses.`

const running = '请先停止服务 / stop the server first'

export function register(program: Command): void {
  const admin = program.command('admin').description('管理员 / administrators')
  admin
    .command('first')
    .description('设首批三员，仅一次 / seat the first three administrators, once')
    .requiredOption('--system <one>', '系统管理员 / system administrator')
    .requiredOption('--security <one>', '安全管理员 / security administrator')
    .requiredOption('--audit <one>', '审计管理员 / audit administrator')
    .addHelpText('after', help)
    .action(first)
}

async function first({ system, security, audit }: Three): Promise<void> {
  const asked = { systemAdmin: read(system), securityAdmin: read(security), auditor: read(audit) }
  const outcome = await onOpenedStore(running, (engine) => seatFirst(engine, asked))
  process.stderr.write(`${said(outcome)}\n`)
  if (outcome.kind === 'refused') process.exitCode = 1
}

function read(text: string): NewPerson {
  const [id = '', name = '', email = ''] = text.split(',').map((part) => part.trim())
  return { id, name, email }
}

function said(outcome: AdminOutcome): string {
  if (outcome.kind === 'done') return '三员已设。请登录核对 / the three are seated; let each sign in'
  const { code, fields = {} } = outcome.refusal
  const at = Object.keys(fields).map((name) => `\n  ${name}`)
  return `${refusals[code].zh} / ${refusals[code].en}${at.join('')}`
}
