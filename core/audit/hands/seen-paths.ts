import { bytesOf, type Sha256 } from '#ledger/bytes.ts'

/** Public paths looked at, each in eight bytes. */
export type SeenPaths = { add(path: string): void; has(path: string): boolean; table(): Float64Array }

/** Salted anew: nobody plants a path that hashes alike. */
export function seenPaths(sha256: Sha256, salt: string, known: Float64Array = new Float64Array(1024)): SeenPaths {
  let [table, size] = [known, 0]
  const numberOf = (path: string) => {
    const { buffer, byteOffset } = sha256(bytesOf(salt + path))
    const view = new DataView(buffer, byteOffset)
    return view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11) || 1
  }
  return {
    add(path) {
      if (size * 3 > table.length * 2) table = grown(table)
      if (put(table, numberOf(path))) size += 1
    },
    has: (path) => {
      const wanted = numberOf(path)
      return table[placeOf(table, wanted)] === wanted
    },
    table: () => table,
  }
}

function placeOf(table: Float64Array, one: number): number {
  let at = one % table.length
  while (table[at] !== 0 && table[at] !== one) at = (at + 1) % table.length
  return at
}

function put(table: Float64Array, one: number): boolean {
  const at = placeOf(table, one)
  if (table[at] === one) return false
  table[at] = one
  return true
}

function grown(table: Float64Array): Float64Array {
  const larger = new Float64Array(table.length * 2)
  for (const one of table) if (one !== 0) put(larger, one)
  return larger
}
