import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { packedAs } from './packed-form.ts'
import { sharedPhrases as dictionary } from './shared-phrases.ts'

// What is shorter is a case or a log row, often read and gaining little.
const worthIt = 2000
const edition = 1

/** A long packed body, less what letters and papers have in common. */
export function deflate(packed: Uint8Array): Uint8Array {
  if (packed.length < worthIt) return packed
  const small = deflateRawSync(packed, { dictionary })
  return small.length + 2 < packed.length ? Buffer.from([packedAs.deflated, edition, ...small]) : packed
}

/** The packed body again; a fault of zlib where the bytes are damaged. */
export const inflate = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === packedAs.deflated && bytes[1] === edition ? inflateRawSync(bytes.subarray(2), { dictionary }) : bytes
