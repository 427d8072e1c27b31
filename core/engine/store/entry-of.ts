import { Fault } from '#law/fault.ts'
import { type Entry, isEntry } from '#ledger/entry.ts'
import type { Item } from './ports.ts'

/** Public part of a log row. */
export function entryOf({ pk, sk, body }: Item): Entry {
  const entry = typeof body === 'object' && body !== null && 'entry' in body ? body['entry'] : undefined
  if (!isEntry(entry)) throw new Fault('storedForm', `log row, ${pk} ${sk}: entry`)
  return entry
}
