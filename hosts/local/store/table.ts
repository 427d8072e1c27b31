import { backup as copyDatabase } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { musterKey } from '#engine/store/keys.ts'
import type { Journal, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { leafBook } from '../base/leaf-book.ts'
import { logEndKeeper } from '../base/log-end.ts'
import type { LentEnd } from './borrowed-table.ts'
import { checkpointEach, openDatabase } from './database.ts'
import { recentRows } from './recent-rows.ts'
import { tableReads } from './table-reads.ts'
import { type TableWriter, tableWriter } from './table-writer.ts'
import { databaseClaim, writerLock } from './writer-lock.ts'

export type LocalTable = {
  readonly table: Table
  readonly journal: Journal
  /** The same read as it lies on the disk, past rows in memory. */
  readonly onDisk: { readonly table: Pick<Table, 'get' | 'query'>; readonly journal: Journal }
  /** Writes nothing while another connection adds rows (`borrowedTable`). */
  lend(work: () => Promise<LentEnd | null>): Promise<void>
  /** Counts sealed items from now on. */
  muster: TableWriter['muster']
  /** While another connection copies the write-ahead log back. */
  lending(isOn: boolean): void
  /** Consistent copy; `progress` hears pages left and total. */
  backup(path: string, progress?: (left: number, total: number) => void): Promise<void>
  close(): void
}

export type TableOptions = { readonly folder: string; readonly readOnly?: boolean; readonly isThrowaway?: boolean }

/** SQLite table and journal; `readOnly` opens beside a writer. */
export function localTable(options: TableOptions): LocalTable {
  const { readOnly = false, isThrowaway = false } = options
  const lock = readOnly ? { release() {} } : writerLock(options.folder, new Date())
  const db = openOr(lock.release, () => openDatabase(options.folder, { readOnly, isThrowaway }))
  const undo = () => {
    db.close()
    lock.release()
  }
  const claim = readOnly ? { release() {} } : openOr(undo, () => databaseClaim(options.folder))
  const recent = recentRows()
  const reads = tableReads(db, recent)
  const { journal, ...table } = reading(reads)
  const { journal: stored, ...bare } = reading(tableReads(db, recentRows(0)))
  const end = logEndKeeper(options.folder)
  const book = leafBook()
  const writer = readOnly ? undefined : tableWriter(db, recent, end.keep, isThrowaway)
  const writing = () => {
    if (!writer) throw new Fault('store.readOnly', 'this table is open for reading only')
    return writer
  }
  return {
    table: {
      ...table,
      transact: async (writes) => writing().transact(writes),
      mustered: () => reads.get(musterKey)?.v ?? null,
    },
    // Others are answered while somebody reads on and on.
    journal: { ...journal, leaves: (after, limit) => turn().then(() => book.after(after, limit)) },
    onDisk: { table: bare, journal: stored },
    lend: async (work) =>
      writing().lend(async () => {
        const end = await work()
        if (end) book.add(end.rows, end.leaves)
        return end
      }),
    muster: async (crypto) => writing().muster(crypto),
    lending: (isOn) => checkpointEach(db, isOn ? 4 : 1),
    async backup(path, progress) {
      writer?.flush()
      // Holds one moment: commits would restart the copy.
      if (readOnly) db.exec('BEGIN; SELECT count(*) FROM sqlite_master')
      try {
        await copyDatabase(db, path, {
          rate: 1000,
          progress: ({ remainingPages, totalPages }) => progress?.(remainingPages, totalPages),
        })
      } finally {
        if (readOnly) db.exec('ROLLBACK')
      }
    },
    close() {
      writer?.flush()
      db.close()
      end.close()
      claim.release()
      lock.release()
    },
  }
}

function reading(reads: ReturnType<typeof tableReads>): LocalTable['onDisk']['table'] & { readonly journal: Journal } {
  return {
    get: async (key) => reads.get(key),
    query: async (query) => reads.query(query),
    journal: {
      // Others are answered while somebody reads on and on.
      since: (after, limit) => turn().then(() => reads.since(after, limit)),
      size: async () => reads.size(),
      positionOf: async (key) => reads.positionOf(key),
    },
  }
}

function openOr<T>(undo: () => void, open: () => T): T {
  try {
    return open()
  } catch (error) {
    undo()
    throw error
  }
}
