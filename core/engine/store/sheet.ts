/** Line of a sheet; after a `broken` one nothing is read. */
export type SheetLine =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: string }

/** File read from its start, never whole in memory. */
export type SheetSource = () => AsyncIterable<Uint8Array>

/** Sheet read through once; a broken one gives its break alone, or late. */
export type ReadSheet = (
  source: SheetSource,
  how?: { readonly breaksLate?: boolean },
) => Promise<
  | { readonly kind: 'read'; readonly sha256: string; lines(): AsyncIterable<SheetLine> }
  | { readonly kind: 'refused'; readonly code: 'notText' }
>
