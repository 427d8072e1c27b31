import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ownMegabytes } from '#tests/support/own-megabytes.ts'
import { started } from '#tests/support/started.ts'
import { atMost, report } from './report.ts'

// node tests/bench/memory.bench.ts [--bodies 1500] [--seconds 10]
const { values } = parseArgs({
  options: { bodies: { type: 'string', default: '1500' }, seconds: { type: 'string', default: '10' } },
})
const [bodies, seconds] = [Number(values.bodies), Number(values.seconds)]
const page = '/procedures/objection'
const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
const sent = Buffer.alloc(700_000, 'a')

const program = await started()
const ask = () =>
  new Promise<void>((resolve) => {
    get(program.url + page, { agent }, (response) => {
      response.resume()
      response.on('end', resolve)
    }).on('error', () => resolve())
  })

/** Most that it took while something was done to it. */
async function peak(during: Promise<unknown>): Promise<number> {
  let [most, isOver] = [0, false]
  const ended = during.finally(() => {
    isOver = true
  })
  while (!isOver) {
    most = Math.max(most, ownMegabytes(program.pid))
    await sleep(20)
  }
  await ended
  return most
}

async function load(atOnce: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let answered = 0
  const one = async () => {
    for (; performance.now() < until; answered += 1) await ask()
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return answered
}

/** Requests at their moments, answered or not. */
async function storm(rate: number): Promise<void> {
  const from = performance.now()
  const asked: Promise<void>[] = []
  while (performance.now() < from + seconds * 1000) {
    const due = Math.floor(((performance.now() - from) * rate) / 1000)
    while (asked.length < due) asked.push(ask())
    await sleep(2)
  }
  await Promise.all(asked)
}

/** Each sends most of a body, and then nothing. */
async function halfSent(): Promise<void> {
  const { port } = new URL(program.url)
  const head = `POST /sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 1000000\r\n\r\n`
  const sockets = Array.from({ length: bodies }, (): Socket => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(head)
    socket.write(sent)
    return socket
  })
  await sleep(seconds * 1000)
  for (const socket of sockets) socket.destroy()
  await Promise.all(sockets.filter(({ closed }) => !closed).map((socket) => once(socket, 'close')))
}

// Warm: what the first requests load counts as idle.
const can = (await load(16)) / seconds
await sleep(seconds * 200)
const idle = ownMegabytes(program.pid)
const half = await peak(halfSent())
await sleep(seconds * 200)
const loaded = await peak(storm(3 * can))
await program.stop()
report(
  'memory',
  [{ can, bodies, idle, halfSent: half, threeTimesLoad: loaded }],
  [
    atMost('R6', `${bodies} half-sent bodies, times idle memory`, half / idle, 2),
    atMost('R6', 'three times the load, times idle memory', loaded / idle, 2),
  ],
)
process.exit(0)
