import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto'
import { ecdsaWithSha256 } from './certificate.ts'
import { der, elementsOf, tagged } from './der.ts'

export type SealKey = { readonly key: KeyObject; readonly certificate: X509Certificate }

/** Detached CMS signature (RFC 5652), attributes by ETSI EN 319 142. */
export function signedData(content: Uint8Array, { key, certificate }: SealKey): Uint8Array {
  const raw = new Uint8Array(certificate.raw)
  const attributes = Buffer.concat(
    [
      der.sequence(der.oid('1.2.840.113549.1.9.3'), der.set(data)),
      der.sequence(der.oid('1.2.840.113549.1.9.4'), der.set(der.octets(sha256(content)))),
      der.sequence(
        der.oid('1.2.840.113549.1.9.16.2.47'),
        der.set(der.sequence(der.sequence(der.sequence(der.octets(sha256(raw)))))),
      ),
    ].toSorted(Buffer.compare),
  )
  const signer = der.sequence(
    one,
    issuerAndSerial(raw),
    sha256Name,
    tagged(0xa0, attributes),
    key.asymmetricKeyType === 'ec' ? ecdsaWithSha256 : rsa,
    der.octets(sign('sha256', der.set(attributes), key)),
  )
  const signed = der.sequence(one, der.set(sha256Name), der.sequence(data), der.context(0, raw), der.set(signer))
  return der.sequence(der.oid('1.2.840.113549.1.7.2'), der.context(0, signed))
}

const one = der.integer(new Uint8Array([1]))
const data = der.oid('1.2.840.113549.1.7.1')
const sha256Name = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'))
const rsa = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nothing())

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const [body = new Uint8Array()] = elementsOf(certificate)
  // Version, [0], precedes the serial unless 1.
  const parts = elementsOf(body).filter((part) => part[0] !== 0xa0)
  const [serial = new Uint8Array(), , issuer = new Uint8Array()] = parts
  return der.sequence(issuer, serial)
}
