import type { Command } from 'commander'
import { resealNumbers } from '#engine/register/identity-numbers.ts'
import { onExistingStore, onOpenedStore } from './opened-store.ts'
import { common } from './words/common.ts'
import { keys as words } from './words/keys.ts'
import { paragraphs, say } from './words/say.ts'

export function register(program: Command): void {
  const keys = program.command('keys').description(say(words.title))
  keys.command('rotate').description(say(words.rotate)).addHelpText('after', paragraphs(words.what)).action(rotate)
}

async function rotate(): Promise<void> {
  const { tools } = await import('#host')
  // Nobody may write meanwhile: asked before making the key.
  await onExistingStore(say(common.running), async () => {})
  const name = await tools.newNumberKey()
  const { sealed, lost } = await onOpenedStore(say(common.running), resealNumbers)
  process.stderr.write(`${say(words.done, { name, sealed })}\n`)
  if (lost === 0) return
  process.stderr.write(`${say(words.lost, { lost })}\n`)
  process.exitCode = 1
}
