import type { Person } from '#engine/store/person.ts'
import { webClient } from '#tests/support/web-client.ts'
import { type Answer, type Request, site, type Visitor } from './site.ts'

type Ask = (request: Request) => Promise<Answer>
/** A site for tests that speak HTTP alone. */
export type AnySite = {
  /** Its own addresses, and there the bucket's that takes files. */
  readonly own: RegExp
  /** Told by `SITE`, and not in memory. */
  readonly isElsewhere: boolean
  readonly ask: Ask
  /** Signed in: here that person, there one of the demo. */
  visitor(path: string): Promise<Pick<Visitor, 'cookies' | 'get'>>
}
type Here = { readonly person?: Person; readonly options?: Parameters<typeof site>[0] }

/** The site that runs at `SITE`, else one in memory. */
export function anySite({ person, options }: Here = {}): AnySite {
  const url = process.env['SITE']
  if (url !== undefined) return elsewhere(url)
  const here = site(options)
  const seated = person && here.seat(person).then(() => here.visit(person))
  const visitor = async () => (await seated) ?? here.visit(null)
  return { own: /^http:\/\/localhost:8080\//, isElsewhere: false, ask: here.ask, visitor }
}

function elsewhere(url: string): AnySite {
  const ask: Ask = (request) => askedAt(url, request)
  const signedIn = new Map<string, Promise<Pick<Visitor, 'cookies' | 'get'>>>()
  const begun = async (person: string) => {
    const client = webClient(url)
    await client.post(await client.get('/sign-in'), '', { person })
    const cookies = client.cookie().split('; ')
    return { cookies, get: (path: string) => ask({ path, cookies }) }
  }
  return {
    ...{ own: new RegExp(`^(${url}|http://127\\.0\\.0\\.1:\\d+)(/|$)`), isElsewhere: true, ask },
    visitor(path) {
      const [, person = 'enterprise'] = people.find(([start]) => path.startsWith(start)) ?? []
      const one = signedIn.get(person) ?? begun(person)
      signedIn.set(person, one)
      return one
    },
  }
}

/** Of the demo, by what they alone may see. */
const people = [
  ...[['/desk/mandates', 'intake-1'] as const, ['/desk', 'hj-1'] as const, ['/board', 'supervisor'] as const],
  ...[['/admin', 'system-admin'] as const, ['/audit', 'auditor'] as const, ['/counter', 'clerk'] as const],
  ['/feed/', 'recipient'] as const,
]

let asked = 0
/** A reader each time: budgets are held by tests of their own. */
function anyReader(): string {
  asked += 1
  return `198.18.${Math.floor(asked / 250) % 250}.${asked % 250}`
}

async function askedAt(url: string, request: Request): Promise<Answer> {
  const { method = 'GET', path, form, raw, headers, cookies = [], address = anyReader() } = request
  const body = raw ?? (form && new URLSearchParams(form).toString())
  const reply = await fetch(`${url}${path}`, {
    ...{ method, redirect: 'manual', ...(body !== undefined && { body }) },
    headers: {
      'x-forwarded-for': address,
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      ...headers,
    },
  })
  return {
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    cookies: reply.headers.getSetCookie(),
    body: await reply.text(),
  }
}
