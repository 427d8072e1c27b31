import { noticeFile } from '#engine/begin/public-notices.ts'
import { tellFeed } from '#engine/feeds/public-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import { noticeKey } from '#engine/store/keys.ts'
import { noticeFiles, noticePaths } from './notice-files.tsx'
import { putTogether } from './put-together.ts'

/** Writes or removes a notice's files, computed anew: repeating is harmless. */
export async function publishNotice(engine: Engine, id: string): Promise<void> {
  const { publicFolder } = engine
  const notice = await noticeFile(engine, id)
  if (notice === null) return
  const files = noticeFiles(engine, notice)
  await putTogether(publicFolder, Object.values(noticePaths(id)), files)
  if (files.length === 0) await tellFeed(engine, { ...noticeKey(id), v: 2 }, 'ended')
  else await tellFeed(engine, { ...noticeKey(id), v: 1 }, 'changed')
}
