import { expect, test } from 'vitest'
import { doors } from '#functions/http/routes.ts'
import { anySite } from './any-site.ts'
import { everyone, signIn } from './everyone.ts'
import { holdSite } from './strange.ts'

// Routes for programs are held to tests/api.
const { api: _programs, ...pages } = doors
const gets = Object.values(pages)
  .flat()
  .filter(({ method }) => method === 'GET')
const filled = (path: string) => path.replace(/\{\w+\}/g, '0'.repeat(26))

const open = anySite({ person: everyone, options: { signIn } })
const cookiesFor = async (path: string) => [(await open.visitor(path)).cookies, []]

/** Common answers may be kept: feeds until changed, others a day. */
const keptBy: Readonly<Record<string, string>> = {
  '/feed.atom': 'no-cache',
  '/feed.json': 'no-cache',
  '/robots.txt': 'public, max-age=86400',
  '/sitemap.xml': 'public, max-age=86400',
}

test.each(gets)('GET $path answers with the headers of the site, signed in or not', async ({ path }) => {
  for (const cookies of await cookiesFor(path))
    holdSite(await open.ask({ path: filled(path), cookies }), { own: open.own, ...kept(path) })
})

const kept = (path: string) => (keptBy[path] ? { kept: keptBy[path] } : {})

test.each(gets)('HEAD $path answers as GET does, without its body', async ({ path }) => {
  for (const cookies of await cookiesFor(path)) {
    const got = await open.ask({ path: filled(path), cookies })
    const head = await open.ask({ method: 'HEAD', path: filled(path), cookies })
    expect([head.status, head.body, own(head.headers)]).toEqual([got.status, '', own(got.headers)])
  }
})

/** Without what a connection says of itself, and chance. */
const own = ({ location, ...headers }: Readonly<Record<string, string>>) => ({
  location: location?.split('?')[0],
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.test(name))),
})
const ofConnection =
  /^(apigw-requestid|connection|content-(encoding|length)|date|keep-alive|set-cookie|transfer-encoding)$/

const badQueries = [
  'cursor=',
  'cursor=x',
  'cursor=%00',
  'cursor=-5',
  'cursor=1e309',
  'cursor=bnVsbA',
  'cursor=WzEsMiwzXQ',
  'cursor=a&cursor=b',
  'filter=constructor',
  'filter=__proto__',
  'number=%00',
  `number=${'9'.repeat(3000)}`,
  'upload=constructor',
  'upload=__proto__',
  'upload=toString',
  'q=',
  'q=%00',
  'q=%F0%9F%92%A9',
  `q=${'x'.repeat(201)}`,
  `q=${'%EF%B7%BA'.repeat(200)}`,
  'q=%25&q=%25',
  'q=constructor',
  '&&&=',
  '%',
  '%E0%A4%A',
  '__proto__=1',
  'to=//evil.example',
]

/** Elsewhere each page is asked one of them. */
const askedOf = (n: number) => gets.filter((_, i) => !open.isElsewhere || i % badQueries.length === n)

test.each(badQueries.map((query, n) => [query, n] as const))(
  'a query no page wrote (?%s) is answered without a fault',
  async (query, n) => {
    for (const { path } of askedOf(n))
      for (const cookies of await cookiesFor(path)) {
        const { status } = await open.ask({ path: `${filled(path)}?${query}`, cookies })
        expect([path, status < 500]).toEqual([path, true])
      }
  },
)

test('a cursor nobody gave out is a page that is not there', async () => {
  for (const path of ['/my/cases', '/audit'])
    expect((await (await open.visitor(path)).get(`${path}?cursor=abc`)).status).toBe(404)
})
