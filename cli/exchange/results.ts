import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { mayAnswer, type TakenResults, takeResults } from '#engine/feeds/result-file.ts'
import { exactly } from '#engine/store/shapes.ts'
import { decodeText } from '#records/import/decode-text.ts'
import { readStore } from '../read-store.ts'
import { common } from '../words/common.ts'
import { results as words } from '../words/exchange.ts'
import { imports } from '../words/imports.ts'
import { paragraphs, say } from '../words/say.ts'
import { besideService } from './beside-service.ts'

export function register(program: Command): void {
  program
    .command('results')
    .argument('<recipient>', say(words.recipient))
    .argument('<file>')
    .description(say(words.title))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what))
    .action(results)
}

async function results(id: string, path: string, { json }: { json?: true }): Promise<void> {
  const decoded = decodeText(await readFile(path))
  if (decoded.kind !== 'decoded') {
    process.stderr.write(`${say(imports.refusals.notText)}\n`)
    process.exitCode = 1
    return
  }
  const { text } = decoded
  const actor = { id: 'cli', role: 'systemAdmin', unit: null } as const
  const to = await readStore((engine) => recipientOf(engine, id))
  if (to === null || !mayAnswer(to, actor)) {
    process.stderr.write(`${say(to === null ? words.unknown : words.ownWord, { id })}\n`)
    process.exitCode = 1
    return
  }
  const taken = await besideService(
    (engine) => takeResults(engine, id, text, { actor, how: 'file' }),
    { what: 'results', recipient: id },
    new TextEncoder().encode(text),
    Taken.parse,
  )
  const { read, confirmed, already, wrong, bad } = taken
  for (const { line, why, text: said } of bad)
    process.stderr.write(`${say(words.badLine, { line, why: words.why[why], text: said })}\n`)
  if (json) process.stdout.write(`${JSON.stringify(taken)}\n`)
  process.stderr.write(`${say(words.sum, { read, confirmed, already, wrong })}\n`)
  if (bad.length > 0) process.exitCode = 1
}

const Taken = exactly<TakenResults>({
  ...{ read: z.int(), confirmed: z.int(), already: z.int(), wrong: z.int() },
  bad: z.array(z.strictObject({ line: z.int(), text: z.string(), why: z.enum(['form', 'unknown']) })),
})
