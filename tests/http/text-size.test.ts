import { expect, test } from 'vitest'
import { anySite } from './any-site.ts'

const large = ['text=large']

test('large text is a cookie of the reader’s own, set by a button and taken back by another', async () => {
  const { ask } = anySite()
  const on = await ask({ path: '/text-size?size=large&to=%2Fen%2Frecords%3Fq%3D1' })
  expect([on.status, on.headers['location']]).toEqual([303, '/en/records?q=1'])
  expect(on.cookies).toEqual(['text=large; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000'])
  const off = await ask({ path: '/text-size?size=normal&to=%2F', cookies: large })
  expect(off.cookies).toEqual(['text=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'])
})

test('a page in large text asks for its style, whoever wrote the page, and any other does not', async () => {
  const { ask } = anySite()
  expect((await ask({ path: '/text.css', cookies: large })).body).toContain('font-size:150%')
  expect((await ask({ path: '/text.css' })).body).toBe('')
  expect((await ask({ path: '/', cookies: large })).body).toContain('/text.css')
  expect((await ask({ path: '/' })).body).not.toContain('/text.css')
})

test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])(
  'leads back to no other site: %s',
  async (to) => {
    const { ask } = anySite()
    const answer = await ask({ path: `/text-size?size=large&to=${encodeURIComponent(to)}` })
    expect(answer.headers['location']).toBe('/')
  },
)
