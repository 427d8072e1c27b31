import { beforeEach, expect, test } from 'vitest'
import { noteFailure } from '#engine/people/access.ts'
import { unlock } from '#engine/people/security-admin.ts'
import type { Person } from '#engine/store/person.ts'
import type { Login } from '#engine/store/ports.ts'
import { program } from '../api/program.ts'
import { place, stages } from '../authz/stages.ts'
import { claimsOf, type Site, site } from '../http/site.ts'

const officer: Person = {
  id: 'xie',
  name: '谢七',
  email: 'xie@example.com',
  phone: '13900000007',
  subject: null,
  roles: [{ role: 'officer', unit: 'HJ' }],
  conflicts: [],
}
const { phone: _phone, ...withoutPhone } = officer
const head: Person = { ...withoutPhone, id: 'ou', roles: [{ role: 'head', unit: 'HJ' }] }
const security: Person = { ...withoutPhone, id: 'sec', roles: [{ role: 'securityAdmin', unit: null }] }
const firm: Person = {
  ...withoutPhone,
  id: 'firm',
  subject: '91445300MA62560110',
  roles: [{ role: 'applicant', unit: null }],
}
const minute = 60_000

let open: Site
beforeEach(async () => {
  open = site({
    deployment: { switches: { staffSecondFactor: 1 } },
    signIn: {
      logoutUrl: async () => 'http://issuer.example/session/end',
      loginUrl: async (returnTo) => ({
        url: 'http://issuer.example/auth',
        saved: { state: 's', nonce: 'n', verifier: 'v', returnTo },
      }),
      finish: async (_url, { returnTo }): Promise<Login> => ({ kind: 'known', claims: claimsOf(officer), returnTo }),
    },
  })
  await open.seat(officer, head, security, firm)
})

async function signIn() {
  const left = await open.ask({ path: '/sign-in' })
  return open.ask({ path: '/login/callback?code=x', cookies: left.cookies.map((one) => one.split(';')[0] ?? '') })
}

test('staff get nowhere before their second factor; applicants are not asked', async () => {
  const who = await open.visit(officer)
  for (const path of ['/desk', '/en/desk', '/account', '/desk/cases/X']) {
    const answer = await who.get(path)
    expect([path, answer.status, answer.headers['location']?.includes('/account/step-up?to=')]).toEqual([
      path,
      303,
      true,
    ])
  }
  expect((await who.post('/account/interests', { code: 'x' })).headers['location']).toContain('/account/step-up')
  expect((await (await open.visit(head)).get('/desk')).headers['location']).toBe('/account/authenticator')
  expect((await (await open.visit(firm)).get('/my/records')).status).toBe(200)
  expect((await who.get('/account/step-up')).status).toBe(200)
  expect((await who.post('/sign-out')).status).toBe(303)
})

test('a program decides for staff only by a token that says that its person proved two factors', async () => {
  const { id } = await place(open.engine, stages.proposed)
  const approve = async (told: { readonly isTwoFactor?: boolean }, key: string) => {
    const by = program(open, head, ['read', 'write', 'approve'], told)
    const { seq } = (await by.get(`/cases/${id}`)).body
    return by.post(`/cases/${id}/events`, { event: 'approver.approved', seq, data: {} }, key)
  }
  expect(await approve({}, 'by-one-factor')).toMatchObject({ status: 403, body: { code: 'scopeMissing' } })
  expect(await approve({ isTwoFactor: true }, 'by-two-factors')).toMatchObject({ status: 200 })
})

test('so many wrong codes lock the account, end its sessions and let nobody sign in until the time is over', async () => {
  const who = await open.visit(officer)
  await who.post('/account/step-up/send', { to: '/desk' })
  const answers = []
  for (let i = 0; i < 5; i += 1)
    answers.push((await who.post('/account/step-up', { means: 'text', code: '000000x', to: '/desk' })).status)
  expect(answers.at(-1)).toBe(403)
  expect((await who.get('/desk')).headers['location']).toContain('/sign-in')
  expect((await signIn()).status).toBe(403)
  open.host.clock.advance(30 * minute + 1)
  expect((await signIn()).status).toBe(303)
})

test('the security administrator opens a locked account, nobody else and with reasons', async () => {
  for (let i = 0; i < 5; i += 1) await noteFailure(open.engine, 'xie')
  expect((await signIn()).status).toBe(403)
  expect((await unlock(open.engine, 'xie', 'xie', '本人')).kind).toBe('refused')
  expect((await unlock(open.engine, 'sec', 'xie', '')).kind).toBe('refused')
  expect((await unlock(open.engine, 'sec', 'xie', '已核实本人')).kind).toBe('done')
  expect((await signIn()).status).toBe(303)
})

test('a right code forgets the wrong ones before it, and opens the page that was asked for', async () => {
  const who = await open.visit(officer)
  await who.post('/account/step-up/send', { to: '/desk' })
  for (let i = 0; i < 2; i += 1) await who.post('/account/step-up', { means: 'text', code: '1', to: '/desk' })
  const code = /\d{6}/.exec(open.host.couriers.sms.delivered.at(-1)?.text ?? '')?.[0] ?? ''
  const right = await who.post('/account/step-up', { means: 'text', code, to: '/desk' })
  expect([right.status, right.headers['location']]).toEqual([303, '/desk'])
  const cookies = right.cookies.map((one) => one.split(';')[0] ?? '')
  expect((await open.ask({ path: '/desk', cookies })).status).toBe(200)
  for (let i = 0; i < 4; i += 1) expect(await noteFailure(open.engine, 'xie')).toBe(false)
})
