import type { Engine } from '#engine/store/engine.ts'
import { countyName } from '#engine/store/names.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Block } from '#engine/store/printing.ts'
import { gathered } from '#engine/store/read-several.ts'
import { listSheet } from '#engine/views/list-sheet.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Sheet } from '#web/sheet.ts'
import { type Tell, tell } from '#web/tell.ts'
import { board } from '#web/words/staff/board.ts'
import type { Signed } from '../door/ask.ts'
import { notFound, pdfReply, type Reply } from '../door/reply.ts'

/** Rows of a printed list, and read at once. */
const [most, atOnce] = [1000, 500]

/** Name of the file, and what stands above and below its table. */
export type Said = {
  readonly name: string
  readonly title: string
  readonly lead: string
  readonly after?: readonly Block[]
}

/** A view's choice, for name and title of a file. */
export type Choice = { readonly id: string; readonly name: Bilingual }

/** County of a view, where it has one. */
export const countyChoice = (engine: Engine, county: string | null): readonly Choice[] =>
  county === null ? [] : [{ id: county, name: countyName(engine, county) }]

export const viewName = (name: string, of: readonly Choice[]): string =>
  [name, ...of.map(({ id }) => id.replaceAll(/[^\w-]/g, ''))].filter(Boolean).join('-')

export const viewTitle = (t: Tell, title: Bilingual, of: readonly Choice[]): string =>
  [title, ...of.map(({ name }) => name)].map((name) => t(name)).join(' · ')

/** A view as PDF, its columns as on the sheet. */
export async function viewPdf<T>(
  ask: Signed,
  engine: Engine,
  { name, title, lead, after = [] }: Said,
  { columns, row }: Sheet<T>,
  read: (at: string | undefined, limit: number) => Promise<Paged<T>>,
): Promise<Reply> {
  if (!engine.printing) return notFound(ask)
  const { items, isAll } = await gathered((at) => read(at, atOnce), most)
  const blocks: readonly Block[] = [
    { kind: 'table', head: columns, rows: items.map(row) },
    ...(isAll ? [] : [{ kind: 'quiet', text: tell(ask.lang)(board.restOfPdf, { n: most }) } as const]),
    ...after,
  ]
  const pdf = await engine.printing.printer.print([listSheet(engine, ask.lang, { title, lead, blocks })])
  return pdfReply(name, pdf)
}
