import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { IndexName } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'
import { demandFormat, formatOf, markFormat, storeFormat } from './format.ts'

export const indexNames = ['queue', 'due', 'subject', 'lookup'] as const satisfies readonly IndexName[]

// Reads in place: a page fault is cheaper than a copying call.
const reading = 'PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=2147418112'

/** SQLite file, durable or refused, unless it need not last. */
export function openDatabase(
  folder: string,
  options: { readonly readOnly: boolean; readonly isThrowaway?: boolean },
): DatabaseSync {
  if (!options.readOnly) makeFolder(folder, 0o700)
  const db = new DatabaseSync(join(folder, 'redress.db'), { readOnly: options.readOnly, timeout: 5000 })
  try {
    demandFormat(db, folder)
    db.exec(reading)
    if (!options.readOnly) prepareToWrite(db, options.isThrowaway ?? false)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

/** Second connection that writes, on loan from the first. */
export function openBeside(folder: string): DatabaseSync {
  const db = new DatabaseSync(join(folder, 'redress.db'), { timeout: 5000 })
  try {
    // It copies the log back itself, and keeps few pages.
    db.exec(
      `${reading}; PRAGMA cache_size=-6144; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA wal_autocheckpoint=0`,
    )
    demandDurable(db)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

/** Checkpoints each 16 MB, or so many times that: commits may await its fsync. */
export function checkpointEach(db: DatabaseSync, times: number): void {
  db.exec(`PRAGMA wal_autocheckpoint=${4000 * times}`)
}

/** Refuses databases that could lose the acknowledged. */
export function demandDurable(db: DatabaseSync): void {
  const mode = pragma(db, 'journal_mode')
  const synchronous = pragma(db, 'synchronous')
  if (mode !== 'wal' || synchronous !== 2)
    throw new Fault('store.notDurable', `journal_mode=${mode} synchronous=${synchronous}, not wal and 2 (FULL)`)
}

// Numbers partitions by arrival: live cases share pages.
function prepareToWrite(db: DatabaseSync, isThrowaway: boolean): void {
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON')
  checkpointEach(db, 1)
  if (isThrowaway) db.exec('PRAGMA synchronous=OFF')
  else demandDurable(db)
  db.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS partitions(p INTEGER PRIMARY KEY, pk TEXT NOT NULL UNIQUE);
    ${withRowids(db)}
    CREATE TABLE IF NOT EXISTS ${items('items')};
    CREATE UNIQUE INDEX IF NOT EXISTS items_key ON items(p, sk);
    CREATE TABLE IF NOT EXISTS journal(position INTEGER PRIMARY KEY, p INTEGER NOT NULL, sk TEXT NOT NULL,
      idx TEXT NOT NULL, body TEXT NOT NULL);
    CREATE UNIQUE INDEX IF NOT EXISTS journal_key ON journal(p, sk);
    ${indexNames.map(indexTable).join('\n')}
    COMMIT`)
  markFormat(db)
}

const own: ReadonlySet<string> = new Set([
  ...['table partitions', 'table items', 'table journal', 'index items_key', 'index journal_key'],
  ...indexNames.map((name) => `table by_${name}`),
])

/** Objects that no release makes, and those gone. */
export function strangersIn(db: DatabaseSync): readonly string[] {
  const all = db
    .prepare("SELECT type || ' ' || name AS what FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    .all()
  const there = new Set(all.map(({ what }) => String(what)))
  const gone = formatOf(db) < storeFormat ? [] : [...own.difference(there)].map((what) => `no ${what}`)
  return [...there.difference(own), ...gone].toSorted()
}

const items = (name: string) =>
  `${name}(p INTEGER NOT NULL, sk TEXT NOT NULL, v INTEGER NOT NULL, idx TEXT NOT NULL, body TEXT NOT NULL)`

/** Until form 3 a body over 1,000 bytes took a page alone. */
function withRowids(db: DatabaseSync): string {
  const found = db.prepare("SELECT sql FROM sqlite_master WHERE name = 'items'").get()?.['sql']
  return String(found).includes('WITHOUT ROWID')
    ? `CREATE TABLE ${items('items_by_rowid')};
       INSERT INTO items_by_rowid SELECT p, sk, v, idx, body FROM items ORDER BY p, sk;
       DROP TABLE items; ALTER TABLE items_by_rowid RENAME TO items;`
    : ''
}

const indexTable = (name: IndexName) =>
  `CREATE TABLE IF NOT EXISTS by_${name}(ipk TEXT NOT NULL, isk TEXT NOT NULL, p INTEGER NOT NULL, sk TEXT NOT NULL,
    PRIMARY KEY (ipk, isk, p, sk)) WITHOUT ROWID;`

const pragma = (db: DatabaseSync, name: string) => db.prepare(`PRAGMA ${name}`).get()?.[name]
