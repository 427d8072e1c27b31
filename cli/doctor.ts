import type { Command } from 'commander'
import { engineChecks } from '#engine/run/checks.ts'
import type { Finding, HostTools } from '#engine/run/host-tools.ts'
import { cells } from './cells.ts'
import { common } from './words/common.ts'
import { doctor as words } from './words/doctor.ts'
import { say } from './words/say.ts'

export function register(program: Command): void {
  program
    .command('doctor')
    .description(say(words.title))
    .option('--json', say(common.json))
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

function text({ code, level, what, remedy }: Finding): string {
  const found = `${cells([say(words[level]), 13], [code, 15])}${say(what)}\n`
  return remedy === null || level === 'ok' ? found : `${found}${' '.repeat(26)}→ ${say(remedy)}\n`
}
