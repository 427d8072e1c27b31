import { expect, test } from 'vitest'
import { budgets } from '#functions/http/door/budget.ts'
import { site } from './site.ts'

const from = (address: string) => ({ path: '/records?q=1', address })

test('an address that asks too often is told when it may again; others are served', async () => {
  const open = site()
  for (let i = 0; i < budgets.search; i += 1) expect((await open.ask(from('192.0.2.1'))).status).toBe(200)
  const refused = await open.ask(from('192.0.2.1'))
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '600'])
  expect(refused.body).toContain('操作过于频繁')
  expect((await open.ask(from('192.0.2.2'))).status).toBe(200)
  expect((await open.ask({ ...from('192.0.2.1'), path: '/' })).status).toBe(200)
  open.host.clock.advance(600_000)
  expect((await open.ask(from('192.0.2.1'))).status).toBe(200)
})

test('the addresses of one subscriber count together', async () => {
  const open = site({ deployment: { flags: { 'budget.search': 1 } } })
  expect((await open.ask(from('2001:db8:1:2::7'))).status).toBe(200)
  expect((await open.ask(from('2001:db8:1:2:aaaa::9'))).status).toBe(429)
  expect((await open.ask(from('2001:db8:1:3::7'))).status).toBe(200)
})
