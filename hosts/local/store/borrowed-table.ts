import type { LogEnd } from '#engine/proof/log-end.ts'
import type { Crypto, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { openBeside } from './database.ts'
import { recentRows } from './recent-rows.ts'
import { tableReads } from './table-reads.ts'
import { type Entering, type Outcome, tableWriter } from './table-writer.ts'

/** Outcomes in order, and the log's end where it moved. */
export type Entered = { readonly outcomes: readonly Outcome[]; readonly end: LogEnd | null }

export type BorrowedTable = {
  /** To be read; it takes no writes. */
  readonly table: Table
  /** Enters new rows in one durable commit; only during a loan. */
  take(all: readonly Entering[]): Promise<Entered>
  /** Copies the write-ahead log back; stops no writer. */
  checkpoint(): void
  close(): void
}

/** The same store for a thread that adds rows while the writer lends (`LocalTable.lend`). */
export function borrowedTable(folder: string, crypto?: Pick<Crypto, 'keyed'>): BorrowedTable {
  const db = openBeside(folder)
  const recent = recentRows(0)
  const reads = tableReads(db, recent)
  let end: LogEnd | null = null
  const writer = tableWriter(db, recent, (now) => {
    end = now
  })
  if (crypto) writer.counting(crypto)
  return {
    table: {
      get: async (key) => reads.get(key),
      query: async (query) => reads.query(query),
      transact: async () => {
        throw new Fault('store.borrowed', 'a borrower only adds rows')
      },
    },
    async take(all) {
      if (!all.every(({ ready }) => ready.every(isNew))) throw new Fault('store.borrowed', 'a loan changes no row')
      // The lender wrote since.
      writer.forget()
      end = null
      const outcomes = await writer.take(all)
      return { outcomes, end }
    },
    checkpoint: () => void db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get(),
    close: () => db.close(),
  }
}

const isNew = ({ what, when, item }: Entering['ready'][number]) =>
  what === 'put' && when === 'absent' && item === undefined
