import { timingSafeEqual } from 'node:crypto'
import type { Crypto, FileStore, UploadForm } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'

export type Request = Parameters<FileStore['uploadForm']>[0]
/** Rights of a policy: key, size, return address. */
export type Allowed = { readonly key: string; readonly maxBytes: number; readonly returnTo: string }
export type PolicyCheck =
  | { readonly kind: 'allowed'; readonly allowed: Allowed }
  | { readonly kind: 'expired'; readonly returnTo: string }
  | { readonly kind: 'forged' }

const life = 60 * 60_000
export const largestFile = 20 * 1024 * 1024

/** Fields of S3's POST contract, before the file. */
export function uploadFields(request: Request, keyed: Crypto['keyed']): UploadForm['fields'] {
  const key = fileKey(request.key)
  const policy = policyOf(request)
  return {
    key,
    success_action_redirect: request.returnTo,
    policy,
    'x-amz-signature': keyed('upload', policy),
  }
}

export function checkPolicy(
  fields: Readonly<Record<string, string>>,
  { accepted }: Pick<Crypto, 'accepted'>,
  now: number,
): PolicyCheck {
  const policy = fields['policy'] ?? ''
  if (!accepted('upload', policy).some((one) => same(fields['x-amz-signature'] ?? '', one))) return { kind: 'forged' }
  const { expiration, conditions } = readPolicy(policy)
  const { key, success_action_redirect: returnTo } = conditions[0]
  if (fields['key'] !== key || fields['success_action_redirect'] !== returnTo) return { kind: 'forged' }
  if (now >= Date.parse(expiration)) return { kind: 'expired', returnTo }
  return { kind: 'allowed', allowed: { key, returnTo, maxBytes: conditions[1][2] } }
}

/** Letters, digits, - and _: no path leads out. */
export const isFileKey = (key: string) => key.length <= 400 && /^[\w-]+(\/[\w-]+)*$/.test(key)

/** Key itself; a fault if malformed, since we make keys. */
export function fileKey(key: string): string {
  if (!isFileKey(key)) throw new Fault('files.badKey', `not a key of a file: ${key}`)
  return key
}

/** Address to return to, with key or reason. */
export function backTo(returnTo: string, query: { readonly key: string } | { readonly upload: string }): string {
  const [path = '', fragment] = returnTo.split('#')
  const tail = fragment === undefined ? '' : `#${fragment}`
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}${tail}`
}

type Policy = {
  readonly expiration: string
  readonly conditions: readonly [
    { readonly key: string; readonly success_action_redirect: string },
    readonly ['content-length-range', number, number],
  ]
}

function policyOf({ key, maxBytes, returnTo, now }: Request): string {
  const policy: Policy = {
    expiration: new Date(now + life).toISOString(),
    conditions: [
      { key, success_action_redirect: returnTo },
      ['content-length-range', 1, Math.min(maxBytes, largestFile)],
    ],
  }
  return Buffer.from(JSON.stringify(policy)).toString('base64')
}

// Only what carries our signature gets here, so it has our shape.
const readPolicy = (text: string): Policy => JSON.parse(Buffer.from(text, 'base64').toString())

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
