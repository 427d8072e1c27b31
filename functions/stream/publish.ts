import { tellFeed, toldOf } from '#engine/feeds/public-feed.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { partIn } from '#engine/store/key-shape.ts'
import { recordKey, recordKeys } from '#engine/store/keys.ts'
import type { Item, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import { publicView } from '#records/publicity/masking.ts'
import { publicity } from '#records/publicity/publicity.ts'
import type { RecordFile } from '#records/record.ts'
import { commitmentPaths } from './commitment-files.tsx'
import { putTogether } from './put-together.ts'
import { recordFiles, recordPaths } from './record-files.tsx'

/**
 * Writes or removes today's public files of a record. Computed anew, so repeating is harmless. Repeats where the
 * record moved: the slower of two writers leaves nothing old.
 */
export async function publishRecord(engine: Engine, id: string, anew?: 'anew'): Promise<void> {
  const key = recordKey(id)
  const read = () => Promise.all([engine.table.get(key), toldOf(engine, key)])
  let [seen, told] = await read()
  for (;;) {
    await publishAs(engine, { ...key, v: seen?.v ?? 0, told, anew }, recordsFor(engine, [seen], 'public')[0] ?? null)
    engine.begin?.()
    const [now, next] = await read()
    if (now?.v === seen?.v) return
    ;[seen, told] = [now, next]
  }
}

/** A record's version, and the feed's last word on it. */
type Version = Pick<Item, 'pk' | 'sk' | 'v'> & {
  readonly told: Awaited<ReturnType<typeof toldOf>>
  readonly anew: 'anew' | undefined
}

async function publishAs(engine: Engine, version: Version, record: RecordFile | null): Promise<void> {
  const { publicFolder } = engine
  const id = partIn(recordKeys, version)
  const own = recordPaths(id)
  const paths = [...Object.values(commitmentPaths(id)), ...Object.values(own)]
  const files = recordFiles(engine, record)
  const wasTold = version.told?.change === 'changed'
  if (files === null) {
    const isThere = (await publicFolder.get(own.json)) !== undefined
    // The feed's word is the trace that its end has to be told.
    if (isThere && version.told === null) await tellFeed(engine, version, 'changed')
    await putTogether(publicFolder, paths, [])
    if (isThere || wasTold || (record !== null && hasExpired(engine, record))) await tellFeed(engine, version, 'ended')
    return
  }
  // Another edition of pages may leave the last file the same.
  const isRepeat = version.anew === undefined && wasTold && version.told?.v === version.v
  if (!(isRepeat && (await isOut(publicFolder, files)))) await putTogether(publicFolder, paths, files)
  await tellFeed(engine, version, 'changed')
}

/** Tells by the last file that all were put so. */
async function isOut(folder: PublicFolder, files: readonly PublicFile[]): Promise<boolean> {
  const last = files.at(-1)
  const there = last && (await folder.get(last.path))
  return there?.body === last?.body && there?.type === last?.type && there?.publicUntil === last?.publicUntil
}

/** Shown to its last day: the feed still has to tell. */
function hasExpired({ deployment: { flags } }: Engine, record: RecordFile): boolean {
  if (record.barred?.over) return true
  const wasShielded = record.shield?.over === false
  if (record.ended?.reason !== 'expired' || wasShielded) return false
  const before = { ...record, ended: null }
  const { until } = publicity(before, record.ended.on, flags)
  return until !== null && publicView(before, until, flags) !== null
}
