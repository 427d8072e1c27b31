import { bytesOf, concat, fromHex, type Sha256, toHex } from './bytes.ts'
import { canonical } from './canonical.ts'
import { leafHash } from './tree.ts'

/** Public part of a log row. `prev` is the hash of the id's former entry, '' for the first (seq 1). */
export type Entry = {
  readonly v: 1
  readonly id: string
  readonly seq: number
  readonly type: string
  readonly at: number
  readonly rules: string
  readonly actor: string
  readonly payload: string
  readonly prev: string
}

/** Erasable part, with 16 bytes of salt (hex). */
export type Payload = { readonly salt: string; readonly data: unknown }

/** Hash of an entry: leaf, and `prev` of the next. */
export function entryHash(entry: Entry, hash: Sha256): Uint8Array {
  const { actor, at, id, payload, prev, rules, seq, type, v } = entry
  const words = actor + id + payload + prev + rules + type
  if (words.length > longest || !plain.test(words)) return leafHash(leafBytes(entry), hash)
  const leaf = `\0{"actor":"${actor}","at":${at},"id":"${id}","payload":"${payload}","prev":"${prev}","rules":"${rules}","seq":${seq},"type":"${type}","v":${v}}`
  return hash(first(encoder.encodeInto(leaf, buffer).written))
}

export const leafBytes = (entry: Entry): Uint8Array => bytesOf(canonical(entry))

/** Hashes of payloads made here, until these are stored. */
const made = new WeakMap<Payload, string>()

/** Hash of a payload from now on unchanged. */
export function hashOnce(payload: Payload, hash: Sha256): string {
  const one = payloadHash(payload, hash)
  made.set(payload, one)
  return one
}

/** Hash that `hashOnce` made of this object, or a new one. */
export const hashOf = (payload: Payload, hash: Sha256): string => made.get(payload) ?? payloadHash(payload, hash)

export function payloadHash({ salt, data }: Payload, hash: Sha256): string {
  const bytes = fromHex(salt)
  if (bytes?.length !== 16) throw new RangeError('a salt is 16 bytes in hex')
  const text = canonical(data)
  if (text.length > (buffer.length - 16) / 3) return toHex(hash(concat(bytes, bytesOf(text))))
  buffer.set(bytes)
  return toHex(hash(buffer.subarray(0, 16 + encoder.encodeInto(text, buffer.subarray(16)).written)))
}

export function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 9) return false
  const { v, id, seq, type, at, rules, actor, payload, prev }: Partial<Record<keyof Entry, unknown>> = value
  if (v !== 1 || !isCount(seq) || seq === 0 || !isCount(at)) return false
  if (!isWord(id) || !isWord(type) || !isWord(rules) || !isWord(actor)) return false
  return isHash(payload) && (prev === '' ? seq === 1 : seq > 1 && isHash(prev))
}

export const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  'data' in value &&
  'salt' in value &&
  typeof value.salt === 'string' &&
  /^[0-9a-f]{32}$/.test(value.salt)

// A million rows a minute: unescaped text goes through a template.
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/
const longest = 3500
const buffer = new Uint8Array(32_768)
const encoder = new TextEncoder()
/** Beginnings of the buffer, kept: each takes time to make. */
const views: Uint8Array[] = []
const first = (length: number): Uint8Array => {
  views[length] ??= buffer.subarray(0, length)
  return views[length]
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.isWellFormed()

// Form only: chain and tree check the hash itself.
const isHash = (value: unknown): value is string =>
  typeof value === 'string' && value.length === 64 && value.isWellFormed()
