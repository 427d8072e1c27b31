type Entry = { readonly name: string; readonly size: number }

const endMark = 0x06054b50
const entryMark = 0x02014b50

/** Names and declared sizes of a ZIP's entries, from its directory; undefined if it has none that can be read. */
export function zipNames(bytes: Uint8Array): readonly Entry[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = directoryEnd(view)
  if (end < 0) return undefined
  const entries: Entry[] = []
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== entryMark) return undefined
    const nameLength = view.readUInt16LE(at + 28)
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    entries.push({ name, size: view.readUInt32LE(at + 24) })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

/** The end record is the last thing in the file but for a comment of at most 64 KB. */
function directoryEnd(view: Buffer): number {
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - 65_535); at -= 1)
    if (view.readUInt32LE(at) === endMark) return at
  return -1
}
