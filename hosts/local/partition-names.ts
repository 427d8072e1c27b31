import { setImmediate as turn } from 'node:timers/promises'
import { openDatabase } from './store/database.ts'

const perRead = 500

/** Partitions behind a place, as made; others go between reads. */
export async function* partitionsAfter(folder: string, after: string | null) {
  const db = openDatabase(folder, { readOnly: true })
  try {
    const some = db.prepare('SELECT p, pk FROM partitions WHERE p > ? ORDER BY p LIMIT ?')
    for (let last = after === null ? -1 : Number(after); ; ) {
      const rows = some.all(last, perRead)
      for (const row of rows) yield { pk: String(row['pk']), place: String(row['p']) }
      const end = rows.at(-1)
      if (!end) return
      last = Number(end['p'])
      await turn()
    }
  } finally {
    db.close()
  }
}
