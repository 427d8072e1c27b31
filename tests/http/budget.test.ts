import { expect, test } from 'vitest'
import type { SignIn } from '#engine/store/ports.ts'
import { budgets } from '#functions/http/door/budget.ts'
import { program } from '#tests/api/program.ts'
import { claimsOf, site } from './site.ts'

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

test('an office behind one address signs in at once, while one account and one address stay limited', async () => {
  const staff = (n: number) => ({ id: `staff${n}`, name: '甲', email: '', subject: null, roles: [], conflicts: [] })
  let next = 0
  const signIn: SignIn = {
    loginUrl: async (returnTo) => ({
      url: 'https://issuer.example/',
      saved: { state: 's', nonce: 'n', verifier: 'v', returnTo },
    }),
    logoutUrl: async () => null,
    finish: async () => ({ kind: 'known', claims: claimsOf(staff(next)), returnTo: '' }),
  }
  const open = site({ signIn, deployment: { flags: { 'budget.signedIn': 3, 'budget.signIn': 405 } } })
  const signsIn = async (n: number) => {
    next = n
    const left = await open.ask({ path: '/sign-in', address: '192.0.2.1' })
    if (left.status !== 303) return left.status
    const cookies = left.cookies.map((cookie) => cookie.split(';')[0] ?? '')
    return (await open.ask({ path: '/login/callback?code=good', cookies, address: '192.0.2.1' })).status
  }
  const office: number[] = []
  for (let n = 1; n <= 400; n += 1) office.push(await signsIn(n))
  expect(office.filter((status) => status !== 303)).toEqual([])
  expect([await signsIn(1), await signsIn(1), await signsIn(1)]).toEqual([303, 303, 429])
  expect([await signsIn(401), await signsIn(402), await signsIn(403)]).toEqual([303, 303, 429])
  expect(budgets.signIn).toBeGreaterThan(1000)
})
