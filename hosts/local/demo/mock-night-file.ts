import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { recordFor } from '#engine/register/register-door.ts'
import { readBatch } from '#engine/scan/import-batch.ts'
import { recordIdOf, senderLookup } from '#engine/scan/import-row.ts'
import { stageImport, startImport } from '#engine/scan/stage-import.ts'
import type { Engine } from '#engine/store/engine.ts'
import { everyItem } from '#engine/store/read.ts'
import { fillBoth, two } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { bytesOf } from '#ledger/bytes.ts'
import { sheetCells, sheetHeadings } from '#records/import/sheet-out.ts'
import { layoutOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import { escaped, sayBoth } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'

/** Unit of the sample city whose own system never follows. */
const unit = { id: 'HJ', name: two('云浮市生态环境局', 'Yunfu Ecology and Environment Bureau') }
const most = 2000

const Taken = z.strictObject({ accepted: z.int(), unchanged: z.int(), held: z.int(), stillHeld: z.int() })
const Book = z.strictObject({
  isAsked: z.boolean(),
  /** Import under way or done; null: none was sent. */
  sent: z.strictObject({ id: z.string(), rows: z.int() }).nullable(),
  taken: Taken.nullable(),
})
type Book = z.infer<typeof Book>

/** Sends a sheet, and says how it fared; null: not done yet. */
export type NightReports = {
  send(): Promise<{ readonly id: string; readonly rows: number } | null>
  taken(id: string): Promise<z.infer<typeof Taken> | null>
}

export type MockNightFile = {
  /** The page's button: the night's sheet is sent now. */
  ask(): void
  /** Sends what was asked for, or hears how it fared; answers how many. */
  step(reports: NightReports): Promise<number>
  section(): string
}

/** Sheet of all that the unit first reported, corrections left out. */
export const nightReports = (engine: Engine): NightReports => ({
  async send() {
    const records = await firstReported(engine)
    if (records.length === 0) return null
    const text = stringify([
      [...sheetHeadings(layoutOf('penalty'))],
      ...records.map((one) => [...sheetCells(layoutOf('penalty'), one, null)]),
    ])
    const staged = await stageImport(engine, () => once(bytesOf(text)), {
      ...{ file: '演示-晚间报送.csv', language: 'zh', sender: unit.id, readSheet: engine.readSheet },
      actor: { id: 'system-admin', role: 'systemAdmin', unit: null },
    })
    if (staged.kind === 'refused') throw new Fault('demo.refused', staged.code)
    await startImport(engine, staged.id)
    return { id: staged.id, rows: staged.rows }
  },
  async taken(id) {
    const batch = await readBatch(engine, id)
    if (batch?.status !== 'done') return null
    const { accepted, unchanged, held, stillHeld } = batch
    return { accepted, unchanged, held, stillHeld }
  },
})

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** As its own system still has them; persons’ numbers leave by no sheet. */
async function firstReported(engine: Engine): Promise<readonly RecordFile[]> {
  const found: RecordFile[] = []
  for await (const source of everyItem(engine.table, {
    index: 'lookup',
    pk: senderLookup(unit.id, 'penalty'),
  })) {
    const record = await recordFor(engine, recordIdOf(source), 'recipient')
    if (record && record.subject.kind !== 'person')
      found.push({ ...record, tier: null, versions: record.versions.slice(0, 1) })
    if (found.length === most) break
  }
  return found
}

/** The unit of the demo that brings back what was removed. */
export function mockNightFile(folder: string): MockNightFile {
  const path = join(folder, 'recipients', 'night-file.json')
  const read = (): Book =>
    existsSync(path) ? Book.parse(JSON.parse(readFileSync(path, 'utf8'))) : { isAsked: false, sent: null, taken: null }
  const write = (book: Book) => writeDurably(path, JSON.stringify(book), 0o600)
  return {
    ask: () => write({ ...read(), isAsked: true }),
    async step({ send, taken }) {
      const book = read()
      if (book.isAsked) {
        write({ isAsked: false, sent: await send(), taken: null })
        return 1
      }
      const found = book.sent && book.taken === null ? await taken(book.sent.id) : null
      if (found) write({ ...book, taken: found })
      return found ? 1 : 0
    },
    section: () => shown(read()),
  }
}

function shown({ isAsked, sent, taken }: Book): string {
  const standing =
    isAsked || (sent && !taken) ? words.underWay : taken ? fillBoth(words.taken, told(taken)) : words.none
  return `<section id="night-file"><h2>${sayBoth(unit.name)}</h2>
<p>${sayBoth(words.lead)}</p>
<form method="post" action="/demo/recipients?night"><button type="submit">${sayBoth(words.send)}</button></form>
<p>${sayBoth(standing)}</p>
${sent && taken ? `<p><a href="/admin/imports/${escaped(sent.id)}">${sayBoth(words.report)}</a></p>` : ''}
</section>`
}

const told = ({ accepted, unchanged, held, stillHeld }: z.infer<typeof Taken>) => ({
  ...{ rows: `${accepted + unchanged + held + stillHeld}`, unchanged: `${unchanged}`, accepted: `${accepted}` },
  held: `${held + stillHeld}`,
})

const words = {
  lead: two(
    '报送单位：登记已更正或者移出的内容，它的业务系统仍是旧的，每晚又报上来。拦下的内容不进登记；当事人在“我的记录”中该记录的页上看到由谁、何时再次报送。',
    'Reports each night. Its own system keeps what the register has corrected or removed, and brings it back. What is held enters nothing; its subject sees on the record’s own page who offered it again, and when.',
  ),
  send: two('现在报送今晚的文件', 'Send tonight’s file now'),
  none: two('还没有报送。', 'Nothing was sent yet.'),
  underWay: two('正在导入，请刷新。', 'It is coming in: reload the page.'),
  taken: two(
    '报送 {rows} 行：{unchanged} 行与登记相同，{accepted} 行新增，{held} 行已被拦下。',
    '{rows} rows: {unchanged} as the register has them, {accepted} new, {held} held.',
  ),
  report: two('导入报告（信息管理员、系统管理员）', 'Report of the import, for administrators'),
}
