import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

/** Purpose and subject, for which alone a code is good. */
export type CodeFor = { readonly purpose: string; readonly subject: string }

type Tools = Pick<Engine, 'table' | 'crypto' | 'clock'>
/** `hash` is null once the code was used. */
type Stored = {
  readonly hash: string | null
  readonly until: number
  readonly triesLeft: number
  readonly issuedAt: readonly number[]
}

const keys = keyShape('code#{hash}', 'code')

export const codeKind = stored('one-time code', {
  schema: exactly<Stored>({
    hash: z.string().nullable(),
    until: z.number(),
    triesLeft: z.int(),
    issuedAt: z.array(z.number()),
  }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})
const storedIn = codeKind.read

const lasts = 5 * 60_000
const tries = 5
const hour = 3_600_000
const mostAnHour = 5

/** Sends six digits, good once in five minutes; `text` says {code}. */
export async function sendCode(
  engine: Tools & Pick<Engine, 'couriers'>,
  what: CodeFor,
  { to, text }: { readonly to: string; readonly text: Bilingual },
): Promise<'sent' | RefusalCode> {
  const issued = await issueCode(engine, what)
  if (issued.kind === 'refused') return issued.code
  const said = `${text.zh}\n${text.en}`.replaceAll('{code}', issued.digits)
  const outcome = await engine.couriers.sms.send({ to, text: said })
  return outcome.kind === 'accepted' || outcome.kind === 'unknown' ? 'sent' : 'codeNotSent'
}

/** Replaces the last code; at most five an hour. */
export async function issueCode(
  engine: Tools,
  what: CodeFor,
): Promise<{ kind: 'issued'; digits: string } | { kind: 'refused'; code: 'tooManyCodes' }> {
  const now = engine.clock.now()
  const there = await engine.table.get(keyOf(engine, what))
  const issuedAt = (there ? storedIn(there).issuedAt : []).filter((at) => now - at < hour)
  if (issuedAt.length >= mostAnHour) return { kind: 'refused', code: 'tooManyCodes' }
  const digits = sixDigits(engine.crypto.random(8))
  const code = {
    hash: hashOf(engine, what, digits),
    until: now + lasts,
    triesLeft: tries,
    issuedAt: [...issuedAt, now],
  }
  // Of two at once one goes out; the other waits.
  return (await put(engine, what, there, code)) ? { kind: 'issued', digits } : { kind: 'refused', code: 'tooManyCodes' }
}

/** Uses up a try, or the right code: one of two wins. */
export async function checkCode(
  engine: Tools,
  what: CodeFor,
  typed: string,
): Promise<'right' | 'codeWrong' | 'codeOver'> {
  const there = await engine.table.get(keyOf(engine, what))
  if (!there) return 'codeOver'
  const code = storedIn(there)
  const { hash, until, triesLeft } = code
  if (hash === null || triesLeft < 1 || engine.clock.now() > until) return 'codeOver'
  const isRight = sameSecret(hash, hashOf(engine, what, typed.normalize('NFKC').replace(/\s/g, '')))
  const after = { ...code, triesLeft: triesLeft - 1, hash: isRight ? null : hash }
  if (!(await put(engine, what, there, after))) return checkCode(engine, what, typed)
  return isRight ? 'right' : 'codeWrong'
}

async function put(engine: Tools, what: CodeFor, there: Item | undefined, code: Stored): Promise<boolean> {
  const item = { ...keyOf(engine, what), v: (there?.v ?? 0) + 1, body: json(code) }
  const done = await engine.table.transact([{ put: item, when: there ? { v: there.v } : 'absent' }])
  return done.kind === 'done'
}

function sixDigits(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return String(number % 1_000_000n).padStart(6, '0')
}

// Session key under own names, never 64 hex digits as sessions are.
const keyOf = ({ crypto }: Tools, { purpose, subject }: CodeFor) =>
  keys.key(crypto.keyed('session', `code for#${purpose}#${subject}`))
const hashOf = ({ crypto }: Tools, { purpose, subject }: CodeFor, digits: string) =>
  crypto.keyed('session', `code#${purpose}#${subject}#${digits}`)
