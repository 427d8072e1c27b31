import { beforeAll, expect, it } from 'vitest'
import { draftEnd } from '#engine/begin/drafts.ts'
import { switchesItem } from '#engine/store/switches.ts'
import { type Site, site } from './site.ts'

const day = 86_400_000
let open: Site

beforeAll(async () => {
  open = site({ deployment: { flags: { 'draft.days': 12, 'case.years': 15 } } })
  const put = switchesItem({ sessionIdleMinutes: 7, sessionHours: 3 }, 1)
  await open.engine.table.transact([{ put, when: 'absent' }])
})

const said = (html: string) => html.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' ')

it('states the lengths that are set, in both languages', async () => {
  expect(draftEnd(open.engine.deployment, 0) / day).toBe(12)
  const zh = said((await open.ask({ path: '/privacy' })).body)
  for (const part of [
    '12 天删除',
    '7 分钟无操作',
    '满 3 小时',
    '保存 15 年',
    '《中华人民共和国个人信息保护法》第四十七条',
    '《中华人民共和国网络安全法》第二十三条',
  ])
    expect(zh).toContain(part)
  const en = said((await open.ask({ path: '/en/privacy' })).body)
  for (const part of ['erased 12 days', '7 minutes', '3 hours', '15 years']) expect(en).toContain(part)
})

it('sets no cookie on its pages but the one of the text size', async () => {
  const paths = ['/', '/privacy', '/text-size?size=large&to=%2F']
  const answers = await Promise.all(paths.map((path) => open.ask({ path })))
  expect(answers.flatMap(({ cookies }) => cookies).map((one) => one.split('=')[0])).toEqual(['text'])
})

it('leads from the foot of every page to the statements', async () => {
  for (const from of ['/', '/records', '/nowhere'])
    for (const path of ['/privacy', '/accessibility', '/site-map'])
      expect((await open.ask({ path: from })).body).toContain(`href="${path}"`)
})

it('leads from the site map to every page that opens by itself', async () => {
  const { body } = await open.ask({ path: '/site-map' })
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(body) ?? []
  const links = [...main.matchAll(/href="([^"]*)"/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThan(20)
  const asked = ({ status }: Awaited<ReturnType<Site['ask']>>) => status
  for (const path of links)
    expect([path, asked(await open.ask({ path }))]).toEqual([path, path.startsWith('/my/') ? 303 : 200])
})
