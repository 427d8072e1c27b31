import type { Engine } from '#engine/engine.ts'
import { json } from '#engine/keys.ts'
import { findPerson } from '#engine/people.ts'
import type { Claims, Item, SavedLogin } from '#engine/ports.ts'
import type { Person } from '#engine/view.ts'
import { toHex } from '#ledger/bytes.ts'

/** Kept on the server; the cookie holds a random name for it and nothing else (decision 33). */
export type Session = {
  readonly csrf: string
  readonly claims: Claims | null
  readonly login: SavedLogin | null
  readonly startedAt: number
  readonly seenAt: number
}

const idle = 30 * 60_000
const absolute = 12 * 3_600_000
const touchEvery = 5 * 60_000

type Named = { readonly name: string; readonly session: Session }

/** The session of a cookie, or null where it is unknown, idle too long, or over. */
export async function readSession(engine: Engine, cookies: readonly string[]): Promise<Named | null> {
  const prefix = `${cookieName(engine)}=`
  const name = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length)
  if (!name || !/^[0-9a-f]{64}$/.test(name)) return null
  const item = await engine.table.get(keyOf(engine, name))
  if (!item) return null
  const session = item.body as unknown as Session
  const now = engine.clock.now()
  if (now - session.seenAt > idle || now - session.startedAt > absolute) return null
  if (now - session.seenAt > touchEvery) await touch(engine, item, { ...session, seenAt: now })
  return { name, session }
}

/** Starts a session under a new name, so that a name known before sign-in is worth nothing after it. */
export async function startSession(engine: Engine, start: Pick<Session, 'claims' | 'login'>): Promise<string> {
  const name = toHex(engine.crypto.random(32))
  const now = engine.clock.now()
  const session: Session = { ...start, csrf: toHex(engine.crypto.random(16)), startedAt: now, seenAt: now }
  await engine.table.transact([{ put: { ...keyOf(engine, name), v: 1, body: json(session) }, when: 'absent' }])
  return `${cookieName(engine)}=${name}; Path=/; HttpOnly; SameSite=Lax${isPlain(engine) ? '' : '; Secure'}`
}

export async function endSession(engine: Engine, name: string): Promise<string> {
  const key = keyOf(engine, name)
  const item = await engine.table.get(key)
  if (item) await engine.table.transact([{ remove: key, when: { v: item.v } }])
  return `${cookieName(engine)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isPlain(engine) ? '' : '; Secure'}`
}

/** Claims say who; the directory in the store says what they may do. */
export async function personOf(engine: Engine, claims: Claims): Promise<Person> {
  const known = await findPerson(engine, claims.sub)
  if (known) return known
  const subject = claims.kind === 'organisation' ? claims.uscc : claims.idHash
  return {
    id: claims.sub,
    name: claims.name,
    email: claims.email ?? '',
    subject,
    roles: subject === null ? [] : [{ role: 'applicant', unit: null }],
    conflicts: [],
  }
}

async function touch(engine: Engine, item: Item, session: Session): Promise<void> {
  await engine.table.transact([{ put: { ...item, v: item.v + 1, body: json(session) }, when: { v: item.v } }])
}

/** The store holds a hash of the name: who reads the store cannot take a session over. */
const keyOf = (engine: Engine, name: string) => ({
  pk: `session#${engine.crypto.keyed('session', name)}`,
  sk: 'session',
})

const isPlain = (engine: Engine) => engine.deployment.url.startsWith('http://')
const cookieName = (engine: Engine) => (isPlain(engine) ? 'redress' : '__Host-redress')
