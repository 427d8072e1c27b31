import { type FeedLine, isGone } from '#engine/feeds/feed-kinds.ts'
import { newestLines } from '#engine/feeds/public-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import { href } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { frame } from '#web/words/frame.ts'
import { changeFeed as words } from '#web/words/public.ts'
import type { Ask } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { etagOf } from '../door/etag.ts'
import type { Reply } from '../door/reply.ts'

const mostLines = 500
const daysBack = 29

/** Public change feed: opaque ids and their fate alone (ADR 10). */
export const changeFeedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/feed.atom',
    open: true,
    run: async (ask, engine) => atom(engine, ask, await latest(engine)),
  },
  {
    method: 'GET',
    path: '/feed.json',
    open: true,
    run: async (ask, engine) => jsonFeed(engine, ask, await latest(engine)),
  },
]

/** A line, and whether what it is about still has a page. */
type Entry = FeedLine & { readonly isShown: boolean }

/** Newest first, thirty days at most, like the files. */
async function latest(engine: Engine): Promise<readonly Entry[]> {
  const today = shanghaiDay(engine.clock.now())
  const lines: FeedLine[] = []
  for (let back = 0; back <= daysBack && lines.length < mostLines; back += 1) {
    lines.push(...(await newestLines(engine, addDays(today, -back), mostLines - lines.length)))
  }
  return lines.map((line) => ({ ...line, isShown: !isGone(line) }))
}

const instant = (at: number) => new Date(at).toISOString()
const at = ({ deployment: { url } }: Engine, lang: Lang, path: string) => `${url}${href(lang, path)}`
const pageOf = (engine: Engine, lang: Lang, { id, of }: FeedLine) =>
  at(engine, lang, of === 'notice' ? paths.notice(id) : paths.record(id))
/** One id for both languages: one change. */
const entryId = (engine: Engine, line: FeedLine) =>
  `${isGone(line) ? at(engine, 'zh', `/feed.atom#${line.id}`) : `${pageOf(engine, 'zh', line)}#`}${line.change}-${line.at}`
const updated = (engine: Engine, lines: readonly FeedLine[]) => instant(lines[0]?.at ?? engine.clock.now())
const wordsOf = ({ of, change }: FeedLine) => words[of ?? 'record'][change]
const titleOf = (lang: Lang, line: FeedLine) => tell(lang)(wordsOf(line))

/** A city may change its name and the words. */
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function atom(engine: Engine, { lang }: Ask, lines: readonly Entry[]): Reply {
  const t = (words: Bilingual) => xml(tell(lang)(words))
  const self = at(engine, lang, '/feed.atom')
  const entry = (line: Entry) =>
    `<entry><id>${entryId(engine, line)}</id><title>${t(wordsOf(line))}</title><updated>${instant(line.at)}</updated>` +
    `${line.isShown ? `<link href="${pageOf(engine, lang, line)}"/>` : ''}<content type="text">${t(wordsOf(line))} ${line.id}</content></entry>`
  return feed(
    'application/atom+xml; charset=utf-8',
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><id>${self}</id><title>${t(engine.deployment.city)} ${t(frame.changes)}</title>
<link rel="self" href="${self}"/><link href="${at(engine, lang, paths.home)}"/><updated>${updated(engine, lines)}</updated><author><name>${t(frame.product)}</name></author>
${lines.map(entry).join('\n')}
</feed>
`,
  )
}

function jsonFeed(engine: Engine, { lang }: Ask, lines: readonly Entry[]): Reply {
  const t = tell(lang)
  return feed(
    'application/feed+json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: `${t(engine.deployment.city)} ${t(frame.changes)}`,
      language: lang === 'zh' ? 'zh-CN' : 'en',
      home_page_url: at(engine, lang, paths.home),
      feed_url: at(engine, lang, '/feed.json'),
      items: lines.map((line) => ({
        id: entryId(engine, line),
        ...(line.isShown && { url: pageOf(engine, lang, line) }),
        title: titleOf(lang, line),
        content_text: `${titleOf(lang, line)} ${line.id}`,
        _redress: { id: line.id, change: line.change },
        date_published: instant(line.at),
      })),
    }),
  )
}

/** Spares frequent readers an unchanged answer. */
const feed = (type: string, body: string): Reply => ({
  statusCode: 200,
  headers: { 'content-type': type, 'cache-control': 'no-cache', etag: etagOf(body) },
  body,
})
