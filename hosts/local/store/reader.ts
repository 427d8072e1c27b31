import { createHash, createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreReader } from '#engine/run/store-reader.ts'
import { readDeployment } from '#hosts/deployment.ts'
import { ledgerKeyFrom } from '#hosts/key-crypto.ts'
import { procedures } from '#workflows/index.ts'
import { runningClock } from '../base/clock.ts'
import { keyFile } from '../base/crypto.ts'
import { environment } from '../base/environment.ts'
import { existingStore } from './existing-store.ts'
import { localTable } from './table.ts'

/** Opens a store for reading, beside a server; makes no file. */
export async function openReader(folder?: string): Promise<StoreReader> {
  const env = environment(process.env)
  const data = folder ?? env.dataFolder
  existingStore(data)
  const deployment = readDeployment(env.deploymentFolder, {
    procedures,
    ...{ url: env.url, demo: env.issuer === undefined },
    ...(env.holidays !== undefined && { holidays: env.holidays }),
  })
  const store = localTable({ folder: data, readOnly: true })
  return {
    table: store.table,
    journal: store.journal,
    sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    ledgerKey: ledgerKeyOf(data),
    deployment,
    clock: runningClock(() => Date.now(), env.startAt),
    close: store.close,
  }
}

/** Public key, where the secret is at hand. */
export function ledgerKeyOf(folder: string): Uint8Array | null {
  if (!existsSync(join(folder, 'keys', 'ledger.hex'))) return null
  const { x = '' } = createPublicKey(ledgerKeyFrom(keyFile(folder, 'ledger'))).export({ format: 'jwk' })
  return new Uint8Array(Buffer.from(x, 'base64url'))
}
