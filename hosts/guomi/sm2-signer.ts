import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto'
import type { Crypto } from '#engine/store/ports.ts'

/** PEM of a new SM2 key. */
export const newSm2Key = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Signer's ID by GM/T 0009-2012, which other implementations presume. */
const signerId = Buffer.from('1234567812345678')

// The curve of GB/T 32918.5-2017.
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const curve = Buffer.from(
  [
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  ].join(''),
  'hex',
)

/**
 * SM2 with SM3 (GB/T 32918.2-2016) and the usual ID, which Node's own `sign` leaves empty. Points are OpenSSL's;
 * the two numbers of a signature, in DER, are made here.
 */
export function sm2Signer(pem: string): NonNullable<Crypto['beside']> {
  const key = createPrivateKey(pem)
  const secret = secretOf(key.export({ type: 'pkcs8', format: 'der' }))
  const point = pointOf(secret)
  const bits = Buffer.from([0, signerId.length * 8])
  const about = sm3(Buffer.concat([bits, signerId, curve, point]))
  return {
    kind: 'sm2-sm3',
    publicKey: new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })),
    sign: (bytes) => signed(numberOf(secret), numberOf(sm3(Buffer.concat([about, bytes])))),
  }
}

/** The number within a key's PKCS #8, behind its version and length. */
function secretOf(key: Buffer): Buffer {
  const before = Buffer.from('0201010420', 'hex')
  const at = key.indexOf(before) + before.length
  return key.subarray(at, at + 32)
}

function signed(secret: bigint, digest: bigint): Uint8Array {
  for (;;) {
    const once = randomBytes(32)
    const k = numberOf(once)
    if (k === 0n || k >= order) continue
    const r = modulo(digest + numberOf(pointOf(once).subarray(0, 32)))
    const s = modulo(inverse(1n + secret) * (k - r * secret))
    if (r !== 0n && r + k !== order && s !== 0n) return der(r, s)
  }
}

/** Both coordinates of a number's point. */
function pointOf(number: Buffer): Buffer {
  const curve = createECDH('SM2')
  curve.setPrivateKey(number)
  return curve.getPublicKey().subarray(1)
}

const sm3 = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest()
const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const modulo = (n: bigint) => ((n % order) + order) % order

/** By Fermat, since the order is prime. */
function inverse(n: bigint): bigint {
  let [found, base] = [1n, modulo(n)]
  for (let rest = order - 2n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) found = (found * base) % order
    base = (base * base) % order
  }
  return found
}

function der(...numbers: readonly bigint[]): Uint8Array {
  const parts = numbers.map((n) => {
    const hex = n.toString(16)
    const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
    const whole = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes
    return Buffer.concat([Buffer.from([2, whole.length]), whole])
  })
  const inside = Buffer.concat(parts)
  return new Uint8Array(Buffer.concat([Buffer.from([48, inside.length]), inside]))
}
