import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Lang, Person } from '#engine/store/person.ts'
import type { Shell } from '#web/shell.ts'
import type { Session } from './session.ts'

/** A request for handlers: language off the path, form read, reader known. */
export type Ask = {
  readonly method: 'GET' | 'POST'
  /** Without the language prefix. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  readonly lang: Lang
  readonly cookies: readonly string[]
  /** Name the browser gives itself. */
  readonly agent: string
  /** True where a page of another site led here (Sec-Fetch-Site). */
  readonly isCrossSite: boolean
  /** Address that the browser asked, by Host. */
  readonly host: string
  readonly session: Session | null
  readonly person: Person | null
  readonly shell: Shell
}

export type Signed = Ask & { readonly person: Person; readonly session: Session }

/** Language and path: Chinese at `/`, English at `/en/`. */
export function languageOf(rawPath: string): { lang: Lang; path: string } {
  if (rawPath === '/en' || rawPath === '/en/') return { lang: 'en', path: '/' }
  return rawPath.startsWith('/en/') ? { lang: 'en', path: rawPath.slice(3) } : { lang: 'zh', path: rawPath }
}

type Form = Readonly<Record<string, string>>

/** Posted form, or the status that refuses it. */
export function formOf(event: APIGatewayProxyEventV2): Form | 413 | 415 | 422 {
  if (!event.body) return {}
  const [type = ''] = (event.headers['content-type'] ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return 415
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body
  if (text.length > 500_000) return 413
  const form = Object.fromEntries(new URLSearchParams(text))
  return Object.values(form).some((value) => controls.test(value)) ? 422 : form
}

// Nobody types them, and no page, letter or sheet carries them faithfully.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/
