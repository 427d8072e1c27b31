import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { contentFor } from '#engine/feeds/copy-content.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { type Difference, differencesOf, type Found, noteDifferences, readHeld } from '#engine/feeds/reconcile.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Recipient } from '#records/recipient.ts'
import { readStore } from '../read-store.ts'
import { common } from '../words/common.ts'
import { reconcile as words } from '../words/exchange.ts'
import { entry, paragraphs, say } from '../words/say.ts'
import { besideService } from './beside-service.ts'

type Options = { readonly json?: true; readonly whole?: true; readonly dryRun?: true }

const shape = ['{"record","what","digest","content"}', '{"compared","missing","other","extra","noted","bad"}']

const help = () =>
  paragraphs(
    words.what,
    [
      entry('--whole', words.wholeMeans, 11),
      entry('--dry-run', words.dryRun, 11),
      entry('--json', words.json, 11),
      ...shape.map((line) => `${' '.repeat(11)}${line}`),
    ].join('\n'),
    say(words.exit),
  )

export function register(program: Command): void {
  program
    .command('reconcile')
    .argument('<recipient>', say(words.recipient))
    .argument('<file>')
    .description(say(words.title))
    .option('--whole', say(words.whole))
    .option('--dry-run', say(words.dryRun))
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(reconcile)
}

async function reconcile(id: string, path: string, { json, whole, dryRun }: Options): Promise<void> {
  const { held, bad } = readHeld(await readFile(path, 'utf8'))
  const counts = { missing: 0, other: 0, extra: 0 }
  // A part, or lines not understood, prove nothing missing.
  const isWhole = whole === true && bad.length === 0
  const found: Found[] = []
  const isKnown = await readStore(async (store) => {
    const to = await recipientOf(store, id)
    if (to === null) return false
    for await (const one of differencesOf(store, to, held)) {
      const { record, what } = one
      counts[what] += 1
      if (isWhole || what !== 'missing') found.push({ record, what })
      process.stdout.write(json ? `${JSON.stringify(await withContent(store, to, one))}\n` : line(one))
    }
    return true
  })
  if (!isKnown) {
    process.stderr.write(`${say(words.unknown, { id })}\n`)
    process.exitCode = 1
    return
  }
  const noted = dryRun || found.length === 0 ? 0 : await note(id, found)
  const said = { compared: held.size, ...counts, noted, bad }
  if (json) process.stdout.write(`${JSON.stringify(said)}\n`)
  else process.stderr.write(summary(said))
  if (counts.missing + counts.other + counts.extra > 0) process.exitCode = 1
}

/** As page and interface do: whoever differs has to follow again. */
const note = (id: string, found: readonly Found[]): Promise<number> =>
  besideService(
    (engine) => noteDifferences(engine, { id }, found, { id: 'cli', role: 'systemAdmin', unit: null }),
    { what: 'differing', recipient: id },
    new TextEncoder().encode(JSON.stringify(found)),
    z.int().parse,
  )

type Store = Parameters<Parameters<typeof readStore>[0]>[0]

async function withContent(store: Store, to: Recipient, one: Difference) {
  return { ...one, content: contentFor(store, await recordFor(store, one.record, 'recipient'), to.scope) }
}

const line = ({ record, what }: Difference) => `${record}  ${say(words.names[what])}\n`

const summary = ({ bad, ...said }: { compared: number; noted: number; bad: readonly number[] } & Counts) =>
  `${say(words.sum, said)}\n${bad.length > 0 ? `${say(words.bad, { lines: bad.join(', ') })}\n` : ''}`

type Counts = Readonly<Record<Difference['what'], number>>
