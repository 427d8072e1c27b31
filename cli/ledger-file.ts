import { createReadStream } from 'node:fs'
import { readRow, type UncheckedRow } from '#ledger/row.ts'
import { lines } from './lines.ts'

/** An exported ledger as it comes: nothing in it is believed yet. */
export type LedgerFile = {
  readonly ledger: string
  readonly key: string | null
  readonly checkpoints: readonly string[]
  /** Checkpoints that the file counts, or null. */
  readonly stated: number | null
  /** Lines before the first row, for line numbers. */
  readonly before: number
  rows(): AsyncGenerator<UncheckedRow>
}

/** Undefined where the first line is no heading of a ledger. */
export async function readLedgerFile(path: string): Promise<LedgerFile | undefined> {
  const all = each(path)
  const first = await all.next()
  const head = first.done ? undefined : parsed(first.value)
  if (head === undefined || typeof head['ledger'] !== 'string') {
    await all.return(undefined)
    return undefined
  }
  const checkpoints: string[] = []
  let line = await all.next()
  while (!line.done) {
    const checkpoint = line.value.startsWith('{"checkpoint"') ? parsed(line.value)?.['checkpoint'] : undefined
    if (typeof checkpoint !== 'string') break
    checkpoints.push(checkpoint)
    line = await all.next()
  }
  const count = line.done ? undefined : parsed(line.value)?.['checkpoints']
  const stated = typeof count === 'number' ? count : null
  if (stated !== null) line = await all.next()
  return {
    ledger: head['ledger'],
    key: typeof head['key'] === 'string' ? head['key'] : null,
    checkpoints,
    stated,
    before: 1 + checkpoints.length + (stated === null ? 0 : 1),
    async *rows() {
      if (!line.done) yield readRow(line.value)
      for await (const text of all) yield readRow(text)
    },
  }
}

async function* each(path: string): AsyncGenerator<string> {
  for await (const batch of lines(createReadStream(path, { encoding: 'utf8' }))) yield* batch
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined // no JSON, so no line of a ledger
  }
}
