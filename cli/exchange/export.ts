import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { contentFor } from '#engine/feeds/copy-content.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { everyRecord } from '#engine/scan/scan.ts'
import { shanghaiDay } from '#law/day.ts'
import { encodeGb18030 } from '#records/import/encode-gb18030.ts'
import { publicSheetCells, sheetCells, sheetHeadings } from '#records/import/sheet-out.ts'
import { RecordKind } from '#records/kind.ts'
import { layoutOf } from '#records/layout.ts'
import { publicView } from '#records/publicity/masking.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { type ReadStore, readStore } from '../read-store.ts'
import { exported as words } from '../words/exchange.ts'
import { say } from '../words/say.ts'

type Options = { readonly kind: RecordKind; readonly public?: true; readonly gb18030?: true }

export function register(program: Command): void {
  program
    .command('export')
    .argument('<file>')
    .description(say(words.title))
    .addOption(new Option('--kind <kind>', say(words.kind)).choices(RecordKind.options).default('penalty'))
    .option('--public', say(words.public))
    .option('--gb18030', say(words.gb18030))
    .addHelpText('after', say(words.what))
    .action(exportAll)
}

async function exportAll(path: string, options: Options): Promise<void> {
  const n = await readStore(async (store) => {
    // Never over a file that is there.
    const file = createWriteStream(path, { flags: 'wx' })
    await once(file, 'open')
    const encode = (text: string) => (options.gb18030 ? encodeGb18030(text) : Buffer.from(text))
    let rows = 0
    file.write(encode(`${options.gb18030 ? '' : '\uFEFF'}${stringify([[...sheetHeadings(layoutOf(options.kind))]])}`))
    for await (const lines of linesOf(store, options)) {
      rows += lines.length
      const sheet = stringify(
        lines.map((cells) => [...cells]),
        { escape_formulas: true },
      )
      if (!file.write(encode(sheet))) await once(file, 'drain')
    }
    file.end()
    await finished(file)
    return rows
  })
  process.stderr.write(`${say(words.sum, { n, path })}\n`)
}

async function* linesOf(store: ReadStore, options: Options): AsyncGenerator<readonly (readonly string[])[]> {
  const layout = layoutOf(options.kind)
  const today = shanghaiDay(store.clock.now())
  for await (const records of everyRecord(store.table)) {
    const lines: (readonly string[])[] = []
    for (const { id } of records.filter(({ kind }) => kind === options.kind)) {
      const record = await recordFor(store, id, 'recipient')
      if (record === null || contentFor(store, record, 'all') === null) continue
      const shown = options.public ? publicView(record, today, store.deployment.flags) : null
      if (!options.public)
        lines.push(sheetCells(layout, record, publicity(record, today, store.deployment.flags).until))
      // A finding that is public alone is no row of the sheet.
      else if (shown && shown.cells.length > 0) lines.push(publicSheetCells(layout, shown))
    }
    if (lines.length > 0) yield lines
  }
}
