import type { Route } from '#functions/http/door/door.ts'

export type Crawled = {
  readonly pages: number
  readonly forms: number
  readonly wrong: readonly string[]
  /** Each address that was followed. */
  readonly seen: readonly string[]
}
export type Reply = {
  readonly status: number
  readonly location: string | null
  readonly type: string
  readonly body: string
  readonly cookies?: readonly string[]
}
type Options = {
  readonly url: string
  readonly ask: (path: string) => Promise<Reply>
  readonly routes: readonly Route[]
  readonly from: readonly string[]
  /** Addresses that are not followed. */
  readonly skips?: RegExp
}

// A supervisor has about 500 a language, two cases a kind.
const most = 3000

/** Follows every link and download; forms must lead to known routes. */
export async function crawl({ url, ask, routes, from, skips = /^$/ }: Options): Promise<Crawled> {
  const seen = new Set(from)
  const left = [...from]
  const posts = routes.filter(({ method }) => method === 'POST').map(({ path }) => pattern(path))
  const forms = new Set<string>()
  const wrong: string[] = []
  const worker = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const { found, fault } = await visit(path)
      if (fault) wrong.push(fault)
      for (const { to, on } of found) {
        if (seen.has(to) || skips.test(to)) continue
        seen.add(to)
        left.push(to)
        origin.set(to, on)
      }
    }
  }
  const origin = new Map<string, string>()

  async function visit(path: string) {
    const reply = await ask(path)
    const { body } = reply
    const where = `${path} (from ${origin.get(path) ?? 'the start'})`
    if (reply.status >= 300 && reply.status < 400) {
      const to = local(url, path, reply.location ?? '')
      return { found: to === null || skipped.test(to) ? [] : [{ to, on: path }], fault: null }
    }
    if (reply.status !== 200) return { found: [], fault: `${reply.status} ${where}` }
    if (body === '') return { found: [], fault: `empty ${where}` }
    if (!reply.type.startsWith('text/html')) return { found: [], fault: null }
    const fault = formsOf(body).find((form) => !isTaken(form, path))
    return { found: linksOf(body, path), fault: fault ? `no route for the form ${fault.action} on ${path}` : null }
  }

  function isTaken({ method, action }: Form, on: string): boolean {
    const to = local(url, on, action)
    if (to === null || to.startsWith('/demo/') || to === '/upload') return true
    forms.add(`${method} ${to}`)
    const path = withoutLanguage(to.split('?')[0] ?? '')
    return method === 'post' ? posts.some((one) => one.test(path)) : routes.some((one) => pattern(one.path).test(path))
  }

  const linksOf = (html: string, on: string) =>
    [...html.matchAll(/<(?:a|link|img|script|source|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].flatMap(
      ([, href = '']) => {
        const to = local(url, on, plain(href))
        return to === null || skipped.test(to) ? [] : [{ to, on }]
      },
    )

  await Promise.all(Array.from({ length: 4 }, worker))
  if (seen.size > most) wrong.push(`${seen.size} addresses: some page leads on for ever`)
  return { pages: seen.size, forms: forms.size, wrong, seen: [...seen] }
}

// The demo's own pages and issuer; what leads out of the session.
const skipped = /^\/demo\/(oidc|issuer)|^\/(en\/)?sign-out/

type Form = { readonly method: string; readonly action: string }

/** Forms, and buttons that lead elsewhere by whatever method theirs has. */
const formsOf = (html: string): readonly Form[] => [
  ...[...html.matchAll(/<form\b([^>]*)>/g)].map(([, tag = '']) => ({
    method: (/method="([^"]*)"/.exec(tag)?.[1] ?? 'get').toLowerCase(),
    action: plain(/action="([^"]*)"/.exec(tag)?.[1] ?? ''),
  })),
  ...[...html.matchAll(/\sformaction="([^"]*)"/g)].map(([, to = '']) => ({ method: 'get', action: plain(to) })),
]

/** Path and query within the site, else null. */
function local(url: string, on: string, href: string): string | null {
  if (/^(mailto|tel|data|otpauth):/.test(href)) return null
  const to = new URL(href, url + on)
  return to.origin === url ? to.pathname + to.search : null
}

export const withoutLanguage = (path: string) => path.replace(/^\/en(?=\/|$)/, '') || '/'
export const pattern = (path: string) => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
const plain = (text: string) => text.replace(/&(amp|quot|lt|gt|#39);/g, (_all, name: string) => entities[name] ?? '')
const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" }
