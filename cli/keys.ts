import { Argument, type Command } from 'commander'
import { resealNumbers } from '#engine/register/identity-numbers.ts'
import { type KeyKind, keyKinds } from '#engine/run/host-tools.ts'
import { onExistingStore, onOpenedStore } from './opened-store.ts'
import { common } from './words/common.ts'
import { keys as words } from './words/keys.ts'
import { paragraphs, say } from './words/say.ts'

export function register(program: Command): void {
  const keys = program.command('keys').description(say(words.title))
  keys
    .command('rotate')
    .description(say(words.rotate))
    .addArgument(new Argument('[kind]', say(words.kind)).choices(keyKinds).default('numbers'))
    .addHelpText('after', paragraphs(words.what))
    .action(rotate)
}

async function rotate(kind: KeyKind): Promise<void> {
  const { tools } = await import('#host')
  // Nobody may write meanwhile: asked before making the key.
  await onExistingStore(say(common.running), async () => {})
  const name = await tools.newKey(kind)
  if (kind !== 'numbers') return void process.stderr.write(`${say(words.renewed, { name })}\n`)
  const { sealed, lost } = await onOpenedStore(say(common.running), resealNumbers)
  process.stderr.write(`${say(words.done, { name, sealed })}\n`)
  if (lost === 0) return
  process.stderr.write(`${say(words.lost, { lost })}\n`)
  process.exitCode = 1
}
