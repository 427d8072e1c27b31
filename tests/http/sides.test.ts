import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everySide, publicSide } from '#functions/http/sides.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { intake, mailed } from '../links/mailed.ts'

let program: Started
let staffUrl: string

beforeAll(async () => {
  const staffPort = await freePort()
  program = await started({ staffPort })
  staffUrl = `http://localhost:${staffPort}`
})
afterAll(() => program.stop())

const signedIn = async (url: string, person: string) => {
  const client = webClient(url)
  const first = await client.post(await client.get('/sign-in'), '', { person })
  return { client, first }
}

test('the public address has nothing of the staff’s, also for who is signed in and says another host', async () => {
  const { client } = await signedIn(program.url, 'intake-1')
  const unknown = await client.get('/no/such/page')
  for (const path of [
    '/desk',
    '/en/desk',
    '/board',
    '/admin',
    '/audit/admin',
    '/counter',
    '/a',
    '/a/task',
    '/desk/register',
  ]) {
    const { status, html } = await client.get(path)
    expect([path, status, html.length > 0]).toEqual([path, unknown.status, true])
  }
  const spoofed = await fetch(`${program.url}/a`, { headers: { 'x-forwarded-host': new URL(staffUrl).host } })
  expect(spoofed.status).toBe(404)
})

test('staff sign in at their own address and work there', async () => {
  const { client, first } = await signedIn(staffUrl, 'intake-1')
  expect([first.status, first.at]).toEqual([200, `${staffUrl}/desk`])
  expect((await client.get('/desk')).status).toBe(200)
  expect((await client.get('/rules')).status).toBe(200)
})

test('sign-in begun at another name of this machine goes on at the one address, and comes back signed in', async () => {
  const { port } = new URL(program.url)
  const { first } = await signedIn(`http://127.0.0.1:${port}`, 'enterprise')
  expect([first.status, first.at]).toEqual([200, expect.stringMatching(`^${program.url}/`)])
  expect(first.html).toContain('/sign-out')
  const away = await fetch(`http://127.0.0.1:${port}/en/sign-in?to=%2Fen%2Fmy`, { redirect: 'manual' })
  expect([away.status, away.headers.get('location')]).toEqual([303, `${program.url}/en/sign-in?to=%2Fen%2Fmy`])
})

test('sign-in from another machine names the address, and what to set, in both languages', async () => {
  for (const path of ['/sign-in', '/en/sign-in']) {
    const html = await asked(path, '192.0.2.7:8080')
    expect(html).toContain(`href="${program.url}${path}"`)
    expect(html).toContain(`登录只能在 ${program.url} 进行`)
    expect(html).toContain(`Sign-in works only at ${program.url}`)
    expect(html).toContain('REDRESS_URL=http://192.0.2.7:8080')
  }
})

/** Answer of a page to a browser that writes this host. */
function asked(path: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`${program.url}${path}`, { headers: { host } }, (reply) => text(reply).then(resolve, reject)).on(
      'error',
      reject,
    )
  })
}

test('the public side is the whole without the staff’s', () => {
  const lost = everySide.filter((route) => !publicSide.includes(route)).map(({ path }) => path)
  expect(lost.every((path) => /^\/(desk|board|admin|audit|counter|a)\b/.test(path))).toBe(true)
  expect(publicSide.some(({ path }) => path === '/my/cases/{id}')).toBe(true)
  expect(publicSide.some(({ path }) => path === '/api')).toBe(true)
})

test('mails lead staff to their address and the applicant to the public one', async () => {
  const { open } = await mailed('filed', intake, { staffUrl: 'https://staff.test' })
  const to = (who: string) => open.host.mailer.delivered.filter((mail) => mail.to === who).map(({ text }) => text)
  expect(to(intake.email).join()).toContain('https://staff.test/a#')
  const others = open.host.mailer.delivered.filter((mail) => mail.to !== intake.email)
  expect(others.length).toBeGreaterThan(0)
  expect(others.map(({ text }) => text).join()).not.toContain('staff.test')
})
