import { stringify } from 'csv-stringify/sync'
import { openPaged, type Paged } from '#engine/store/paged.ts'
import type { Sheet } from '#web/sheet.ts'
import type { Reply } from './reply.ts'

/** Rows of a sheet at most: it is answered at once, within what a gateway passes on. */
export const mostRows = 5000
const atOnce = 500

/** A list as a table for other programs: to its end, or with a last row that says it goes on. Cells are no formulas. */
export async function sheet<T>(
  name: string,
  { columns, row, rest }: Sheet<T>,
  read: (at: string | undefined, limit: number) => Promise<Paged<T>>,
): Promise<Reply> {
  const rows: (readonly string[])[] = []
  let at: string | null | undefined
  while (at !== null && rows.length < mostRows) {
    const part = openPaged(await read(at, atOnce))
    rows.push(...part.items.map(row))
    at = part.cursor
  }
  const all = at === null ? rows : [...rows, [rest]]
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
    body: stringify(
      [columns, ...all].map((cells) => [...cells]),
      { bom: true, escape_formulas: true },
    ),
  }
}
