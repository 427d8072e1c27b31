import type { Engine } from '#engine/store/engine.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import { href } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Route } from '../door/door.ts'
import type { Reply } from '../door/reply.ts'

/** Files at fixed places (RFC 9309, RFC 9116, sitemaps.org). */
export const crawlerRoutes: readonly Route[] = [
  { method: 'GET', path: '/robots.txt', open: true, run: async (_ask, engine) => text(robots(engine)) },
  { method: 'GET', path: '/.well-known/security.txt', open: true, run: async (_ask, engine) => securityText(engine) },
  { method: 'GET', path: '/sitemap.xml', open: true, run: async (_ask, engine) => siteMap(engine) },
]

/** Sides of one's own; records say themselves that none keep them. */
const kept = [
  '/my',
  '/clients',
  '/counter',
  '/desk',
  '/board',
  '/admin',
  '/audit/',
  '/account',
  '/papers',
  '/files',
  '/s/',
]

const robots = (engine: Engine) =>
  [
    'User-agent: *',
    ...kept.flatMap((path) => (['zh', 'en'] as const).map((lang) => `Disallow: ${href(lang, path)}`)),
    `Sitemap: ${absolute(engine, '/sitemap.xml')}`,
    '',
  ].join('\n')

function siteMap(engine: Engine): Reply {
  const pages = [
    ...[paths.home, paths.search, paths.channels, paths.track, paths.notices, paths.deadline, paths.rules],
    ...[
      paths.domains,
      paths.listMeasures,
      paths.statistics,
      paths.api,
      paths.verify,
      paths.privacy,
      paths.accessibility,
      paths.siteMap,
    ],
    ...Object.keys(engine.procedures).map(paths.procedure),
  ]
  const at = (path: string) => (['zh', 'en'] as const).map((lang) => absolute(engine, href(lang, path)))
  const lines = pages.flatMap(at).map((url) => `<url><loc>${url}</loc></url>`)
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
  return { statusCode: 200, headers: { ...aDay, 'content-type': 'application/xml; charset=utf-8' }, body }
}

/** Days for which the file holds. */
const holdsFor = 180

/** Without an address for reports there is no file. */
function securityText(engine: Engine): Reply {
  const { securityContact } = engine.deployment
  if (securityContact === undefined) return { statusCode: 404 }
  return text(
    [
      `Contact: ${securityContact}`,
      `Expires: ${addDays(shanghaiDay(engine.clock.now()), holdsFor)}T00:00:00+08:00`,
      'Preferred-Languages: zh, en',
      `Canonical: ${absolute(engine, '/.well-known/security.txt')}`,
      '',
    ].join('\n'),
  )
}

const aDay = { 'cache-control': 'public, max-age=86400' }
const text = (body: string): Reply => ({
  statusCode: 200,
  headers: { ...aDay, 'content-type': 'text/plain; charset=utf-8' },
  body,
})

const absolute = ({ deployment }: Engine, path: string) =>
  (deployment.publicUrl ?? deployment.url).replace(/\/+$/, '') + path
