/** DER (X.690), as far as certificates and signatures need. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]) => tagged(0x30, ...parts),
  set: (...parts: readonly Uint8Array[]) => tagged(0x31, ...parts),
  /** [n], constructed. */
  context: (n: number, ...parts: readonly Uint8Array[]) => tagged(0xa0 + n, ...parts),
  integer: (bytes: Uint8Array) => tagged(0x02, (bytes[0] ?? 0) & 0x80 ? new Uint8Array([0, ...bytes]) : bytes),
  oid: (dotted: string) => tagged(0x06, arcs(dotted)),
  octets: (bytes: Uint8Array) => tagged(0x04, bytes),
  bits: (bytes: Uint8Array, unused = 0) => tagged(0x03, new Uint8Array([unused]), bytes),
  text: (text: string) => tagged(0x0c, new TextEncoder().encode(text)),
  yes: () => tagged(0x01, new Uint8Array([0xff])),
  nothing: () => tagged(0x05),
  /** GeneralizedTime, in UTC. */
  time: (at: number) =>
    tagged(0x18, new TextEncoder().encode(`${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`)),
}

export function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return new Uint8Array(Buffer.concat([new Uint8Array([tag, ...lengthOf(content.length)]), content]))
}

/** The elements within a constructed one, each whole. */
export function elementsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const content = contentOf(bytes)
  const found: Uint8Array[] = []
  for (let at = 0; at < content.length; ) {
    const rest = content.subarray(at)
    const size = rest.length < 2 ? rest.length : headOf(rest) + sizeOf(rest)
    found.push(rest.subarray(0, size))
    at += size
  }
  return found
}

export const contentOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(headOf(bytes), headOf(bytes) + sizeOf(bytes))

const isLong = (bytes: Uint8Array) => ((bytes[1] ?? 0) & 0x80) !== 0
const headOf = (bytes: Uint8Array) => 2 + (isLong(bytes) ? (bytes[1] ?? 0) & 0x7f : 0)
const sizeOf = (bytes: Uint8Array) =>
  isLong(bytes) ? bytes.subarray(2, headOf(bytes)).reduce((size, byte) => size * 256 + byte, 0) : (bytes[1] ?? 0)

function lengthOf(size: number): readonly number[] {
  if (size < 128) return [size]
  const digits: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return [0x80 + digits.length, ...digits]
}

function arcs(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return new Uint8Array([first * 40 + second, ...rest.flatMap(base128)])
}

function base128(arc: number): readonly number[] {
  const digits = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(128 + (rest % 128))
  return digits
}
