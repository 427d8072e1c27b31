import type { Engine } from '#engine/store/engine.ts'
import { type ImportOptions, type ImportOutcome, importRows, type SheetLine } from './import-rows.ts'

/** A file, read from its start at each call, never whole in memory. */
export type SheetSource = () => AsyncIterable<Uint8Array>

/** A sheet read through once: its lines come anew at each call, a broken one's break alone. */
export type ReadSheet = (source: SheetSource) => Promise<
  | { readonly kind: 'read'; readonly sha256: string; lines(): AsyncIterable<SheetLine> }
  | { readonly kind: 'refused'; readonly code: 'notText' }
>

/** Takes a file in UTF-8, UTF-16 or GB 18030. */
export async function importFile(
  engine: Engine,
  source: SheetSource,
  options: Omit<ImportOptions, 'sha256'> & { readonly readSheet: ReadSheet },
): Promise<ImportOutcome> {
  const sheet = await options.readSheet(source)
  if (sheet.kind === 'refused') return { ...sheet, issues: [] }
  return importRows(engine, sheet.lines(), { ...options, sha256: sheet.sha256 })
}
