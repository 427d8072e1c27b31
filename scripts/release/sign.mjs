import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Key that signs releases, read before anything is packed. Undefined: none was given. */
export function releaseKey(file) {
  if (!file) return undefined
  const key = createPrivateKey(readFileSync(file))
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`RELEASE_KEY: ${file} 不是 Ed25519 私钥 / is no Ed25519 private key`)
  return key
}

/** Lays the checksum beside an archive; with a key also its signature and the public key. Answers the key's fingerprint. */
export function signed(archive, arch, key) {
  const sums = `${createHash('sha256').update(readFileSync(archive)).digest('hex')}  ${basename(archive)}\n`
  const folder = dirname(archive)
  writeFileSync(join(folder, `SHA256SUMS-${arch}`), sums)
  if (key === undefined) return undefined
  const own = createPublicKey(key)
  writeFileSync(join(folder, `SHA256SUMS-${arch}.sig`), sign(null, Buffer.from(sums), key))
  writeFileSync(join(folder, 'release.pub.pem'), own.export({ type: 'spki', format: 'pem' }))
  return createHash('sha256')
    .update(own.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}
