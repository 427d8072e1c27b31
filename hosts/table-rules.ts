import type { Item, Json, Key, Query, Write } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'

export const most = { writes: 100, itemBytes: 400_000, pkBytes: 2048, skBytes: 1024 }

/** Refuses callers' mistakes as faults, before any look. */
export function checkWrites(writes: readonly Write[]): void {
  if (writes.length === 0 || writes.length > most.writes)
    throw new Fault('table.badWrite', `a transaction has 1 to ${most.writes} writes, not ${writes.length}`)
  for (const write of writes) checkWrite(write)
  if (writes.length > 1 && new Set(writes.map((w) => identity(keyOf(w)))).size !== writes.length)
    throw new Fault('table.badWrite', 'two writes of one transaction name the same item')
}

export function checkQuery(query: Query): void {
  if (!Number.isInteger(query.limit) || query.limit < 1)
    throw new Fault('table.badQuery', `a page holds at least 1 item, not ${query.limit}`)
  if (query.prefix !== undefined && (query.from !== undefined || query.to !== undefined))
    throw new Fault('table.badQuery', 'a query takes a prefix or a range, not both')
}

/** Text of a body; throws where it would come back otherwise. */
export function bodyText(item: Item): string {
  const text: string | undefined = JSON.stringify(item.body)
  if (text === undefined) throw new Fault('table.badWrite', `${item.pk} ${item.sk} has no body`)
  if (text.length * 3 > most.itemBytes && Buffer.byteLength(text) > most.itemBytes)
    throw new Fault('table.tooLarge', `${item.pk} ${item.sk} is larger than ${most.itemBytes} bytes`)
  return text
}

/** A log row as an erasure leaves it; its payload alone goes. */
export function bareRow(row: Item): Item {
  const { entry, ...rest }: { readonly entry?: Json; readonly payload?: Json } = Object(row.body)
  const { payload: _, ...more } = rest
  if (!row.log || entry === undefined || Object.keys(more).length > 0)
    throw new Fault('table.badWrite', `${row.pk} ${row.sk} has no payload to erase`)
  return { ...row, body: { entry } }
}

/** Fault of whoever tried to change a log row. */
export const appendOnly = (key: Key) => new Fault('table.appendOnly', `${key.pk} ${key.sk} is a log row`)

export const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'remove' in write ? write.remove : 'erase' in write ? write.erase : write.check

/** True of a write that no log row takes. */
export const isChange = (write: Write): boolean => 'put' in write || 'remove' in write

export const identity = (key: Key) => `${key.pk}\0${key.sk}`

function checkWrite(write: Write): void {
  const key = keyOf(write)
  checkKey(key.pk, key.sk)
  if (!('put' in write)) return
  const item = write.put
  if (item.v !== (write.when === 'absent' ? 1 : write.when.v + 1))
    throw new Fault('table.badWrite', `${item.pk} ${item.sk} skips a version`)
  if (item.log && write.when !== 'absent') throw appendOnly(item)
  for (const entry of Object.values(item.index ?? {})) checkKey(entry[0], entry[1])
}

function checkKey(pk: string, sk: string): void {
  checkPart(pk, most.pkBytes)
  checkPart(sk, most.skBytes)
}

function checkPart(text: string, bytes: number): void {
  const long = text.length * 3 > bytes && Buffer.byteLength(text) > bytes
  if (text === '' || long || text.includes('\0') || !text.isWellFormed())
    throw new Fault('table.badKey', `not a key: ${JSON.stringify(text.slice(0, 80))}`)
}
