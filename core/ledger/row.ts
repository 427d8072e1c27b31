import { canonical } from './canonical.ts'
import type { Entry, Payload } from './entry.ts'

/** A line of an exported ledger; an erased payload is absent. */
export type Row = { readonly entry: Entry; readonly payload?: Payload }

/** Row from a file, its form unchecked. */
export type UncheckedRow = { readonly entry: unknown; readonly payload?: unknown }

export const row = (value: Row): string => `${canonical(value)}\n`

export function readRow(line: string): UncheckedRow {
  const value = parsed(line)
  const isRow = typeof value === 'object' && value !== null && 'entry' in value
  const known = isRow && Object.keys(value).every((key) => key === 'entry' || key === 'payload')
  return known && spelledOnce(value, line) ? value : { entry: undefined }
}

// One spelling a value: 0.10000000000000001 means a changed file.
const spelledOnce = (value: unknown, line: string) => canonical(value) === line.replace(/\n$/, '')

// Turns broken JSON into a row that the verifier reports.
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
