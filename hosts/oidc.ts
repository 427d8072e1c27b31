import * as client from 'openid-client'
import { z } from 'zod'
import { Fault } from '#law/fault.ts'

/** Identity of somebody; what they may do stands in the directory. */
export type Claims = z.infer<typeof Claims>
const Claims = z
  .object({
    sub: z.string().min(1),
    name: z.string().min(1),
    email: z.string().optional(),
    kind: z.enum(['organisation', 'person', 'staff']),
    uscc: z.string().optional(),
    id_hash: z.string().optional(),
    level: z.string(),
  })
  .transform(({ id_hash, email, uscc, ...rest }) => ({
    ...rest,
    email: email ?? null,
    uscc: uscc ?? null,
    idHash: id_hash ?? null,
  }))

/** Kept in the session until the issuer answers. */
export const SavedLogin = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
})
export type SavedLogin = z.infer<typeof SavedLogin>

export type Login =
  | { readonly kind: 'known'; readonly claims: Claims; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly refusal: { readonly code: 'loginFailed'; readonly reason: string } }
export type Oidc = {
  loginUrl(returnTo: string): Promise<{ readonly url: string; readonly saved: SavedLogin }>
  /** `callbackUrl` is the canonical redirect address with the query that came. */
  finish(callbackUrl: string, saved: SavedLogin): Promise<Login>
  /** Sign-out page of the issuer; null without one, or unanswered. */
  logoutUrl(): Promise<string | null>
}
type Options = {
  readonly issuer: { readonly url: string; readonly clientId: string; readonly clientSecret: string }
  readonly redirectUri: string
  /** `login` asks each time, for demo readers. */
  readonly prompt?: 'login'
  /** Address of the issuer for calls without the browser. */
  readonly backchannel?: string
}

/** OpenID Connect: code with PKCE, state and nonce; looked up late. */
export function oidc({ issuer, redirectUri, prompt, backchannel }: Options): Oidc {
  const insecure = issuer.url.startsWith('http://')
  let found: Promise<client.Configuration> | undefined
  const configuration = () => {
    found ??= discover().catch((cause: unknown) => {
      found = undefined
      throw new Fault('oidc.unreachable', `the issuer ${issuer.url} does not answer`, { cause })
    })
    return found
  }
  const discover = () =>
    client.discovery(new URL(issuer.url), issuer.clientId, issuer.clientSecret, undefined, {
      ...(insecure && { execute: [client.allowInsecureRequests] }),
      ...(backchannel !== undefined && {
        [client.customFetch]: viaBackchannel(new URL(issuer.url).origin, backchannel),
      }),
    })
  return {
    async loginUrl(returnTo) {
      const config = await configuration()
      const verifier = client.randomPKCECodeVerifier()
      const saved = { state: client.randomState(), nonce: client.randomNonce(), verifier, returnTo }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: saved.state,
        nonce: saved.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(prompt !== undefined && { prompt }),
      })
      return { url: url.href, saved }
    },
    async logoutUrl() {
      const config = await configuration().catch(() => null)
      if (!config?.serverMetadata().end_session_endpoint) return null
      const home = new URL('..', redirectUri).href
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: home }).href
    },
    async finish(callbackUrl, saved) {
      const config = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(callbackUrl), {
          pkceCodeVerifier: saved.verifier,
          expectedState: saved.state,
          expectedNonce: saved.nonce,
        })
        return { kind: 'known', claims: Claims.parse(tokens.claims()), returnTo: saved.returnTo }
      } catch (error) {
        if (!isAnswer(error))
          throw new Fault('oidc.unreachable', `the issuer ${issuer.url} does not answer`, { cause: error })
        return { kind: 'refused', refusal: { code: 'loginFailed', reason: error.message } }
      }
    },
  }
}

const viaBackchannel =
  (front: string, back: string): client.CustomFetch =>
  (url, options) =>
    fetch(url.startsWith(front) ? back + url.slice(front.length) : url, options as RequestInit)

/** Recognises the issuer's word against this sign-in. */
const isAnswer = (error: unknown): error is Error =>
  [client.AuthorizationResponseError, client.ResponseBodyError, client.ClientError, z.ZodError].some(
    (known) => error instanceof known,
  )
