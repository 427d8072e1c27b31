const bytes = 32

/** Keeps hashes of rows entered elsewhere: no sealer reads these again. */
export function leafBook(most = 250_000) {
  let parts: readonly { readonly from: number; readonly leaves: Uint8Array }[] = []
  let count = 0
  return {
    /** Hashes of the last rows of a log of `rows` rows. */
    add(rows: number, leaves: Uint8Array): void {
      parts = [...parts, { from: rows - leaves.length / bytes, leaves }]
      count += leaves.length / bytes
      while (count > most) {
        count -= (parts[0]?.leaves.length ?? 0) / bytes
        parts = parts.slice(1)
      }
    },
    /** Those after a position, up to the end of a part; earlier parts go. */
    after(position: number, limit: number): readonly Uint8Array[] {
      const next = position + 1
      parts = parts.filter(({ from, leaves }) => from + leaves.length / bytes > next)
      count = parts.reduce((sum, { leaves }) => sum + leaves.length / bytes, 0)
      const part = parts.find(({ from }) => from <= next)
      if (!part) return []
      const first = next - part.from
      const last = Math.min(part.leaves.length / bytes, first + limit)
      return Array.from({ length: last - first }, (_, i) =>
        part.leaves.subarray((first + i) * bytes, (first + i + 1) * bytes),
      )
    },
  }
}
