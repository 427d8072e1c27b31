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
import { recordFiles, recordPaths } from './record-files.tsx'

/**
 * Writes or removes today's public files of a record. Computed anew, so repeating is harmless. Repeats where the
 * record moved: the slower of two writers leaves nothing old.
 */
export async function publishRecord(engine: Engine, id: string): Promise<void> {
  const key = recordKey(id)
  const read = () => Promise.all([engine.table.get(key), toldOf(engine, key)])
  let [seen, told] = await read()
  for (;;) {
    await publishAs(engine, { ...key, v: seen?.v ?? 0, told }, recordsFor(engine, [seen], 'public')[0] ?? null)
    engine.begin?.()
    const [now, next] = await read()
    if (now?.v === seen?.v) return
    ;[seen, told] = [now, next]
  }
}

/** A record's version, and the feed's last word on it. */
type Version = Pick<Item, 'pk' | 'sk' | 'v'> & { readonly told: Awaited<ReturnType<typeof toldOf>> }

async function publishAs(engine: Engine, version: Version, record: RecordFile | null): Promise<void> {
  const { publicFolder } = engine
  const id = partIn(recordKeys, version)
  const paths = recordPaths(id)
  const files = recordFiles(engine, record)
  if (files === null) {
    const was =
      (await publicFolder.get(paths.json)) !== undefined ||
      version.told?.change === 'changed' ||
      (record !== null && hasExpired(engine, record))
    for (const path of [paths.zh, paths.en, ...Object.values(commitmentPaths(id))]) await publicFolder.remove(path)
    if (was) await tellFeed(engine, version, 'ended') // before the last trace that it has to be told
    await publicFolder.remove(paths.json)
    return
  }
  const isRepeat = version.told?.change === 'changed' && version.told.v === version.v
  if (!(isRepeat && (await isOut(publicFolder, files)))) {
    const drawn = new Set(files.map(({ path }) => path))
    for (const path of Object.values(commitmentPaths(id))) if (!drawn.has(path)) await publicFolder.remove(path)
    await putAll(publicFolder, files)
  }
  await tellFeed(engine, version, 'changed')
}

/** The last one after all others: where it lies, they do. Copied, since bodies are drawn late. */
async function putAll({ put }: PublicFolder, files: readonly PublicFile[]): Promise<void> {
  await Promise.all(files.slice(0, -1).map((file) => put({ ...file })))
  for (const last of files.slice(-1)) await put(last)
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
