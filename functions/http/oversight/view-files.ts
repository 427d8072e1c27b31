import type { Engine } from '#engine/store/engine.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Sheet } from '#web/sheet.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound } from '../door/reply.ts'
import { sheet, sheetPart } from '../door/sheet.ts'
import { type Said, viewPdf } from './view-pdf.ts'

/** A list with its name. */
export type ListView<T> = {
  readonly said: Said
  readonly form: Sheet<T>
  readonly read: (at: string | undefined, limit: number) => Promise<Paged<T>>
  /** Beginning of a sheet in parts. */
  readonly from?: string
}
/** Null: this reader has none. */
type Of<T> = (ask: Signed, engine: Engine) => Promise<ListView<T> | null>

/** A list as sheet and as PDF, of one reading. */
export const viewFiles = <T>(at: { readonly csv: string; readonly pdf: string }, of: Of<T>): readonly Route[] => [
  {
    method: 'GET',
    path: at.csv,
    async run(ask, engine) {
      const view = await of(ask, engine)
      if (!view) return notFound(ask)
      const { said, form, read, from } = view
      return from === undefined ? sheet(said.name, form, read) : sheetPart(said.name, form, read, from)
    },
  },
  {
    method: 'GET',
    path: at.pdf,
    async run(ask, engine) {
      const view = await of(ask, engine)
      return view ? viewPdf(ask, engine, view.said, view.form, view.read) : notFound(ask)
    },
  },
]
