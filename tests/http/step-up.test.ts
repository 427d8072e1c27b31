import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import { maskedCsrf } from '#functions/http/door/csrf.ts'
import { readSession } from '#functions/http/door/session.ts'
import { stepUp } from '#web/words/second-factor.ts'
import { type Answer, type Site, site, type Visitor } from './site.ts'

const officer: Person = {
  id: 'hj-1',
  name: '谢七',
  email: 'hj-1@example.com',
  phone: '10000000007',
  subject: null,
  roles: [{ role: 'officer', unit: 'HJ' }],
  conflicts: [],
}
const { phone: _none, ...without } = { ...officer, id: 'hj-2', email: 'hj-2@example.com' }
const applicant: Person = {
  ...without,
  id: 'firm',
  subject: '91445300MA62560110',
  roles: [{ role: 'applicant', unit: null }],
}
const minute = 60_000
const begin = '/account/authenticator/begin'

async function opened(person: Person): Promise<{ open: Site; visitor: Visitor }> {
  const open = site()
  await open.seat(person)
  return { open, visitor: await open.visit(person) }
}
const lastCode = ({ host }: Site) => /\d{6}/.exec(host.couriers.sms.delivered.at(-1)?.text ?? '')?.[0] ?? ''
const secretIn = (body: string) => (/<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1] ?? '').replaceAll(' ', '')
const codeFrom = (secret: string, at: number) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at })

type Renewed = Omit<Visitor, 'told'>

/** The browser goes on under the cookie that the answer set. */
async function renewed({ engine, ask }: Site, { cookies: set }: Answer): Promise<Renewed> {
  const cookies = set.map((one) => one.split(';')[0] ?? '')
  const csrf = (await readSession(engine, cookies))?.session.csrf ?? ''
  return {
    cookies,
    csrf,
    get: (path) => ask({ path, cookies }),
    post: (path, form = {}) =>
      ask({ method: 'POST', path, form: { csrf: maskedCsrf(engine.crypto, csrf), ...form }, cookies }),
  }
}

async function proveByText({ open, visitor }: { open: Site; visitor: Visitor }): Promise<Renewed> {
  await visitor.post('/account/step-up/send', { to: '/desk' })
  return renewed(open, await visitor.post('/account/step-up', { to: '/desk', means: 'text', code: lastCode(open) }))
}

test('what needs a second factor leads to the page that asks for it, and a right code leads back', async () => {
  const { open, visitor } = await opened(officer)
  const asked = await visitor.post(begin)
  expect(asked.headers['location']).toBe('/account/step-up?to=%2Faccount%2Fauthenticator')
  const page = await visitor.get(asked.headers['location'] ?? '')
  expect(page.body).toContain('尾号 0007')
  expect(page.body).not.toContain(officer.phone)
  expect(page.body).toContain(stepUp.lost.zh)
  const sent = await visitor.post('/account/step-up/send', { to: '/account/authenticator' })
  expect(sent.body).not.toContain(lastCode(open))
  const wrong = await visitor.post('/account/step-up', { to: '/desk', means: 'text', code: '12345' })
  expect(wrong.status).toBe(422)
  expect((await visitor.post(begin)).headers['location']).toContain('/account/step-up')
  const right = await visitor.post('/account/step-up', {
    to: '/account/authenticator',
    means: 'text',
    code: lastCode(open),
  })
  expect([right.status, right.headers['location']]).toEqual([303, '/account/authenticator'])
  // The cookie known before is worth nothing after it.
  expect((await visitor.get('/account/authenticator')).headers['location']).toContain('/sign-in')
  const after = await renewed(open, right)
  expect((await after.post(begin)).headers['location']).toBe('/account/authenticator')
})

test('a proof holds for ten minutes, and for its own session only', async () => {
  const { open, visitor } = await opened(officer)
  const after = await proveByText({ open, visitor })
  expect((await after.post(begin)).headers['location']).toBe('/account/authenticator')
  const other = await open.visit(officer)
  expect((await other.post(begin)).headers['location']).toContain('/account/step-up')
  open.host.clock.advance(10 * minute)
  expect((await after.post(begin)).headers['location']).toContain('/account/step-up')
})

