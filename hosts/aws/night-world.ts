import type { NightWorld } from '#engine/run/audit-source.ts'
import type { Engine } from '#engine/store/engine.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { toHex } from '#ledger/bytes.ts'
import type { AwsHost } from './index.ts'
import { fromKey, keyAttributes } from './item.ts'
import type { Raw } from './journal.ts'
import { objects } from './objects.ts'

/** Table and buckets for the nightly audit. */
export function nightWorld({ raw, caller, environment }: Audited, engine: Engine): NightWorld {
  const { REDRESS_CLEAN_BUCKET: clean, REDRESS_QUARANTINE_BUCKET: quarantine } = environment
  const client = objects(caller)
  const { sha256 } = engine.crypto
  return {
    ...engine,
    sha256,
    ledgerKey: null,
    close: async () => {},
    async fileHash(key) {
      const kept = (await client.getObject(clean, `file/${key}`)) ?? (await client.getObject(quarantine, key))
      return kept ? toHex(sha256(kept.bytes)) : null
    },
    drawn: drawnWith(engine, sha256),
    versionNow: async (key) => (await engine.table.get(key))?.v,
    partitionNames: (after) => partitionsAfter(raw, after),
    database: async () => ({ integrity: [], strays: [] }),
  }
}

type Audited = Pick<AwsHost, 'raw' | 'caller'> & {
  readonly environment: Pick<AwsHost['environment'], 'REDRESS_CLEAN_BUCKET' | 'REDRESS_QUARANTINE_BUCKET'>
}

/** Rows of this host itself, which no kind holds. */
const own = /^(journal|budget)(#|$)/

/**
 * Partitions by the hash of their keys; a place is a first key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.Partitions.html
 */
async function* partitionsAfter({ client, name: TableName }: Raw, after: string | null) {
  let start = after === null ? undefined : fromKey(JSON.parse(after))
  let met = start?.pk
  do {
    const { Items = [], LastEvaluatedKey } = await client.send('Scan', {
      TableName,
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
      ...(start && { ExclusiveStartKey: keyAttributes(start) }),
    })
    for (const key of Items.map(fromKey)) {
      if (key.pk === met) continue
      met = key.pk
      if (!own.test(key.pk)) yield { pk: key.pk, place: JSON.stringify(keyAttributes(key)) }
    }
    start = LastEvaluatedKey && fromKey(LastEvaluatedKey)
  } while (start)
}
