import { stringify } from 'csv-stringify/sync'
import type { Paged } from '#engine/store/paged.ts'
import { gathered } from '#engine/store/read-several.ts'
import type { Sheet } from '#web/sheet.ts'
import type { Reply } from './reply.ts'

/** Most rows of a sheet, within what a gateway passes on. */
export const mostRows = 5000
const atOnce = 500

/** List as a table without formulas; its last row tells of more. */
export async function sheet<T>(
  name: string,
  { columns, row, rest }: Sheet<T>,
  read: (at: string | undefined, limit: number) => Promise<Paged<T>>,
): Promise<Reply> {
  const { items, isAll } = await gathered((at) => read(at, atOnce), mostRows)
  return csvReply(name, csvText({ columns, row, rest }, items, isAll))
}

/** The whole table as text. */
export function csvText<T>({ columns, row, rest }: Sheet<T>, items: readonly T[], isAll: boolean): string {
  const rows = items.map(row)
  const all = isAll ? rows : [...rows, [rest]]
  return stringify(
    [columns, ...all].map((cells) => [...cells]),
    { bom: true, escape_formulas: true },
  )
}

export const csvReply = (name: string, body: string): Reply => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-store',
  },
  body,
})
