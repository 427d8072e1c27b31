import type { WriterStatements } from './writer-statements.ts'

/** Numbers of partition keys, remembered while in use. */
export function partitions(sql: WriterStatements) {
  const known = new Map<string, number>()
  const remember = (pk: string, p: number): number => {
    if (known.size > 20_000) known.clear()
    known.set(pk, p)
    return p
  }
  function find(pk: string): number | undefined {
    const p = known.get(pk)
    if (p !== undefined) return p
    const row = sql.partition.get(pk)
    return row && remember(pk, Number(row['p']))
  }
  return {
    find,
    at: (pk: string): number => find(pk) ?? remember(pk, Number(sql.arrive.run(pk).lastInsertRowid)),
    leave(pk: string, p: number): void {
      if (sql.depart.run(p, p, p).changes) known.delete(pk)
    },
    forget: () => known.clear(),
  }
}
