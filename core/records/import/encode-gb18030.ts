type Bytes = readonly number[]

let known: ReadonlyMap<number, Bytes> | null = null

/** Bytes in GB 18030, which older offices expect. */
export function encodeGb18030(text: string): Uint8Array {
  known ??= codes()
  const bytes: number[] = []
  for (const letter of text.toWellFormed()) {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code > 0xffff) bytes.push(...four(code - 0x10000 + beyondFirstPlane))
    else bytes.push(...(known.get(code) ?? unknown))
  }
  return Uint8Array.from(bytes)
}

// Some of private use have no place there.
const unknown: Bytes = [0x3f]
const beyondFirstPlane = 189_000
const fourInFirstPlane = 39_420

/** Turns the platform's decoder round: it has the standard's table. */
function codes(): ReadonlyMap<number, Bytes> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<number, Bytes>([[0xfffd, [0x84, 0x31, 0xa4, 0x37]]])
  const note = (bytes: Bytes) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    const code = text.codePointAt(0) ?? 0
    const isOne = text.length === 1 && code !== 0xfffd
    if (isOne && !found.has(code)) found.set(code, bytes)
  }
  for (let first = 0x81; first < 0xff; first += 1)
    for (let second = 0x40; second < 0xff; second += 1) if (second !== 0x7f) note([first, second])
  for (let n = 0; n < fourInFirstPlane; n += 1) note(four(n))
  return found
}

const four = (n: number): Bytes => [
  0x81 + Math.floor(n / 12_600),
  0x30 + (Math.floor(n / 1260) % 10),
  0x81 + (Math.floor(n / 10) % 126),
  0x30 + (n % 10),
]
