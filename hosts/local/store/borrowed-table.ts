import type { LogEnd } from '#engine/proof/log-end.ts'
import type { Crypto, Table } from '#engine/store/ports.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { Fault } from '#law/fault.ts'
import { concat } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { openBeside } from './database.ts'
import { recentRows } from './recent-rows.ts'
import { tableReads } from './table-reads.ts'
import { type Entering, type Outcome, tableWriter } from './table-writer.ts'

/** End of the log, and hashes of the rows entered last. */
export type LentEnd = LogEnd & { readonly leaves: Uint8Array }
/** Outcomes in order, and the log's end where it moved. */
export type Entered = { readonly outcomes: readonly Outcome[]; readonly end: LentEnd | null }

export type BorrowedTable = {
  /** To be read; it takes no writes. */
  readonly table: Table
  /** Enters new rows in one durable commit, only during a loan. */
  take(all: readonly Entering[], between?: () => void): Promise<Entered>
  /** Copies the write-ahead log back; stops no writer. */
  checkpoint(): void
  close(): void
}

/** The same store, for a thread that adds rows during a loan. */
export function borrowedTable(folder: string, crypto?: Pick<Crypto, 'keyed'>): BorrowedTable {
  const db = openBeside(folder)
  const recent = recentRows(0)
  const reads = tableReads(db, recent)
  let end: LentEnd | null = null
  const writer = tableWriter(db, recent, (now, entered) => {
    const entries = entered.filter((one) => one !== null)
    const leaves = entries.length < entered.length ? [] : entries.map((one) => entryHash(one, sha256))
    end = { ...now, leaves: concat(...leaves) }
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
    async take(all, between = () => {}) {
      if (!all.every(({ ready }) => ready.every(isNew))) throw new Fault('store.borrowed', 'a loan changes no row')
      // The lender wrote since.
      writer.forget()
      end = null
      const outcomes = await writer.take(spaced(all, between))
      return { outcomes, end }
    },
    checkpoint: () => void db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get(),
    close: () => db.close(),
  }
}

function* spaced(all: readonly Entering[], between: () => void): Generator<Entering> {
  for (const one of all) {
    between()
    yield one
  }
}

const isNew = ({ what, when, item }: Entering['ready'][number]) =>
  what === 'put' && when === 'absent' && item === undefined
