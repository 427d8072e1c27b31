import { createPrivateKey, X509Certificate } from 'node:crypto'
import { Fault } from '#law/fault.ts'
import type { SealKey } from './signed-data.ts'

/** Reads a sealing key and certificate; `where` names them in faults. */
export function readSealKey(pem: string, where: string): SealKey {
  const why = (text: string) => `${where}: ${text}`
  try {
    const key = createPrivateKey(pem)
    const certificate = new X509Certificate(pem)
    if (key.asymmetricKeyType !== 'ec' && key.asymmetricKeyType !== 'rsa')
      throw new Error('不是 RSA 或椭圆曲线密钥 / not an RSA or elliptic curve key')
    if (!certificate.checkPrivateKey(key)) throw new Error('证书与私钥不符 / the certificate is of another key')
    return { key, certificate }
  } catch (cause) {
    throw new Fault('seals.bad', why(cause instanceof Error ? cause.message : String(cause)), { cause })
  }
}
