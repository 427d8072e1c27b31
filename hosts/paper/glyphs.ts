import { closeSync, openSync, readSync } from 'node:fs'

/** Characters that a face draws. */
export type Glyphs = { has(code: number): boolean }

/**
 * Reads which characters a TrueType face has: formats 4 and 12 of its table `cmap`
 * (ISO/IEC 14496-22). Other formats count for nothing.
 */
export function glyphsOf(path: string): Glyphs {
  const file = openSync(path, 'r')
  try {
    const cmap = tableOf(file, 'cmap')
    const found = new Set<number>()
    for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
      const part = cmap.subarray(cmap.readUInt32BE(8 + 8 * i))
      const format = part.readUInt16BE(0)
      if (format === 12) addGroups(part, found)
      else if (format === 4) addSegments(part, found)
    }
    return found
  } finally {
    closeSync(file)
  }
}

function tableOf(file: number, name: string): Buffer {
  const count = bytesAt(file, 4, 2).readUInt16BE(0)
  const directory = bytesAt(file, 12, 16 * count)
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) !== name) continue
    return bytesAt(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
  }
  throw new Error(`the typeface has no table ${name}`)
}

function bytesAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, from)
  return bytes
}

function addGroups(part: Buffer, found: Set<number>): void {
  for (let i = 0, at = 16; i < part.readUInt32BE(12); i += 1, at += 12)
    for (let code = part.readUInt32BE(at); code <= part.readUInt32BE(at + 4); code += 1) found.add(code)
}

/** Passes over the codes that a segment leads to no glyph. */
function addSegments(part: Buffer, found: Set<number>): void {
  const size = part.readUInt16BE(6)
  for (let at = 0; at < size; at += 2) {
    const [last, first] = [part.readUInt16BE(14 + at), part.readUInt16BE(16 + size + at)]
    const delta = part.readUInt16BE(16 + 2 * size + at)
    const range = part.readUInt16BE(16 + 3 * size + at)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const place = 16 + 3 * size + at + range + 2 * (code - first)
      const glyph = range === 0 ? (code + delta) & 0xffff : part.readUInt16BE(place)
      if (glyph !== 0) found.add(code)
    }
  }
}
