import type { WriterStatements } from './writer-statements.ts'

/** Numbers of partition keys, remembered while in use, and keys that have none. */
export function partitions(sql: WriterStatements) {
  const known = new Map<string, number>()
  // Nobody else writes: what is absent stays so until it arrives.
  const absent = new Set<string>()
  const remember = (pk: string, p: number): number => {
    if (known.size > 20_000) known.clear()
    known.set(pk, p)
    return p
  }
  function find(pk: string): number | undefined {
    const p = known.get(pk)
    if (p !== undefined || absent.has(pk)) return p
    const row = sql.partition.get(pk)
    if (row) return remember(pk, Number(row['p']))
    if (absent.size > 20_000) absent.clear()
    absent.add(pk)
    return undefined
  }
  function arrive(pk: string): number {
    absent.delete(pk)
    return remember(pk, Number(sql.arrive.run(pk).lastInsertRowid))
  }
  return {
    find,
    at: (pk: string): number => find(pk) ?? arrive(pk),
    leave(pk: string, p: number): void {
      if (sql.depart.run(p, p, p).changes) known.delete(pk)
    },
    /** Another connection may have brought some. */
    forgetAbsent(): void {
      absent.clear()
    },
    forget(): void {
      known.clear()
      absent.clear()
    },
  }
}
