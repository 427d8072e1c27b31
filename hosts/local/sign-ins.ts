import { readFileSync } from 'node:fs'
import type { SignIn, TokenReader } from '#engine/store/ports.ts'
import { accessTokens } from '../access-token.ts'
import { oidc } from '../oidc.ts'
import { keyFile } from './base/crypto.ts'
import { demoPeople } from './base/demo-people.ts'
import type { Environment } from './base/environment.ts'
import { demoIssuer, type Issuer } from './issuer/issuer.ts'
import { httpExchange, ProvinceSettings, provincialSignIn } from './issuer/province.ts'
import { type ProvinceMock, provinceMock } from './issuer/province-mock.ts'

type Client = { readonly url: string; readonly clientId: string; readonly clientSecret: string }
export type SignIns = {
  readonly issuer: Client
  /** Only where the deployment names no issuer. */
  readonly demoIssuer: Issuer | null
  /** The mock of a provincial sign-on, in a demo that asks for it. */
  readonly provinceMock: ProvinceMock | null
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
  const province = env.province === undefined ? null : atProvince(env, issuer.clientSecret, realNow)
  return {
    issuer,
    demoIssuer: env.issuer === undefined ? openIssuer(env, issuer, realNow) : null,
    provinceMock: province?.mock ?? null,
    signIn: province?.signIn ?? signInAt(env.url),
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

/** Citizens' sign-in at the province, or at its mock. */
function atProvince(env: Environment, secret: string, now: () => number) {
  const redirectUri = `${env.url}${callbackPath}`
  const at = `http://127.0.0.1:${env.port}/demo/province`
  const demo = {
    page: `${env.url}/demo/province`,
    exchange: `${at}/exchange`,
    clientId: 'redress',
    clientSecret: secret,
  }
  const { page, exchange, levels, ...client } =
    typeof env.province === 'object'
      ? ProvinceSettings.parse(JSON.parse(readFileSync(env.province.file, 'utf8')))
      : { ...demo, levels: ['real-name'] }
  const mock = env.province === 'demo' ? provinceMock({ people: demoPeople, client, redirectUri, now }) : null
  const ask = httpExchange({ url: exchange, ...client })
  return { mock, signIn: provincialSignIn({ page, clientId: client.clientId, redirectUri, exchange: ask, levels }) }
}
