import { z } from 'zod'
import type { Crypto } from '#engine/store/ports.ts'
import { ledgerKeyFrom, rawPublicKey, signWith } from '../key-crypto.ts'
import type { Caller } from './caller.ts'
import { invoke } from './invoke.ts'
import { jsonCall } from './json-call.ts'
import { ledgerSecret } from './secrets.ts'

export type LedgerSigner = Pick<Crypto, 'sign' | 'publicKey'>

/**
 * Key of the ledger: `kms:KEY`, which no function reads, or `secret:ID`, for signers alone. `REDRESS_LEDGER_PUBLIC` is
 * the latter's public key, so that proving needs no right to sign.
 */
export function ledgerSigner(caller: Caller, named: string, publicHex: string | undefined): LedgerSigner {
  const [kind, id] = [named.slice(0, named.indexOf(':')), named.slice(named.indexOf(':') + 1)]
  return kind === 'kms' ? kmsSigner(caller, id) : secretSigner(caller, id, publicHex)
}

/** Hash to sign, in hexadecimal digits. */
export type AttestOrder = { readonly hash: string }

const Attested = z.object({ signature: z.base64() })

/** Signs by the attesting function, without the key. */
export function attested(caller: Caller, name: string, { publicKey }: LedgerSigner): LedgerSigner {
  return {
    publicKey,
    async sign(bytes) {
      const order: AttestOrder = { hash: Buffer.from(bytes).toString('hex') }
      const { signature } = Attested.parse(await invoke(caller, name, order))
      return new Uint8Array(Buffer.from(signature, 'base64'))
    },
  }
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html: ED25519_SHA_512 over the message itself, of at most 4,096 bytes. */
function kmsSigner(caller: Caller, KeyId: string): LedgerSigner {
  const publicKey = once(async () => {
    const { PublicKey } = await jsonCall(caller, 'kms', 'GetPublicKey', { KeyId })
    // The last 32 bytes of its description (RFC 8410).
    return new Uint8Array(Buffer.from(String(PublicKey), 'base64').subarray(-32))
  })
  return {
    publicKey,
    async sign(bytes) {
      const Message = Buffer.from(bytes).toString('base64')
      const order = { KeyId, Message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }
      const { Signature } = await jsonCall(caller, 'kms', 'Sign', order)
      return new Uint8Array(Buffer.from(String(Signature), 'base64'))
    },
  }
}

function secretSigner(caller: Caller, id: string, publicHex: string | undefined): LedgerSigner {
  const key = once(async () =>
    ledgerKeyFrom(new Uint8Array(Buffer.from((await ledgerSecret(caller, id)).ledger, 'hex'))),
  )
  return {
    publicKey: async () =>
      publicHex === undefined ? rawPublicKey(await key()) : new Uint8Array(Buffer.from(publicHex, 'hex')),
    sign: async (bytes) => signWith(await key(), bytes),
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
