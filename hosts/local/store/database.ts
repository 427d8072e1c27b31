import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { IndexName } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'
import { demandFormat, formatOf, markFormat } from './format.ts'

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
  const made = Object.values(own).map((sql) => sql.replace(/^CREATE (TABLE|UNIQUE INDEX)/, '$& IF NOT EXISTS'))
  db.exec(`BEGIN IMMEDIATE; ${withRowids(db)} ${made.join(';\n')}; COMMIT`)
  markFormat(db)
}

const items = (name: string) =>
  `${name}(p INTEGER NOT NULL, sk TEXT NOT NULL, v INTEGER NOT NULL, idx TEXT NOT NULL, body TEXT NOT NULL)`

const indexTable = (name: IndexName) =>
  `CREATE TABLE by_${name}(ipk TEXT NOT NULL, isk TEXT NOT NULL, p INTEGER NOT NULL, sk TEXT NOT NULL,
    PRIMARY KEY (ipk, isk, p, sk)) WITHOUT ROWID`

/** Objects of the file, as they are made. */
const own: Readonly<Record<string, string>> = {
  'table partitions': 'CREATE TABLE partitions(p INTEGER PRIMARY KEY, pk TEXT NOT NULL UNIQUE)',
  'table items': `CREATE TABLE ${items('items')}`,
  'index items_key': 'CREATE UNIQUE INDEX items_key ON items(p, sk)',
  'table journal': `CREATE TABLE journal(position INTEGER PRIMARY KEY, p INTEGER NOT NULL, sk TEXT NOT NULL,
    idx TEXT NOT NULL, body TEXT NOT NULL)`,
  'index journal_key': 'CREATE UNIQUE INDEX journal_key ON journal(p, sk)',
  ...Object.fromEntries(indexNames.map((name) => [`table by_${name}`, indexTable(name)])),
}

/** Objects that no release makes, those gone, and those made otherwise. */
export function strangersIn(db: DatabaseSync): readonly string[] {
  const all = db
    .prepare("SELECT type || ' ' || name AS what, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    .all()
  const there = new Map(all.map(({ what, sql }) => [String(what), plain(String(sql))]))
  const strange = [...there.keys()].filter((what) => !Object.hasOwn(own, what))
  if (formatOf(db) < asToday) return strange.toSorted()
  const apart = Object.entries(own).flatMap(([what, sql]) => {
    const is = there.get(what)
    if (is === plain(sql)) return []
    return is === undefined ? [`no ${what}`] : [`another ${what}`]
  })
  return [...strange, ...apart].toSorted()
}

/** Form from which on a file is made as today. */
const asToday = 5

/** A renamed table has its name in quotes. */
const plain = (sql: string): string => sql.replace(/[\s"]/g, '')

/** Until form 3 a body over 1,000 bytes took a page alone. */
function withRowids(db: DatabaseSync): string {
  const found = db.prepare("SELECT sql FROM sqlite_master WHERE name = 'items'").get()?.['sql']
  return String(found).includes('WITHOUT ROWID')
    ? `CREATE TABLE ${items('items_by_rowid')};
       INSERT INTO items_by_rowid SELECT p, sk, v, idx, body FROM items ORDER BY p, sk;
       DROP TABLE items; ALTER TABLE items_by_rowid RENAME TO items;`
    : ''
}

const pragma = (db: DatabaseSync, name: string) => db.prepare(`PRAGMA ${name}`).get()?.[name]
