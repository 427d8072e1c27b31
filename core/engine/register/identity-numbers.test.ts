import { expect, test } from 'vitest'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { numberCipher } from '#hosts/number-cipher.ts'
import { testEngine } from '#tests/support/engine.ts'
import { keepNumber, openNumber, resealNumbers } from './identity-numbers.ts'

const keys = ['1', '2'].map((id) => ({ id, bytes: memoryCrypto().sha256(new Uint8Array([id.length, Number(id)])) }))
const [first, second] = keys
if (!first || !second) throw new Error('no keys')

test('a number is kept once, sealed, and opens for its subject alone', async () => {
  const engine = testEngine()
  await keepNumber(engine, 'ab01', '445322198512313332')
  await keepNumber(engine, 'ab01', '44530219900307001X')
  expect(await openNumber(engine, 'ab01')).toBe('445322198512313332')
  expect(await openNumber(engine, 'ab02')).toBeNull()
  expect(JSON.stringify(await engine.table.get({ pk: 'number#ab01', sk: 'number' }))).not.toContain('4453221985')
})

test('a rotation seals every number anew, once, and says which could not be opened', async () => {
  const engine = testEngine()
  const random = (n: number) => engine.crypto.random(n)
  const under = (...set: readonly [typeof first, ...(typeof first)[]]) => ({
    ...engine,
    crypto: { ...engine.crypto, ...numberCipher(set, random) },
  })
  const old = under(first)
  for (let i = 0; i < 250; i += 1)
    await keepNumber(old, `${(i % 256).toString(16).padStart(2, '0')}x${i}`, `number ${i}`)
  const both = under(second, first)
  await keepNumber(both, 'ffnew', 'new')
  expect(await resealNumbers(both)).toEqual({ sealed: 250, current: 1, lost: 0 })
  expect(await resealNumbers(both)).toEqual({ sealed: 0, current: 251, lost: 0 })
  expect(await openNumber(under(second), '10x16')).toBe('number 16')
  expect((await resealNumbers(under(first))).lost).toBe(251)
})
