import { isPublic, noticeFile } from '#engine/begin/public-notices.ts'
import { tellFeed } from '#engine/feeds/public-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import { noticeKey } from '#engine/store/keys.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { shanghaiDay } from '#law/day.ts'
import { NoticePage, type PublishedNotice } from '#web/public/notice-page.tsx'
import { renderPage } from '#web/render.ts'
import { shellOf } from '../http/door/door.ts'

const filesOf = (id: string) => ({ zh: `/n/${id}`, en: `/en/n/${id}`, json: `/n/${id}.json` })

/** Writes or removes a notice's files, computed anew: repeating is harmless. */
export async function publishNotice(engine: Engine, id: string): Promise<void> {
  const { publicFolder, clock } = engine
  const notice = await noticeFile(engine, id)
  const files = filesOf(id)
  if (notice === null) return
  if (!isPublic(notice, shanghaiDay(clock.now()))) {
    for (const path of Object.values(files)) await publicFolder.remove(path)
    await tellFeed(engine, { ...noticeKey(id), v: 2 }, 'ended')
    return
  }
  const { kind, text, on, publicUntil, unit } = notice
  const shown: PublishedNotice = { id, kind, text, unit: nameOfUnit(engine, unit), on, publicUntil }
  for (const lang of ['zh', 'en'] as const) {
    const shell = shellOf(engine, lang, files.zh, null, '')
    const body = renderPage(<NoticePage shell={shell} notice={shown} />)
    await publicFolder.put({ path: files[lang], type: 'text/html; charset=utf-8', body, publicUntil })
  }
  await publicFolder.put({ path: files.json, type: 'application/json', body: JSON.stringify(shown), publicUntil })
  await tellFeed(engine, { ...noticeKey(id), v: 1 }, 'changed')
}
