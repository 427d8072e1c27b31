import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { ledgerKeyFrom, rawPublicKey, sha256 } from '#hosts/key-crypto.ts'
import { fromBase64 } from '#ledger/bytes.ts'
import { runningClock } from '../base/clock.ts'
import { keyFile } from '../base/crypto.ts'
import { environment } from '../base/environment.ts'
import { demandOwner } from '../base/folder-owner.ts'
import { deploymentOf, servedSite } from '../base/site.ts'
import { existingStore } from './existing-store.ts'
import { localTable } from './table.ts'

/** Opens a store for reading, beside a server; makes no file. */
export async function openReader(folder?: string): Promise<StoreReader> {
  const data = folder ?? environment(process.env).dataFolder
  if (folder === undefined) demandOwner(data)
  existingStore(data)
  return readerOf(data)
}

/** Reads a store as it lies, whole or not. */
export function readerOf(data: string): StoreReader {
  const env = environment(process.env)
  const deployment = deploymentOf(env, servedSite(data))
  const store = localTable({ folder: data, readOnly: true })
  return {
    table: store.table,
    journal: store.journal,
    sha256,
    ledgerKey: ledgerKeyOf(data),
    deployment,
    clock: runningClock(() => Date.now(), env.startAt),
    close: store.close,
  }
}

/** Public key, where the secret is at hand or a signer told it. */
export function ledgerKeyOf(folder: string): Uint8Array | null {
  const secret = signerOf(folder)
  if (secret) return rawPublicKey(secret)
  const path = join(folder, 'keys', 'ledger.public')
  return (existsSync(path) && fromBase64(readFileSync(path, 'utf8').trim())) || null
}

/** Secret of the ledger, where it is at hand. */
export const signerOf = (folder: string): KeyObject | null =>
  existsSync(join(folder, 'keys', 'ledger.hex')) ? ledgerKeyFrom(keyFile(folder, 'ledger')) : null
