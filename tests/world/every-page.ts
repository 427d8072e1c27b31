import { beforeAll, describe, expect, test } from 'vitest'
import { everySide } from '#functions/http/sides.ts'
import { people, subject } from '#tests/authz/people.ts'
import { crawl, pattern, withoutLanguage } from '#tests/crawler/crawl.ts'
import { everyCase } from '#tests/support/recount.ts'
import type { Room } from './rooms.ts'
import { type World, worldOf } from './world.ts'

const url = 'http://localhost:8080'
/** Skips files beside the site, sign-in, and perhaps a language. */
const skipped = {
  both: /^\/(style\.css|text\.css|icon\.svg|a\.js|(en\/)?sign-in)/,
  one: /^\/(\w+\.(css|svg|js)|sign-in|en($|\/))/,
}

/** Follows all links and downloads: no 404, no 500, nothing empty. */
export function everyPageAt(n: number, room: Room, languages: keyof typeof skipped): void {
  describe(`with ${n} of everything, ${room.name}`, () => {
    let world: World
    beforeAll(async () => {
      world = await worldOf(n, room)
    })
    const seated = people.filter((who) => room.isSeated(who) && (languages === 'both' || ofEachRole.includes(who.as)))

    test('every page that anybody can reach answers, and a page of each kind is reached', async () => {
      const [first] = await everyCase(world.engine)
      const wrong: string[] = []
      const reached = new Set<string>()
      for (const who of [null, ...seated]) {
        const ask = await asking(world, who)
        // No link leads to searches or typed paths.
        const typed = ['/', `/records?q=${subject}`, ...(who?.as === 'auditor' ? [`/audit/cases/${first?.id}`] : [])]
        const crawled = await crawl({ url, ask, routes: everySide, from: typed, skips: skipped[languages] })
        wrong.push(...crawled.wrong.map((one) => `${who?.as ?? 'a stranger'}: ${one}`))
        for (const path of crawled.seen) reached.add(withoutLanguage(path.split('?')[0] ?? ''))
      }
      expect(wrong).toEqual([])
      const missed = detailPages.filter((path) => ![...reached].some((one) => pattern(path).test(one)))
      expect(missed).toEqual(room.lacks)
    })
  })
}

/** Asks as a browser: published files come beside the site. */
async function asking(world: World, who: Parameters<World['visit']>[0]) {
  const visitor = await world.visit(who)
  return async (path: string) => {
    const published = await world.engine.publicFolder.get(path)
    if (published) return { status: 200, location: null, type: 'text/html', body: published.body }
    const { status, headers, body } = await visitor.get(path)
    return { status, location: headers['location'] ?? null, type: headers['content-type'] ?? '', body }
  }
}

const ofEachRole = [
  ...['nobody', 'filer', 'stranger', 'natural person', 'hall clerk', 'intake', 'head of intake'],
  ...['officer of the holder', 'head of the holder', 'officer of the asked', 'supervisor', 'recipient'],
  ...['system administrator', 'security administrator', 'auditor'],
]

/** Pages that no list shows by itself. */
const detailPages = [
  ...['/my/cases/{id}', '/my/cases/{id}/receipt', '/my/drafts/{id}/items', '/my/mandates/{id}', '/papers/{id}/{paper}'],
  ...['/papers/{id}/clock', '/my/records/{id}/object', '/files/{kind}/{id}/{name}', '/files/{kind}/{id}/{name}/view'],
  ...['/desk/cases/{id}', '/desk/cases/{id}/approval', '/desk/records/{id}', '/desk/register/{id}'],
  ...[
    '/desk/service/{id}/{paper}',
    '/admin/people/{id}',
    '/admin/imports/{id}',
    '/audit/cases/{id}',
    '/r/{id}',
    '/n/{id}',
  ],
]
