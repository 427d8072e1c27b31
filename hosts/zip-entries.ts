import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

export type Entry = {
  readonly name: string
  /** Bytes packed and, as the directory claims, unpacked. */
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly encrypted: boolean
  /** Offset of its own header. */
  readonly at: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const encryptedFlag = 1

/** Entries of the directory; undefined where unreadable or contradicted. */
export function zipEntries(bytes: Uint8Array): readonly Entry[] | undefined {
  const view = viewOf(bytes)
  const end = directoryEnd(view)
  if (end < 0) return undefined
  const entries: Entry[] = []
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== entryMark) return undefined
    const nameLength = view.readUInt16LE(at + 28)
    const entry = {
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      method: view.readUInt16LE(at + 10),
      encrypted: (view.readUInt16LE(at + 8) & encryptedFlag) !== 0,
      at: view.readUInt32LE(at + 42),
    }
    if (nameAt(view, entry.at) !== entry.name) return undefined
    entries.push(entry)
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

/** Finds archives at a file's end, like unpackers. */
export function endsInArchive(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  const end = directoryEnd(view)
  const begin = end < 0 ? -1 : end - view.readUInt32LE(end + 12)
  return begin >= 0 && begin + 4 <= view.length && view.readUInt32LE(begin) === entryMark
}

/** Content of an entry; undefined where longer than claimed, or broken. */
export async function zipContent(bytes: Uint8Array, entry: Entry): Promise<Buffer | undefined> {
  const view = viewOf(bytes)
  const start = entry.at + 30 + view.readUInt16LE(entry.at + 26) + view.readUInt16LE(entry.at + 28)
  const packed = view.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed.length === entry.size ? packed : undefined
  if (entry.method !== 8) return undefined
  try {
    const content = await unpack(packed, { maxOutputLength: Math.max(entry.size, 1) })
    return content.length === entry.size ? content : undefined
  } catch {
    return undefined // what cannot be looked into is not taken
  }
}

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)
const viewOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Name in the entry's own header, which front-readers see. */
function nameAt(view: Buffer, at: number): string | undefined {
  if (at + 30 > view.length || view.readUInt32LE(at) !== localMark) return undefined
  return view.toString('utf8', at + 30, at + 30 + view.readUInt16LE(at + 26))
}

/** The end record comes last, before at most 64 KB of comment. */
function directoryEnd(view: Buffer): number {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - 65_535); at -= 1)
    if (view.readUInt32LE(at) === endMark) return at
  return -1
}
