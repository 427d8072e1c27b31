import { fork } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import type { Answer, Asked, Ready } from './http-server.ts'
import { complete } from './load.ts'
import { caseIdOf } from './open-engine.ts'

// HARNESS FOLDER SERVER: the engine under its peers' harness, its person behind the real door (http-server.ts, bundled):
// HTTP form, session, token, table, host's loop.
const [, , harness = '', folder = '', serverFile = ''] = process.argv
const { bench } = await import(pathToFileURL(harness).href)
const server = fork(serverFile, [folder])
const { port, cookie, csrf } = await new Promise<Ready>((resolve) => server.once('message', resolve))
const waiting = new Map<number, (rows: number) => void>()
let asked = 0
server.on('message', ({ n, rows }: Answer) => {
  waiting.get(n)?.(rows)
  waiting.delete(n)
})
server.on('exit', (code) => process.exit(code ?? 1))

function ask(what: Asked['ask'], id: string): Promise<number> {
  asked += 1
  server.send({ n: asked, ask: what, id } satisfies Asked)
  return new Promise((resolve) => waiting.set(asked, resolve))
}

async function signal(id: string): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/desk/cases/${caseIdOf(id)}/events`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, event: 'officer.decided', seq: '2' }),
  })
  await reply.arrayBuffer()
  if (reply.status !== 303) throw new Error(`the decision was answered with ${reply.status}`)
}

await bench({
  name: 'redress-http',
  durability: 'node:sqlite journal=wal synchronous=2 (read back)',
  dataDir: folder,
  serverPid: server.pid,
  start: (id: string) => ask('start', id),
  signal,
  wait: (id: string) => ask('wait', id),
  verify: (prefix: string, cases: number) => complete({ rows: (id) => ask('rows', id) }, prefix, cases),
})
process.exit(0)
