import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it, vi } from 'vitest'
import { type Answering, answered, begin, breather, end, nobodyAnswered } from './answering.ts'

/** A thread that breathes until nobody is answered. */
const working = `
import { parentPort, workerData } from 'node:worker_threads'
import { answered, breather } from '${new URL('answering.ts', import.meta.url).href}'
const breathe = breather(workerData)
parentPort.postMessage('begun')
while (answered(workerData) > 0) breathe()
parentPort.postMessage('seen')
`

it('another thread sees who is answered, and when the last is', async () => {
  const pages = nobodyAnswered()
  expect([begin(pages), begin(pages)]).toEqual([1, 2])
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(working)}`), { workerData: pages })
  const said: unknown[] = []
  thread.on('message', (one) => said.push(one))
  await once(thread, 'message')
  expect(end(pages)).toBe(1)
  expect(said).toEqual(['begun'])
  expect(end(pages)).toBe(0)
  await once(thread, 'exit')
  expect(said).toEqual(['begun', 'seen'])
})

/** Breaths of so many milliseconds of work. */
function breathsOf(pages: Answering, milliseconds: number): number {
  const wait = vi.spyOn(Atomics, 'wait')
  const breathe = breather(pages)
  for (const until = performance.now() + milliseconds; performance.now() < until; ) breathe()
  const { length } = wait.mock.calls
  wait.mockRestore()
  return length
}

it('works on where nobody reads, breathes while somebody does and a second after, and always goes on', () => {
  const pages = nobodyAnswered()
  expect(breathsOf(pages, 5)).toBe(0)
  begin(pages)
  expect(breathsOf(pages, 5)).toBeGreaterThan(0)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3000 })
  expect(breathsOf(pages, 5), 'a page of three seconds').toBeGreaterThan(0)
  end(pages)
  expect(answered(pages)).toBe(0)
  expect(breathsOf(pages, 5)).toBe(0)
  vi.useRealTimers()
  expect(breathsOf(pages, 5)).toBeGreaterThan(0)
})