test('an authenticator is enrolled by typing its first code, shows its secret once, and its owner is told', async () => {
  const { open, visitor } = await opened(without)
  const now = open.host.clock.now
  await visitor.post(begin)
  const secret = secretIn((await visitor.get('/account/authenticator')).body)
  // Unconfirmed, it proves nothing: a session's thief could have begun.
  const early = { to: '/desk', means: 'app', code: codeFrom(secret, now()) }
  expect((await visitor.post('/account/step-up', early)).status).toBe(422)
  expect((await visitor.post('/account/authenticator', { code: '000' })).status).toBe(422)
  const done = await visitor.post('/account/authenticator', { code: codeFrom(secret, now()) })
  expect(done.status).toBe(303)
  const after = await renewed(open, done)
  expect((await after.get('/account/authenticator')).body).not.toContain(secret.slice(0, 4))
  expect(open.host.mailer.delivered.map(({ to, subject }) => [to, subject])).toEqual([
    [without.email, '已登记动态口令 / An authenticator was enrolled'],
  ])
  open.host.clock.advance(11 * minute)
  const proof = { to: '//evil.example', means: 'app', code: codeFrom(secret, now()) }
  const proved = await after.post('/account/step-up', proof)
  expect(proved.headers['location']).toBe('/desk')
  expect((await (await renewed(open, proved)).post('/account/step-up', proof)).status).toBe(422)
})

test('a secret that was begun and left is shown to no session that proved nothing, nor confirmed by it', async () => {
  const { open, visitor } = await opened(officer)
  const after = await proveByText({ open, visitor })
  await after.post(begin)
  const secret = secretIn((await after.get('/account/authenticator')).body)
  expect(secret).not.toBe('')
  const thief = await open.visit(officer)
  const page = await thief.get('/account/authenticator')
  expect([page.status, page.headers['location']?.includes('/account/step-up')]).toEqual([303, true])
  const code = codeFrom(secret, open.host.clock.now())
  expect((await thief.post('/account/authenticator', { code })).headers['location']).toContain('/account/step-up')
  expect((await after.post('/account/authenticator', { code })).headers['location']).toBe('/account/authenticator')
})

test('a confirmed authenticator is never shown or replaced by beginning again', async () => {
  const { open, visitor } = await opened(without)
  await visitor.post(begin)
  const secret = secretIn((await visitor.get('/account/authenticator')).body)
  const done = await visitor.post('/account/authenticator', { code: codeFrom(secret, open.host.clock.now()) })
  const after = await renewed(open, done)
  await after.post(begin)
  expect((await after.get('/account/authenticator')).body).not.toContain(secret.slice(0, 4))
})

test('guessing stops: five codes an hour, and the fifth wrong one in a row locks the account', async () => {
  const { open, visitor } = await opened(officer)
  const guess = (code: string) => visitor.post('/account/step-up', { to: '/desk', means: 'text', code })
  for (let code = 0; code < 5; code += 1)
    expect((await visitor.post('/account/step-up/send', { to: '/desk' })).status).toBe(200)
  expect((await visitor.post('/account/step-up/send', { to: '/desk' })).status).toBe(429)
  expect(open.host.couriers.sms.delivered).toHaveLength(5)
  for (let n = 0; n < 4; n += 1) expect((await guess('x')).status).toBe(422)
  expect((await guess('x')).status).toBe(403)
  expect((await visitor.get('/desk')).headers['location']).toContain('/sign-in')
})

test('an applicant has no authenticator, and GET changes nothing', async () => {
  const firm = await opened(applicant)
  expect((await firm.visitor.get('/account/authenticator')).status).toBe(404)
  expect((await firm.visitor.post(begin)).status).toBe(404)
  const { open, visitor } = await opened(officer)
  for (const path of [begin, '/account/step-up/send']) expect((await visitor.get(path)).status).toBe(404)
  expect(open.host.couriers.sms.delivered).toEqual([])
})

test('no act of an applicant asks for a second factor, and its pages are not theirs', async () => {
  const { visitor } = await opened(applicant)
  expect((await visitor.get('/account/step-up?to=/account')).status).toBe(404)
})

test('a lost authenticator is reset with a reason: its owner is put out, and enrols another', async () => {
  const { open, visitor } = await opened(officer)
  const after = await proveByText({ open, visitor })
  await after.post(begin)
  const secret = secretIn((await after.get('/account/authenticator')).body)
  const code = () => codeFrom(secret, open.host.clock.now())
  const enrolled = await renewed(open, await after.post('/account/authenticator', { code: code() }))
  const security: Person = { ...without, id: 'security', roles: [{ role: 'securityAdmin', unit: null }] }
  await open.seat(security)
  const reset = async (reason: string) =>
    (await open.visit(security)).post(`/admin/people/${officer.id}/reset-factor`, { reason })
  expect((await reset(' ')).status).toBe(422)
  expect((await reset('手机丢失，已当面核对')).status).toBe(303)
  expect((await enrolled.get('/desk')).headers['location']).toContain('/sign-in')
  open.host.clock.advance(minute)
  const again = await open.visit(officer)
  expect((await again.post('/account/step-up', { to: '/desk', means: 'app', code: code() })).status).toBe(422)
  const proved = await proveByText({ open, visitor: again })
  await proved.post(begin)
  expect(secretIn((await proved.get('/account/authenticator')).body)).not.toBe(secret)
})
