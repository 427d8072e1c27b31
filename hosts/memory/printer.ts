import type { Printer } from '#engine/store/printing.ts'
import { bytesOf } from '#ledger/bytes.ts'

/** Keeps the sheets as JSON: quick, and whole to read back. */
export const memoryPrinter: Printer = { print: async (sheets) => bytesOf(JSON.stringify(sheets)) }
