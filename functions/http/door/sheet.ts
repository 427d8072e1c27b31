import { stringify } from 'csv-stringify/sync'
import type { Paged } from '#engine/store/paged.ts'
import { gathered, partFrom } from '#engine/store/read-several.ts'
import type { Sheet } from '#web/sheet.ts'
import type { Reply } from './reply.ts'

/** Most rows of a sheet, within what a gateway passes on. */
export const mostRows = 5000
const atOnce = 500

type Read<T> = (at: string | undefined, limit: number) => Promise<Paged<T>>

/** List as a table without formulas; its last row tells of more. */
export async function sheet<T>(name: string, form: Sheet<T>, read: Read<T>): Promise<Reply> {
  const { items, isAll } = await gathered((at) => read(at, atOnce), mostRows)
  return csvReply(name, csvText(form, items, isAll))
}

const part = <T>(read: Read<T>, from: string) => partFrom((at) => read(at, atOnce), from, mostRows / atOnce)

/** Sheet of a longer list, begun at one of its parts. */
export async function sheetPart<T>(name: string, form: Sheet<T>, read: Read<T>, from: string): Promise<Reply> {
  const { items, next } = await part(read, from)
  return csvReply(name, csvText(form, items, next === null))
}

/** Cursors at which parts of a sheet begin, the first empty. */
export async function partsOf(read: Read<unknown>): Promise<readonly string[]> {
  const starts: string[] = []
  for (let at: string | null = ''; at !== null; at = (await part(read, at)).next) starts.push(at)
  return starts
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
