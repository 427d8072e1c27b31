import type { Json } from '#engine/store/ports.ts'
import { packedAs as as, lastName, otherName, ownId, packedWords } from './packed-form.ts'

const places = new Map(packedWords.map((word, place) => [word, place]))
const longest = Math.max(...packedWords.map((word) => word.length))
const none = 256
const nibbles = Uint16Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code))
  return digit < 0 ? none : digit
})
const scratch = Buffer.allocUnsafe(1 << 20)
let at = 0
let own = ''

/** A body in few bytes; null: only its text says it. */
export function pack(body: Json, pk: string): Uint8Array | null {
  at = 0
  own = ownId(pk)
  return value(body) && at <= scratch.length ? new Uint8Array(scratch.subarray(0, at)) : null
}

function value(one: Json | undefined): boolean {
  if (typeof one === 'string') return text(one)
  if (typeof one === 'number') return number(one)
  if (typeof one === 'boolean') return byte(one ? as.yes : as.no)
  if (one === null) return byte(as.none)
  if (one === undefined) return false
  return isList(one) ? list(one) : record(one)
}

const isList = (one: object): one is readonly Json[] => Array.isArray(one)

function byte(code: number): true {
  scratch[at++] = code
  return true
}

/** Seven bits a byte, the lowest first. */
function count(n: number): true {
  let rest = n
  for (; rest > 127; rest = Math.floor(rest / 128)) byte((rest % 128) + 128)
  return byte(rest)
}

function number(n: number): boolean {
  if (!Number.isFinite(n) || Object.is(n, -0)) return false
  if (!Number.isSafeInteger(n) || n < 0) return byte(as.numeral) && literal(String(n))
  return n < 256 - as.small ? byte(as.small + n) : byte(as.count) && count(n)
}

function text(one: string): boolean {
  if (one === own) return byte(as.own)
  const place = one.length > longest ? undefined : places.get(one)
  if (place !== undefined) return byte(as.word) && byte(place)
  if (one.length >= 16 && one.length % 2 === 0 && hex(one)) return true
  return (one.length < as.small - as.short && short(one)) || (byte(as.text) && literal(one))
}

/** False, and nothing written, where a letter is no small hex digit. */
function hex(one: string): boolean {
  const start = at
  byte(as.hex)
  count(one.length / 2)
  for (let i = 0; i < one.length; i += 2) {
    const both = ((nibbles[one.charCodeAt(i)] ?? none) << 4) | (nibbles[one.charCodeAt(i + 1)] ?? none)
    if (both > 255) {
      at = start
      return false
    }
    scratch[at++] = both
  }
  return true
}

/** Of ASCII alone, where bytes are letters. */
function short(one: string): boolean {
  for (let i = 0; i < one.length; i += 1) {
    const code = one.charCodeAt(i)
    if (code > 127) return false
    scratch[at + 1 + i] = code
  }
  byte(as.short + one.length)
  at += one.length
  return true
}

function literal(one: string): boolean {
  const bytes = Buffer.byteLength(one)
  count(bytes)
  if (at + bytes > scratch.length || !one.isWellFormed()) return false
  at += scratch.write(one, at)
  return true
}

function list(all: readonly Json[]): boolean {
  byte(as.list)
  count(all.length)
  for (const one of all) if (!value(one)) return false
  return true
}

function record(one: { readonly [key: string]: Json | undefined }): boolean {
  byte(as.record)
  for (const name in one) if (!named(name) || !value(one[name])) return false
  return byte(lastName)
}

function named(name: string): boolean {
  const place = places.get(name)
  if (place !== undefined) return byte(place)
  return name !== '__proto__' && byte(otherName) && literal(name)
}
