/** Newest entry of each id, in columns that spare the garbage collector. */
export type Lasts = {
  readonly places: Map<string, number>
  readonly seqs: number[]
  readonly moments: number[]
  hashes: Uint8Array
}

/** Room for so many ids at first; it grows. */
export const lasts = (ids = 1024): Lasts => ({
  ...{ places: new Map(), seqs: [], moments: [] },
  hashes: new Uint8Array(32 * ids),
})

/** The place of an id, a new one at seq 0. */
export function placeOf(all: Lasts, id: string): number {
  const known = all.places.get(id)
  if (known !== undefined) return known
  const place = all.seqs.length
  all.places.set(id, place)
  all.seqs.push(0)
  all.moments.push(0)
  if (all.hashes.length < 32 * (place + 1)) all.hashes = doubled(all.hashes)
  return place
}

/** The newest sequence of an id; 0: none. */
export const lastOf = ({ places, seqs }: Lasts, id: string): number => seqs[places.get(id) ?? -1] ?? 0

export function keepLast(all: Lasts, place: number, last: { seq: number; at: number }, hash: Uint8Array): void {
  all.seqs[place] = last.seq
  all.moments[place] = last.at
  all.hashes.set(hash, 32 * place)
}

/** True if `text` is the hash at `place`, hex. */
export function isHashAt(all: Lasts, place: number, text: string): boolean {
  const { hashes } = all
  if (text.length !== 64) return false
  let at = 32 * place
  for (let i = 0; i < 64; i += 2, at += 1) {
    const pair = (text.charCodeAt(i) << 8) | text.charCodeAt(i + 1)
    if (pair !== pairs[hashes[at] ?? 0]) return false
  }
  return true
}

function doubled(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(2 * bytes.length)
  larger.set(bytes)
  return larger
}

const digit = (n: number) => (n < 10 ? 48 + n : 87 + n)
/** Both hex digits of each byte, as codes side by side. */
const pairs = Uint16Array.from({ length: 256 }, (_, byte) => (digit(byte >> 4) << 8) | digit(byte & 15))
