import { setTimeout } from 'node:timers/promises'

/** Patient client: cookies, forms, redirects, and returning when busy. */
export type WebClient = {
  readonly url: string
  /** The cookies as a request carries them. */
  cookie(): string
  get(path: string): Promise<Answer>
  /** Sends the form to `action` with hidden fields and values. */
  post(page: Answer, action: string, values?: Readonly<Record<string, string>>, file?: File): Promise<Answer>
}
export type Answer = { readonly status: number; readonly at: string; readonly html: string }

type Ways = { readonly reloads?: number; readonly seen?: (reply: Response) => void }

/** `reloads`: tries again after faults; `seen`: told each answer, waits for none. */
export function webClient(url: string, { reloads = 0, seen }: Ways = {}): WebClient {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  async function ask(to: string, init: RequestInit = {}, again = reloads): Promise<Answer> {
    const reply = await fetch(to, { ...init, redirect: 'manual', headers: { cookie: cookie() } })
    for (const set of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const html = await reply.text()
    seen?.(reply)
    if (!seen && reply.status === 503 && reply.headers.has('retry-after')) {
      await setTimeout(Number(reply.headers.get('retry-after')) * 1000)
      return ask(to, init)
    }
    if (reply.status >= 500 && again > 0) {
      await setTimeout(300)
      return ask(to, init, again - 1)
    }
    const next = reply.status >= 300 && reply.status < 400 ? reply.headers.get('location') : null
    return next === null ? { status: reply.status, at: to, html } : ask(new URL(next, to).href)
  }
  return {
    url,
    cookie,
    get: (path) => ask(new URL(path, url).href),
    post(page, action, values = {}, file) {
      const form = formsOf(page.html).find((one) => one.action.endsWith(action))
      if (!form) throw new Error(`no form for ${action} on ${page.at} (${page.status})`)
      const body = file ? new FormData() : new URLSearchParams()
      for (const [name, value] of Object.entries({ ...form.hidden, ...values })) body.append(name, value)
      if (body instanceof FormData && file) body.append('file', file)
      return ask(new URL(form.action, page.at).href, { method: 'POST', body })
    },
  }
}

/** The forms of a page, by where they lead. */
function formsOf(html: string) {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, tag = '', inside = '']) => ({
    action: plain(/action="([^"]*)"/.exec(tag)?.[1] ?? ''),
    hidden: Object.fromEntries(
      [...inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
        plain(/name="([^"]*)"/.exec(input)?.[1] ?? ''),
        plain(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
      ]),
    ),
  }))
}

const plain = (text: string) =>
  text.replace(/&(amp|quot|lt|gt|#39);/g, (_all, name: string) => entities[name as keyof typeof entities])
const entities = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" }
