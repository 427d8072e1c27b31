import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { longPhrases } from './long-phrases.ts'
import { packedAs } from './packed-form.ts'
import { sharedPhrases } from './shared-phrases.ts'

/** Cases and log rows are shorter: often read, and phrased instead. */
export const worthDeflating = 2000

/** Dictionaries by edition, the second byte. */
const editions: readonly (Buffer | undefined)[] = [undefined, sharedPhrases, longPhrases]
const edition = 2

/** A long packed body, less what letters and papers have in common. */
export function deflate(packed: Uint8Array): Uint8Array {
  if (packed.length < worthDeflating) return packed
  const small = deflateRawSync(packed, { dictionary: longPhrases })
  if (small.length + 2 >= packed.length) return packed
  const whole = new Uint8Array(small.length + 2)
  whole.set([packedAs.deflated, edition])
  whole.set(small, 2)
  return whole
}

/** The packed body again; damaged bytes are a fault. */
export function inflate(bytes: Uint8Array): Uint8Array {
  const dictionary = bytes[0] === packedAs.deflated ? editions[bytes[1] ?? 0] : undefined
  return dictionary ? inflateRawSync(bytes.subarray(2), { dictionary }) : bytes
}
