import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { newestNote } from '#engine/proof/cosigned.ts'
import { mailCheckpoint } from '#engine/proof/mail-checkpoint.ts'
import type { Clock, Mailer, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Environment } from './base/environment.ts'
import { writeDurably } from './base/write-durably.ts'

type Store = { readonly table: Table; readonly clock: Clock; readonly mailer: Mailer }
type Places = Pick<Environment, 'witness' | 'url'>

/** Hands the newest checkpoint to places outside this machine, once each hour; what failed is tried again. */
export function witness(store: Store, { witness: { folder, mails }, url }: Places): () => Promise<void> {
  return async () => {
    // One that fails silences no other.
    const failed = [...(await filed(store, folder)), ...(await mailCheckpoint(store, { mails, url }))]
    const [first] = failed
    if (first) throw first
  }
}

async function filed({ table, clock }: Store, folder: string | undefined): Promise<readonly Fault[]> {
  const note = folder === undefined ? null : await newestNote(table)
  if (folder === undefined || note === null) return []
  if (!existsSync(folder)) return [new Fault('witness.folder', `${folder} is not there`)]
  const path = join(folder, `checkpoint-${new Date(clock.now()).toISOString().slice(0, 13)}.txt`)
  if (!existsSync(path)) writeDurably(path, note)
  return []
}
