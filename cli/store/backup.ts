import { resolve } from 'node:path'
import type { Command } from 'commander'
import { common } from '../words/common.ts'
import { entry, paragraphs, say } from '../words/say.ts'
import { backup as words } from './backup-words.ts'

export function register(program: Command): void {
  program
    .command('backup')
    .argument('<dir>')
    .description(say(words.title))
    .option('--since <dir>', say(words.since))
    .option('--with-keys', say(words.withKeys))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what, entry('--since', words.sinceMeans, 9), words.keys))
    .action(async (target: string, options: { since?: string; withKeys?: true; json?: true }) => {
      const { tools } = await import('#host')
      const since = options.since === undefined ? null : resolve(options.since)
      const asked = { since, withKeys: options.withKeys ?? false, progress: progress() }
      const done = await tools.backup(resolve(target), asked)
      if (options.json) process.stdout.write(`${JSON.stringify(done)}\n`)
      const { rows, sealed, files } = done
      const keys = done.keys ? words.hasKeys : words.noKeys
      process.stderr.write(`${say(words.done, { rows, sealed, files, keys })}\n`)
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
