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
    '/audit',
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
