import type { Item, Key } from '#engine/store/ports.ts'
import { type Difference, fieldsApart } from './difference.ts'

/** A difference before it is said of which case. */
export type Found = Omit<Difference, 'about'>

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

/** Compares an item with what the log makes. */
export function* compared(kind: string, should: Item, is: Item | undefined): Generator<Found> {
  const key = keyOf(should)
  if (!is) return yield { kind, code: 'missing', key, fields: [], should }
  const fields = fieldsApart(should, is)
  if (fields.length > 0) yield { kind, code: 'changed', key, fields, should }
}

export const unsupported = (kind: string, item: Key): Found => ({
  kind,
  code: 'unsupported',
  key: keyOf(item),
  fields: [],
  should: null,
})
