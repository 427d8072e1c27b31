import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partsIn } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { administer, change, refused } from './admin-log.ts'

/** Authenticator; counts once its first code came back. */
export type Authenticator = {
  readonly sealed: string
  readonly confirmedAt: number | null
  /** A code is good once: its step and all before are over. */
  readonly lastStep: number
  readonly wrongAt: readonly number[]
}

type Tools = Pick<Engine, 'table' | 'totp' | 'clock'>

const window = 15 * 60_000
const mostWrong = 5

export async function authenticatorOf(engine: Tools, person: string): Promise<Authenticator | null> {
  const item = await engine.table.get(authenticatorKey(person))
  return item ? read(item) : null
}

/** A new secret to confirm; a confirmed one stays until removed. */
export async function beginAuthenticator(engine: Tools, person: string): Promise<Authenticator> {
  const there = await engine.table.get(authenticatorKey(person))
  if (there && read(there).confirmedAt !== null) return read(there)
  const fresh = { sealed: engine.totp.newSecret(), confirmedAt: null, lastStep: 0, wrongAt: [] }
  return (await put(engine, person, there, fresh)) ? fresh : beginAuthenticator(engine, person)
}

type Keep = (there: Item, after: Authenticator) => Promise<boolean>

/** Checks the first code: enrolling is an entry of the log. */
export const enrolAuthenticator = (engine: Engine, person: Person, code: string) =>
  checkAuthenticator(engine, person.id, code, async (there, after) => {
    if (after.confirmedAt === null || read(there).confirmedAt !== null) return put(engine, person.id, there, after)
    const [seat] = person.roles
    const actor = { id: person.id, role: seat?.role ?? ('applicant' as const), unit: seat?.unit ?? null }
    const outcome = await administer(engine, { actor }, 'factor.enrolled', async () => {
      const now = await engine.table.get(authenticatorKey(person.id))
      const item = { ...there, v: there.v + 1, body: json(after) }
      const said = enrolledIn(engine.crypto, item)
      return now?.v === there.v && said ? change(said, [{ put: item, when: { v: there.v } }]) : refused('movedOn')
    })
    return outcome.kind === 'done'
  })

/** Person and hashed secret; null: not confirmed yet. */
export function enrolledIn({ sha256 }: Hash, item: Item): Enrolled | null {
  const { sealed, confirmedAt } = read(item)
  const person = partsIn(keys, item)[0] ?? ''
  return confirmedAt === null ? null : { person, secret: toHex(sha256(bytesOf(sealed))) }
}
export type Enrolled = { readonly person: string; readonly secret: string }
type Hash = Pick<Engine['crypto'], 'sha256'>

/** Checks a code; the first confirms, and each is good once. */
export async function checkAuthenticator(
  engine: Tools,
  person: string,
  code: string,
  keep: Keep = (there, after) => put(engine, person, there, after),
): Promise<'right' | Extract<RefusalCode, 'codeWrong' | 'codeOver' | 'tooManyCodes'>> {
  const there = await engine.table.get(authenticatorKey(person))
  if (!there) return 'codeOver'
  const now = engine.clock.now()
  const before = read(there)
  const wrongAt = before.wrongAt.filter((at) => now - at < window)
  if (wrongAt.length >= mostWrong) return 'tooManyCodes'
  const step = engine.totp.stepOf(before.sealed, code.normalize('NFKC').replace(/\s/g, ''), now)
  const isRight = step !== null && step > before.lastStep
  const after = isRight
    ? { ...before, confirmedAt: before.confirmedAt ?? now, lastStep: step, wrongAt: [] }
    : { ...before, wrongAt: [...wrongAt, now] }
  if (!(await keep(there, after))) return checkAuthenticator(engine, person, code, keep)
  if (isRight) return 'right'
  return step === null ? 'codeWrong' : 'codeOver'
}

/** False where there was none. */
export async function removeAuthenticator(engine: Tools, person: string): Promise<boolean> {
  const there = await engine.table.get(authenticatorKey(person))
  if (!there) return false
  const done = await engine.table.transact([{ remove: authenticatorKey(person), when: { v: there.v } }])
  return done.kind === 'done' || removeAuthenticator(engine, person)
}

async function put(engine: Tools, person: string, there: Item | undefined, body: Authenticator): Promise<boolean> {
  const item = { ...authenticatorKey(person), v: (there?.v ?? 0) + 1, body: json(body) }
  const done = await engine.table.transact([{ put: item, when: there ? { v: there.v } : 'absent' }])
  return done.kind === 'done'
}

const keys = keyShape('person#{id}', 'authenticator')
export const authenticatorKey = keys.key

export const authenticatorKind = stored('authenticator', {
  schema: exactly<Authenticator>({
    sealed: z.string(),
    confirmedAt: z.number().nullable(),
    lastStep: z.number(),
    wrongAt: z.array(z.number()),
  }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})
const { read } = authenticatorKind
