import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { TokenReader } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'

type Options = {
  readonly issuer: string
  /** Address of the interface: a token must be meant for it. */
  readonly audience: string
  /** Another way to the issuer: the same machine, by its own port. */
  readonly backchannel?: string
}

const Discovered = z.object({ issuer: z.string(), jwks_uri: z.string() })
const Access = z.object({
  sub: z.string().min(1),
  client_id: z.string().min(1),
  iat: z.number(),
  scope: z.string().default(''),
  name: z.string().default(''),
  email: z.string().nullish(),
  kind: z.enum(['organisation', 'person', 'staff']).default('staff'),
  uscc: z.string().nullish(),
  id_hash: z.string().nullish(),
  level: z.string().default(''),
  /** RFC 8176. */
  amr: z.array(z.string()).default([]),
})

/**
 * Reads access tokens (JWT, RFC 9068) of the deployment's issuer by its published keys. Accepts key-pair signatures
 * only.
 */
export function accessTokens({ issuer, audience, backchannel }: Options): TokenReader {
  const get: typeof fetch = (url, options) => fetch(reached(String(url), issuer, backchannel), options)
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined
  const keySet = () => {
    keys ??= discovered(issuer, get).catch((cause: unknown) => {
      keys = undefined
      throw new Fault('oidc.unreachable', `the issuer ${issuer} does not answer`, { cause })
    })
    return keys
  }
  return {
    async read(token) {
      const set = await keySet()
      try {
        const { payload } = await jwtVerify(token, set, {
          issuer,
          audience,
          algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        })
        return accessOf(payload)
      } catch (error) {
        if (error instanceof errors.JWKSTimeout) {
          throw new Fault('oidc.unreachable', `the keys of ${issuer} do not come`, { cause: error })
        }
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }
}

async function discovered(issuer: string, get: typeof fetch) {
  const answer = await get(`${issuer}/.well-known/openid-configuration`)
  const found = Discovered.parse(await answer.json())
  return createRemoteJWKSet(new URL(found.jwks_uri), { [customFetch]: (url, options) => get(url, options) })
}

const reached = (url: string, issuer: string, backchannel: string | undefined) => {
  const { origin } = new URL(issuer)
  return backchannel !== undefined && url.startsWith(origin) ? backchannel + url.slice(origin.length) : url
}

function accessOf(payload: JWTPayload) {
  const read = Access.safeParse(payload)
  if (!read.success) return null
  const { sub, name, email, kind, uscc, id_hash, level, scope, client_id, iat, amr } = read.data
  return {
    claims: { sub, name, email: email ?? null, kind, uscc: uscc ?? null, idHash: id_hash ?? null, level },
    scopes: scope.split(' ').filter((one) => one !== ''),
    client: client_id,
    issuedAt: iat * 1000,
    isTwoFactor: amr.includes('mfa'),
  }
}
