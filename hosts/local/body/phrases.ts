import type { Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { commonPhrases } from './common-phrases.ts'
import { packedAs } from './packed-form.ts'

// Tokens: 0nnnnnnn, then n + 1 bytes as they are.
// 10nnnppp pppppppp: n + 3 bytes from place p.
// 11nnnnnn and two bytes of place: n + 4 bytes.
// Places count through the phrases, the row's key and the body.
const longestKey = 256
const longestBody = 4096
const start = commonPhrases.length
const text = Buffer.alloc(start + longestKey + longestBody)
text.set(commonPhrases)

const near = { places: 2 ** 11, least: 3, most: 10, cost: 2 }
const far = { least: 4, most: 67, cost: 3 }
const probes = 2
const none = 0xffff

// Places by the hash of their first three bytes, the foremost first.
const first = new Uint16Array(2 ** 14).fill(none)
const next = new Uint16Array(start).fill(none)
for (let at = start - near.least; at >= 0; at -= 1) {
  const mark = markOf(at)
  next[at] = first[mark] ?? none
  first[mark] = at
}
/** The same of key and body, the newest alone. */
const recent = new Uint16Array(2 ** 10)
const lastRecent = recent.length - 1
const out = new Uint8Array(longestBody + longestBody / 64)
let size = 0
let place = 0
let longest = 0
let saved = 0

/** Packed bytes by phrases; as they were where that is longer. */
export function phrased(packed: Uint8Array, { pk, sk }: Key): Uint8Array {
  if (packed.length < near.least || packed.length > longestBody) return packed
  const from = start + keyed(`${pk} ${sk}`)
  const end = from + packed.length
  text.set(packed, from)
  recent.fill(0)
  for (let at = start; at < from; at += 1) recent[markOf(at) & lastRecent] = at
  out[0] = packedAs.phrased
  size = 1
  let open = from
  for (let at = from; at < end; ) {
    let length = longestAt(at, end)
    if (length > 0) {
      while (at > open && continuesBack(at, length)) {
        at -= 1
        place -= 1
        length += 1
      }
      copied(open, at)
      matched(length)
      open = at + length
    }
    recent[markOf(at) & lastRecent] = at
    // Hashes repeat nothing: longer strides in them.
    at += length > 0 ? length : 1 + ((at - open) >> 4)
  }
  copied(open, end)
  return size < packed.length ? out.slice(0, size) : packed
}

/** All of the place must be read by then. */
const continuesBack = (at: number, length: number) =>
  place > 0 && length < far.most && place + length < at && text[place - 1] === text[at - 1]

/** Bytes as they are. */
function copied(from: number, until: number): void {
  for (let at = from; at < until; at += 128) {
    const length = Math.min(128, until - at)
    out[size] = length - 1
    size += 1
    // Mostly a few bytes: a call would cost more.
    for (let i = at; i < at + length; i += 1) out[size++] = text[i] ?? 0
  }
}

/** Names the place found last. */
function matched(length: number): void {
  if (place < near.places && length <= near.most) out[size++] = 128 | ((length - near.least) << 3) | (place >> 8)
  else {
    out[size++] = 192 | (length - far.least)
    out[size++] = place >> 8
  }
  out[size++] = place & 255
}

/** Length of the match that saves most; 0: none does. */
function longestAt(at: number, end: number): number {
  if (at + near.least > end) return 0
  const mark = markOf(at)
  let one = first[mark] ?? none
  longest = saved = 0
  for (let left = probes; left > 0 && one !== none; left -= 1) {
    weigh(one, at, end)
    one = next[one] ?? none
  }
  // The newest comes last.
  weigh(recent[mark & lastRecent] ?? 0, at, end)
  return longest
}

/** Keeps a place where it saves more than the one before. */
function weigh(one: number, at: number, end: number): void {
  if (text[one] !== text[at] || text[one + 2] !== text[at + 2]) return
  const most = Math.min(end - at, far.most, at - one)
  let n = 0
  while (n < most && text[one + n] === text[at + n]) n += 1
  const isShort = one < near.places && n <= near.most
  const saves = n - (isShort ? near.cost : far.cost)
  if (saves <= saved || n < (isShort ? near.least : far.least)) return
  saved = saves
  longest = n
  place = one
}

/** The packed bytes again, until the next call; throws where damaged. */
export function unphrased(bytes: Uint8Array, { pk, sk }: Key): Uint8Array {
  const isByPartition = bytes[0] === packedAs.phrasedByPartition
  if (!isByPartition && bytes[0] !== packedAs.phrased) return bytes
  // Form 4 laid out the partition alone.
  const from = start + keyed(isByPartition ? pk : `${pk} ${sk}`)
  let at = from
  const take = (place: number, length: number) => {
    if (place + length > at || at + length > text.length) throw damaged()
    text.copyWithin(at, place, place + length)
    at += length
  }
  for (let i = 1; i < bytes.length; i += 1) {
    const token = byteAt(bytes, i)
    if (token < 128) {
      const part = bytes.subarray(i + 1, i + token + 2)
      if (part.length <= token || at + part.length > text.length) throw damaged()
      text.set(part, at)
      at += part.length
      i += part.length
    } else if (token < 192) take(((token & 7) << 8) | byteAt(bytes, ++i), ((token >> 3) & 7) + near.least)
    else take((byteAt(bytes, ++i) << 8) | byteAt(bytes, ++i), (token & 63) + far.least)
  }
  return text.subarray(from, at)
}

const damaged = () => new Fault('storedForm', 'a phrased body is damaged')

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw damaged()
  return byte
}

/** Lays the key behind the phrases: bodies name parts of it. */
const keyed = (key: string): number => text.write(key, start, longestKey)

function markOf(place: number): number {
  // Not by a list: it is called for each byte.
  const a = text[place] ?? 0
  const b = text[place + 1] ?? 0
  const c = text[place + 2] ?? 0
  return ((a * 2654435 + b * 40503 + c * 2246822) >>> 5) & (2 ** 14 - 1)
}
