import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { DemoPerson } from '../base/demo-people.ts'

const scopes = 'read write approve'

/** No secret: in the demo anybody is anybody. */
const secret = 'demo'

/** Program a demo person: `api-enterprise`, `api-hj-1` at desk. */
export const apiClients = (people: readonly DemoPerson[]): NonNullable<Configuration['clients']> =>
  people.map(({ sub }) => ({
    client_id: `api-${sub}`,
    client_secret: secret,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
  }))

/** JWTs for the interface alone, with the person's claims. */
export function apiTokens(
  audience: string,
  people: readonly DemoPerson[],
): Pick<Configuration, 'features' | 'formats'> {
  const personOf = (ctx: KoaContextWithOIDC) => people.find(({ sub }) => `api-${sub}` === ctx.oidc.client?.clientId)
  return {
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        getResourceServerInfo: async () => ({
          scope: scopes,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt(ctx, _token, jwt) {
          const person = personOf(ctx)
          if (!person) return
          const { sub, name, email, kind, uscc, idHash, level } = person
          const own = { sub, name: name.zh, email, kind, level, uscc, id_hash: idHash }
          Object.assign(jwt.payload, own)
        },
      },
    },
  }
}
