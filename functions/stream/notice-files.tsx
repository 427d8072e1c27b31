import { isPublic, type NoticeFile } from '#engine/begin/public-notices.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { PublicFile } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { NoticePage, type PublishedNotice } from '#web/public/notice-page.tsx'
import { renderPage } from '#web/render.ts'
import { publicShell } from '../http/door/public-shell.ts'
import type { Drawing } from './record-files.tsx'

export const noticePaths = (id: string) => ({ zh: `/n/${id}`, en: `/en/n/${id}`, json: `/n/${id}.json` })

/** A notice's public files of today; none before or after its days. */
export function noticeFiles(engine: Drawing, notice: NoticeFile): readonly PublicFile[] {
  if (!isPublic(notice, shanghaiDay(engine.clock.now()))) return []
  const { id, kind, text, on, publicUntil, unit } = notice
  const files = noticePaths(id)
  const shown: PublishedNotice = { id, kind, text, unit: nameOfUnit(engine, unit), on, publicUntil }
  const pages = (['zh', 'en'] as const).map((lang) => ({
    path: files[lang],
    type: 'text/html; charset=utf-8',
    body: renderPage(<NoticePage shell={publicShell(engine, lang, files.zh)} notice={shown} />),
    publicUntil,
  }))
  return [...pages, { path: files.json, type: 'application/json', body: JSON.stringify(shown), publicUntil }]
}
