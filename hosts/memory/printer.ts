import type { Printer } from '#engine/store/printing.ts'
import { bytesOf } from '#ledger/bytes.ts'

/** A file that is a paper's sheets as they stand: quick, and whole to be read back. */
export const memoryPrinter: Printer = { print: async (sheets) => bytesOf(JSON.stringify(sheets)) }
