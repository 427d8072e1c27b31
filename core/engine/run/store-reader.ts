import type { Deployment } from '#engine/store/host.ts'
import type { Clock, Crypto, Journal, Table } from '#engine/store/ports.ts'

/** A store opened beside whoever writes it. `ledgerKey` is null where the keys are not at hand. */
export type StoreReader = {
  readonly table: Table
  readonly journal: Journal
  readonly sha256: Crypto['sha256']
  readonly ledgerKey: Uint8Array | null
  readonly deployment: Deployment
  readonly clock: Clock
  close(): void
}
