import type { Journal } from '#engine/store/ports.ts'

type Row = Awaited<ReturnType<Journal['since']>>[number]

/** Rows that followers of a journal share. */
const known = new WeakMap<Journal, Map<number, Row>>()
const most = 2000

/** Rows after a position, in order, as `journal.since` answers them. */
export async function rowsSince(
  journal: Journal,
  after: number,
  limit: number,
  size?: number,
): Promise<readonly Row[]> {
  const rows = known.get(journal) ?? new Map<number, Row>()
  known.set(journal, rows)
  const found: Row[] = []
  for (let at = after + 1; found.length < limit; at += 1) {
    const row = rows.get(at)
    if (!row) break
    found.push(row)
  }
  const last = found.at(-1)?.position ?? after
  if (found.length === limit || (size !== undefined && last >= size - 1)) return found
  const read = await journal.since(last, limit - found.length, size)
  for (const row of read) keep(rows, row)
  return [...found, ...read]
}

function keep(rows: Map<number, Row>, row: Row): void {
  // Rows read later cost little again, and would grow old here.
  if (!('value' in (Object.getOwnPropertyDescriptor(row.item, 'body') ?? {}))) return
  // Of a frozen body each kind keeps its reading.
  Object.freeze(row.item.body)
  rows.set(row.position, row)
  if (rows.size <= most) return
  // First come, first to go.
  for (const oldest of rows.keys()) return void rows.delete(oldest)
}
