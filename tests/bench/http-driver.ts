import { pathToFileURL } from 'node:url'
import { personWrites } from '#engine/people/people.ts'
import { maskedCsrf } from '#functions/http/door/csrf.ts'
import { door } from '#functions/http/door/door.ts'
import { readSession, startSession } from '#functions/http/door/session.ts'
import { caseRoutes } from '#functions/http/staff/case-routes.tsx'
import { localServer } from '#hosts/local/http/server.ts'
import { complete } from './load.ts'
import { caseIdOf, openEngine } from './open-engine.ts'

// HARNESS FOLDER: the engine under its peers' harness, its person behind the real door: HTTP form, session, token,
// table, host's loop. Bundled first (peers.bench.ts).
const [, , harness = '', folder = ''] = process.argv
const { bench } = await import(pathToFileURL(harness).href)
const { engine, start, wait, rows } = openEngine(folder, 'follower')
const officer = {
  id: 'hj-1',
  name: 'hj-1',
  email: 'hj-1@demo.invalid',
  subject: null,
  roles: [{ role: 'officer', unit: 'HJ' }],
  conflicts: [],
} as const
await engine.table.transact(personWrites(officer))
const server = await localServer({
  port: 0,
  handler: door(caseRoutes, async () => engine, engine.log),
  publicFolder: engine.publicFolder,
  assets: {},
  mounts: [],
  clock: engine.clock,
  https: false,
  log: engine.log,
  realNow: () => Date.now(),
})
const claims = { sub: officer.id, name: officer.name, email: officer.email, kind: 'staff', uscc: null, idHash: null }
const cookie = (await startSession(engine, { claims: { ...claims, kind: 'staff', level: 'real-name' }, login: null }))
  .split(';')
  .slice(0, 1)
const secret = (await readSession(engine, cookie))?.session.csrf ?? ''

async function signal(id: string): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${server.port}/desk/cases/${caseIdOf(id)}/events`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie.join(), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf: maskedCsrf(engine.crypto, secret), event: 'officer.decided', seq: '2' }),
  })
  await reply.arrayBuffer()
  if (reply.status !== 303) throw new Error(`the decision was answered with ${reply.status}`)
}

await bench({
  name: 'redress-http',
  durability: 'node:sqlite journal=wal synchronous=2 (read back)',
  dataDir: folder,
  serverPid: 0,
  start,
  signal,
  wait,
  verify: (prefix: string, cases: number) => complete({ rows }, prefix, cases),
})
process.exit(0)
