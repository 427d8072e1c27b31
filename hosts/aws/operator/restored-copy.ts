import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { CopyAsked, RestoredCopy } from '#engine/run/host-tools.ts'
import { type Caller, functionCaller } from '../caller.ts'
import { dynamo } from '../dynamo.ts'
import { environment } from '../environment.ts'
import { jsonCall } from '../json-call.ts'
import { objects } from '../objects.ts'
import { s3PublicFolder } from '../public-folder.ts'
import { readerAt } from './reader.ts'
import { partitionsAfter, storedHash } from './store-parts.ts'

const pause = 5000

/** Copy by point-in-time recovery, or one that stands. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html */
export async function restoredCopy({ at, standing }: CopyAsked): Promise<RestoredCopy> {
  const env = environment(process.env)
  const caller = functionCaller(process.env)
  const name = standing ?? `${env.REDRESS_TABLE}-drill`
  const since = performance.now()
  if (standing === null) await restore(caller, { from: env.REDRESS_TABLE, to: name, at })
  const seconds = Math.round((performance.now() - since) / 1000)
  const [copy, live] = await Promise.all([readerAt(name), readerAt()])
  const s3 = objects(caller)
  return {
    name,
    seconds,
    live,
    locked: env.REDRESS_CHECKPOINT_BUCKET === undefined ? null : await newestIn(s3, env.REDRESS_CHECKPOINT_BUCKET),
    copy: {
      ...copy,
      fileHash: storedHash(s3, env),
      publicFolder: s3PublicFolder(s3, env.REDRESS_PUBLIC_BUCKET, copy.clock),
      // Public files are those of today.
      drawn: null,
      versionNow: async (key) => (await copy.table.get(key))?.v,
      partitionNames: (after, met) => partitionsAfter({ client: dynamo(caller), name }, after, met),
      bearsPlaces: true,
      database: async () => ({ integrity: [], strays: [] }),
    },
    async remove() {
      if (standing === null) await jsonCall(caller, 'dynamodb', 'DeleteTable', { TableName: name })
    },
  }
}

async function newestIn(client: ReturnType<typeof objects>, bucket: string): Promise<string | null> {
  const found = await client.getObject(bucket, 'checkpoint')
  return found ? Buffer.from(found.bytes).toString() : null
}

type Restoring = { readonly from: string; readonly to: string; readonly at: number | null }
const Described = z.object({ Table: z.object({ TableStatus: z.string() }) })

/** Restores a moment, or the newest, and waits for it. */
async function restore(caller: Caller, { from, to, at }: Restoring): Promise<void> {
  await jsonCall(caller, 'dynamodb', 'RestoreTableToPointInTime', {
    ...{ SourceTableName: from, TargetTableName: to },
    ...(at === null ? { UseLatestRestorableTime: true } : { RestoreDateTime: at / 1000 }),
  })
  const isThere = async () =>
    Described.parse(await jsonCall(caller, 'dynamodb', 'DescribeTable', { TableName: to })).Table.TableStatus ===
    'ACTIVE'
  while (!(await isThere())) await setTimeout(pause)
}
