import type { Engine } from '#engine/store/engine.ts'
import { toHex } from '#ledger/bytes.ts'
import { decodeText } from '#records/import/decode-text.ts'
import { type ImportOptions, type ImportOutcome, importRows, type SheetLine } from './import-rows.ts'

/** Lines of a table: the host's `tools.csvLines`. */
export type ReadLines = (text: string) => AsyncIterable<SheetLine>

/** Takes a file in UTF-8, UTF-16 or GB 18030. */
export async function importFile(
  engine: Engine,
  bytes: Uint8Array,
  options: Omit<ImportOptions, 'sha256'> & { readonly readLines: ReadLines },
): Promise<ImportOutcome> {
  const decoded = decodeText(bytes)
  if (decoded.kind === 'refused') return { kind: 'refused', code: decoded.code, issues: [] }
  const sha256 = toHex(engine.crypto.sha256(bytes))
  return importRows(engine, options.readLines(decoded.text), { ...options, sha256 })
}
