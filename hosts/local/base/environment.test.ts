import { expect, it } from 'vitest'
import { environment } from './environment.ts'

it('runs without any setting', () => {
  expect(environment({})).toMatchObject({
    port: 8080,
    url: 'http://localhost:8080',
    startAt: undefined,
    smtp: undefined,
  })
})

it('takes a day as its 09:00 in Shanghai, and an instant as it is', () => {
  expect(environment({ REDRESS_NOW: '2022-01-10' }).startAt).toBe(Date.UTC(2022, 0, 10, 1))
  expect(environment({ REDRESS_NOW: '2022-01-10T09:30:00+08:00' }).startAt).toBe(Date.UTC(2022, 0, 10, 1, 30))
})

it('listens on this machine alone in the demo, everywhere with an issuer, and where it is told', () => {
  const issuer = {
    REDRESS_ISSUER: 'https://sso.example',
    REDRESS_CLIENT_ID: 'redress',
    REDRESS_CLIENT_SECRET: 's'.repeat(40),
  }
  expect(environment({}).listen).toBe('127.0.0.1')
  expect(environment({ REDRESS_LISTEN: '::' }).listen).toBe('::')
  expect(environment({ REDRESS_LISTEN: '10.0.0.7' }).listen).toBe('10.0.0.7')
  expect(environment(issuer).listen).toBe(undefined)
})

it.each([
  ['REDRESS_LISTEN', 'localhost'],
  ['REDRESS_LISTEN', '10.0.0'],
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['REDRESS_URL', 'redress.example'],
  ['REDRESS_URL', 'https://redress.example/path?of=it'],
  ['REDRESS_NOW', '2022-02-30'],
  ['REDRESS_NOW', 'tomorrow'],
  ['REDRESS_NOW', '2022-01-10T09:30:00'],
  ['REDRESS_SMTP', 'mail.example:25'],
  ['REDRESS_SMS_URL', 'sms.example'],
  ['REDRESS_SMS_URL', 'https://sms.example'],
  ['REDRESS_CLAMD', '3310'],
  ['REDRESS_ISSUER', 'https://sso.example'],
])('names %s when it is %s', (name, value) => {
  expect(() => environment({ [name]: value })).toThrow(`${name}=${value}: `)
})

it('says no password of an address and no secret where they are wrong', () => {
  const said = (set: Readonly<Record<string, string>>) => {
    try {
      environment(set)
    } catch (cause) {
      return String(cause)
    }
    return 'taken'
  }
  const sms = { REDRESS_SMS_URL: 'https://user:hunter2@sms.example', REDRESS_SMS_SECRET: 's' }
  expect(said(sms)).toContain('REDRESS_SMS_URL=https://…@sms.example: must have no user or password in it')
  expect(said({ REDRESS_SMTP: 'http://user:hunter2@mail.example' })).toContain('REDRESS_SMTP=http://…@mail.example: ')
  for (const secret of ['hunter2\nhunter3', 'hunter2 ', '密hunter2']) {
    const told = said({ REDRESS_SMS_URL: 'https://sms.example', REDRESS_SMS_SECRET: secret })
    expect(told).toContain('REDRESS_SMS_SECRET=…: must be letters')
    expect(told).not.toContain('hunter')
  }
})
