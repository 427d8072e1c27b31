import { isToldPublic, tellFeed } from '#engine/feeds/public-feed.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { partIn } from '#engine/store/key-shape.ts'
import { recordKey, recordKeys } from '#engine/store/keys.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicView } from '#records/publicity/masking.ts'
import { publicity } from '#records/publicity/publicity.ts'
import type { RecordFile } from '#records/record.ts'
import { RecordPage } from '#web/public/record-page.tsx'
import { renderPage } from '#web/render.ts'
import { shellOf } from '../http/door/door.ts'
import { publishCommitment, removeCommitment } from './publish-commitment.tsx'

/** Public files of a record: two pages, one JSON. */
const filesOf = (id: string) => ({ zh: `/r/${id}`, en: `/en/r/${id}`, json: `/r/${id}.json` })

/**
 * Writes or removes today's public files of a record. Computed anew, so repeating is harmless. Repeats where the
 * record moved: the slower of two writers leaves nothing old.
 */
export async function publishRecord(engine: Engine, id: string): Promise<void> {
  let seen = await engine.table.get(recordKey(id))
  for (;;) {
    await publishAs(engine, { ...recordKey(id), v: seen?.v ?? 0 }, recordsFor(engine, [seen], 'public')[0] ?? null)
    const now = await engine.table.get(recordKey(id))
    if (now?.v === seen?.v) return
    seen = now
  }
}

type Version = Pick<Item, 'pk' | 'sk' | 'v'>

async function publishAs(engine: Engine, version: Version, record: RecordFile | null): Promise<void> {
  const today = shanghaiDay(engine.clock.now())
  const view = record && publicView(record, today, engine.deployment.flags)
  const id = partIn(recordKeys, version)
  const files = filesOf(id)
  if (record === null || view === null) {
    const was =
      (await engine.publicFolder.get(files.json)) !== undefined ||
      (await isToldPublic(engine, version)) ||
      (record !== null && hasExpired(engine, record))
    for (const path of [files.zh, files.en]) await engine.publicFolder.remove(path)
    await removeCommitment(engine, id)
    if (was) await tellFeed(engine, version, 'ended') // before the last trace that it has to be told
    await engine.publicFolder.remove(files.json)
    return
  }
  const { publicUntil } = view
  const { published } = await publishCommitment(engine, record, view)
  const html = (lang: Lang) =>
    renderPage(<RecordPage shell={shellOf(engine, lang, files.zh, null, '')} record={view} hasCommitment={published} />)
  const page = (lang: Lang) => ({ path: files[lang], type: 'text/html; charset=utf-8', body: html(lang), publicUntil })
  const data = { path: files.json, type: 'application/json', body: JSON.stringify(view), publicUntil }
  await Promise.all([page('zh'), page('en'), data].map((file) => engine.publicFolder.put(file)))
  await tellFeed(engine, version, 'changed')
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
