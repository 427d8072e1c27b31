import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { drainOnSignal } from './drain.ts'

const told: unknown[] = []
const exits: number[] = []
const drained = (stop: () => Promise<void>) =>
  drainOnSignal(
    { door: async () => {}, disk: stop },
    (code) => exits.push(code),
    (name, fields) => told.push([name, fields]),
  )

beforeEach(() => {
  told.length = 0
  exits.length = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.removeAllListeners(signal)
})

it('ends well once all has stopped, and says nothing', async () => {
  drained(async () => {})
  process.emit('SIGTERM')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([exits, told]).toEqual([[0], []])
})

it('ends after fifty seconds where something hangs, and says where', async () => {
  drained(() => new Promise(() => {}))
  process.emit('SIGTERM')
  await vi.advanceTimersByTimeAsync(49_999)
  expect([exits, told]).toEqual([[], []])
  await vi.advanceTimersByTimeAsync(1)
  expect([exits, told]).toEqual([[1], [['stop.cut', { seconds: 50, at: 'disk' }]]])
})

it('says why it could not stop, and ends at once at a second signal', async () => {
  const error = new Error('no disk')
  drained(() => Promise.reject(error))
  process.emit('SIGINT')
  await vi.advanceTimersByTimeAsync(0)
  process.emit('SIGINT')
  expect([exits, told]).toEqual([[1, 130], [['stop.failed', { error }]]])
})
