import type { Deployment } from '#engine/store/host.ts'
import type { Clock, Crypto, Journal, Table } from '#engine/store/ports.ts'

/** Store beside its writer. `ledgerKey` null without the keys. */
export type StoreReader = {
  readonly table: Table
  readonly journal: Journal
  readonly sha256: Crypto['sha256']
  readonly ledgerKey: Uint8Array | null
  readonly deployment: Deployment
  readonly clock: Clock
  close(): void
}
