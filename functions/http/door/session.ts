import { heldMandates } from '#engine/people/mandates.ts'
import { findPerson } from '#engine/people/people.ts'
import {
  dropSession,
  findSession,
  hashesOfName,
  hashOfName,
  isSealed,
  lives,
  putSession,
  type Session,
  sessionOf,
} from '#engine/people/sessions.ts'
import { standsInKey, withStandIns } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, draftKey, entryKeys, json, recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Claims, Item } from '#engine/store/ports.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { toHex } from '#ledger/bytes.ts'

export type { Session } from '#engine/people/sessions.ts'

const touchEvery = 5 * 60_000

type Named = { readonly name: string; readonly hash: string; readonly session: Session }

/** The session of a cookie; null: unknown, idle too long, over. */
export async function readSession(engine: Engine, cookies: readonly string[]): Promise<Named | null> {
  const prefix = `${cookieName(engine)}=`
  const name = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length)
  if (!name || !/^[0-9a-f]{64}$/.test(name)) return null
  const [found, limits] = await Promise.all([findNamed(engine, name), readSwitches(engine)])
  if (!found) return null
  const { item, hash } = found
  const session = sessionOf(item)
  const now = engine.clock.now()
  if (!lives(session, now, limits) || !isSealed(engine, hash, session)) return null
  if (now - session.seenAt > touchEvery) await touch(engine, item, { ...session, seenAt: now })
  return { name, hash, session }
}

/** Reads ahead what an address names. */
export function foresee({ table, begin, deployment }: Engine, path: string, cookies: readonly string[]): void {
  if (begin && path === '/sign-in') readSwitches({ table, deployment }).catch(() => {})
  const [, kind, id = ''] = /\/(cases|drafts|records)\/([\w-]{1,60})(?:\/|$)/.exec(path) ?? []
  if (!begin || kind === undefined || cookies.length === 0) return
  if (kind === 'records') return void table.get(recordKey(id)).catch(() => {})
  const keys = [caseKey(id), ...(kind === 'drafts' ? [draftKey(id)] : [])]
  for (const key of keys)
    table
      .get(key)
      .then((item) => withItsOwn(table, item))
      .catch(() => {})
}

/** Reads record and log of what an address names. */
async function withItsOwn({ get }: Engine['table'], item: Item | undefined): Promise<void> {
  const { id, recordId, seq } = Object(item?.body)
  const record = typeof recordId === 'string' ? [recordKey(recordId)] : []
  const log = typeof seq === 'number' ? entryKeys({ id, seq }) : null
  await Promise.all([...record, ...(log ?? [])].map(get))
}

async function findNamed(engine: Engine, name: string) {
  for (const hash of hashesOfName(engine, name)) {
    const item = await findSession(engine, hash)
    if (item) return { item, hash }
  }
  return null
}

/** Starts under a new name: one known before is worth nothing. */
export async function startSession(
  engine: Engine,
  start: Pick<Session, 'claims' | 'login' | 'device'>,
): Promise<string> {
  const name = toHex(engine.crypto.random(32))
  const now = engine.clock.now()
  const session: Session = { ...start, csrf: toHex(engine.crypto.random(16)), startedAt: now, seenAt: now }
  await putSession(engine, hashOfName(engine, name), session, await readSwitches(engine))
  return `${cookieName(engine)}=${name}; Path=/; HttpOnly; SameSite=Lax${isPlain(engine) ? '' : '; Secure'}`
}

/** Goes on under a new name; the old cookie is worth nothing. */
export async function renewSession(
  engine: Engine,
  { name, session }: Pick<Named, 'name' | 'session'>,
  changed: object = {},
): Promise<string> {
  const next = toHex(engine.crypto.random(32))
  const renewed: Session = { ...session, ...changed, csrf: toHex(engine.crypto.random(16)), seenAt: engine.clock.now() }
  await dropNamed(engine, name)
  await putSession(engine, hashOfName(engine, next), renewed, await readSwitches(engine))
  return `${cookieName(engine)}=${next}; Path=/; HttpOnly; SameSite=Lax${isPlain(engine) ? '' : '; Secure'}`
}

export async function endSession(engine: Engine, name: string): Promise<string> {
  await dropNamed(engine, name)
  return `${cookieName(engine)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isPlain(engine) ? '' : '; Secure'}`
}

/** Next page after signing out: the issuer’s, if any. */
export const afterSignOut = async ({ signIn }: Pick<Engine, 'signIn'>): Promise<string> =>
  (await signIn.logoutUrl()) === null ? '/' : '/sign-out'

async function dropNamed(engine: Engine, name: string): Promise<void> {
  for (const hash of hashesOfName(engine, name)) await dropSession(engine, hash)
}

/** Claims say who; the directory says which rights. */
export async function personOf(engine: Engine, claims: Claims): Promise<Person> {
  const subject = subjectIn(claims)
  if (engine.begin && claims.kind === 'staff') engine.table.get(standsInKey(claims.sub)).catch(() => {})
  const [known, mandates] = await Promise.all([
    findPerson(engine, claims.sub),
    subject === null ? [] : heldMandates(engine, subject),
  ])
  const person = known ?? newcomer(claims)
  if (person.subject === null) return withStandIns(engine, person)
  const held = person.subject === subject ? mandates : await heldMandates(engine, person.subject)
  return { ...person, mandates: held ?? [] }
}

const subjectIn = ({ kind, uscc, idHash }: Claims) => (kind === 'organisation' ? uscc : idHash)

function newcomer(claims: Claims): Person {
  const subject = subjectIn(claims)
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

const isPlain = (engine: Engine) => engine.deployment.url.startsWith('http://')
const cookieName = (engine: Engine) => (isPlain(engine) ? 'redress' : '__Host-redress')
