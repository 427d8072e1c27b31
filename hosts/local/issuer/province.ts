import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Claims, Login, SignIn } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { usccFault } from '#records/identity/uscc.ts'

/** Identity that a provincial sign-on (省统一身份认证) gives for a code. */
export const Provincial = z.strictObject({
  type: z.enum(['person', 'organisation']),
  name: z.string().min(1).max(200),
  /** Hash of the number of a person; null of organisations. */
  idHash: z.string().min(1).nullable(),
  uscc: z.string().nullable(),
  /** Level of assurance, as the province names it. */
  level: z.string().min(1),
})
export type Provincial = z.infer<typeof Provincial>

/** Identity for a one-time code; null: the code is worth nothing. Throws `province.unreachable`. */
export type Exchange = (code: string) => Promise<Provincial | null>

type Options = {
  /** Page on which people sign in. */
  readonly page: string
  readonly clientId: string
  readonly redirectUri: string
  readonly exchange: Exchange
  /** Levels that prove who it is; others are refused. */
  readonly levels: readonly string[]
}

/** Sign-in at a provincial sign-on, by its code and the state that was sent along. */
export function provincialSignIn({ page, clientId, redirectUri, exchange, levels }: Options): SignIn {
  return {
    async loginUrl(returnTo) {
      const saved = { state: randomBytes(32).toString('base64url'), nonce: '', verifier: '', returnTo }
      const url = new URL(page)
      const asked = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: saved.state }
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
      return { url: url.href, saved }
    },
    async finish(callbackUrl, { state, returnTo }) {
      const query = new URL(callbackUrl).searchParams
      if (state === '' || query.get('state') !== state) return refused('another state')
      const code = query.get('code') ?? ''
      const identity = code === '' ? null : await exchange(code)
      const claims = identity && claimsOf(identity, levels)
      return claims ? { kind: 'known', claims, returnTo } : refused('no identity for the code')
    },
    // Its interface names no page to sign out.
    logoutUrl: async () => null,
  }
}

const refused = (reason: string): Login => ({ kind: 'refused', refusal: { code: 'loginFailed', reason } })

/** Claims of an identity proved; null where number or level prove nobody. */
function claimsOf({ type, name, idHash, uscc, level }: Provincial, levels: readonly string[]): Claims | null {
  if (!levels.includes(level)) return null
  const key = type === 'organisation' ? uscc : idHash
  // A person's key never reads as an organisation's, nor as a unit's.
  const isOwnKind = key !== null && (type === 'organisation' ? usccFault(key) === null : isHash.test(key))
  if (!isOwnKind) return null
  const own = type === 'organisation' ? { uscc: key, idHash: null } : { uscc: null, idHash: key }
  return { sub: `province:${key}`, name, email: null, kind: type, level, ...own }
}

const isHash = /^[0-9a-f]{32,128}$/i

/** Settings of a deployment's sign-on, from a file that this service alone reads. */
export const ProvinceSettings = z.strictObject({
  page: z.url(),
  exchange: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  levels: z.array(z.string().min(1)).min(1),
})

type Gateway = { readonly url: string; readonly clientId: string; readonly clientSecret: string }

const patience = 10_000

/** Asks the province for a code's identity: a POST of `{"clientId","clientSecret","code"}`; 400 and 401 mean that it is worth nothing. */
export const httpExchange =
  ({ url, clientId, clientSecret }: Gateway): Exchange =>
  async (code) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, clientSecret, code }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch((cause: unknown) => {
      throw new Fault('province.unreachable', `${new URL(url).host} does not answer`, { cause })
    })
    if (answer.status === 400 || answer.status === 401) return null
    const read = answer.ok ? Provincial.safeParse(await answer.json().catch(() => null)) : null
    if (!read?.success) throw new Fault('province.unreachable', `${new URL(url).host} answered ${answer.status}`)
    return read.data
  }
