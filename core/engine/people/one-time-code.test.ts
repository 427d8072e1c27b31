import { expect, test } from 'vitest'
import { noCouriers } from '#hosts/http-courier.ts'
import { memoryHost } from '#hosts/memory/index.ts'
import { checkCode, issueCode, sendCode } from './one-time-code.ts'

const what = { purpose: 'step-up', subject: 'hj-1' }
const minute = 60_000

async function issued(host = memoryHost()) {
  const code = await issueCode(host, what)
  if (code.kind === 'refused') throw new Error(code.code)
  return { host, digits: code.digits, wrong: code.digits === '000000' ? '000001' : '000000' }
}

test('a code is good once', async () => {
  const { host, digits } = await issued()
  expect(digits).toMatch(/^\d{6}$/)
  expect(await checkCode(host, what, ` ${digits.slice(0, 3)} ${digits.slice(3)} `)).toBe('right')
  expect(await checkCode(host, what, digits)).toBe('codeOver')
})

test('of two that send it at once, one has it', async () => {
  const { host, digits } = await issued()
  const both = await Promise.all([checkCode(host, what, digits), checkCode(host, what, digits)])
  expect(both.toSorted()).toEqual(['codeOver', 'right'])
})

test('a code is worth nothing for another purpose or person', async () => {
  const { host, digits } = await issued()
  await issueCode(host, { ...what, purpose: 'filing' })
  await issueCode(host, { ...what, subject: 'hj-2' })
  expect(await checkCode(host, { ...what, purpose: 'filing' }, digits)).toBe('codeWrong')
  expect(await checkCode(host, { ...what, subject: 'hj-2' }, digits)).toBe('codeWrong')
  expect(await checkCode(host, { ...what, subject: 'nobody' }, digits)).toBe('codeOver')
})

test('a code is over after five minutes', async () => {
  const { host, digits } = await issued()
  host.clock.advance(5 * minute)
  expect(await checkCode(host, what, digits)).toBe('right')
  const later = await issued(host)
  host.clock.advance(5 * minute + 1)
  expect(await checkCode(host, what, later.digits)).toBe('codeOver')
})

test('five wrong tries, also at once, end a code', async () => {
  const { host, digits, wrong } = await issued()
  const tries = await Promise.all(Array.from({ length: 9 }, () => checkCode(host, what, wrong)))
  expect(tries.filter((one) => one === 'codeWrong')).toHaveLength(5)
  expect(await checkCode(host, what, digits)).toBe('codeOver')
})

test('five an hour, and a new one ends the one before', async () => {
  const { host, digits } = await issued()
  await issued(host)
  expect(await checkCode(host, what, digits)).not.toBe('right')
  for (let n = 2; n < 5; n += 1) await issued(host)
  expect(await issueCode(host, what)).toEqual({ kind: 'refused', code: 'tooManyCodes' })
  host.clock.advance(60 * minute)
  await issued(host)
})

test('the store holds no code, and the text says it', async () => {
  const host = memoryHost()
  const text = { zh: '验证码 {code}', en: 'code {code}' }
  expect(await sendCode(host, what, { to: '10000000001', text })).toBe('sent')
  const digits = /\d{6}/.exec(host.couriers.sms.delivered[0]?.text ?? '')?.[0] ?? ''
  const key = { pk: `code#${host.crypto.keyed('session', 'code for#step-up#hj-1')}`, sk: 'code' }
  const stored = JSON.stringify(await host.table.get(key))
  expect(stored).toContain('hash')
  expect(stored).not.toContain(digits)
  expect(await checkCode(host, what, digits)).toBe('right')
})

test('says that no text was sent', async () => {
  const host = { ...memoryHost(), couriers: noCouriers }
  expect(await sendCode(host, what, { to: '1', text: { zh: '', en: '' } })).toBe('codeNotSent')
})
