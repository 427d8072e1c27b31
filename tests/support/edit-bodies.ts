import type { DatabaseSync } from 'node:sqlite'
import { readBody } from '#hosts/local/body/stored-body.ts'

type Row = Readonly<Record<string, unknown>>

/** Text of a stored body; the row has its `pk`, `sk` and `body`. */
export const textIn = (row: Row): string => JSON.stringify(readBody(row))

/** Edits bodies behind the program; `where` may name `pk`. */
export function editBodies(
  db: DatabaseSync,
  table: 'items' | 'journal',
  where: string,
  change: (text: string) => string,
): void {
  const rows = db.prepare(`SELECT p, pk, sk, body FROM ${table} JOIN partitions USING (p) WHERE ${where}`).all()
  if (rows.length === 0) throw new Error(`no row of ${table} where ${where}`)
  const edit = db.prepare(`UPDATE ${table} SET body = ? WHERE p = ? AND sk = ?`)
  for (const row of rows) edit.run(change(textIn(row)), Number(row['p']), String(row['sk']))
}
