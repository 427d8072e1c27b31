import { createHash } from 'node:crypto'
import type { Crypto } from '#engine/store/ports.ts'
import { keyCrypto, ledgerKeyFrom } from '../key-crypto.ts'

/** Keys and chance from a seed, to repeat a failing run. */
export function memoryCrypto(seed = 'redress', renewed = 0): Crypto {
  const key = (name: string) => new Uint8Array(createHash('sha256').update(`${seed}/${name}`).digest())
  let drawn = 0
  const hmac = { actor: key('actor'), subject: key('subject'), session: key('session'), upload: key('upload') }
  const numbers = [{ id: '1', bytes: key('numbers') }] as const
  const later = (kind: string) => Array.from({ length: renewed }, (_, n) => key(`${kind}/${n}`))
  const renewals = { cookies: later('cookies'), uploads: later('uploads') }
  return keyCrypto({ hmac, renewed: renewals, ledger: ledgerKeyFrom(key('ledger')), numbers }, (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () => key(`random/${drawn++}`))
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes))
  })
}
