import type { Crypto } from '#engine/store/ports.ts'
import { concat, fromHex, toHex } from '#ledger/bytes.ts'

/** Session's token in new bytes, against BREACH. */
export function maskedCsrf(crypto: Pick<Crypto, 'random'>, secret: string): string {
  const bytes = fromHex(secret)
  if (!bytes || bytes.length === 0) return ''
  const mask = crypto.random(bytes.length)
  return toHex(concat(mask, crossed(bytes, mask)))
}

/** Looks at every byte, so that time tells nothing. */
export function isCsrf(sent: string | undefined, secret: string): boolean {
  const [token = ''] = (sent ?? '').split('.')
  const bytes = fromHex(token)
  const wanted = fromHex(secret)
  if (!bytes || !wanted || wanted.length === 0 || bytes.length !== 2 * wanted.length) return false
  const given = crossed(bytes.subarray(wanted.length), bytes)
  return given.reduce((apart, byte, i) => apart | (byte ^ (wanted[i] ?? 0)), 0) === 0
}

/** Reads from a form's token for whom the form was made. */
export const madeFor = (sent: string | undefined): string => (sent ?? '').split('.')[1] ?? ''

const crossed = (bytes: Uint8Array, mask: Uint8Array) => bytes.map((byte, i) => byte ^ (mask[i] ?? 0))
