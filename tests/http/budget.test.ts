import { expect, test } from 'vitest'
import { budgets } from '#functions/http/door/budget.ts'
import { program } from '#tests/api/program.ts'
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

test('a client of the interface has a budget of its own, wherever it calls from', async () => {
  const open = site({ deployment: { flags: { 'budget.api': 3 } } })
  const client = (id: string) => {
    const person = { id, name: id, email: `${id}@example.com`, subject: `USCC:${id}`, conflicts: [] }
    return program(open, { ...person, roles: [{ role: 'applicant', unit: null }] })
  }
  const [one, other] = [client('one'), client('other')]
  const asked = async (by: typeof one) => {
    const { status, headers } = await by.get('/own/cases')
    return [status, headers['retry-after']]
  }
  for (let i = 0; i < 3; i += 1) expect(await asked(one)).toEqual([200, undefined])
  expect(await asked(one)).toEqual([429, '600'])
  expect(await asked(other)).toEqual([200, undefined])
  open.host.clock.advance(600_000)
  expect(await asked(one)).toEqual([200, undefined])
})

test('an address whose tokens are refused is soon not read at all, also with another token', async () => {
  const open = site({ deployment: { flags: { 'budget.refusedToken': 2 } } })
  const guess = (token: string, address: string) =>
    open.ask({ path: '/api/v1/own/cases', headers: { authorization: `Bearer ${token}` }, address })
  for (const token of ['first', 'second']) expect((await guess(token, '192.0.2.1')).status).toBe(401)
  expect((await guess('third', '192.0.2.1')).status).toBe(429)
  expect((await guess('third', '192.0.2.2')).status).toBe(401)
})
