import { type FeedLine, newestLines } from '#engine/feeds/public-feed.ts'
import type { Engine } from '#engine/store/engine.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { Route } from '../door/door.ts'
import type { Reply } from '../door/reply.ts'

const mostLines = 500
const daysBack = 29

/** The public change feed for readers: opaque ids and `changed` or `ended`, nothing else (ADR 10). */
export const changeFeedRoutes: readonly Route[] = [
  { method: 'GET', path: '/feed.atom', open: true, run: async (_ask, engine) => atom(engine, await latest(engine)) },
  {
    method: 'GET',
    path: '/feed.json',
    open: true,
    run: async (_ask, engine) => jsonFeed(engine, await latest(engine)),
  },
]

/** Newest first, thirty days at most; older days are gone, as their files are. */
async function latest(engine: Engine): Promise<readonly FeedLine[]> {
  const today = shanghaiDay(engine.clock.now())
  const lines: FeedLine[] = []
  for (let back = 0; back <= daysBack && lines.length < mostLines; back += 1) {
    lines.push(...(await newestLines(engine, addDays(today, -back), mostLines - lines.length)))
  }
  return lines
}

const instant = (at: number) => new Date(at).toISOString()
const pageOf = ({ deployment: { url } }: Engine, { id, of }: FeedLine) => `${url}/${of === 'notice' ? 'n' : 'r'}/${id}`
const entryId = (engine: Engine, line: FeedLine) => `${pageOf(engine, line)}#${line.change}-${line.at}`
const updated = (engine: Engine, lines: readonly FeedLine[]) => instant(lines[0]?.at ?? engine.clock.now())

function atom(engine: Engine, lines: readonly FeedLine[]): Reply {
  const { url } = engine.deployment
  const entry = (line: FeedLine) =>
    `<entry><id>${entryId(engine, line)}</id><title>${line.change}</title><updated>${instant(line.at)}</updated>` +
    `<link href="${pageOf(engine, line)}"/><content type="text">${line.id} ${line.change}</content></entry>`
  return feed(
    'application/atom+xml; charset=utf-8',
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>${url}/feed.atom</id><title>Changes of public records</title>
<link rel="self" href="${url}/feed.atom"/><updated>${updated(engine, lines)}</updated><author><name>Redress</name></author>
${lines.map(entry).join('\n')}
</feed>
`,
  )
}

function jsonFeed(engine: Engine, lines: readonly FeedLine[]): Reply {
  const { url } = engine.deployment
  return feed(
    'application/feed+json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Changes of public records',
      home_page_url: `${url}/`,
      feed_url: `${url}/feed.json`,
      items: lines.map((line) => ({
        id: entryId(engine, line),
        url: pageOf(engine, line),
        title: line.change,
        content_text: `${line.id} ${line.change}`,
        date_published: instant(line.at),
      })),
    }),
  )
}

const feed = (type: string, body: string): Reply => ({
  statusCode: 200,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body,
})
