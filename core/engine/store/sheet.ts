/** Line of a sheet; after a `broken` one nothing is read. */
export type SheetLine =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: string }

/** A file, read from its start at each call, never whole in memory. */
export type SheetSource = () => AsyncIterable<Uint8Array>

/** A sheet read through once: its lines come anew at each call, a broken one's break alone. */
export type ReadSheet = (
  source: SheetSource,
) => Promise<
  | { readonly kind: 'read'; readonly sha256: string; lines(): AsyncIterable<SheetLine> }
  | { readonly kind: 'refused'; readonly code: 'notText' }
>
