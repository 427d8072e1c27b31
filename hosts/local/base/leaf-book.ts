const bytes = 32

type Part = { readonly from: number; readonly leaves: Uint8Array }
const sizeOf = ({ leaves }: Part) => leaves.length / bytes

/** Keeps hashes of rows entered elsewhere: no sealer reads these again. */
export function leafBook(most = 250_000) {
  let parts: readonly Part[] = []
  return {
    /** Hashes of the last rows of a log of `rows` rows. */
    add(rows: number, leaves: Uint8Array): void {
      parts = [...parts, { from: rows - leaves.length / bytes, leaves }]
      while (parts.reduce((sum, part) => sum + sizeOf(part), 0) > most) parts = parts.slice(1)
    },
    /** Those after a position, up to the end of a part; earlier parts go. */
    after(position: number, limit: number): readonly Uint8Array[] {
      const next = position + 1
      parts = parts.filter((part) => part.from + sizeOf(part) > next)
      const part = parts.find(({ from }) => from <= next)
      if (!part) return []
      const first = next - part.from
      const last = Math.min(sizeOf(part), first + limit)
      return Array.from({ length: last - first }, (_, i) =>
        part.leaves.subarray((first + i) * bytes, (first + i + 1) * bytes),
      )
    },
  }
}
