import type { Command } from 'commander'
import { engineChecks } from '#engine/run/checks.ts'
import type { Finding, HostTools } from '#engine/run/host-tools.ts'

export function register(program: Command): void {
  program
    .command('doctor')
    .description(
      '检查这台机器与数据；须处理的退出 1 / look at this machine and its data; exit 1 if something must be mended',
    )
    .option('--json', '向标准输出写 JSON / print JSON')
    .action(async (options: { json?: true }) => {
      const { tools } = await import('#host')
      const findings = await examine(tools)
      const isSound = findings.every(({ level }) => level !== 'error')
      if (options.json) process.stdout.write(`${JSON.stringify({ ok: isSound, findings })}\n`)
      else process.stdout.write(findings.map(text).join(''))
      if (!isSound) process.exitCode = 1
    })
}

async function examine(tools: HostTools): Promise<readonly Finding[]> {
  const host = await tools.checks()
  if (host.some(({ code }) => code === 'data')) return host
  const store = await tools.openReader()
  try {
    return [...host, ...(await engineChecks(store))]
  } finally {
    store.close()
  }
}

const marks = { ok: '  ok     ', warning: '注意 warn ', error: '须改 MEND ' } as const

function text({ code, level, what, remedy }: Finding): string {
  const found = `${marks[level]}${code.padEnd(15)}${what.zh} / ${what.en}\n`
  return remedy === null || level === 'ok' ? found : `${found}${' '.repeat(25)}→ ${remedy.zh} / ${remedy.en}\n`
}
