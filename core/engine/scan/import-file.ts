import type { Engine } from '#engine/store/engine.ts'
import { toHex } from '#ledger/bytes.ts'
import { decodeText } from '#records/import/decode-text.ts'
import { type ImportOptions, type ImportOutcome, importRows, type SheetLine } from './import-rows.ts'

/** The lines of a table in text: the host's `tools.csvLines`. */
export type ReadLines = (text: string) => AsyncIterable<SheetLine>

/** Takes a file as an office saved it: UTF-8 with or without BOM, UTF-16, GB 18030. For the command and the admin page. */
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
