import { personWrites } from '#engine/people/people.ts'
import { maskedCsrf } from '#functions/http/door/csrf.ts'
import { door } from '#functions/http/door/door.ts'
import { readSession, startSession } from '#functions/http/door/session.ts'
import { caseRoutes } from '#functions/http/staff/case-routes.tsx'
import { localServer } from '#hosts/local/http/server.ts'
import { openEngine } from './open-engine.ts'

// FOLDER: the engine, its loop and the real door in a process of their own, as a server of the peers has one. Answers
// what the driver asks (Asked); only decisions come by HTTP.
export type Asked = { readonly n: number; readonly ask: 'start' | 'wait' | 'rows'; readonly id: string }
export type Answer = { readonly n: number; readonly rows: number }
export type Ready = { readonly port: number; readonly cookie: string; readonly csrf: string }

const { engine, ...subject } = openEngine(process.argv[2] ?? '', 'follower')
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
const [cookie = ''] = (
  await startSession(engine, { claims: { ...claims, kind: 'staff', level: 'real-name' }, login: null })
).split(';')
const secret = (await readSession(engine, [cookie]))?.session.csrf ?? ''

process.on('message', async ({ n, ask, id }: Asked) => {
  const rows = (await subject[ask](id)) ?? 0
  process.send?.({ n, rows } satisfies Answer)
})
process.on('disconnect', () => process.exit(0))
process.send?.({ port: server.port, cookie, csrf: maskedCsrf(engine.crypto, secret) } satisfies Ready)
