import type { Engine } from '#engine/store/engine.ts'
import type { ReadSheet, SheetSource } from '#engine/store/sheet.ts'
import { type ImportOptions, type ImportOutcome, importRows } from './import-rows.ts'

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
