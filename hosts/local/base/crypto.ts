import { createPublicKey, randomBytes, randomFillSync } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Crypto } from '#engine/store/ports.ts'
import { newSm2Key, sm2Signer } from '#hosts/guomi/sm2-signer.ts'
import { keyCrypto, keyedHash, ledgerKeyFrom } from '#hosts/key-crypto.ts'
import type { NumberKey } from '#hosts/number-cipher.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from './make-folder.ts'
import { writeDurably } from './write-durably.ts'

type Options = { readonly guomi?: boolean; readonly signer?: Pick<Crypto, 'sign' | 'publicKey'> }

/** Keys in `<data>/keys`; the ledger's may be a signer's. */
export function localCrypto(folder: string, { guomi = false, signer }: Options = {}): Crypto {
  const key = (name: string) => keyFile(folder, name)
  const hmac = { actor: key('actor'), subject: key('subject'), session: key('session'), upload: key('upload') }
  const renewed = { cookies: laterKeys(folder, 'cookies'), uploads: laterKeys(folder, 'uploads') }
  const keys = { hmac, renewed, ledger: signer ?? ledgerKeyFrom(key('ledger')), numbers: numberKeys(folder, guomi) }
  return keyCrypto({ ...keys, ...(guomi && { beside: sm2Signer(sm2Key(folder)) }) }, fromPool())
}

/** Newest of the kind in use first; SM4 has `numbers-s1.hex`. */
function numberKeys(folder: string, guomi: boolean): readonly [NumberKey, ...NumberKey[]] {
  const first = { id: '1', bytes: keyFile(folder, 'numbers-1') }
  if (guomi) keyFile(folder, 'numbers-s1')
  const of = (kind: string) =>
    numbersOf(folder, 'numbers', kind)
      .toReversed()
      .map((n) => ({ id: `${kind}${n}`, bytes: keyFile(folder, `numbers-${kind}${n}`) }))
  const [newest, ...rest] = guomi ? [...of('s'), ...of('')] : [...of(''), ...of('s')]
  return newest ? [newest, ...rest] : [first]
}

/** PEM of the SM2 key, made when first wanted. */
function sm2Key(folder: string): string {
  const path = join(folder, 'keys/ledger-sm2.pem')
  if (!existsSync(path)) writeDurably(path, newSm2Key(), 0o600)
  chmodSync(path, 0o600)
  const pem = readFileSync(path, 'utf8')
  const shown = join(folder, 'keys/ledger-sm2.pub.pem')
  const half = createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString()
  if (!existsSync(shown)) writeDurably(shown, half, 0o600)
  return pem
}

/** Keys that came after the first, the newest last. */
const laterKeys = (folder: string, kind: 'cookies' | 'uploads') =>
  numbersOf(folder, kind).map((n) => keyFile(folder, `${kind}-${n}`))

/** Makes the next key of a kind, and returns its name. */
export function newKey(folder: string, kind: 'numbers' | 'cookies' | 'uploads', guomi = false): string {
  // Of the cipher in use: the other's would seal nothing.
  const cipher = kind === 'numbers' && guomi ? 's' : ''
  if (kind === 'numbers') keyFile(folder, `numbers-${cipher}1`)
  const name = `${kind}-${cipher}${(numbersOf(folder, kind, cipher).at(-1) ?? 0) + 1}`
  keyFile(folder, name)
  return name
}

const numbersOf = (folder: string, of: string, kind = ''): readonly number[] =>
  readdirSync(join(folder, 'keys'))
    .flatMap((name) => new RegExp(`^${of}-${kind}(\\d+)\\.hex$`).exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)

/** 32 secret bytes under a name. */
export function keyFile(folder: string, name: string): Uint8Array {
  const keys = join(folder, 'keys')
  makeFolder(keys, 0o700)
  const path = join(keys, `${name}.hex`)
  if (!existsSync(path)) writeDurably(path, `${randomBytes(32).toString('hex')}\n`, 0o600)
  chmodSync(path, 0o600)
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Fault('keys.unreadable', `${path} does not hold 64 hex digits`)
  return new Uint8Array(Buffer.from(text, 'hex'))
}

/** Key of the seals of items; undefined in a folder without it. */
export const sealKeyOf = (folder: string): Pick<Crypto, 'keyed'> | undefined =>
  existsSync(join(folder, 'keys', 'session.hex')) ? keyedHash(keyFile(folder, 'session')) : undefined

/** Pools randomness: a call a salt would cost ten times more. */
function fromPool(): (bytes: number) => Uint8Array {
  const pool = new Uint8Array(4096)
  let at = pool.length
  return (bytes) => {
    if (bytes > pool.length) return new Uint8Array(randomBytes(bytes))
    if (at + bytes > pool.length) {
      randomFillSync(pool)
      at = 0
    }
    const piece = pool.slice(at, at + bytes)
    pool.fill(0, at, at + bytes) // what was given is not kept
    at += bytes
    return piece
  }
}
