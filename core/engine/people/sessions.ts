import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partsIn } from '#engine/store/key-shape.ts'
import { json, moment } from '#engine/store/keys.ts'
import type { Claims, Item, Key, SavedLogin, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { SwitchValues } from '#engine/store/switches.ts'
import { canonical } from '#ledger/canonical.ts'

/** Kept on the server; the cookie is a random name (ADR 16). */
export type Session = {
  readonly csrf: string
  readonly claims: Claims | null
  readonly login: SavedLogin | null
  readonly startedAt: number
  readonly seenAt: number
  /** The browser and system, roughly, so that its owner knows it again. */
  readonly device?: string
  /** Moment its person last proved a second factor. */
  readonly provedAt?: number
  /** Keyed hash of whose it is; without it, it counts nothing. */
  readonly seal?: string
}
export type OwnSession = Pick<Session, 'startedAt' | 'seenAt'> & { readonly id: string; readonly device: string }

type Store = Pick<Engine, 'table' | 'crypto' | 'clock'>

/** Hash alone, so that the store's readers take over nothing. */
export const hashOfName = ({ crypto }: Pick<Engine, 'crypto'>, name: string): string => crypto.keyed('cookie', name)

/** Also under the key before, until its last session ends. */
export const hashesOfName = ({ crypto }: Pick<Engine, 'crypto'>, name: string): readonly string[] =>
  crypto.accepted('cookie', name)

const keys = keyShape('session#{hash}', 'session')
export const sessionKey = keys.key

const Claimed = exactly<Claims>({
  sub: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  kind: z.enum(['organisation', 'person', 'staff']),
  uscc: z.string().nullable(),
  idHash: z.string().nullable(),
  level: z.string(),
})

export const sessionKind = stored('session', {
  schema: exactly<Session>({
    csrf: z.string(),
    claims: Claimed.nullable(),
    login: exactly<SavedLogin>({
      state: z.string(),
      nonce: z.string(),
      verifier: z.string(),
      returnTo: z.string(),
    }).nullable(),
    startedAt: z.number(),
    seenAt: z.number(),
    device: z.string().exactOptional(),
    provedAt: z.number().exactOptional(),
    seal: z.string().exactOptional(),
  }),
  keys: [keys],
  due: null,
  from: 'door',
})

export async function findSession(engine: Pick<Engine, 'table'>, hash: string): Promise<Item | undefined> {
  return engine.table.get(sessionKey(hash))
}

export const sessionOf = sessionKind.read

/** True until idle too long, or over. */
export const lives = ({ seenAt, startedAt }: Session, now: number, limits: SwitchValues): boolean =>
  now - seenAt <= limits.sessionIdleMinutes * 60_000 && now - startedAt <= limits.sessionHours * 3_600_000

/** True if the program made it so: name, person, moments. */
export const isSealed = (engine: Pick<Engine, 'crypto'>, hash: string, session: Session): boolean =>
  session.seal !== undefined && sameSecret(session.seal, sealOf(engine, hash, session))

function sealOf({ crypto }: Pick<Engine, 'crypto'>, hash: string, session: Session): string {
  const { claims, login, startedAt, provedAt = 0 } = session
  return crypto.keyed('session', `seal of a session ${canonical(json({ hash, claims, login, startedAt, provedAt }))}`)
}

/** Stores a session; the dead go, and the oldest of too many. */
export async function putSession(engine: Store, hash: string, session: Session, limits: SwitchValues): Promise<void> {
  const person = session.claims?.sub
  if (person !== undefined) await makeRoom(engine, person, limits)
  await engine.table.transact([
    {
      put: { ...sessionKey(hash), v: 1, body: json({ ...session, seal: sealOf(engine, hash, session) }) },
      when: 'absent',
    },
    ...(person === undefined ? [] : [pointer(person, hash, session.startedAt)]),
  ])
}

/** The person's own living sessions, newest first. */
export async function sessionsOf(engine: Store, person: string, limits: SwitchValues): Promise<readonly OwnSession[]> {
  const found = await Promise.all(
    (await pointers(engine, person)).map(async (one) => ({ one, item: await of(engine, one) })),
  )
  return found.flatMap(({ one, item }) => {
    const session = item && sessionOf(item)
    if (!session || !lives(session, engine.clock.now(), limits)) return []
    return [{ id: hashIn(one), startedAt: session.startedAt, seenAt: session.seenAt, device: session.device ?? '' }]
  })
}

/** Ends one session. */
export async function dropSession(engine: Pick<Engine, 'table'>, hash: string): Promise<void> {
  const item = await findSession(engine, hash)
  if (!item) return
  const { claims, startedAt } = sessionOf(item)
  const at = claims ? await engine.table.get(pointerKey(claims.sub, hash, startedAt)) : undefined
  const { pk, sk, v } = item
  await engine.table.transact([
    { remove: { pk, sk }, when: { v } },
    ...(at ? [{ remove: { pk: at.pk, sk: at.sk }, when: { v: at.v } }] : []),
  ])
  // A request moved it on meanwhile: it goes all the same.
  if (await findSession(engine, hash)) await dropSession(engine, hash)
}

/** Ends every session of a person, but for one; answers how many. */
export async function endSessionsOf(engine: Pick<Engine, 'table'>, person: string, except?: string): Promise<number> {
  const others = (await pointers(engine, person)).filter((one) => hashIn(one) !== except)
  for (const one of others) await drop(engine, one)
  return others.length
}

async function makeRoom(engine: Store, person: string, limits: SwitchValues): Promise<void> {
  const living: Item[] = []
  const all = await pointers(engine, person)
  const found = await Promise.all(all.map((one) => of(engine, one)))
  for (const [n, one] of all.entries()) {
    const item = found[n]
    if (item && lives(sessionOf(item), engine.clock.now(), limits)) living.push(one)
    else await drop(engine, one)
  }
  for (const one of living.slice(limits.sessionsAtOnce - 1)) await drop(engine, one)
}

async function drop(engine: Pick<Engine, 'table'>, one: Item): Promise<void> {
  if (await of(engine, one)) return dropSession(engine, hashIn(one))
  await engine.table.transact([{ remove: { pk: one.pk, sk: one.sk }, when: { v: one.v } }])
}

/** Also under the person in the table, as an index would lag. */
async function pointers(engine: Pick<Engine, 'table'>, person: string): Promise<readonly Item[]> {
  return readAll(engine.table, { index: 'main', pk: ownKeys.key(person, '', '').pk, newestFirst: true })
}

const ownKeys = keyShape('sessions#{person}', '{moment}#{hash}')

export const ownSessionKind = stored('place of a session among those of its person', {
  schema: z.null(),
  keys: [ownKeys],
  due: null,
  from: 'door',
})

const pointerKey = (person: string, hash: string, startedAt: number): Key =>
  ownKeys.key(person, moment(startedAt), hash)
const pointer = (person: string, hash: string, startedAt: number): Write => ({
  put: { ...pointerKey(person, hash, startedAt), v: 1, body: null },
  when: 'absent',
})
/** Place of a session among those of its person. */
export const placeOfSession = (item: Key, person: string, startedAt: number): Key =>
  pointerKey(person, partsIn(keys, item)[0] ?? '', startedAt)
const hashIn = (item: Item): string => partsIn(ownKeys, item)[2] ?? ''
const of = (engine: Pick<Engine, 'table'>, one: Item) => findSession(engine, hashIn(one))
