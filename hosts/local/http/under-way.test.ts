import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { underWay } from './under-way.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A crowd of three, and whoever waits for its end. */
function crowd() {
  const { during, rest } = underWay({ few: 1, quiet: 5, most: 1000 })
  const ends: (() => void)[] = []
  const request = () => void during(() => new Promise<void>((resolve) => ends.push(resolve)))
  let rested = 0
  const waits = () => void rest().then(() => (rested += 1))
  return { request, waits, ends: () => ends.shift()?.(), rested: () => rested }
}

it('lets work wait for the end of a crowd of requests, and for no single one', async () => {
  const { request, waits, ends, rested } = crowd()
  request()
  waits()
  await vi.advanceTimersByTimeAsync(0)
  expect(rested()).toBe(1)
  request()
  waits()
  await vi.advanceTimersByTimeAsync(100)
  expect(rested()).toBe(1)
  ends()
  await vi.advanceTimersByTimeAsync(4)
  expect(rested()).toBe(1)
  // The crowd is back before it was over.
  request()
  await vi.advanceTimersByTimeAsync(100)
  expect(rested()).toBe(1)
  ends()
  await vi.advanceTimersByTimeAsync(5)
  expect(rested()).toBe(2)
})

it('lets work go on after a while, whatever the crowd', async () => {
  const { request, waits, rested } = crowd()
  request()
  request()
  waits()
  await vi.advanceTimersByTimeAsync(999)
  expect(rested()).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(rested()).toBe(1)
})

it('counts no request that failed', async () => {
  const { during, rest } = underWay({ few: 0, quiet: 5, most: 1000 })
  await expect(during(async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await rest()
})
