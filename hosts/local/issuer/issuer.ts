import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import Provider, { type Configuration, type JWK } from 'oidc-provider'
import { keyFile } from '../base/crypto.ts'
import { demoHeaders, demoPage, escaped } from '../base/demo-page.ts'
import { type DemoPerson, demoAccounts } from '../base/demo-people.ts'
import { writeDurably } from '../base/write-durably.ts'
import { baseOf } from '../http/base-path.ts'
import { readBody } from '../http/read-body.ts'
import { apiClients, apiTokens } from './issuer-api.ts'
import { issuerStore } from './issuer-store.ts'

type Options = {
  readonly folder: string
  /** The canonical address of the site; the issuer is mounted below it. */
  readonly siteUrl: string
  readonly client: {
    readonly clientId: string
    readonly clientSecret: string
    readonly redirectUris: readonly string[]
  }
  readonly people: readonly DemoPerson[]
  readonly realNow: () => number
}
export type Issuer = {
  readonly url: string
  readonly mountPath: string
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const mountPath = '/demo/oidc'

/** Real OpenID Connect, but readers choose who they are. */
export function demoIssuer(options: Options): Issuer {
  const site = new URL(options.siteUrl)
  const base = baseOf(options.siteUrl)
  const url = `${site.origin}${base}${mountPath}`
  const provider = new Provider(url, configuration(options))
  provider.proxy = true
  const answer = provider.callback()
  return {
    url,
    mountPath,
    async handle(request, response) {
      // Behind whatever address the request came by, the issuer has one name.
      request.headers.host = site.host
      request.headers['x-forwarded-proto'] = site.protocol.slice(0, -1)
      const path = (request.url ?? '').slice(mountPath.length) || '/'
      if (path.startsWith('/choose/')) return choose(provider, options.people, request, response)
      if (path.startsWith('/auth')) forgetLast(request)
      Object.assign(request, { originalUrl: `${base}${request.url}`, url: path })
      await answer(request, response)
    },
  }
}

function configuration({ folder, siteUrl, client, people, realNow }: Options): Configuration {
  const clients = [...people, ...demoAccounts]
  const programs = apiTokens(`${siteUrl}/api/v1`, clients)
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax' } as const
  return {
    adapter: issuerStore(realNow),
    jwks: { keys: [signingKey(folder)] },
    cookies: { keys: [Buffer.from(keyFile(folder, 'oidc-cookie')).toString('hex')], long: cookie, short: cookie },
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...client.redirectUris],
        post_logout_redirect_uris: client.redirectUris.map((uri) => new URL('..', uri).href),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
      ...apiClients(clients),
    ],
    claims: { openid: ['sub'], profile: ['name', 'kind', 'uscc', 'id_hash', 'level'], email: ['email'] },
    conformIdTokenClaims: false,
    features: {
      ...programs.features,
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askLogout },
    },
    ...(programs.formats && { formats: programs.formats }),
    interactions: { url: (_ctx, interaction) => `${mountPath}/choose/${interaction.uid}` },
    ttl: {
      Session: 3600,
      Interaction: 3600,
      Grant: 3600,
      AccessToken: 600,
      AuthorizationCode: 60,
      ClientCredentials: 600,
      IdToken: 600,
    },
    findAccount: (_ctx, sub) => {
      const person = people.find((one) => one.sub === sub)
      return person && { accountId: sub, claims: async () => claimsOf(person) }
    },
    // Grants without asking: its only client is this site.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    renderError(ctx, out) {
      ctx.set(demoHeaders)
      ctx.body = demoPage(
        { zh: '无法登录', en: 'Sign-in failed' },
        `<p>${escaped(out.error)} ${escaped(out.error_description ?? '')}</p><p><a href="/">返回 · Back</a></p>`,
      )
    },
  }
}

/** Asks before it ends the demo's own session. */
function askLogout(ctx: { body: unknown; set(headers: Record<string, string>): void }, form: string): void {
  ctx.set(demoHeaders)
  const button = '<button type="submit" form="op.logoutForm" name="logout" value="yes">退出 · Sign out</button>'
  ctx.body = demoPage({ zh: '在登录处退出', en: 'Sign out here too' }, `${form}<p>${button}</p>`)
}

const claimsOf = ({ sub, name, email, kind, uscc, idHash, level }: DemoPerson) => ({
  sub,
  name: name.zh,
  email,
  kind,
  level,
  ...(uscc !== undefined && { uscc }),
  ...(idHash !== undefined && { id_hash: idHash }),
})

/** Forgets the last sign-in: nobody need sign out. */
function forgetLast(request: IncomingMessage): void {
  const cookies = (request.headers.cookie ?? '').split('; ').filter((cookie) => !cookie.startsWith('_session'))
  request.headers.cookie = cookies.join('; ')
}

async function choose(
  provider: Provider,
  people: readonly DemoPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const known = await provider.interactionDetails(request, response).then(
    () => true,
    () => false,
  )
  if (!known) {
    response
      .writeHead(400, demoHeaders)
      .end(demoPage({ zh: '登录已过期', en: 'This sign-in has ended' }, '<p><a href="/">返回 · Back</a></p>'))
    return
  }
  const body = request.method === 'POST' ? await readBody(request, 4096) : undefined
  const chosen = new URLSearchParams(body?.toString()).get('person')
  const person = people.find((one) => one.sub === chosen)
  if (!person) response.writeHead(200, demoHeaders).end(choicePage(people))
  else await provider.interactionFinished(request, response, { login: { accountId: person.sub, remember: false } })
}

function choicePage(people: readonly DemoPerson[]): string {
  const button = ({ sub, name }: DemoPerson) =>
    `<p><button class="button" name="person" value="${escaped(sub)}">${escaped(name.zh)} · <span lang="en">${escaped(name.en)}</span></button></p>`
  return demoPage(
    { zh: '选择演示身份', en: 'Choose who to be' },
    `<form method="post">\n${people.map(button).join('\n')}\n</form>
<p><a href="/demo/recipients">演示接收单位 · Recipients of the demo</a></p>`,
  )
}

function signingKey(folder: string): JWK {
  const path = join(folder, 'keys', 'oidc.json')
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'demo' }
    writeDurably(path, JSON.stringify(key), 0o600)
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}
