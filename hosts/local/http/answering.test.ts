import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { answered, begin, end, giveWay, nobodyAnswered } from './answering.ts'

/** A thread that gives way, however often, until nobody is answered. */
const working = `
import { parentPort, workerData } from 'node:worker_threads'
import { answered, giveWay } from '${new URL('answering.ts', import.meta.url).href}'
parentPort.postMessage('begun')
while (answered(workerData) > 0) giveWay(workerData)
parentPort.postMessage('gone on')
`

it('another thread sees who is answered, and goes on when the last is', async () => {
  const count = nobodyAnswered()
  expect([begin(count), begin(count)]).toEqual([1, 2])
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(working)}`), { workerData: count })
  const said: unknown[] = []
  thread.on('message', (one) => said.push(one))
  await once(thread, 'message')
  expect(end(count)).toBe(1)
  expect(said).toEqual(['begun'])
  expect(end(count)).toBe(0)
  await once(thread, 'exit')
  expect(said).toEqual(['begun', 'gone on'])
})

it('gives way to nobody, and for no longer than a while where a request never ends', () => {
  const count = nobodyAnswered()
  giveWay(count)
  begin(count)
  giveWay(count)
  expect(answered(count)).toBe(1)
})
