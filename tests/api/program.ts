import type { Person } from '#engine/store/person.ts'
import { memoryToken } from '#hosts/memory/tokens.ts'
import { type Answer, claimsOf, type Site } from '#tests/http/site.ts'

export type Told = { readonly status: number; readonly body: Body; readonly headers: Answer['headers'] }
type Body = Readonly<Record<string, unknown>>

/** Client of the interface; null: without token. */
export function program(site: Pick<Site, 'ask'>, person: Person | null, scopes = ['read', 'write', 'approve']) {
  const token = person && memoryToken(claimsOf(person), scopes)
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
    return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.body) }
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: object, key?: string) => call('POST', path, body, key),
  }
}
