import type { Day } from '#law/day.ts'

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array }

/** Archive without compression, names in UTF-8 (PKWARE APPNOTE 6.3). */
export function zipOf(entries: readonly ZipEntry[], day: Day): Uint8Array {
  const parts: Uint8Array[] = []
  const places: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const path = encoder.encode(name)
    const common = fields([
      [2, 20],
      [2, utf8],
      [2, 0],
      ...stamp(day),
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    ])
    const local = joined([fields([[4, 0x04034b50]]), common, path, bytes])
    places.push(
      joined([
        fields([
          [4, 0x02014b50],
          [2, 20],
        ]),
        common,
        fields([
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, offset],
        ]),
        path,
      ]),
    )
    parts.push(local)
    offset += local.length
  }
  const list = joined(places)
  const count = entries.length
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, list.length],
    [4, offset],
    [2, 0],
  ])
  return joined([...parts, list, end])
}

const encoder = new TextEncoder()
/** General purpose bit 11: names are UTF-8. */
const utf8 = 0x0800

type Field = readonly [bytes: 2 | 4, value: number]

/** Little-endian numbers one after another. */
function fields(all: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value >>> 0, true)
    at += size
  }
  return bytes
}

/** Midnight of a day in the format of MS-DOS. */
function stamp(on: Day): readonly Field[] {
  const [year = 1980, month = 1, day = 1] = on.split('-').map(Number)
  return [
    [2, 0],
    [2, ((year - 1980) << 9) | (month << 5) | day],
  ]
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
