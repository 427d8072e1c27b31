import { logKey } from '#engine/store/keys.ts'
import type { Item, Json, Key } from '#engine/store/ports.ts'
import { bodyText } from '#hosts/table-rules.ts'
import { Fault } from '#law/fault.ts'
import { deflate, inflate, worthDeflating } from './deflate.ts'
import { withHash, withoutHash } from './log-body.ts'
import { pack } from './pack.ts'
import { phrased, unphrased } from './phrases.ts'
import { unpack } from './unpack.ts'

type Row = Readonly<Record<string, unknown>>

/** Reads a packed body, or the JSON of older programs and editors. */
export function readBody({ pk, sk, body }: Row): Json {
  try {
    return body instanceof Uint8Array ? unpacked(body, { pk: String(pk), sk: String(sk) }) : JSON.parse(String(body))
  } catch (cause) {
    throw new Fault('storedForm', `${pk} ${sk}: body`, { cause })
  }
}

const unpacked = (bytes: Uint8Array, key: Key): Json => withHash(unpack(unphrased(inflate(bytes), key), key.pk))

/** Packs and shortens, or writes JSON where packing would lose something. */
export function writtenBody(item: Item, isThrowaway = false): string | Uint8Array {
  const isAsIs = isThrowaway || isAsImported(item)
  const packed = pack(isAsIs ? item.body : withoutHash(item.body), item.pk)
  if (packed && isAsIs && packed.length < 20_000) return packed
  // No JSON has twenty times its packed bytes.
  if (packed && packed.length < worthDeflating) return phrased(packed, item)
  if (packed && packed.length < 20_000) return deflate(packed)
  const text = bodyText(item)
  return packed ? deflate(packed) : text
}

/** By the hundred thousand: shortening costs more than all else. */
const isAsImported = (item: Item) =>
  item.v === 1 && (item.sk === 'record' || item.sk === firstEntry) && item.pk.startsWith('record#')

const firstEntry = logKey('record', '', 1).sk

/** Item as a later start reads it; frozen, since all share it. */
export function frozenItem(item: Item): Item {
  const { pk, sk, v, body, index, log } = item
  const kept = freeze(body) ? body : JSON.parse(bodyText(item))
  if (kept !== body) freeze(kept)
  const isFound = index !== undefined && freeze(index) && Object.keys(index).length > 0
  return Object.freeze({ pk, sk, v, body: kept, ...(isFound && { index }), ...(log && { log }) })
}

/** Freezes; false where JSON would give something else back. */
function freeze(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return value !== undefined
  if (isList(value) ? !value.every(freeze) : !isRecord(value)) return false
  Object.freeze(value)
  return true
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)

function isRecord(value: { readonly [key: string]: Json | undefined }): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) if (!freeze(value[key])) return false
  return true
}
