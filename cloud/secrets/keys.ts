import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { Resource } from '../template/deployed.ts'
import { forbidden, refusal, type Service, said } from '../wire/service.ts'

const Asked = z.object({
  KeyId: z.string(),
  Message: z.string().default(''),
  MessageType: z.string().default('RAW'),
  SigningAlgorithm: z.string().optional(),
})
const Properties = z.object({ KeySpec: z.string().default('SYMMETRIC_DEFAULT'), KeyUsage: z.string().optional() })
const AliasOf = z.object({ AliasName: z.string(), TargetKeyId: z.string() })
type Pair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
const algorithm = 'ED25519_SHA_512'
const mostMessage = 4096

/**
 * Keys that never leave; Ed25519, as templates ask. https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
export function keyService(resources: readonly Resource[], judge: Judge): Service {
  const keys = resources.filter(({ type }) => type === 'AWS::KMS::Key')
  const aliases = resources.filter(({ type }) => type === 'AWS::KMS::Alias').map((one) => AliasOf.parse(one.properties))
  const pairs = new Map<string, Pair>(keys.map(({ id, properties }) => [id, pairFor(id, properties)]))
  const named = (name: string) => {
    const target = aliases.find(({ AliasName }) => AliasName === name)?.TargetKeyId ?? name
    return keys.find(({ ref, attributes }) => [ref, attributes['Arn']].includes(target))
  }
  return async ({ operation, body, principal }) => {
    const { KeyId, Message, MessageType, SigningAlgorithm } = Asked.parse(JSON.parse(body))
    const key = named(KeyId)
    const pair = pairs.get(key?.id ?? '')
    if (!key || !pair) return refusal(400, 'NotFoundException', `Key '${KeyId}' does not exist`)
    const Arn = key.attributes['Arn'] ?? ''
    const action = `kms:${operation}`
    if (!judge.may({ principal, action, resource: Arn })) return forbidden(principal, action, Arn)
    if (operation === 'GetPublicKey') return said(publicHalf(Arn, pair))
    if (operation !== 'Sign') return refusal(400, 'UnknownOperationException', operation)
    const message = Buffer.from(Message, 'base64')
    if (SigningAlgorithm !== algorithm || MessageType !== 'RAW' || message.length > mostMessage)
      return refusal(400, 'ValidationException', `${SigningAlgorithm} over ${message.length} bytes, ${MessageType}`)
    const Signature = sign(null, message, pair.privateKey).toString('base64')
    return said({ KeyId: Arn, Signature, SigningAlgorithm })
  }
}

const publicHalf = (KeyId: string, { publicKey }: Pair) => ({
  KeyId,
  PublicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  KeySpec: 'ECC_NIST_EDWARDS25519',
  KeyUsage: 'SIGN_VERIFY',
  SigningAlgorithms: [algorithm],
})

function pairFor(id: string, properties: unknown): Pair {
  const { KeySpec } = Properties.parse(properties)
  if (KeySpec !== 'ECC_NIST_EDWARDS25519') throw new Error(`${id}: this world has no key of ${KeySpec}`)
  return generateKeyPairSync('ed25519')
}
