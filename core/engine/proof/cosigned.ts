import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import type { Item, Table } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { textOfNote } from '#ledger/note.ts'
import { lastCheckpoint } from './ledger-head.ts'

/** The newest checkpoint that a witness signed, and how far each came. */
export type Cosigned = {
  readonly note: string
  /** By a witness's name: origin and size that it signed last. */
  readonly seen: Readonly<Record<string, { readonly origin: string; readonly size: number }>>
}

const keys = keyShape('ledger#cosigned', 'cosigned')
export const cosignedKey = keys.key()

export const cosignedKind = stored('checkpoint with the signatures of witnesses', {
  schema: exactly<Cosigned>({
    note: z.string(),
    seen: z.record(z.string(), z.strictObject({ origin: z.string(), size: z.int() })),
  }),
  keys: [keys],
  due: null,
  from: 'door',
})

export const cosignedItem = (cosigned: Cosigned, v: number): Item => ({
  ...cosignedKey,
  v,
  body: cosignedKind.made(cosigned),
})

/** The newest checkpoint, with its witnesses’ signatures; null before the first. */
export async function newestNote(table: Table): Promise<string | null> {
  const note = await lastCheckpoint(table)
  const item = note === null ? undefined : await table.get(cosignedKey)
  const cosigned = item && cosignedKind.read(item).note
  return cosigned !== undefined && note !== null && textOfNote(cosigned) === textOfNote(note) ? cosigned : note
}
