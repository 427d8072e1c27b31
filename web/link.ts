import type { Lang } from '#engine/store/person.ts'
import type { Shell } from './shell.ts'

/** Chinese stands at `/`, English at `/en/`. */
export const href = (lang: Lang, path: string): string => (lang === 'en' ? `/en${path}` : path)

/** A link of a page: the reader's language, below the deployment's sub-path. */
export const to = ({ lang, url }: Pick<Shell, 'lang' | 'url'>, path: string): string => base(url) + href(lang, path)

/** Files without a language: style, script, letters. */
export const asset = ({ url }: Pick<Shell, 'url'>, path: string): string => base(url) + path

/** In full, for print and for letters. */
export const absolute = ({ lang, url }: Pick<Shell, 'lang' | 'url'>, path: string): string =>
  url.replace(/\/+$/, '') + href(lang, path)

const base = (url: string) => url.replace(/^[a-z]+:\/\/[^/]+/, '').replace(/\/+$/, '')
