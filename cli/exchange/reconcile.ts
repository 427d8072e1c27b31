import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { contentFor } from '#engine/feeds/copy-content.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { type Difference, differencesOf, readHeld } from '#engine/feeds/reconcile.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Recipient } from '#records/recipient.ts'
import { readStore } from '../read-store.ts'
import { common } from '../words/common.ts'
import { reconcile as words } from '../words/exchange.ts'
import { entry, paragraphs, say } from '../words/say.ts'

const shape = ['{"record","what","digest","content"}', '{"compared","missing","other","extra","bad"}']

const help = () =>
  paragraphs(
    words.what,
    [entry('--json', words.json, 8), ...shape.map((line) => `${' '.repeat(8)}${line}`)].join('\n'),
    say(words.exit),
  )

export function register(program: Command): void {
  program
    .command('reconcile')
    .argument('<recipient>', say(words.recipient))
    .argument('<file>')
    .description(say(words.title))
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(reconcile)
}

async function reconcile(id: string, path: string, { json }: { json?: true }): Promise<void> {
  const { held, bad } = readHeld(await readFile(path, 'utf8'))
  const counts = { missing: 0, other: 0, extra: 0 }
  const isKnown = await readStore(async (store) => {
    const to = await recipientOf(store, id)
    if (to === null) return false
    for await (const one of differencesOf(store, to, held)) {
      counts[one.what] += 1
      process.stdout.write(json ? `${JSON.stringify(await withContent(store, to, one))}\n` : line(one))
    }
    return true
  })
  if (!isKnown) {
    process.stderr.write(`${say(words.unknown, { id })}\n`)
    process.exitCode = 1
    return
  }
  const said = { compared: held.size, ...counts, bad }
  if (json) process.stdout.write(`${JSON.stringify(said)}\n`)
  else process.stderr.write(summary(said))
  if (counts.missing + counts.other + counts.extra > 0) process.exitCode = 1
}

type Store = Parameters<Parameters<typeof readStore>[0]>[0]

async function withContent(store: Store, to: Recipient, one: Difference) {
  return { ...one, content: contentFor(store, await recordFor(store, one.record, 'recipient'), to.scope) }
}

const line = ({ record, what }: Difference) => `${record}  ${say(words.names[what])}\n`

const summary = ({ compared, missing, other, extra, bad }: { compared: number; bad: readonly number[] } & Counts) =>
  `${say(words.sum, { compared, missing, other, extra })}\n${
    bad.length > 0 ? `${say(words.bad, { lines: bad.join(', ') })}\n` : ''
  }`

type Counts = Readonly<Record<Difference['what'], number>>
