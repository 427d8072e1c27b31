import type { Person } from '#engine/store/person.ts'
import { openApi } from '#functions/http/api/openapi.ts'
import { memoryToken } from '#hosts/memory/tokens.ts'
import { type Answer, claimsOf, type Site } from '#tests/http/site.ts'

export type Told = { readonly status: number; readonly body: Body; readonly headers: Answer['headers'] }
type Body = Readonly<Record<string, unknown>>

/** Client of the interface; null: without token. */
export function program(
  site: Pick<Site, 'ask'>,
  person: Person | null,
  scopes = ['read', 'write', 'approve'],
  told: Parameters<typeof memoryToken>[2] = {},
) {
  const token = person && memoryToken(claimsOf(person), scopes, told)
  const call = async (method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<Told> => {
    const answer = await site.ask({
      method,
      path: `/api/v1${path}`,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body && { 'content-type': 'application/json' }),
        'accept-language': 'en',
      },
      ...(body && { raw: JSON.stringify(body) }),
    })
    const read: Body = JSON.parse(answer.body)
    isDescribed(method, path, answer.status, answer.status < 400 ? '' : `${read['code']}: `)
    return { status: answer.status, headers: answer.headers, body: read }
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: object, key?: string) => call('POST', path, body, key),
  }
}

const { paths = {} } = openApi('https://credit.example.cn')

/** Holds status and code of each answer to the definition. */
function isDescribed(method: 'GET' | 'POST', path: string, status: number, says: string): void {
  const asked = path.split('?')[0] ?? ''
  const fits = Object.keys(paths).filter((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked))
  // The address without a variable part is meant, where both fit.
  const [template] = fits.toSorted((a, b) => a.split('{').length - b.split('{').length)
  const described = template === undefined ? undefined : paths[template]?.[method === 'GET' ? 'get' : 'post']
  if (described && !JSON.stringify(described.responses?.[String(status)])?.includes(says))
    throw new Error(`${method} ${asked} answered ${status} ${says}which the definition does not say`)
}
