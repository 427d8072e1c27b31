import type { Met } from '#engine/run/audit-source.ts'
import { toHex } from '#ledger/bytes.ts'
import { sha256 } from '../../key-crypto.ts'
import type { Environment } from '../environment.ts'
import { fromKey, isMarked, keyAttributes, outbox } from '../item.ts'
import { placeOf, type Raw } from '../journal.ts'
import type { Objects } from '../objects.ts'

export type Buckets = Pick<Environment, 'REDRESS_CLEAN_BUCKET' | 'REDRESS_QUARANTINE_BUCKET'>

/** Hash of a file as it lies: clean, held, or in quarantine. */
export const storedHash =
  (client: Objects, { REDRESS_CLEAN_BUCKET: clean, REDRESS_QUARANTINE_BUCKET: quarantine }: Buckets) =>
  async (key: string): Promise<string | null> => {
    const kept =
      (await client.getObject(clean, `file/${key}`)) ??
      (await client.getObject(clean, `held/${key}`)) ??
      (await client.getObject(quarantine, key))
    return kept ? toHex(sha256(kept.bytes)) : null
  }

/** Rows of this host itself, which no kind holds. */
const own = /^(journal|budget)(#|$)/

const names = Object.fromEntries(
  ['pk', 'sk', 'log', 'place', outbox.pk, outbox.sk].map((name) => [`#${name}`, name] as const),
)

/**
 * Partitions by the hash of their keys; a place is a first key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.Partitions.html
 */
export async function* partitionsAfter({ client, name: TableName }: Raw, after: string | null, met?: Met) {
  let start = after === null ? undefined : fromKey(JSON.parse(after))
  let last = start?.pk
  do {
    const { Items = [], LastEvaluatedKey } = await client.send('Scan', {
      TableName,
      ProjectionExpression: '#pk, #sk, #log, #place, #outboxPk, #outboxSk',
      ExpressionAttributeNames: names,
      ConsistentRead: true,
      ...(start && { ExclusiveStartKey: keyAttributes(start) }),
    })
    for (const row of Items) {
      const key = fromKey(row)
      if (row['log']) met?.({ key, place: placeOf(row) ?? null, waits: isMarked(row) })
      if (key.pk === last) continue
      last = key.pk
      if (!own.test(key.pk)) yield { pk: key.pk, place: JSON.stringify(keyAttributes(key)) }
    }
    start = LastEvaluatedKey && fromKey(LastEvaluatedKey)
  } while (start)
}
