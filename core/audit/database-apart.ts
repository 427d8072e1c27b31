import type { Difference, Stray } from '#engine/run/audit-source.ts'

type Database = { readonly integrity: Iterable<string>; readonly strays: Iterable<Stray> }

/** Faults of the database file and of its indexes. */
export function* databaseApart({ integrity, strays }: Database): Generator<Difference> {
  for (const problem of integrity)
    yield { kind: 'database', code: 'damaged', key: { pk: '', sk: '' }, about: null, fields: [problem] }
  for (const { index, entry, key, lacks } of strays) {
    const code = lacks === 'entry' ? 'entryMissing' : 'entryExtra'
    yield { kind: 'index', code, key, about: null, fields: [`${index}: ${entry.join(' → ')}`] }
  }
}
