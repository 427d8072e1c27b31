import type { StoreReader } from '#engine/proof/store-reader.ts'
import { procedures } from '#workflows/index.ts'
import { readDeployment } from '../../deployment.ts'
import { sha256 } from '../../key-crypto.ts'
import { functionCaller } from '../caller.ts'
import { dynamo } from '../dynamo.ts'
import { environment } from '../environment.ts'
import { dynamoJournal } from '../journal.ts'
import { ledgerSigner } from '../ledger-signer.ts'
import { dynamoTable } from '../table.ts'

/** The deployment's table, or another of its account, read alone. */
export async function readerAt(name?: string): Promise<StoreReader> {
  const env = environment(process.env)
  const caller = functionCaller(process.env)
  const raw = { client: dynamo(caller), name: name ?? env.REDRESS_TABLE }
  const signer = ledgerSigner(caller, env.REDRESS_LEDGER, env.REDRESS_LEDGER_PUBLIC)
  return {
    table: dynamoTable(raw.client, raw.name),
    journal: dynamoJournal(raw),
    sha256,
    ledgerKey: await signer.publicKey(),
    deployment: readDeployment(env.REDRESS_DEPLOYMENT, { url: env.REDRESS_URL, demo: false, procedures }),
    clock: { now: () => Date.now() },
    close: () => {},
  }
}
