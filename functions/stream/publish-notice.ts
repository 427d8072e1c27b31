import { noticeFile } from '#engine/begin/public-notices.ts'
import { tellFeed } from '#engine/feeds/public-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import { noticeKey } from '#engine/store/keys.ts'
import { noticeFiles, noticePaths } from './notice-files.tsx'

/** Writes or removes a notice's files, computed anew: repeating is harmless. */
export async function publishNotice(engine: Engine, id: string): Promise<void> {
  const { publicFolder } = engine
  const notice = await noticeFile(engine, id)
  if (notice === null) return
  const files = noticeFiles(engine, notice)
  if (files.length === 0) {
    for (const path of Object.values(noticePaths(id))) await publicFolder.remove(path)
    await tellFeed(engine, { ...noticeKey(id), v: 2 }, 'ended')
    return
  }
  for (const file of files) await publicFolder.put(file)
  await tellFeed(engine, { ...noticeKey(id), v: 1 }, 'changed')
}
