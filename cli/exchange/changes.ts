import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { changeLines } from '#engine/feeds/change-lines.ts'
import { handFile } from '#engine/feeds/handed-file.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { changeSheet } from '#web/recipients/change-sheet.ts'
import { onExistingStore } from '../opened-store.ts'
import { changes as words } from '../words/exchange.ts'
import { say } from '../words/say.ts'

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
  await onExistingStore(say(words.running), async (engine) => {
    const to = await recipientOf(engine, id)
    if (to === null) {
      process.stderr.write(`${say(words.unknown, { id })}\n`)
      process.exitCode = 1
      return
    }
    const at = engine.clock.now()
    const { lines, isAll } = await changeLines(engine, to, at)
    const { columns, row, rest } = changeSheet('zh')
    const rows = [columns, ...lines.map(row), ...(isAll ? [] : [[rest]])].map((cells) => [...cells])
    const text = stringify(rows, { bom: true, escape_formulas: true })
    // Written first: days start with a whole file.
    await writeFile(path, text, { flag: 'wx' })
    const given = { at, changes: lines.map((line) => line.id), bytes: new TextEncoder().encode(text) }
    if (lines.length > 0) await handFile(engine, to.id, given)
    process.stderr.write(`${say(words.sum, { n: lines.length, path })}\n`)
  })
}
