import { createHash, verify, X509Certificate } from 'node:crypto'
import { contentOf, elementsOf } from '#hosts/seal/der.ts'

/** Checks the signature as file readers do. */
export function signatureIn(pdf: Uint8Array) {
  const file = Buffer.from(pdf)
  const [start = 0, end = 0, rest = 0] = (/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(file.toString('latin1')) ?? [])
    .slice(1)
    .map(Number)
  const covered = Buffer.concat([file.subarray(0, start), file.subarray(end, end + rest)])
  const bytes = Buffer.from(file.subarray(start + 1, end - 1).toString('latin1'), 'hex')
  const [, content = bytes] = elementsOf(bytes)
  const [, , , certificates = bytes, signers = bytes] = elementsOf(contentOf(content))
  const [, , , attributes = bytes, , signature = bytes] = elementsOf(contentOf(signers))
  const certificate = new X509Certificate(contentOf(certificates))
  const digest = createHash('sha256').update(covered).digest()
  const said = Buffer.from(attributes).includes(digest)
  const asSet = Buffer.concat([new Uint8Array([0x31]), attributes.subarray(1)])
  const holds = verify('sha256', asSet, certificate.publicKey, contentOf(signature))
  return { holds: said && holds, certificate, isWhole: end + rest === file.length }
}
