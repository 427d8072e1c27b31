import { bytesOf, toHex } from '#ledger/bytes.ts'
import type { Crypto } from './ports.ts'

/** An id that the same text always gives: what it opens is opened once, however often it is asked. */
export const derivedId = ({ sha256 }: Pick<Crypto, 'sha256'>, text: string): string =>
  toHex(sha256(bytesOf(text)))
    .slice(0, 26)
    .toUpperCase()
