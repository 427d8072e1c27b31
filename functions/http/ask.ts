import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Lang, Person } from '#engine/view.ts'
import type { Shell } from '#web/shell.ts'
import type { Session } from './session.ts'

/** A request as handlers see it: language taken off the path, form read, reader known. */
export type Ask = {
  readonly method: 'GET' | 'POST'
  /** Without the language prefix. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  readonly lang: Lang
  readonly cookies: readonly string[]
  readonly session: Session | null
  readonly person: Person | null
  readonly shell: Shell
}

export type Signed = Ask & { readonly person: Person; readonly session: Session }

/** The language and the path below it: Chinese at `/`, English at `/en/`. */
export function languageOf(rawPath: string): { lang: Lang; path: string } {
  if (rawPath === '/en' || rawPath === '/en/') return { lang: 'en', path: '/' }
  return rawPath.startsWith('/en/') ? { lang: 'en', path: rawPath.slice(3) } : { lang: 'zh', path: rawPath }
}

/** A posted form; undefined where the body is no form or too large to be one. */
export function formOf(event: APIGatewayProxyEventV2): Readonly<Record<string, string>> | undefined {
  if (!event.body) return {}
  const type = event.headers['content-type'] ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body
  return text.length > 500_000 ? undefined : Object.fromEntries(new URLSearchParams(text))
}
