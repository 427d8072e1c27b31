import type { Engine } from '#engine/store/engine.ts'
import { sameSecret } from '#engine/store/same-secret.ts'

type Signing = Pick<Engine, 'crypto' | 'deployment'>

/** An address to answer one letter, which only we can make. */
export function replyAddress({ crypto, deployment }: Signing, letter: string): string | undefined {
  const { replies } = deployment
  if (replies === undefined) return undefined
  const [name, domain] = replies.address.split('@')
  return `${name}+${letter}${sealOf(crypto, letter)}@${domain}`
}

/** Letter that an address answers; null: not ours. */
export function answeredLetter({ crypto, deployment }: Signing, to: string): string | null {
  const [name, domain] = deployment.replies?.address.toLowerCase().split('@') ?? []
  const [local = '', at] = to.toLowerCase().split('@')
  const [own, secret = ''] = local.split('+')
  if (name === undefined || own !== name || at !== domain || !/^[0-9a-f]{52}$/.test(secret)) return null
  const letter = secret.slice(0, 32)
  return sameSecret(secret.slice(32), sealOf(crypto, letter)) ? letter : null
}

const sealOf = (crypto: Signing['crypto'], letter: string) => crypto.keyed('session', `reply/${letter}`).slice(0, 20)
