import { beforeAll, expect, it } from 'vitest'
import type { RecordFile } from '#records/record.ts'
import { enter } from '#tests/publication/register.ts'
import { type Site, site } from './site.ts'

const securityContact = 'mailto:security@credit.example'
let open: Site
let record: RecordFile

beforeAll(async () => {
  open = site({ deployment: { url: 'https://credit.example', securityContact } })
  record = await enter(open)
})

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => open.ask({ path, headers })

it('keeps search machines away from what is one’s own, in both languages', async () => {
  const { status, headers, body } = await get('/robots.txt')
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  for (const path of ['/my', '/en/my', '/desk', '/en/desk']) expect(body).toContain(`Disallow: ${path}\n`)
  expect(body).toContain('Sitemap: https://credit.example/sitemap.xml')
})

it('names in the site map pages that are there, and only those that anybody may see', async () => {
  const { status, body } = await get('/sitemap.xml')
  expect(status).toBe(200)
  const urls = [...body.matchAll(/<loc>https:\/\/credit\.example(.*?)<\/loc>/g)].map(([, path = '']) => path)
  expect(urls.length).toBeGreaterThan(30)
  for (const path of urls) expect([path, (await get(path)).status]).toEqual([path, 200])
  expect(body).not.toContain(record.id)
})

it('tells where to report a fault in security, and until when that holds', async () => {
  const { status, body } = await get('/.well-known/security.txt')
  expect(status).toBe(200)
  expect(body).toContain(`Contact: ${securityContact}\n`)
  const expires = Date.parse(/Expires: (\S+)/.exec(body)?.[1] ?? '')
  expect(expires).toBeGreaterThan(open.engine.clock.now())
  expect((await site().ask({ path: '/.well-known/security.txt' })).status).toBe(404)
})

it('asks search machines to keep no record, and lets them keep what is no record', async () => {
  const file = await open.engine.publicFolder.get(`/r/${record.id}`)
  expect(String(file?.body)).toContain('<meta name="robots" content="noindex, noarchive"/>')
  expect((await get('/rules')).body).not.toContain('noindex')
})

it.each([
  ['', '一条公示记录有更新', 'zh-CN'],
  ['/en', 'A published record has changed', 'en'],
])('has a feed in each language, found from the pages: %s', async (lang, title, tag) => {
  expect((await get(`${lang}/`)).body).toContain(`href="${lang}/feed.atom"`)
  const { body } = await get(`${lang}/feed.atom`)
  expect(body).toContain(`xml:lang="${tag}"`)
  expect(body).toContain(`<title>${title}</title>`)
  expect(body).toContain(`<link href="https://credit.example${lang}/r/${record.id}"/>`)
  expect(body).not.toContain(record.subject.name)
  expect(body).not.toMatch(/&(?!amp;)/)
  expect(JSON.parse((await get(`${lang}/feed.json`)).body).items[0]).toMatchObject({ title })
})

it('stays XML whatever a city calls itself', async () => {
  const named = site({ deployment: { city: { zh: '云浮<b>&"市', en: 'Yunfu <b>&' } } })
  const { body } = await named.ask({ path: '/feed.atom' })
  expect(body).toContain('<title>云浮&lt;b&gt;&amp;"市 ')
})

it('sends the feed anew only to who has not got it', async () => {
  const first = await get('/feed.atom')
  const etag = first.headers['etag'] ?? ''
  expect(await get('/feed.atom', { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' })
  expect((await get('/en/feed.atom', { 'if-none-match': etag })).status).toBe(200)
  await enter(open)
  expect((await get('/feed.atom', { 'if-none-match': etag })).status).toBe(200)
})

it('has the browser forget the pages of who signs out', async () => {
  const { status, headers } = await open.ask({ method: 'POST', path: '/sign-out', form: {} })
  expect([status, headers['clear-site-data']]).toEqual([303, '"cache", "storage"'])
})
