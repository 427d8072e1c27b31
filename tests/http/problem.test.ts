import { afterEach, expect, test, vi } from 'vitest'
import { site } from './site.ts'

afterEach(() => vi.restoreAllMocks())

const down = () =>
  site({
    host: (host) => ({
      table: {
        ...host.table,
        query: async () => {
          throw new Error('disk is gone at /secret/place')
        },
      },
    }),
  })

test.each(['/records?q=x', '/en/records?q=x'])(
  'a fault at %s shows a reference, and its message only to the log',
  async (path) => {
    const open = down()
    const answer = await open.ask({ path })
    expect(answer.status).toBe(500)
    expect(answer.body).toContain('01234567')
    expect(answer.body).not.toMatch(/disk|secret|Error|\.ts/)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(open.host.logged.join()).toMatch(/"reference":"01234567".*disk is gone/)
  },
)

test('none and not public have one status and one size', async () => {
  const open = site()
  const texts = ['测环罚〔2026〕9号', '测环罚〔2026〕8号']
  const [none, other] = await Promise.all(texts.map((q) => open.ask({ path: `/records?q=${encodeURIComponent(q)}` })))
  expect(none?.status).toBe(200)
  expect(Buffer.byteLength(none?.body ?? '')).toBe(Buffer.byteLength(other?.body ?? ''))
})
