import type { Command } from 'commander'
import { paragraphs, say } from '../words/say.ts'
import { publish as words } from './upgrade-words.ts'

export function register(program: Command): void {
  program
    .command('publish')
    .description(say(words.title))
    .addHelpText('after', paragraphs(words.what))
    .action(async () => {
      const { tools } = await import('#host')
      await tools.republish()
      process.stderr.write(`${say(words.done)}\n`)
    })
}
