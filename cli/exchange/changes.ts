import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { changeLines } from '#engine/feeds/change-lines.ts'
import { handFile } from '#engine/feeds/handed-file.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { changeSheet } from '#web/recipients/change-sheet.ts'
import { readStore } from '../read-store.ts'
import { changes as words } from '../words/exchange.ts'
import { say } from '../words/say.ts'
import { besideService } from './beside-service.ts'

export function register(program: Command): void {
  program
    .command('changes')
    .argument('<recipient>', say(words.recipient))
    .argument('<file>')
    .description(say(words.title))
    .addHelpText('after', say(words.what))
    .action(changes)
}

async function changes(id: string, path: string): Promise<void> {
  const given = await readStore(async (engine) => {
    const to = await recipientOf(engine, id)
    if (to === null) return null
    const at = engine.clock.now()
    const { lines, isAll, next } = await changeLines(engine, to, at)
    const { columns, row, rest } = changeSheet('zh')
    const rows = [columns, ...lines.map(row), ...(isAll ? [] : [[rest]])].map((cells) => [...cells])
    const text = stringify(rows, { bom: true, escape_formulas: true })
    return { at, next, changes: lines.map((line) => line.id), bytes: new TextEncoder().encode(text) }
  })
  if (given === null) {
    process.stderr.write(`${say(words.unknown, { id })}\n`)
    process.exitCode = 1
    return
  }
  // Written first: days start with a whole file.
  await writeFile(path, given.bytes, { flag: 'wx' })
  const { at, next, changes: handed, bytes } = given
  const asked = { what: 'handed', recipient: id, at, next, changes: handed } as const
  if (handed.length > 0)
    await besideService(
      (engine) => handFile(engine, id, given),
      asked,
      bytes,
      () => undefined,
    )
  process.stderr.write(`${say(words.sum, { n: handed.length, path })}\n`)
}
