import type { Json } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { packedAs as as, lastName, otherName, ownId, packedWords } from './packed-form.ts'

let bytes: Buffer = Buffer.alloc(0)
let at = 0
let own = ''

/** The body that was packed; other bytes are a fault. */
export function unpack(packed: Uint8Array, pk: string): Json {
  own = ownId(pk)
  bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  at = 0
  const body = value()
  if (at !== bytes.length) throw damaged()
  return body
}

const damaged = () => new Fault('storedForm', 'a packed body is damaged')

function byte(): number {
  const code = bytes[at++]
  if (code === undefined) throw damaged()
  return code
}

function count(): number {
  let n = 0
  for (let unit = 1; ; unit *= 128) {
    const code = byte()
    n += (code & 127) * unit
    if (code < 128) return n
  }
}

function text(length: number, as: 'utf8' | 'hex' | 'latin1' = 'utf8'): string {
  const from = at
  at += length
  if (at > bytes.length) throw damaged()
  return bytes.toString(as, from, at)
}

function word(place: number): string {
  const found = packedWords[place]
  if (found === undefined) throw damaged()
  return found
}

function value(): Json {
  const first = byte()
  if (first >= as.small) return first - as.small
  if (first >= as.short) return text(first - as.short, 'latin1')
  const read = readers[first]
  if (!read) throw damaged()
  return read()
}

const readers: { readonly [first: number]: () => Json } = {
  [as.none]: () => null,
  [as.no]: () => false,
  [as.yes]: () => true,
  [as.numeral]: () => Number(text(count())),
  [as.word]: () => word(byte()),
  [as.text]: () => text(count()),
  [as.hex]: () => text(count(), 'hex'),
  [as.list]: list,
  [as.record]: record,
  [as.count]: count,
  [as.own]: () => own,
}

function list(): Json {
  const all: Json[] = []
  for (let rest = count(); rest > 0; rest -= 1) all.push(value())
  return all
}

function record(): Json {
  const one: { [name: string]: Json } = {}
  for (let place = byte(); place !== lastName; place = byte()) {
    const name = place === otherName ? text(count()) : word(place)
    one[name] = value()
  }
  return one
}
