import type { SignIn, TokenReader } from '#engine/store/ports.ts'
import { accessTokens } from '../access-token.ts'
import { oidc } from '../oidc.ts'
import { keyFile } from './base/crypto.ts'
import { demoPeople } from './base/demo-people.ts'
import type { Environment } from './base/environment.ts'
import { demoIssuer, type Issuer } from './issuer/issuer.ts'

type Client = { readonly url: string; readonly clientId: string; readonly clientSecret: string }
export type SignIns = {
  readonly issuer: Client
  /** Only where the deployment names no issuer. */
  readonly demoIssuer: Issuer | null
  readonly signIn: SignIn
  /** Comes back to the staff's own address, where they have one. */
  readonly staffSignIn: SignIn | null
  readonly tokens: TokenReader
}

/** Sign-in at the deployment's issuer, or the built-in demo's. */
export function signIns(env: Environment, realNow: () => number): SignIns {
  const issuer = env.issuer ?? demoClient(env)
  const own = env.issuer === undefined ? { backchannel: `http://127.0.0.1:${env.port}` } : {}
  const signInAt = (url: string) => oidc({ issuer, redirectUri: `${url}${callbackPath}`, ...own })
  return {
    issuer,
    demoIssuer: env.issuer === undefined ? openIssuer(env, issuer, realNow) : null,
    signIn: signInAt(env.url),
    staffSignIn: env.staff === undefined ? null : signInAt(env.staff.url),
    tokens: accessTokens({ issuer: issuer.url, audience: `${env.url}/api/v1`, ...own }),
  }
}

/** Path to which the issuer sends readers back. */
export const callbackPath = '/login/callback'

const demoClient = (env: Environment): Client => ({
  url: `${env.url}/demo/oidc`,
  clientId: 'redress',
  clientSecret: Buffer.from(keyFile(env.dataFolder, 'oidc-client')).toString('hex'),
})

const openIssuer = (env: Environment, client: Client, realNow: () => number): Issuer =>
  demoIssuer({
    folder: env.dataFolder,
    siteUrl: env.url,
    client: { ...client, redirectUris: [env.url, env.staff?.url ?? env.url].map((url) => `${url}${callbackPath}`) },
    people: demoPeople,
    realNow,
  })
