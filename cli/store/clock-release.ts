import type { Command } from 'commander'
import { releaseClock } from '#engine/people/first-administrators.ts'
import { onExistingStore } from '../opened-store.ts'
import { common } from '../words/common.ts'
import { paragraphs, say } from '../words/say.ts'
import { clock as words } from './upgrade-words.ts'

export function register(program: Command): void {
  const clock = program.command('clock').description(say(words.title))
  clock.command('release').description(say(words.release)).addHelpText('after', paragraphs(words.what)).action(release)
}

async function release(): Promise<void> {
  const now = await onExistingStore(say(common.running), releaseClock)
  const said = now === null ? say(words.nothing) : say(words.done, { now: new Date(now).toISOString() })
  process.stderr.write(`${said}\n`)
}
