import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { packedAs } from './packed-form.ts'
import { sharedPhrases as dictionary } from './shared-phrases.ts'

/** Cases and log rows are shorter: often read, and phrased instead. */
export const worthDeflating = 2000
const edition = 1

/** A long packed body, less what letters and papers have in common. */
export function deflate(packed: Uint8Array): Uint8Array {
  if (packed.length < worthDeflating) return packed
  const small = deflateRawSync(packed, { dictionary })
  if (small.length + 2 >= packed.length) return packed
  const whole = new Uint8Array(small.length + 2)
  whole.set([packedAs.deflated, edition])
  whole.set(small, 2)
  return whole
}

/** The packed body again; damaged bytes are a fault. */
export const inflate = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === packedAs.deflated && bytes[1] === edition ? inflateRawSync(bytes.subarray(2), { dictionary }) : bytes
