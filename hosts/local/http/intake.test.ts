import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { intake } from './intake.ts'

const patient = { patience: 600_000 }

it('cuts the oldest half-sent body where all together are too much, and gives the others whole', async () => {
  const bodies = intake({ most: 100, ...patient })
  const [first, second, third] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const read = [first, second, third].map((one) => bodies.read(one, 50))
  for (const one of [first, second, third]) one.write('a'.repeat(40))
  expect(await read[0]).toBe('cut')
  second.end('b')
  third.end()
  expect((await Promise.all(read.slice(1))).map(String)).toEqual([`${'a'.repeat(40)}b`, 'a'.repeat(40)])
  const later = new PassThrough()
  const whole = bodies.read(later, 50)
  later.end('c'.repeat(50))
  expect(String(await whole)).toBe('c'.repeat(50))
})

it('holds nothing of a body that is too large, and reads on so that its sender hears it', async () => {
  const bodies = intake({ most: 100, ...patient })
  const [large, small] = [new PassThrough(), new PassThrough()]
  const read = [bodies.read(large, 50), bodies.read(small, 90)]
  large.write('a'.repeat(60))
  small.end('b'.repeat(90))
  expect(String(await read[1])).toBe('b'.repeat(90))
  large.end()
  expect(await read[0]).toBe('tooLarge')
})

it('cuts a body that is not whole in its time, and one whose sender hung up', async () => {
  const slow = new PassThrough()
  slow.write('a')
  expect(await intake({ most: 100, patience: 1 }).read(slow, 50)).toBe('cut')
  const gone = new PassThrough()
  const read = intake({ most: 100, ...patient }).read(gone, 50)
  gone.destroy()
  expect(await read).toBe('cut')
})
