import { bytesOf, toHex } from '#ledger/bytes.ts'
import type { Crypto } from './ports.ts'

/** An id made of a text, so that asking twice opens once. */
export const derivedId = ({ sha256 }: Pick<Crypto, 'sha256'>, text: string): string =>
  toHex(sha256(bytesOf(text)))
    .slice(0, 26)
    .toUpperCase()
