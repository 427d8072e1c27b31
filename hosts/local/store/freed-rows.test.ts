import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freedRows } from './freed-rows.ts'

test('gives the tightest place once, and none that is too small', () => {
  const freed = freedRows(3)
  freed.chosen(100)
  for (const [rowid, bytes] of [
    [1, 900],
    [2, 40],
    [3, 300],
    [4, 200],
  ] as const)
    freed.freed(rowid, bytes)
  expect([freed.fitting(150), freed.fitting(150), freed.fitting(150), freed.fitting(40)]).toEqual([4, 3, null, 2])
})

test('knows no place that SQLite would choose itself, nor one after another wrote', () => {
  const freed = freedRows()
  freed.freed(1, 100)
  freed.chosen(5)
  freed.freed(5, 100)
  expect(freed.fitting(10)).toBeNull()
  freed.freed(2, 100)
  freed.forget()
  expect(freed.fitting(10)).toBeNull()
})

test('never meets a row that stands there, whatever comes and goes', () => {
  const step = fc.record({ remove: fc.boolean(), which: fc.nat(), bytes: fc.integer({ min: 1, max: 40 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const db = new DatabaseSync(':memory:')
      db.exec('CREATE TABLE items(body TEXT)')
      const freed = freedRows(4)
      const there: { readonly rowid: number; readonly bytes: number }[] = []
      for (const { remove, which, bytes } of steps) {
        const [gone] = remove ? there.splice(which % (there.length || 1), 1) : []
        if (gone) {
          db.prepare('DELETE FROM items WHERE rowid = ?').run(gone.rowid)
          freed.freed(gone.rowid, gone.bytes)
        } else {
          const place = freed.fitting(bytes)
          const made = db.prepare('INSERT INTO items(rowid, body) VALUES (?, ?)').run(place, 'x'.repeat(bytes))
          if (place === null) freed.chosen(Number(made.lastInsertRowid))
          there.push({ rowid: Number(made.lastInsertRowid), bytes })
        }
      }
      expect(db.prepare('SELECT count(*) AS n FROM items').get()?.['n']).toBe(there.length)
      db.close()
    }),
    { numRuns: 200 },
  )
})
